"""A journal that is shorter than what was signed, or another, is not served; one that moved as a whole is."""

from pathlib import Path

import pytest

from seriatim.journal import CannotOpen, Journal
from seriatim.journal.backup import backup
from seriatim.journal.log.guard import guard
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.log import Log
from seriatim.journal.log.tests.scene import SCENE, log_of
from seriatim.journal.moving import export_lines, import_lines, transfer
from seriatim.journal.opening import open_journal, sqlite_url
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.tests.notes import BODY, OEWG, noted, whispered
from seriatim.journal.tests.test_verify import Administrator, administrator

__all__ = ["administrator"]


@pytest.fixture
def outside(journal: Journal, keeper: Keeper) -> Path:
    """Four events were recorded and signed, and the last checkpoint is kept outside."""
    noted(journal, OEWG, "1", "2")
    keeper.keep()
    noted(journal, BODY, "3")
    whispered(journal)
    keeper.keep()
    return keeper.outside


def test_a_journal_that_only_grew_is_served(journal: Journal, outside: Path) -> None:
    guard(journal, outside)
    noted(journal, OEWG, "5")
    guard(journal, outside)


def test_a_new_journal_is_served(journal: Journal, tmp_path: Path) -> None:
    guard(journal, tmp_path / "last-checkpoint")


def test_a_journal_whose_end_is_missing_is_not_served(
    journal: Journal, outside: Path, administrator: Administrator
) -> None:
    administrator("DELETE FROM event WHERE position = 4")
    with pytest.raises(CannotOpen, match=r"has 3 events, and 4 were signed.*restore a copy that is at least as long"):
        guard(Journal(journal.door), outside)


def test_an_older_copy_of_the_whole_database_is_not_served(
    journal: Journal, log: Log, keeper: Keeper, tmp_path: Path
) -> None:
    noted(journal, OEWG, "1", "2")
    keeper.keep()
    backup(journal, tmp_path / "yesterday.sqlite3")
    noted(journal, OEWG, "3")
    keeper.keep()
    with open_journal(sqlite_url(tmp_path / "yesterday.sqlite3")) as restored:
        with pytest.raises(CannotOpen, match="has 2 events, and 3 were signed") as caught:
            guard(restored, keeper.outside)
        assert str(keeper.outside) in str(caught.value)
        keeper.outside.unlink()
        guard(restored, keeper.outside)


def test_another_history_is_not_served(journal: Journal, other: Journal, outside: Path) -> None:
    noted(other, OEWG, "1", "2", "3", "4", "5")
    with pytest.raises(CannotOpen, match="first 4 events of the journal are not those that were signed"):
        guard(other, outside)


def test_a_damaged_file_outside_is_not_taken_for_nothing(journal: Journal, outside: Path) -> None:
    outside.write_bytes(outside.read_bytes()[:40])
    with pytest.raises(CannotOpen, match="is damaged: move it away"):
        guard(journal, outside)
    outside.write_bytes(b"\xff")
    with pytest.raises(CannotOpen, match="is damaged"):
        guard(journal, outside)


def test_a_journal_that_moved_as_a_whole_is_served_and_its_receipts_stay_valid(
    journal: Journal, log: Log, other: Journal, outside: Path
) -> None:
    receipt = log.receipt(OEWG, 3)
    transfer(journal, other)
    guard(other, outside)
    again = log_of(other).receipt(OEWG, 3)
    assert (again.line, again.index, again.proof) == (receipt.line, receipt.index, receipt.proof)
    SCENE.must_hold(again)


def test_the_same_events_in_another_journal_have_other_places_and_the_same_lines(
    journal: Journal, log: Log, other: Journal, outside: Path
) -> None:
    """A receipt is of the log that gave it; it still proves what is in an export of that whole log."""
    receipt = log.receipt(OEWG, 3)
    noted(other, "body:elsewhere", "before")
    import_lines(other, export_lines(journal, OEWG, BODY))
    moved = log_of(other).receipt(OEWG, 3)
    assert moved.line == receipt.line
    assert moved.index == receipt.index + 1
    SCENE.must_hold(receipt)
    SCENE.must_hold(moved)
    with pytest.raises(CannotOpen, match="not those that were signed"):
        guard(other, outside)


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_what_was_signed_is_known_even_where_the_file_outside_is_lost(
    journal: Journal, outside: Path, administrator: Administrator
) -> None:
    outside.unlink()
    assert isinstance(journal.door, SqliteDoor)
    administrator("DELETE FROM event WHERE position = 4")
    with pytest.raises(CannotOpen, match="4 were signed"):
        guard(Journal(journal.door), outside)
