"""The journal in PostgreSQL: its tables belong to a role that nobody is, and the program may only append to them."""

import logging
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

import psycopg
from psycopg import errors, sql

from seriatim.journal.door import PATIENCE_SECONDS, Conflict, Door
from seriatim.journal.errors import Busy, CannotOpen, FromTheFuture, JournalError, StorageFailed
from seriatim.journal.tables import FORMAT, POSTGRES

OWNER = "seriatim_owner"
"""The role that owns the journal's tables; it cannot sign in."""

SETTINGS = """SELECT
    set_config('search_path', 'journal, pg_temp', false),
    set_config('lock_timeout', %s, false),
    set_config('idle_in_transaction_session_timeout', '60s', false),
    CASE current_setting('synchronous_commit')
        WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END"""

SENTENCES: dict[type[Exception], str] = {
    errors.DiskFull: "the server's disk is full: nothing of this was recorded; make room, then give the command again",
    errors.IoError: "the server's disk failed: nothing of this was acknowledged; check it and restart PostgreSQL",
    errors.InsufficientPrivilege: "this role has no right to do that: let an administrator create the journal for it",
}

log = logging.getLogger(__name__)


class PostgresDoor(Door):
    """A connection per thread; each stream has a lock of its own, and appending another.

    The locks are the server's advisory locks, released with the transaction: there is no row to lock, so the
    program needs the right to change none.
    """

    error = psycopg.Error

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def prepare(self) -> None:
        """Create the tables if there are none; refuse those of a newer program."""
        if self.rows("SELECT to_regclass('journal.event')") == [(None,)] or self._format() < FORMAT:
            create(self.url)
        if self._format() > FORMAT:
            raise FromTheFuture("the journal in PostgreSQL")

    def _format(self) -> int:
        [(found,)] = self.rows("SELECT max(version) FROM format")
        return int(found)

    def check(self) -> None:
        """PostgreSQL checks its pages as it reads them."""

    def turn(self) -> None:
        """Wait for the lock that everybody takes to append."""
        self.rows("SELECT pg_advisory_xact_lock(?)", (lock_of(""),))

    def note(self, sql: str, row: Sequence[Any]) -> None:
        """Insert and do not wait for the disk."""
        self._do(lambda link: _insert_relaxed(link, self._dialect(sql), row))

    def scrub(self) -> None:
        """PostgreSQL's own vacuum removes what was erased."""

    def _connect(self) -> Any:
        connection = connect(self.url)
        connection.execute(SETTINGS, (f"{PATIENCE_SECONDS}s",))
        return connection

    def _begin(self, connection: Any, streams: Sequence[str]) -> None:
        connection.execute("BEGIN")
        for lock in sorted(map(lock_of, streams)):
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (lock,))

    def _dialect(self, written: str) -> str:
        return written.replace("?", "%s")

    def _explain(self, error: Any) -> JournalError:
        if isinstance(error, errors.IntegrityError):
            return Conflict(str(error))
        if isinstance(error, errors.LockNotAvailable):
            return Busy(f"other writers have held the stream for {PATIENCE_SECONDS} s: try again")
        for kind, sentence in SENTENCES.items():
            if isinstance(error, kind):
                return StorageFailed(f"{sentence} (PostgreSQL: {error})")
        return StorageFailed(f"PostgreSQL could not do it: nothing of this was acknowledged; try again ({error})")


def _insert_relaxed(connection: psycopg.Connection[Any], statement: Any, row: Sequence[Any]) -> None:
    with connection.transaction():
        connection.execute("SET LOCAL synchronous_commit = off")
        connection.execute(statement, row)


@lru_cache(maxsize=4096)
def lock_of(stream: str) -> int:
    """The advisory lock of a stream, and with an empty name that of appending."""
    return int.from_bytes(sha256(f"seriatim journal {stream}".encode()).digest()[:8], signed=True)


def connect(url: str) -> psycopg.Connection[Any]:
    """A connection that commits only when it is told to COMMIT."""
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE_SECONDS)
    except psycopg.Error as error:
        raise CannotOpen(f"PostgreSQL: {error}. Start the server, or correct the journal's address") from error


def create(url: str, program: str | None = None) -> None:
    """Create the journal's tables, connected as somebody who may, for the role that the program signs in with.

    Whoever may create roles makes the owner a role that cannot sign in: then nobody who steals the program's
    password can change what is recorded. Otherwise the tables belong to whoever is connected, and only the
    triggers stand in the way; the log says so. Done again, it adds the tables of a newer format and grants the rights.
    """
    try:
        with connect(url) as connection, connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (lock_of("tables"),))
            if connection.execute("SELECT to_regnamespace('journal')").fetchone() == (None,):
                _create_schema(connection)
                found = 0
            else:
                [(found,)] = connection.execute("SELECT max(version) FROM journal.format")
            if found < FORMAT:
                _create_tables(connection, found)
            _grant(connection, sql.Identifier(program) if program else sql.SQL("SESSION_USER"))
    except psycopg.Error as error:
        raise CannotOpen(f"the journal's tables could not be created; connect as an administrator ({error})") from error


def _create_schema(connection: psycopg.Connection[Any]) -> None:
    [(guarded,)] = connection.execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    if guarded:
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (OWNER,)).rowcount:
            connection.execute(f"CREATE ROLE {OWNER} NOLOGIN")
        connection.execute(f"GRANT {OWNER} TO CURRENT_USER")
        connection.execute(f"CREATE SCHEMA journal AUTHORIZATION {OWNER}")
    else:
        log.warning("the journal's tables will belong to the role that writes them: create them as an administrator")
        connection.execute("CREATE SCHEMA journal")


def _create_tables(connection: psycopg.Connection[Any], found: int) -> None:
    [(owner,)] = connection.execute("SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'journal'")
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.SQL(owner)))
    connection.execute("SET LOCAL search_path = journal, pg_temp")
    for statement in (one for form, statements in POSTGRES.items() if form > found for one in statements):
        connection.execute(statement)


def _grant(connection: psycopg.Connection[Any], program: sql.Composable) -> None:
    connection.execute("SET LOCAL search_path = journal, pg_temp")
    for right in (
        "GRANT USAGE ON SCHEMA journal TO {}",
        "GRANT SELECT ON event, command, format, checkpoint, cosignature, sealed TO {}",
        "GRANT INSERT ON event, command, checkpoint, cosignature, sealed TO {}",
        "GRANT DELETE ON sealed TO {}",
    ):
        connection.execute(sql.SQL(right).format(program))
