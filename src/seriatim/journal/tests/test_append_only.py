"""Whoever holds the program's connection can add to the journal, and do nothing else to it."""

from pathlib import Path
from typing import Any

import psycopg
import pytest

from seriatim.journal import Journal, StorageFailed
from seriatim.journal.door import Conflict
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.tests.scene import log_of
from seriatim.journal.sqlite import SqliteDoor, sqlite3
from seriatim.journal.tests.notes import OEWG, noted, whispered
from seriatim.journal.tests.postgres_server import address

BYTES = "X'" + "00" * 32 + "'"
ROW = f"'{OEWG}', {{version}}, 'test.Noted', 'at', 'chair', 'c', '{{{{}}}}', {BYTES}, {BYTES}"

ATTACKS = {
    "change an event": "UPDATE event SET payload = '{}'",
    "change an answer": "UPDATE command SET answer = '{}'",
    "remove an event": "DELETE FROM event WHERE position = 3",
    "remove an answer": "DELETE FROM command",
    "leave a gap in the positions": f"INSERT INTO event VALUES (9, {ROW.format(version=5)})",
    "leave a gap in a stream": f"INSERT INTO event VALUES (5, {ROW.format(version=9)})",
    "put an event in between": f"INSERT INTO event VALUES (2, {ROW.format(version=2)})",
    "change what was signed": "UPDATE checkpoint SET size = 2",
    "remove what was signed": "DELETE FROM checkpoint",
    "change a cosignature": "UPDATE cosignature SET line = ''",
    "remove a cosignature": "DELETE FROM cosignature",
    "change a confidential part": "UPDATE sealed SET part = '{}'",
    "erase a confidential part and say nothing": "DELETE FROM sealed",
    "put another part in its place": f"INSERT INTO sealed VALUES ('{OEWG}', 4, {BYTES}, '{{}}')",
    "drop the events": "DROP TABLE event",
    "drop a trigger": "DROP TRIGGER event_in_turn",
    "change the table": "ALTER TABLE event RENAME TO other",
}

TABLES = ("event", "command", "checkpoint", "cosignature", "sealed")

ON_SQLITE = {
    "cover the table": "CREATE TEMP TABLE event (position integer)",
    "replace an event": f"REPLACE INTO event VALUES (3, {ROW.format(version=3)})",
    "replace an answer": f"REPLACE INTO command VALUES ('k', 's', {BYTES}, '{{}}', 1, 1)",
    "replace what was signed": f"REPLACE INTO checkpoint VALUES ('floor.example.org', 3, {BYTES}, '', '')",
    "replace a confidential part": f"REPLACE INTO sealed VALUES ('{OEWG}', 4, {BYTES}, '{{}}')",
    "write the schema": "PRAGMA writable_schema = ON",
    "switch the triggers off": "PRAGMA recursive_triggers = OFF",
    "make commits forgetful": "PRAGMA synchronous = OFF",
    "add a trigger": "CREATE TEMP TRIGGER t BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END",
    "open the file a second time": "ATTACH 'other.sqlite3' AS other",
    "write the schema's table": "INSERT INTO sqlite_schema VALUES ('table', 't', 't', 0, '')",
    "vacuum it away": "VACUUM",
}

ON_POSTGRES = {
    "empty the table": "TRUNCATE event",
    "empty what was signed": "TRUNCATE checkpoint",
    "empty what is confidential": "TRUNCATE sealed",
    "disable the triggers": "ALTER TABLE event DISABLE TRIGGER ALL",
    "replay without triggers": "SET session_replication_role = replica",
    "run a program": "COPY event TO PROGRAM 'cat'",
    "write over a conflict": f"INSERT INTO event VALUES (3, {ROW.format(version=3)}) ON CONFLICT (position) "
    "DO UPDATE SET payload = '{}'",
    "lock others out": "LOCK TABLE event IN ACCESS EXCLUSIVE MODE",
    "become the owner": "SET ROLE seriatim_owner",
    "replace the trigger's function": "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql "
    "AS $$ BEGIN RETURN NEW; END $$",
    "grant itself more": "GRANT ALL ON event TO CURRENT_USER; UPDATE event SET payload = ''",
}


@pytest.fixture
def written(journal: Journal, tmp_path: Path) -> Journal:
    noted(journal, OEWG, "one", "two", "three")
    with journal.writing(OEWG) as pen:
        pen.remember("k", bytes(32), {"ok": True})
    Keeper(log_of(journal), tmp_path / "last-checkpoint").keep()
    whispered(journal)
    return journal


def refused(journal: Journal, statement: str) -> None:
    """Run any SQL at all on the program's own connection, in vain; the journal goes on."""
    before = contents(journal)
    with pytest.raises(journal.door.error):
        journal.door._link().connection.execute(statement)
    assert contents(journal) == before
    noted(journal, OEWG, "and on it goes")


def postgresql(statement: str) -> str:
    """The same attack, as PostgreSQL spells it."""
    return statement.replace("X'", "'\\x").replace("DROP TRIGGER event_in_turn", "DROP TRIGGER event_in_turn ON event")


def contents(journal: Journal) -> Any:
    return [journal.door.rows(f"SELECT * FROM {table}") for table in TABLES]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nobody_can(written: Journal, attack: str) -> None:
    statement = ATTACKS[attack]
    if not isinstance(written.door, SqliteDoor):
        statement = postgresql(statement)
    refused(written, statement)


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("attack", ON_SQLITE)
def test_nobody_can_on_sqlite(written: Journal, attack: str) -> None:
    refused(written, ON_SQLITE[attack])


@pytest.mark.parametrize("journal_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("attack", ON_POSTGRES)
def test_nobody_can_on_postgresql(written: Journal, attack: str) -> None:
    refused(written, postgresql(ON_POSTGRES[attack]))


@pytest.mark.parametrize("journal_url", ["postgres"], indirect=True)
def test_a_temporary_table_does_not_cover_the_journals(written: Journal) -> None:
    before = contents(written)
    written.door._link().connection.execute("CREATE TEMP TABLE event (position bigint)")
    assert contents(written) == before


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("attack", ["change an event", "change an answer", "remove an event", "remove an answer"])
def test_the_triggers_stand_even_where_no_authorizer_does(written: Journal, attack: str) -> None:
    assert isinstance(written.door, SqliteDoor)
    with written.door._unguarded() as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(ATTACKS[attack])


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_replacing_asks_the_triggers_too(written: Journal) -> None:
    assert isinstance(written.door, SqliteDoor)
    for attack in ("replace an event", "replace an answer"):
        with written.door._unguarded() as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(ON_SQLITE[attack])


@pytest.mark.parametrize("journal_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("attack", ["change an event", "remove an event", "empty the table"])
def test_the_triggers_stand_even_before_an_administrator(written: Journal, postgres: str, attack: str) -> None:
    database = written.door.rows("SELECT current_database()")[0][0]
    with psycopg.connect(address(postgres, database), options="-c search_path=journal") as connection:
        connection.execute("SET session_replication_role = replica")
        with pytest.raises(psycopg.errors.IntegrityError, match="append-only"):
            connection.execute((ATTACKS | ON_POSTGRES)[attack].encode())


def test_an_attempt_shows_as_an_error_in_words(written: Journal) -> None:
    with pytest.raises((Conflict, StorageFailed)), written.writing(OEWG):
        written.door.insert("DELETE FROM event WHERE position = ?", [(1,)])
