"""The answers that were given are checked with the journal: damage shows, and so does an end that was cut off."""

import pytest

from seriatim.journal import Journal, Tampered
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.tests.notes import BODY, OEWG, note, noted
from seriatim.journal.tests.test_verify import Administrator, administrator
from seriatim.journal.verify import verify

__all__ = ["administrator"]


@pytest.fixture(autouse=True)
def written(journal: Journal) -> None:
    """Three commands: one made events 2 and 3, one nothing, one event 4."""
    noted(journal, BODY, "1")
    for key, texts in (("first", ("2", "3")), ("nothing", ()), ("last", ("4",))):
        with journal.writing(OEWG) as pen:
            note(pen, OEWG, *texts)
            pen.remember(key, bytes(32), {"version": pen.version(OEWG)})


def unlocked(journal: Journal, statement: str, table: str = "command") -> str:
    sqlite = isinstance(journal.door, SqliteDoor)
    return f"DROP TRIGGER {table}_refuses_update; {statement}" if sqlite else (
        f"ALTER TABLE {table} DISABLE TRIGGER ALL; {statement}"
    )  # fmt: skip


def test_whole_answers_are_whole(journal: Journal) -> None:
    assert verify(journal).events == 4


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"version": 2}', '{"version":2.5}', "nonsense"])
def test_a_damaged_answer_is_damage(journal: Journal, administrator: Administrator, damaged: str) -> None:
    administrator(unlocked(journal, f"UPDATE command SET answer = '{damaged}' WHERE key = 'first'"))
    with pytest.raises(Tampered, match=r"position 3: the answer that was given to the command first is damaged"):
        verify(journal)
    with pytest.raises(Tampered, match="is damaged"), journal.writing(OEWG) as pen:
        pen.answered("first", bytes(32))


def test_an_answer_about_other_events_is_found(journal: Journal, administrator: Administrator) -> None:
    administrator(unlocked(journal, """UPDATE command SET answer = '{"version":1}' WHERE key = 'first'"""))
    with pytest.raises(Tampered, match="the command first is not about the events that it made"):
        verify(journal)


@pytest.mark.parametrize(("first", "last"), [(0, 3), (3, 2), (2, 99)])
def test_an_answer_about_no_place_is_found(
    journal: Journal, administrator: Administrator, first: int, last: int
) -> None:
    administrator(unlocked(journal, f"UPDATE command SET first = {first}, last = {last} WHERE key = 'first'"))
    with pytest.raises(Tampered, match="the command first"):
        verify(journal)


def test_an_answer_about_events_that_are_gone_betrays_a_cut(journal: Journal, administrator: Administrator) -> None:
    administrator("DELETE FROM event WHERE position = 4")
    with pytest.raises(Tampered, match=r"up to position 4, and 3 are here: the end of the journal is missing"):
        verify(Journal(journal.door))
