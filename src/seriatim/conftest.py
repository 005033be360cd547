"""What the tests of every slice share: a journal, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack
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


@pytest.fixture(params=["sqlite", "postgres"])
def journal_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new, empty journal: each test that asks for it runs on both databases."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "journal.sqlite3")
        return
    with ExitStack() as stack:
        yield stack.enter_context(postgres_server.journal_database(request.getfixturevalue("postgres")))


@pytest.fixture
def journal(journal_url: str) -> Iterator[Journal]:
    """A new, empty journal."""
    with open_journal(journal_url) as journal:
        yield journal
