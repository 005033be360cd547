"""What the tests of the log share: a log with a standing clock, and what somebody outside holds of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.log import Log
from seriatim.journal.log.tests.scene import Clock, log_of
from seriatim.journal.moving import export_lines
from seriatim.journal.tests.notes import BODY, OEWG, noted, whispered


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(journal: Journal, clock: Clock) -> Log:
    return log_of(journal, clock)


@pytest.fixture
def keeper(log: Log, tmp_path: Path) -> Keeper:
    return Keeper(log, tmp_path / "last-checkpoint")


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An export with confidential parts, a receipt and a checkpoint signed with both keys, of one log."""
    folder = tmp_path_factory.mktemp("held")
    with open_journal(sqlite_url(folder / "journal.sqlite3")) as journal:
        for number in range(4):
            noted(journal, OEWG, f"Côte d’Ivoire {number}")
            noted(journal, BODY, f"Türkiye {number}")
        whispered(journal, "line one\nline \x1f two")
        log = log_of(journal)
        Keeper(log, folder / "last-checkpoint").keep()
        return {
            "export": b"".join(export_lines(journal, OEWG, BODY)),
            "receipt": log.receipt(OEWG, 3).written.encode(),
            "checkpoint": log.note(log.checkpoint()).written.encode(),
        }


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """A second journal."""
    with open_journal(sqlite_url(tmp_path / "other.sqlite3")) as journal:
        yield journal
