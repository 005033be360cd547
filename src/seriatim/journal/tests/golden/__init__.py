"""Journals in released formats, frozen. `scripts/golden_journal.py` plays the next one; these never change."""

from pathlib import Path
from typing import Any

from seriatim.journal import Journal
from seriatim.kernel.ids import SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.summary import summary

FOLDER = Path(__file__).parent
SEVENTH, EIGHTH = SessionId("oewg-7"), SessionId("oewg-8")
STREAMS = ("body:oewg", f"session:{SEVENTH}", f"session:{EIGHTH}")


def facts(journal: Journal) -> dict[str, Any]:
    """What both sessions come to, without what is only worded: names of States and sentences may change."""
    chamber = Chamber(journal)
    told = {session: chamber.session(session) for session in (SEVENTH, EIGHTH)}
    return {session: _unworded(summary(one, one.at)) for session, one in told.items() if one.at}


def _unworded(told: Any) -> Any:
    if isinstance(told, dict):
        worded = {"name", "reason"} if "place" in told else {"name"}
        return {key: _unworded(value) for key, value in told.items() if key not in worded}
    return [_unworded(one) for one in told] if isinstance(told, list) else told
