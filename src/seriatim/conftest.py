"""What the tests of every slice share: a journal, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.tests import postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server as its administrator; skipped, with the reason, where there is none."""
    if reason := postgres_server.why_not():
        pytest.skip(reason)
    with postgres_server.server() as administrator:
        yield administrator


@pytest.fixture(scope="session")
def postgres_database(postgres: str) -> Iterator[str]:
    """A database on that server, for this run."""
    with postgres_server.database(postgres) as administrator:
        yield administrator


@pytest.fixture(params=["sqlite", "postgres"])
def journal_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty journal: each test that asks for it runs on both databases."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "journal.sqlite3")
    return postgres_server.empty_journal(request.getfixturevalue("postgres_database"))


@pytest.fixture
def journal(journal_url: str) -> Iterator[Journal]:
    """A new, empty journal."""
    with open_journal(journal_url) as journal:
        yield journal
