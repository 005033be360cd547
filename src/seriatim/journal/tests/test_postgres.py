"""PostgreSQL: who owns the tables, and what happens when the server goes away."""

import logging

import psycopg
import pytest

from seriatim.journal import CannotOpen, FromTheFuture, Journal, StorageFailed, create, open_journal
from seriatim.journal.postgres import OWNER, lock_of
from seriatim.journal.tests.notes import OEWG, note, noted, texts
from seriatim.journal.tests.postgres_server import PROGRAM, address

pytestmark = pytest.mark.parametrize("journal_url", ["postgres"], indirect=True)


def database(journal: Journal) -> str:
    """The name of the journal's database."""
    name: str = journal.door.rows("SELECT current_database()")[0][0]
    return name


def test_the_tables_belong_to_a_role_that_cannot_sign_in(journal: Journal) -> None:
    owners = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'journal'"
    assert journal.door.rows(owners) == [(OWNER,)]
    assert journal.door.rows("SELECT rolcanlogin FROM pg_roles WHERE rolname = ?", (OWNER,)) == [(False,)]


def test_the_program_may_read_and_append_and_of_what_is_confidential_erase(journal: Journal) -> None:
    rights = (
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = ? ORDER BY 1, 2"
    )
    assert journal.door.rows(rights, (PROGRAM,)) == [
        ("checkpoint", "INSERT"),
        ("checkpoint", "SELECT"),
        ("command", "INSERT"),
        ("command", "SELECT"),
        ("cosignature", "INSERT"),
        ("cosignature", "SELECT"),
        ("event", "INSERT"),
        ("event", "SELECT"),
        ("format", "SELECT"),
        ("sealed", "DELETE"),
        ("sealed", "INSERT"),
        ("sealed", "SELECT"),
    ]


def test_creating_it_again_changes_nothing(journal: Journal, postgres: str) -> None:
    noted(journal, OEWG, "before")
    create(address(postgres, database(journal)), PROGRAM)
    assert texts(journal.read(OEWG)) == ["before"]


def test_commits_are_durable_even_where_the_server_would_rather_be_quick(journal: Journal, postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {database(journal)} SET synchronous_commit = off".encode())
    journal.close()
    assert journal.door.rows("SHOW synchronous_commit") == [("on",)]


def test_a_role_without_rights_is_told_what_to_do(journal: Journal, postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS seriatim_stranger")
        connection.execute("CREATE ROLE seriatim_stranger LOGIN")
    with pytest.raises(StorageFailed, match="let an administrator create the journal"):
        open_journal(address(postgres, database(journal), "seriatim_stranger"))
    with pytest.raises(CannotOpen, match="connect as an administrator"):
        create(address(postgres, "postgres", "seriatim_stranger"))


def test_whoever_owns_a_plain_database_gets_a_journal_and_a_warning(
    journal: Journal, postgres: str, caplog: pytest.LogCaptureFixture
) -> None:
    name = database(journal)
    with psycopg.connect(address(postgres, name), autocommit=True) as connection:
        connection.execute("DROP SCHEMA journal CASCADE")
        connection.execute(f"ALTER DATABASE {name} OWNER TO {PROGRAM}".encode())
    with caplog.at_level(logging.WARNING), open_journal(address(postgres, name, PROGRAM)) as plain:
        noted(plain, OEWG, "it works")
        assert texts(plain.read(OEWG)) == ["it works"]
    assert "create them as an administrator" in caplog.text


def test_a_journal_of_a_newer_format_asks_for_an_upgrade(journal: Journal, journal_url: str, postgres: str) -> None:
    with psycopg.connect(address(postgres, database(journal))) as connection:
        connection.execute("UPDATE journal.format SET version = 3")
    with pytest.raises(FromTheFuture, match="upgrade"):
        open_journal(journal_url)


def kill_backends(journal: Journal, postgres: str) -> None:
    """As if the server had been restarted."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s", (PROGRAM,)
        )


def test_a_restart_of_the_server_between_two_commands_is_not_noticed(journal: Journal, postgres: str) -> None:
    noted(journal, OEWG, "before")
    kill_backends(journal, postgres)
    noted(journal, OEWG, "after")
    kill_backends(journal, postgres)
    assert texts(journal.read(OEWG)) == ["before", "after"]


def test_a_restart_in_the_middle_of_a_command_records_nothing(journal: Journal, postgres: str) -> None:
    def interrupted() -> None:
        with journal.writing(OEWG) as pen:
            note(pen, OEWG, "lost")
            kill_backends(journal, postgres)
            note(pen, OEWG, "lost")

    with pytest.raises(StorageFailed, match="nothing of this was acknowledged"):
        interrupted()
    assert journal.head().size == 0
    noted(journal, OEWG, "again")


def test_each_stream_has_a_lock_of_its_own(journal_url: str) -> None:
    locks = {lock_of(stream) for stream in ("", "tables", OEWG, "session:oewg-8")}
    assert len(locks) == 4
    assert all(-(2**63) <= lock < 2**63 for lock in locks)
