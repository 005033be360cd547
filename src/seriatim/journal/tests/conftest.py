"""What the tests of moving share: a second journal, and an export."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.moving import export_lines
from seriatim.journal.tests.notes import BODY, OEWG, noted


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(sqlite_url(tmp_path / "other.sqlite3")) as journal:
        yield journal


@pytest.fixture
def session(journal: Journal) -> list[bytes]:
    """An export of two interleaved streams out of a journal with a third."""
    noted(journal, "body:other", "not exported")
    for number in range(3):
        noted(journal, OEWG, f"Côte d’Ivoire {number}")
        noted(journal, BODY, f"body {number}")
    return list(export_lines(journal, OEWG, BODY))
