"""What somebody looks for in the journal is found in one query, and nothing else is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from seriatim.journal import Concerning, Journal, Wanted
from seriatim.journal.tests.notes import AT, BODY, OEWG, Noted
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor, delegation
from seriatim.kernel.command import Occasion

WANTED = Wanted((OEWG,))
HOUR = timedelta(hours=1)


@pytest.fixture
def told(journal: Journal) -> Journal:
    """Four notes by four actors, an hour after each other, and one in another stream."""
    actors: list[Actor] = [CHAIR, delegation("KEN"), delegation("KEN", "p-amina"), delegation("KENX")]
    notes = ["The Chair opens", '100 % "sure"', "Å_b", "another"]
    for number, (actor, text) in enumerate(zip(actors, notes, strict=True)):
        with journal.writing(OEWG) as pen:
            pen.append(OEWG, number, [Noted(text)], Occasion(actor, AT + number * HOUR), f"c{number}")
    with journal.writing(BODY) as pen:
        pen.append(BODY, 0, [Noted("The Chair elsewhere")], Occasion(SECRETARIAT, AT), "elsewhere")
    return journal


def found(journal: Journal, wanted: Wanted) -> list[int]:
    return [one.position for one in journal.find(wanted)]


def test_the_latest_comes_first_and_other_streams_not_at_all(told: Journal) -> None:
    assert found(told, WANTED) == [4, 3, 2, 1]
    assert found(told, replace(WANTED, oldest_first=True, limit=2)) == [1, 2]
    assert found(told, replace(WANTED, streams=(OEWG, BODY))) == [5, 4, 3, 2, 1]
    assert found(told, replace(WANTED, streams=())) == []


def test_a_page_goes_on_where_the_one_before_ended(told: Journal) -> None:
    assert found(told, replace(WANTED, limit=3)) == [4, 3, 2]
    assert found(told, replace(WANTED, limit=3, before=2)) == [1]
    assert found(told, replace(WANTED, after=3)) == [4]


def test_with_a_delegation_are_found_its_people_and_nobody_whose_code_begins_alike(told: Journal) -> None:
    assert found(told, replace(WANTED, actors=("delegation:KEN",))) == [3, 2]
    assert found(told, replace(WANTED, actors=("delegation:KEN/p-amina",))) == [3]
    assert found(told, replace(WANTED, actors=("delegation:%",))) == []


def test_a_time_begins_with_its_first_instant_and_ends_before_its_last(told: Journal) -> None:
    assert found(told, replace(WANTED, since=AT + HOUR, until=AT + 3 * HOUR)) == [3, 2]


@pytest.mark.parametrize(
    ("texts", "positions"),
    [
        (("chair",), [1]),
        (("100 %",), [2]),
        (('"sure"',), [2]),
        (("_b",), [3]),
        (("%",), [2]),
        (("chair", "anoth"), [4, 1]),
    ],
)
def test_a_text_is_found_as_it_was_typed(texts: tuple[str, ...], positions: list[int], told: Journal) -> None:
    assert found(told, replace(WANTED, texts=texts)) == positions


def test_a_value_is_found_as_the_whole_of_a_field(told: Journal) -> None:
    assert found(told, replace(WANTED, values=("another",))) == [4]
    assert found(told, replace(WANTED, values=("anoth", "The Chair opens"))) == [1]
    assert found(told, replace(WANTED, values=("anoth",), texts=("chair",))) == [1]


def test_kinds_of_events_are_found_by_their_names(told: Journal) -> None:
    assert found(told, replace(WANTED, names=("test.Noted",))) == [4, 3, 2, 1]
    assert found(told, replace(WANTED, names=("test.Called",))) == []


def test_what_concerns_a_delegation_is_what_its_people_did_and_what_names_it(told: Journal) -> None:
    concerning = Concerning("delegation:KEN", ("test.Noted",), ("opens", "closes"))
    assert found(told, replace(WANTED, concerning=concerning)) == [3, 2, 1]
    assert found(told, replace(WANTED, concerning=replace(concerning, names=("test.Called",)))) == [3, 2]
