"""SQLite: which one is safe, what file is a journal, and what happens when the disk fails."""

import os
import resource
import signal
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from seriatim.journal import CannotOpen, FromTheFuture, Journal, StorageFailed, open_journal, sqlite_url
from seriatim.journal.errors import Busy
from seriatim.journal.sqlite import SETTINGS, SqliteDoor, sqlite3, wal_is_safe
from seriatim.journal.tests.notes import OEWG, Noted, noted, occasion, texts

pytestmark = pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "3.53.4", "4.0.0", "3.50.7", "3.50.9", "3.44.6"])
def test_a_sqlite_that_keeps_what_it_committed_is_used(version: str, journal_url: str) -> None:
    assert wal_is_safe(tuple(map(int, version.split("."))))


@pytest.mark.parametrize("version", ["3.40.1", "3.44.5", "3.45.0", "3.49.2", "3.50.6", "3.51.0", "3.51.2", "3.7.0"])
def test_a_sqlite_that_loses_committed_rows_is_refused(
    version: str, journal_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = tuple(map(int, version.split(".")))
    assert not wal_is_safe(numbers)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", numbers)
    monkeypatch.setattr(sqlite3, "sqlite_version", version)
    with pytest.raises(
        CannotOpen, match=rf"SQLite {version} loses committed rows in WAL mode: install pysqlite3 0\.6\.1"
    ):
        open_journal(journal_url)


def test_every_commit_reaches_the_disk(journal: Journal) -> None:
    connection = journal.door._link().connection
    connection.set_authorizer(None)
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", *(setting.partition("=")[0] for setting in SETTINGS))
    }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "secure_delete": 1,
    }


def test_the_file_says_whose_it_is(journal: Journal) -> None:
    assert isinstance(journal.door, SqliteDoor)
    assert journal.door.path.read_bytes()[68:72] == b"Seri"


def test_a_file_of_another_program_is_left_alone(tmp_path: Path, journal_url: str) -> None:
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(str(path))) as connection:
        connection.execute("CREATE TABLE django_session (session_key text)")
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match="another program's database"):
        open_journal(sqlite_url(path))
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, journal_url: str) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7" * 1000)
    with pytest.raises(CannotOpen, match="not a database"):
        open_journal(sqlite_url(path))


def test_a_journal_of_a_newer_format_asks_for_an_upgrade(journal: Journal, journal_url: str) -> None:
    assert isinstance(journal.door, SqliteDoor)
    with journal.door._unguarded() as connection:
        connection.execute("PRAGMA user_version = 3")
    with pytest.raises(FromTheFuture, match="upgrade"):
        open_journal(journal_url)


def fill(journal: Journal) -> None:
    """From now on the file cannot grow."""
    connection = journal.door._link().connection
    connection.set_authorizer(None)
    [(pages,)] = connection.execute("PRAGMA page_count").fetchall()
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_records_nothing_and_says_so(journal: Journal) -> None:
    noted(journal, OEWG, "before")
    fill(journal)
    with pytest.raises(StorageFailed, match="disk is full: nothing of this was recorded; make room"):
        noted(journal, OEWG, *("x" * 500 for _ in range(100)))
    assert texts(journal.read(OEWG)) == ["before"]
    noted(journal, OEWG, "after there was room again")
    assert texts(journal.read(OEWG)) == ["before", "after there was room again"]


def test_nothing_goes_on_in_a_block_that_lost_its_connection(journal: Journal) -> None:
    def go_on_regardless() -> None:
        with journal.writing(OEWG) as pen:
            with pytest.raises(StorageFailed, match="full"):
                pen.append(OEWG, 1, [Noted("x" * 500) for _ in range(100)], occasion(), "c")
            pen.append(OEWG, 1, [Noted("as if nothing had happened")], occasion(), "c")

    noted(journal, OEWG, "before")
    fill(journal)
    with pytest.raises(StorageFailed, match="in the middle of a transaction"):
        go_on_regardless()
    assert texts(journal.read(OEWG)) == ["before"]


def test_a_disk_that_fails_in_the_middle_leaves_nothing_half_done(journal: Journal, journal_url: str) -> None:
    """A child process may write only so many bytes to a file: SQLite sees an I/O error in a commit."""
    noted(journal, OEWG, "before")
    journal.close()

    def write_until_it_fails() -> bool:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        with open_journal(journal_url) as child:
            try:
                for number in range(1000):
                    noted(child, OEWG, str(number), "y" * 100)
            except StorageFailed as failure:
                return "nothing of this was acknowledged" in str(failure)
        return False

    assert in_a_child(write_until_it_fails)
    recorded = texts(journal.read(OEWG))
    assert recorded[0] == "before"
    assert len(recorded) > 3
    assert len(recorded) % 2 == 1
    noted(journal, OEWG, "after")


def test_a_forked_process_does_not_use_its_parents_connection(journal: Journal) -> None:
    noted(journal, OEWG, "parent")
    mine = journal.door._link()
    assert in_a_child(lambda: journal.door._link() is not mine and texts(journal.read(OEWG)) == ["parent"])
    noted(journal, OEWG, "and on")


def test_who_waits_too_long_is_told_to_try_again(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seriatim.journal.sqlite.PATIENCE_SECONDS", 0)
    caught: list[Exception] = []

    def late() -> None:
        try:
            noted(journal, OEWG, "late")
        except Busy as busy:
            caught.append(busy)

    with journal.writing(OEWG):
        thread = threading.Thread(target=late)
        thread.start()
        thread.join()
    assert "try again" in str(caught[0])


def test_another_program_that_holds_the_file_is_named_as_the_reason(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seriatim.journal.sqlite.PATIENCE_SECONDS", 0)
    assert isinstance(journal.door, SqliteDoor)
    with journal.door._unguarded() as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another program has held the journal"):
            noted(journal, OEWG, "x")
    noted(journal, OEWG, "y")


def in_a_child(act: Callable[[], bool]) -> bool:
    """Whether it was true in a forked process."""
    child = os.fork()
    if child == 0:
        done = False
        try:
            done = act()
        finally:
            os._exit(0 if done else 1)
    return os.waitpid(child, 0)[1] == 0
