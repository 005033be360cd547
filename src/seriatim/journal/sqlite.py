"""The journal in one SQLite file: durable at every commit, append-only for whoever holds the connection."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from seriatim.journal.door import PATIENCE_SECONDS, Conflict, Door, Link
from seriatim.journal.errors import Busy, CannotOpen, FromTheFuture, JournalError, StorageFailed
from seriatim.journal.tables import FORMAT, SQLITE

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:  # no wheel for this machine: the same driver and SQLite come with sqlcipher3
        from sqlcipher3 import dbapi2 as sqlite3

__all__ = ["SqliteDoor", "may", "sqlite3", "wal_is_safe"]

APPLICATION = 0x53657269
""""Seri", in the file's header: so that no other program's file is taken for a journal."""

SETTINGS = (
    "synchronous=FULL",  # NORMAL loses acknowledged commits when the power fails
    "fullfsync=1",  # the same on macOS
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else REPLACE deletes without asking the triggers
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",  # an I/O error must come as an error, not as a signal
    "secure_delete=ON",  # what is erased is overwritten
)
RELAXED = "synchronous=NORMAL"
"""Durable with the next commit of an event, or at the next checkpoint of the file."""

SENTENCES = {
    sqlite3.SQLITE_FULL: "the disk is full: nothing of this was recorded; make room, then give the command again",
    sqlite3.SQLITE_IOERR: "the disk failed: nothing of this was acknowledged; check the disk and restart Seriatim",
    sqlite3.SQLITE_READONLY: "the journal may not be written: check who owns its file and its folder",
    sqlite3.SQLITE_CANTOPEN: "the journal's file cannot be opened: check who owns it and its folder",
    sqlite3.SQLITE_CORRUPT: "the journal's file is damaged: keep it aside and restore the last backup",
}

_APPENDED = {"event", "command", "checkpoint", "cosignature", "sealed"}
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION}


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """True if this SQLite keeps every committed row in WAL mode (https://sqlite.org/wal.html#walresetbug).

    The race that lost some is repaired in 3.51.3, and in 3.50.7 and 3.44.6 of their branches.
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def may(action: int, table: str | None, *_: object) -> int:
    """SQLite's authorizer: this connection reads, appends, and erases confidential parts; it can do nothing else."""
    appends = action == sqlite3.SQLITE_INSERT and table in _APPENDED
    erases = action == sqlite3.SQLITE_DELETE and table == "sealed"
    return sqlite3.SQLITE_OK if appends or erases or action in _ALLOWED else sqlite3.SQLITE_DENY


class SqliteDoor(Door):
    """One file in WAL mode; the writers of this process queue up instead of polling the file's lock."""

    error = sqlite3.Error

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._writer = Lock()
        self._aside: Link | None = None

    def prepare(self) -> None:
        """Create the file if there is none; refuse a SQLite that forgets, and a file that is no journal."""
        if not wal_is_safe(sqlite3.sqlite_version_info):
            raise CannotOpen(
                f"SQLite {sqlite3.sqlite_version} loses committed rows in WAL mode: "
                "install pysqlite3 0.6.1 or newer, which brings its own"
            )
        if not self.path.parent.is_dir():
            raise CannotOpen(f"{self.path.parent} is not a folder: create it, or correct the journal's address")
        try:
            with self._unguarded() as connection:
                self._recognise(connection)
                self._create(connection)
        except StorageFailed as failure:
            raise CannotOpen(f"{self.path}: {failure}") from failure

    def _recognise(self, connection: Any) -> None:
        if _one(connection, "SELECT count(*) FROM sqlite_schema"):
            if _one(connection, "PRAGMA application_id") != APPLICATION:
                raise CannotOpen(f"{self.path} is another program's database: correct the journal's address")
            if _one(connection, "PRAGMA user_version") > FORMAT:
                raise FromTheFuture(str(self.path))
        if _one(connection, "PRAGMA journal_mode=WAL") != "wal":
            raise CannotOpen(f"{self.path} cannot use WAL mode: put the journal on a local disk")

    def _create(self, connection: Any) -> None:
        if _one(connection, "PRAGMA user_version") == FORMAT:
            return
        connection.execute("BEGIN IMMEDIATE")
        found = _one(connection, "PRAGMA user_version")
        for statement in (one for form, statements in SQLITE.items() if form > found for one in statements):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={FORMAT}")
        connection.execute("COMMIT")

    def check(self) -> None:
        """Let SQLite look for damage to its file."""
        with self._unguarded() as connection:
            found = _one(connection, "PRAGMA integrity_check(1)")
        if found != "ok":
            raise StorageFailed(f"{self.path} is damaged ({found}): keep it aside and restore the last backup")

    def turn(self) -> None:
        """BEGIN IMMEDIATE was the turn."""

    def note(self, sql: str, row: Sequence[Any]) -> None:
        """Insert through a connection that does not wait for the disk."""
        with self._queue():
            try:
                if self._aside is None or self._aside.process != os.getpid():
                    self._aside = Link(self._connect(RELAXED))
                self._aside.connection.execute(sql, row)
            except sqlite3.Error as error:
                self._aside = None
                raise self._explain(error) from error

    def scrub(self) -> None:
        """Bring the file up to date and empty its log, in which the old pages still stand."""
        with self._unguarded() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy while others go on writing; the path must not exist."""
        with self._unguarded() as connection:
            connection.execute("VACUUM INTO ?", (str(path),))

    @contextmanager
    def _unguarded(self) -> Iterator[Any]:
        """A short-lived connection without the authorizer, for what only creation, checks and backups do."""
        try:
            with closing(self._open()) as connection:
                yield connection
        except sqlite3.Error as error:
            raise self._explain(error) from error

    def _open(self) -> Any:
        return sqlite3.connect(str(self.path), PATIENCE_SECONDS, isolation_level=None, check_same_thread=False)

    def _connect(self, *otherwise: str) -> Any:
        connection = self._open()
        for setting in (*SETTINGS, *otherwise):
            connection.execute(f"PRAGMA {setting}")
        connection.set_authorizer(may)
        return connection

    def _begin(self, connection: Any, streams: Sequence[str]) -> None:
        del streams  # SQLite has one lock, for all of them
        connection.execute("BEGIN IMMEDIATE")

    @contextmanager
    def _queue(self) -> Iterator[None]:
        if not self._writer.acquire(timeout=PATIENCE_SECONDS):
            raise Busy(f"other writers have held the journal for {PATIENCE_SECONDS} s: try again")
        try:
            yield
        finally:
            self._writer.release()

    def _explain(self, error: Any) -> JournalError:
        if isinstance(error, sqlite3.IntegrityError):
            return Conflict(str(error))
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            return Busy(f"another program has held the journal for {PATIENCE_SECONDS} s: try again")
        return StorageFailed(f"{SENTENCES.get(code, 'SQLite could not do it')} (SQLite: {error})")


def _one(connection: Any, sql: str) -> Any:
    return connection.execute(sql).fetchone()[0]
