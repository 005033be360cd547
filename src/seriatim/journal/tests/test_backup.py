"""A copy is taken while others write, and can be opened in the original's place."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from seriatim.journal import Journal, StorageFailed, Tampered, open_journal, sqlite_url
from seriatim.journal.backup import backup
from seriatim.journal.moving import transfer
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.tests.notes import OEWG, note, noted, texts
from seriatim.journal.verify import verify


@contextmanager
def written_to(journal: Journal) -> Iterator[None]:
    """Somebody writes, two notes at a time, for as long as the block lasts, and has begun when it begins."""
    begun, stop = Event(), Event()

    def write() -> None:
        for number in count():
            with journal.writing(OEWG) as pen:
                note(pen, OEWG, str(number), "its pair")
                pen.remember(f"key-{number}", bytes(32), {"number": number})
            if number == 10:
                begun.set()
            if stop.is_set():
                return

    writer = Thread(target=write)
    writer.start()
    begun.wait()
    try:
        yield
    finally:
        stop.set()
        writer.join()


def test_a_backup_taken_while_others_write_is_whole_and_goes_on(journal: Journal, tmp_path: Path) -> None:
    with written_to(journal):
        report = backup(journal, tmp_path / "copy.sqlite3")
    with open_journal(sqlite_url(tmp_path / "copy.sqlite3")) as copy:
        assert verify(copy) == report
        kept = copy.read(OEWG)
        assert len(kept) >= 20
        assert len(kept) % 2 == 0
        assert kept == journal.read(OEWG)[: len(kept)]
        with copy.writing(OEWG) as pen:
            assert pen.answered("key-9", bytes(32)) == {"number": 9}
            note(pen, OEWG, "restored")
        assert texts(copy.read(OEWG))[-1] == "restored"


def test_a_backup_is_restored_into_either_database(journal: Journal, tmp_path: Path) -> None:
    with open_journal(sqlite_url(tmp_path / "first.sqlite3")) as first:
        noted(first, OEWG, "one", "two")
        backup(first, tmp_path / "copy.sqlite3")
        with open_journal(sqlite_url(tmp_path / "copy.sqlite3")) as copy:
            assert transfer(copy, journal) == first.head() == journal.head()


def test_a_backup_never_overwrites(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite3").write_text("last week's")
    with pytest.raises(StorageFailed, match="exists already: give the backup another name"):
        backup(journal, tmp_path / "copy.sqlite3")
    assert (tmp_path / "copy.sqlite3").read_text() == "last week's"


def test_a_backup_needs_a_folder(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="give another folder"):
        backup(journal, tmp_path / "nowhere" / "copy.sqlite3")


def test_nothing_is_left_of_a_backup_that_does_not_verify(journal: Journal, tmp_path: Path) -> None:
    with open_journal(sqlite_url(tmp_path / "tampered.sqlite3")) as tampered:
        noted(tampered, OEWG, "one")
        assert isinstance(tampered.door, SqliteDoor)
        with tampered.door._unguarded() as connection:
            connection.execute("DROP TRIGGER event_refuses_update")
            connection.execute("UPDATE event SET actor = 'chair'")
        folder = tmp_path / "backups"
        folder.mkdir()
        with pytest.raises(Tampered):
            backup(tampered, folder / "copy.sqlite3")
    assert list(folder.iterdir()) == []


def test_nothing_is_left_of_a_backup_that_the_disk_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    noted(journal, OEWG, "one")
    folder = tmp_path / "backups"
    folder.mkdir()
    monkeypatch.setattr("seriatim.journal.backup._sync", full)
    with pytest.raises(StorageFailed, match="No space left"):
        backup(journal, folder / "copy.sqlite3")
    assert list(folder.iterdir()) == []
