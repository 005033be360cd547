"""Are days written as the United Nations writes them in each of its languages?"""

from datetime import date, timedelta

import pytest

from seriatim.proceedings import dates
from seriatim.proceedings.terms import ordinal

WEDNESDAY = date(2024, 3, 27)


@pytest.mark.parametrize(
    ("language", "in_full"),
    [
        ("en", "Wednesday 27 March 2024"),
        ("fr", "mercredi 27 mars 2024"),
        ("es", "miércoles 27 de marzo de 2024"),
        ("ru", "среда, 27 марта 2024 года"),
        ("zh", "2024年3月27日星期三"),
        ("ar", "الأربعاء 27 آذار/مارس 2024"),
    ],
)
def test_a_day_with_its_weekday_contains_the_day_without_it(language: str, in_full: str) -> None:
    assert dates.day_in_full(WEDNESDAY, language) == in_full
    assert dates.day(WEDNESDAY, language) in in_full
    assert "2024" not in dates.weekday(WEDNESDAY, language)


def test_the_first_of_a_month_is_the_first_in_french_alone() -> None:
    may = date(2024, 5, 1)
    assert dates.day(may, "fr") == "1er mai 2024"
    assert dates.weekday(may, "ru") == "среда, 1 мая"
    assert dates.day(may, "ar") == "1 أيار/مايو 2024"
    assert dates.weekday(may, "zh") == "5月1日星期三"


def test_two_of_the_arabic_months_have_names_of_two_words() -> None:
    assert dates.day(date(2024, 1, 31), "ar") == "31 كانون الثاني/يناير 2024"
    assert dates.day(date(2024, 10, 31), "ar") == "31 تشرين الأول/أكتوبر 2024"


@pytest.mark.parametrize("language", dates.CALENDARS)
def test_no_two_days_of_a_year_are_written_alike(language: str) -> None:
    year = [date(2024, 1, 1) + timedelta(days) for days in range(366)]
    for written in (dates.day, dates.day_in_full, dates.weekday):
        assert len({written(one, language) for one in year}) == 366


def test_a_place_takes_the_form_that_a_sentence_asks_for() -> None:
    assert [str(ordinal(number)) for number in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
    ]  # fmt: skip
    said = [f"{ordinal(number)} {ordinal(number):n} {ordinal(number):re} {ordinal(number):er}" for number in (1, 10)]
    assert said == ["1st 1 1re 1er", "10th 10 10e 10e"]
