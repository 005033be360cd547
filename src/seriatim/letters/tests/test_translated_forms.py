"""Numbers, dates and times in Arabic, Chinese, French, Russian and Spanish, as the United Nations writes them."""

from datetime import date, datetime

import pytest

from seriatim.letters.rules.arabic.dates import appointment as arabic_appointment
from seriatim.letters.rules.arabic.dates import span as arabic_span
from seriatim.letters.rules.arabic.numbers import ordinal as arabic
from seriatim.letters.rules.chinese.dates import appointment as chinese_appointment
from seriatim.letters.rules.chinese.dates import clock as chinese_clock
from seriatim.letters.rules.chinese.dates import span as chinese_span
from seriatim.letters.rules.chinese.numbers import ordinal as chinese
from seriatim.letters.rules.french.dates import appointment as french_appointment
from seriatim.letters.rules.french.dates import clock as french_clock
from seriatim.letters.rules.french.dates import span as french_span
from seriatim.letters.rules.french.numbers import ordinal as french
from seriatim.letters.rules.marks import MARKS
from seriatim.letters.rules.russian.dates import appointment as russian_appointment
from seriatim.letters.rules.russian.dates import span as russian_span
from seriatim.letters.rules.russian.numbers import ordinal as russian
from seriatim.letters.rules.spanish.dates import appointment as spanish_appointment
from seriatim.letters.rules.spanish.dates import clock as spanish_clock
from seriatim.letters.rules.spanish.dates import span as spanish_span
from seriatim.letters.rules.spanish.numbers import ordinal as spanish

ORDINALS = {
    "fr": french,
    "es": spanish,
    "ru": russian,
    "zh": chinese,
    "ar": arabic,
}


@pytest.mark.parametrize(
    ("number", "fr", "es", "ru", "zh", "ar"),
    [
        (1, "première", "primer", "первой", "第一届", "الأولى"),
        (2, "deuxième", "segundo", "второй", "第二届", "الثانية"),
        (3, "troisième", "tercer", "третьей", "第三届", "الثالثة"),
        (7, "septième", "séptimo", "седьмой", "第七届", "السابعة"),
        (10, "dixième", "décimo", "десятой", "第十届", "العاشرة"),
        (11, "onzième", "undécimo", "одиннадцатой", "第十一届", "الحادية عشرة"),
        (12, "douzième", "duodécimo", "двенадцатой", "第十二届", "الثانية عشرة"),
        (13, "treizième", "decimotercer", "тринадцатой", "第十三届", "الثالثة عشرة"),
        (20, "vingtième", "vigésimo", "двадцатой", "第二十届", "العشرين"),
        (21, "vingt et unième", "vigésimo primer", "двадцать первой", "第二十一届", "الحادية والعشرين"),
        (40, "quarantième", "cuadragésimo", "сороковой", "第四十届", "الأربعين"),
        (67, "soixante-septième", "sexagésimo séptimo", "шестьдесят седьмой", "第六十七届", "السابعة والستين"),
        (70, "soixante-dixième", "septuagésimo", "семидесятой", "第七十届", "السبعين"),
        (71, "soixante et onzième", "septuagésimo primer", "семьдесят первой", "第七十一届", "الحادية والسبعين"),
        (78, "soixante-dix-huitième", "septuagésimo octavo", "семьдесят восьмой", "第七十八届", "الثامنة والسبعين"),
        (80, "quatre-vingtième", "octogésimo", "восьмидесятой", "第八十届", "الثمانين"),
        (81, "quatre-vingt-unième", "octogésimo primer", "восемьдесят первой", "第八十一届", "الحادية والثمانين"),
        (91, "quatre-vingt-onzième", "nonagésimo primer", "девяносто первой", "第九十一届", "الحادية والتسعين"),
        (99, "quatre-vingt-dix-neuvième", "nonagésimo noveno", "девяносто девятой", "第九十九届", "التاسعة والتسعين"),
        (112, "112e", "112º", "112-й", "第112届", "112"),
    ],
)
def test_ordinals_have_the_gender_and_case_in_which_a_session_stands(
    number: int, fr: str, es: str, ru: str, zh: str, ar: str
) -> None:
    assert [ordinal(number).translate(MARKS) for ordinal in ORDINALS.values()] == [fr, es, ru, zh, ar]


@pytest.mark.parametrize("language", ORDINALS)
def test_no_two_sessions_have_the_same_ordinal_in_any_language(language: str) -> None:
    assert len({ORDINALS[language](number) for number in range(1, 300)}) == 299


