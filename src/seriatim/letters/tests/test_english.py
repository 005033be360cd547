"""Numbers, dates, times, articles and names in English."""

from datetime import date, datetime
from string import Formatter

import pytest

from seriatim.letters.rules.english import ENGLISH
from seriatim.letters.rules.english.dates import appointment, clock, day, span
from seriatim.letters.rules.english.names import afterwards, in_or_at, introduced, quoted, the, with_article
from seriatim.letters.rules.english.numbers import ordinal
from seriatim.letters.rules.names import NONE_GIVEN
from seriatim.letters.rules.outline import Say
from seriatim.letters.tests.facts import TOWN_HALL


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (7, "seventh"), (8, "eighth"), (9, "ninth"),
        (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"), (19, "nineteenth"), (20, "twentieth"),
        (21, "twenty-first"), (30, "thirtieth"), (42, "forty-second"), (50, "fiftieth"), (67, "sixty-seventh"),
        (80, "eightieth"), (99, "ninety-ninth"), (100, "100th"), (101, "101st"), (102, "102nd"), (103, "103rd"),
        (111, "111th"), (112, "112th"), (113, "113th"), (121, "121st"), (140, "140th"),
    ],
)  # fmt: skip
def test_ordinals_are_in_words_below_a_hundred(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_no_two_sessions_have_the_same_ordinal() -> None:
    assert len({ordinal(number) for number in range(1, 300)}) == 299


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 3, 4), date(2024, 3, 8), "from 4 to 8 March 2024"),
        (date(2024, 2, 26), date(2024, 3, 8), "from 26 February to 8 March 2024"),
        (date(2023, 12, 18), date(2024, 1, 5), "from 18 December 2023 to 5 January 2024"),
        (date(2023, 3, 4), date(2024, 3, 4), "from 4 March 2023 to 4 March 2024"),
        (date(2024, 3, 4), date(2024, 3, 4), "on 4 March 2024"),
    ],
)
def test_what_both_ends_of_a_span_share_is_said_once(first: date, last: date, words: str) -> None:
    assert span(first, last) == words


def test_a_day_has_no_leading_zero() -> None:
    assert day(date(2024, 9, 1)) == "1 September 2024"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (9, 0, "9.00am"), (10, 0, "10.00am"), (15, 0, "3.00pm"), (15, 5, "3.05pm"), (12, 0, "12 noon"),
        (12, 30, "12.30pm"), (0, 0, "12 midnight"), (0, 15, "12.15am"), (11, 59, "11.59am"), (23, 45, "11.45pm"),
    ],
)  # fmt: skip
def test_times_are_in_the_style_of_the_united_nations(hour: int, minute: int, words: str) -> None:
    assert clock(datetime(2024, 3, 27, hour, minute)) == words  # noqa: DTZ001 (a wall clock)


def test_an_appointment_names_the_weekday_and_whose_clock_it_is() -> None:
    at = datetime(2024, 10, 15, 15, 0)  # noqa: DTZ001 (a wall clock)
    assert appointment(at, "Geneva") == "Tuesday, 15 October 2024 at 3.00pm (Geneva time)"


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("virtual meeting", "a"), ("informal meeting", "an"), ("in-person meeting", "an"), ("hybrid meeting", "a"),
        ("“town hall” meeting", "a"), ("“open house” meeting", "an"), ("one-day meeting", "a"),
        ("unofficial meeting", "an"), ("uninterrupted meeting", "an"), ("unified meeting", "a"),
        ("useful meeting", "a"), ("hour-long meeting", "an"), ("NGO meeting", "an"), ("UN meeting", "a"),
        ("Informal meeting", "an"), ("European meeting", "a"), ("extraordinary meeting", "an"),
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(words: str, article: str) -> None:
    assert with_article(words) == f"{article} {words}"


OEWG = "Open-Ended Working Group on ageing"
AHC = "Ad Hoc Committee on an international convention"


@pytest.mark.parametrize(
    ("name", "short_name", "first", "later"),
    [
        (OEWG, "OEWG", f"the {OEWG} (OEWG)", "the OEWG"),
        (OEWG, "", f"the {OEWG}", "the Working Group"),
        (AHC, "Ad Hoc Committee", f"the {AHC} (“the Ad Hoc Committee”)", "the Ad Hoc Committee"),
        (AHC, "the Committee", f"the {AHC} (“the Committee”)", "the Committee"),
        (AHC, "", f"the {AHC}", "the Committee"),
        ("Committee on Outer Space", "COPUOS", "the Committee on Outer Space (COPUOS)", "COPUOS"),
        ("Economic and Social Council", "ECOSOC", "the Economic and Social Council (ECOSOC)", "ECOSOC"),
        ("The Conference on Disarmament", "CD", "the Conference on Disarmament (CD)", "the CD"),
        ("Friends of the Chair", "", "the Friends of the Chair", "the Friends of the Chair"),
    ],
)
def test_a_body_is_introduced_once_and_then_called_by_its_short_name(
    name: str, short_name: str, first: str, later: str
) -> None:
    assert (introduced(name, short_name), afterwards(name, short_name)) == (first, later)


@pytest.mark.parametrize(
    ("place", "preposition"),
    [
        ("Conference Room 4", "in"), ("Boardroom D", "in"), ("the Trusteeship Council Chamber", "in"),
        ("the General Assembly Hall", "in"), ("United Nations Headquarters", "at"), ("the Palais des Nations", "at"),
    ],
)  # fmt: skip
def test_one_meets_in_a_room_and_at_a_house(place: str, preposition: str) -> None:
    assert in_or_at(place) == f"{preposition} {place}"


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    assert quoted("The “new” agenda") == "“The ‘new’ agenda”"


def test_a_name_typed_with_its_article_does_not_get_two() -> None:
    assert the("The Hague Conference") == "the Hague Conference"
    assert the("Theatre Board") == "the Theatre Board"


def test_english_says_every_sentence_and_has_a_phrase_for_every_gap() -> None:
    gaps = {gap for sentence in ENGLISH.sentences.values() for _, gap, _, _ in Formatter().parse(sentence) if gap}
    assert set(ENGLISH.sentences) == set(Say)
    assert gaps == set(ENGLISH.phrases(TOWN_HALL, NONE_GIVEN))
