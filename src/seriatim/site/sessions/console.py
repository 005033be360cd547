"""What can the operator press now? A courtesy of the page: what may be done is decided by the rules alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from seriatim.floor.rules.acting import comes_back, point_heard
from seriatim.floor.rules.clock import is_cut, left_ms
from seriatim.floor.rules.queue import next_request
from seriatim.floor.rules.state import Floor, Motion, Speech, Turn
from seriatim.floor.rules.undoing import UNDO_WITHIN
from seriatim.floor.shown import LAST_MINUTE_MS
from seriatim.kernel.ids import DelegationId, MeetingId, RequestId
from seriatim.meetings.rules.state import Meeting, Status, Topic
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session


class Stage(StrEnum):
    """Where a meeting stands, as whoever works its console has to know it: what is to be done next."""

    BEFORE = "before"
    NOBODY = "nobody"
    SPEAKING = "speaking"
    POINT_OF_ORDER = "point-of-order"
    APPEAL = "appeal"
    MOTION = "motion"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Pace(StrEnum):
    """How a speech stands against its limit, and what the body said of its end."""

    WITHIN = "within"
    LAST_MINUTE = "last-minute"
    OVER = "over"
    GRACE = "grace"
    CUT = "cut"


@dataclass(frozen=True)
class Console:
    """What the buttons say and whom they mean.

    `extendable` tells whether the running speech can be given more time. `giving` is the request to whom the next press
    gives the floor, None where it goes back to an interrupted speaker; `absent` is the one that can be passed over.
    `undo_until` is None where there is nothing to take back.
    """

    stage: Stage
    turn: Turn
    pace: Pace
    deciding: bool
    extendable: bool
    giving: RequestId | None
    giving_words: str
    back: Speech | None
    absent: RequestId | None
    undo_until: datetime | None
    motions: Sequence[Motion]
    others: Sequence[Topic]

    @property
    def appeal(self) -> DelegationId | None:
        """Who appealed against the last ruling, until it is voted on."""
        return self.turn.ruling.appeal if self.turn.ruling and self.turn.ruling.overruled is None else None

    @property
    def appealable(self) -> bool:
        """Whether the last ruling can still be appealed against."""
        ruling = self.turn.ruling
        return ruling is not None and ruling.appeal is None and ruling.overruled is None


def console(known: Session, reader: Reader, at: datetime, meeting: MeetingId | None = None) -> Console:
    """The console of a meeting, which is the one in session where none is named."""
    floor = known.floor
    here = known.programme.meetings.get(meeting or known.programme.sitting or MeetingId(""))
    giving, words = _giving(floor, reader)
    called = floor.turn.speech.request if floor.turn.speech else None
    taken_up = floor.sitting.taken_up if floor.sitting else ()
    last = floor.undoable
    until = last.at + UNDO_WITHIN if last else None
    return Console(
        stage(floor, here),
        floor.turn,
        _pace(floor.turn.speech, at),
        point_heard(floor) is not None,
        _extendable(floor, at),
        giving,
        words,
        comes_back(floor),
        called or giving,
        until if until and at <= until else None,
        [one for one in floor.motions.values() if one.pending],
        [topic for topic in known.programme.topics.values() if topic.id not in taken_up],
    )


def stage(floor: Floor, meeting: Meeting | None) -> Stage:
    """What is to be done next in a meeting: first what the rules want decided before anything else."""
    if meeting is None or meeting.status in (Status.ADJOURNED, Status.CANCELLED):
        return Stage.CLOSED
    if meeting.status == Status.PLANNED:
        return Stage.BEFORE
    if meeting.status == Status.SUSPENDED:
        return Stage.SUSPENDED
    return _in_session(floor)


def _in_session(floor: Floor) -> Stage:
    if point_heard(floor):
        return Stage.POINT_OF_ORDER
    ruling = floor.turn.ruling
    if ruling and ruling.appeal and ruling.overruled is None:
        return Stage.APPEAL
    if any(one.pending for one in floor.motions.values()):
        return Stage.MOTION
    return Stage.SPEAKING if floor.turn.speech else Stage.NOBODY


def _pace(speech: Speech | None, at: datetime) -> Pace:
    left = left_ms(speech, at) if speech else None
    if speech is None or speech.limit is None or left is None or left > LAST_MINUTE_MS:
        return Pace.WITHIN
    if left >= 0:
        return Pace.LAST_MINUTE
    if speech.limit.at_zero != "cut":
        return Pace.OVER
    return Pace.CUT if is_cut(speech, at) else Pace.GRACE


def _extendable(floor: Floor, at: datetime) -> bool:
    """Whether the rules would let the running speech have more time at this instant."""
    speech, meeting = floor.turn.speech, floor.sitting
    if speech is None or speech.limit is None or meeting is None or meeting.suspended:
        return False
    passed = {service for service, stop in meeting.stops.items() if stop <= at}
    return passed <= meeting.consents or point_heard(floor) is not None


def _giving(floor: Floor, reader: Reader) -> tuple[RequestId | None, str]:
    if back := comes_back(floor):
        return None, _("Return the floor to {delegation}").format(delegation=reader.name(back.speaker))
    giving = next_request(floor)
    if giving is None:
        return None, ""
    return giving, _("Give the floor to {delegation}").format(
        delegation=reader.name(floor.requests[giving].asked.delegation)
    )
