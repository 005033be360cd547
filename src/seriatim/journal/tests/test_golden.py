"""Journals of every released format read back unchanged, for ever.

The names of events and of their fields stand in these files, and in journals that are kept elsewhere: they never
change. What an event means may be understood better later, never otherwise. A new event needs a new golden journal
(`scripts/golden_journal.py`); the old ones stay as they are.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import seriatim.proceedings.chamber  # noqa: F401 — whoever can act in a session has registered every event
from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.moving import export_lines, import_lines
from seriatim.journal.tests.golden import FOLDER, STREAMS, facts
from seriatim.kernel.event import EVENT_TYPES

GOLDEN = sorted(FOLDER.glob("*.jsonl"))


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def golden(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def journal(golden: Path, tmp_path: Path) -> Iterator[Journal]:
    """The golden journal imported into a new one."""
    with open_journal(sqlite_url(tmp_path / "journal.sqlite3")) as journal:
        import_lines(journal, golden.read_bytes().splitlines(keepends=True))
        yield journal


def names(path: Path) -> set[str]:
    return {json.loads(line).get("name", "") for line in path.read_bytes().splitlines()} - {""}


def holds(frozen: Any, now: Any) -> bool:
    """Whether everything that was told then is told now; more may be told."""
    if isinstance(frozen, dict):
        return isinstance(now, dict) and all(key in now and holds(value, now[key]) for key, value in frozen.items())
    if isinstance(frozen, list):
        return isinstance(now, list) and len(frozen) == len(now) and all(map(holds, frozen, now))
    return bool(frozen == now)


def test_it_is_exported_again_to_the_byte(golden: Path, journal: Journal) -> None:
    assert b"".join(export_lines(journal, *STREAMS)) == golden.read_bytes()


def test_its_sessions_come_to_the_same(golden: Path, journal: Journal) -> None:
    frozen = json.loads(golden.with_suffix(".json").read_text(encoding="utf-8"))
    assert holds(frozen, facts(journal))


def test_every_event_that_there_is_happens_in_a_golden_journal() -> None:
    known = {name for name in EVENT_TYPES if not name.startswith("test.")}
    assert known == set().union(*map(names, GOLDEN))
