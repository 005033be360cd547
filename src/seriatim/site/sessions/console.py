"""What can the operator press now? A courtesy of the page: what may be done is decided by the rules alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from seriatim.floor.rules.acting import comes_back, point_heard
from seriatim.floor.rules.queue import next_request
from seriatim.floor.rules.state import Floor, Motion, Turn
from seriatim.floor.rules.undoing import UNDO_WITHIN
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules.state import Topic
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session

TUCKED_AWAY = frozenset({"mode", "suspension", "adjournment", "motions", "lists", "appeals"})
"""What is used once in a meeting, and not in a hurry."""


@dataclass(frozen=True)
class Console:
    """What the buttons say and whom they mean.

    `giving` is the request to whom the next press gives the floor, None where it goes back to an interrupted
    speaker; `absent` is the one that can be passed over.
    """

    turn: Turn
    deciding: bool
    giving: RequestId | None
    giving_words: str
    absent: RequestId | None
    undoable: bool
    motions: Sequence[Motion]
    others: Sequence[Topic]
    tucked_away: frozenset[str] = TUCKED_AWAY


def console(known: Session, reader: Reader, at: datetime) -> Console:
    """The console of the meeting in session."""
    floor = known.floor
    giving, words = _giving(floor, reader)
    called = floor.turn.speech.request if floor.turn.speech else None
    taken_up = floor.sitting.taken_up if floor.sitting else ()
    return Console(
        floor.turn,
        point_heard(floor) is not None,
        giving,
        words,
        called or giving,
        floor.undoable is not None and at - floor.undoable.at <= UNDO_WITHIN,
        [one for one in floor.motions.values() if one.pending],
        [topic for topic in known.programme.topics.values() if topic.id not in taken_up],
    )


def _giving(floor: Floor, reader: Reader) -> tuple[RequestId | None, str]:
    if back := comes_back(floor):
        return None, _("Return the floor to {delegation}").format(delegation=reader.name(back.speaker))
    giving = next_request(floor)
    if giving is None:
        return None, ""
    return giving, _("Give the floor to {delegation}").format(
        delegation=reader.name(floor.requests[giving].asked.delegation)
    )
