"""What may be asked of bodies, sessions and meetings.

Times are instants with an offset, or local times without one, which are read in the zone of the seat.
"""

from dataclasses import dataclass
from datetime import date, datetime

from seriatim.kernel.command import command
from seriatim.kernel.ids import BodyId, ListId, MeetingId, SessionId
from seriatim.meetings.rules.events import HardStop, Mandate, Mode, Phase, Presiding


@command
@dataclass(frozen=True)
class EstablishBody:
    """Record a body with its mandate, its seat and its Chair."""

    body: BodyId
    name: str
    zone: str
    seat: str
    mandate: Mandate
    chair: Presiding
    short_name: str = ""


@command
@dataclass(frozen=True)
class ConveneSession:
    """Convene a session of a body; its stream of events begins here."""

    session: SessionId
    body: BodyId
    ordinal: int
    opens: date
    closes: date
    kind: str = "substantive"
    rules_profile: str = "general-assembly-committee"
    illustrative: str = ""


@command
@dataclass(frozen=True)
class AddAgendaItem:
    """Add a numbered item to the agenda."""

    number: str
    title: str


@command
@dataclass(frozen=True)
class AddTopic:
    """Add a topic under an agenda item; each topic has one list of speakers."""

    topic: ListId
    item: str
    title: str
    short_title: str = ""


@command
@dataclass(frozen=True)
class AdoptProgrammeOfWork:
    """Record that the body adopted its programme of work."""

    decision: str = ""


@command
@dataclass(frozen=True)
class PlanMeeting:
    """Enter a meeting in the programme of work, with the hard stops of its services."""

    meeting: MeetingId
    starts: datetime
    hard_stops: tuple[HardStop, ...]
    takes_up: tuple[ListId, ...] = ()
    items: tuple[str, ...] = ()
    number: int | None = None
    name: str = ""
    form: str = "in-person"
    mode: Mode = Mode.FORMAL
    reason_for_limit: str = ""
    closing_seconds: int = 0


@command
@dataclass(frozen=True)
class ScheduleFollowUp:
    """Schedule the meeting at which those who were not heard are heard first.

    `place` is where to go, if there is somewhere; `proposed_at_closing` says that the Chair announced
    it when the meeting that it follows rose.
    """

    meeting: MeetingId
    follows: MeetingId
    starts: datetime
    hard_stops: tuple[HardStop, ...]
    takes_up: tuple[ListId, ...] = ()
    phases: tuple[Phase, ...] = (Phase.OWED, Phase.OPEN_FLOOR)
    name: str = "town hall"
    form: str = "virtual"
    mode: Mode = Mode.INFORMAL
    place: str = ""
    proposed_at_closing: bool = False


@command
@dataclass(frozen=True)
class RescheduleMeeting:
    """Move a planned meeting to another time."""

    meeting: MeetingId
    starts: datetime
    hard_stops: tuple[HardStop, ...]
    reason: str


@command
@dataclass(frozen=True)
class CancelMeeting:
    """Cancel a planned meeting."""

    meeting: MeetingId
    reason: str


@command
@dataclass(frozen=True)
class OpenMeeting:
    """Call a planned meeting to order; it takes up the lists of its programme."""

    meeting: MeetingId


@command
@dataclass(frozen=True)
class SuspendMeeting:
    """Stop the meeting, to be resumed; the clock of a running speech stops with it (rules 76 and 118)."""

    until: datetime | None = None
    reason: str = ""


@command
@dataclass(frozen=True)
class ResumeMeeting:
    """Resume the suspended meeting."""


@command
@dataclass(frozen=True)
class ChangeMode:
    """Continue the meeting in formal or in informal mode; nothing changes on the list."""

    mode: Mode
    reason: str = ""


@command
@dataclass(frozen=True)
class TakeUpList:
    """Take up the list of speakers of a topic in the meeting in session."""

    list: ListId


@command
@dataclass(frozen=True)
class PutDownList:
    """Put a list down for now; every request on it stays."""

    list: ListId
    reason: str = ""


@command
@dataclass(frozen=True)
class MoveHardStop:
    """Record that a service ends at another time than planned."""

    service: str
    at: datetime
    reason: str


@command
@dataclass(frozen=True)
class ContinueBeyond:
    """Continue after a service has ended, with the consent of the meeting in its own words."""

    service: str
    consent: str


@command
@dataclass(frozen=True)
class AdjournMeeting:
    """Adjourn the meeting in session; every unheard request on its lists becomes owed."""

    reason: str = ""