ONE_DAY = date(2024, 3, 4), date(2024, 3, 4)
IN_A_MONTH = date(2024, 3, 1), date(2024, 3, 8)
IN_A_YEAR = date(2024, 2, 26), date(2024, 3, 8)
OVER_NEW_YEAR = date(2023, 12, 2), date(2024, 1, 1)


def test_a_french_span_begins_on_the_first_as_premier() -> None:
    assert [french_span(*one) for one in (ONE_DAY, IN_A_MONTH, IN_A_YEAR, OVER_NEW_YEAR)] == [
        "le 4 mars 2024",
        "du 1er au 8 mars 2024",
        "du 26 février au 8 mars 2024",
        "du 2 décembre 2023 au 1er janvier 2024",
    ]


def test_a_spanish_span_says_once_what_both_ends_share() -> None:
    assert [spanish_span(*one) for one in (ONE_DAY, IN_A_MONTH, IN_A_YEAR, OVER_NEW_YEAR)] == [
        "el 4 de marzo de 2024",
        "del 1 al 8 de marzo de 2024",
        "del 26 de febrero al 8 de marzo de 2024",
        "del 2 de diciembre de 2023 al 1 de enero de 2024",
    ]


def test_a_russian_span_has_its_months_in_the_genitive() -> None:
    assert [russian_span(*one) for one in (ONE_DAY, IN_A_MONTH, IN_A_YEAR, OVER_NEW_YEAR)] == [
        "4 марта 2024 года",
        "с 1 по 8 марта 2024 года",
        "с 26 февраля по 8 марта 2024 года",
        "со 2 декабря 2023 года по 1 января 2024 года",
    ]


def test_a_chinese_span_says_once_what_both_ends_share() -> None:
    assert [chinese_span(*one) for one in (ONE_DAY, IN_A_MONTH, IN_A_YEAR, OVER_NEW_YEAR)] == [
        "2024年3月4日",
        "2024年3月1日至8日",
        "2024年2月26日至3月8日",
        "2023年12月2日至2024年1月1日",
    ]


def test_an_arabic_span_has_both_names_of_a_month() -> None:
    assert [arabic_span(*one) for one in (ONE_DAY, IN_A_MONTH, IN_A_YEAR, OVER_NEW_YEAR)] == [
        "في 4 آذار/مارس 2024",
        "في الفترة من 1 إلى 8 آذار/مارس 2024",
        "في الفترة من 26 شباط/فبراير إلى 8 آذار/مارس 2024",
        "في الفترة من 2 كانون الأول/ديسمبر 2023 إلى 1 كانون الثاني/يناير 2024",
    ]


@pytest.mark.parametrize(
    ("hour", "minute", "fr", "es", "zh"),
    [
        (0, 0, "minuit", "a las 0.00 horas", "凌晨0时"),
        (0, 15, "0 h 15", "a las 0.15 horas", "凌晨0时15分"),
        (1, 0, "1 heure", "a la 1.00 horas", "上午1时"),
        (9, 0, "9 heures", "a las 9.00 horas", "上午9时"),
        (12, 0, "midi", "a las 12.00 horas", "中午12时"),
        (12, 30, "12 h 30", "a las 12.30 horas", "中午12时30分"),
        (15, 5, "15 h 05", "a las 15.05 horas", "下午3时5分"),
    ],
)
def test_times_are_in_the_style_of_the_united_nations(hour: int, minute: int, fr: str, es: str, zh: str) -> None:
    at = datetime(2024, 3, 27, hour, minute)  # noqa: DTZ001 (a wall clock)
    assert (french_clock(at), spanish_clock(at), chinese_clock(at)) == (fr, es, zh)


def test_an_appointment_names_the_weekday_and_whose_clock_it_is() -> None:
    at = datetime(2024, 10, 15, 15, 5)  # noqa: DTZ001 (a wall clock)
    assert french_appointment(at, "heure de Genève") == "mardi 15 octobre 2024 à 15 h 05 (heure de Genève)"
    assert spanish_appointment(at, "hora de Ginebra") == (
        "martes 15 de octubre de 2024 a las 15.05 horas (hora de Ginebra)"
    )
    assert russian_appointment(at, "по женевскому времени") == (
        "во вторник, 15 октября 2024 года, в 15 ч. 05 м. (по женевскому времени)"
    )
    assert chinese_appointment(at, "日内瓦时间") == "2024年10月15日星期二下午3时5分（日内瓦时间）"
    assert arabic_appointment(at, "بتوقيت جنيف").translate(MARKS) == (
        "الثلاثاء، 15 تشرين الأول/أكتوبر 2024، الساعة 15/05 (بتوقيت جنيف)"
    )
