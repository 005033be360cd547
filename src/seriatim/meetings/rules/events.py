"""What happens to bodies, sessions and meetings."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from seriatim.kernel.event import event
from seriatim.kernel.ids import BodyId, ListId, MeetingId, SessionId


class Mode(StrEnum):
    """Formal meetings follow the rules of procedure and have records; informal ones do not."""

    FORMAL = "formal"
    INFORMAL = "informal"


class Phase(StrEnum):
    """The two phases of a follow-up: first those who were not heard, then everybody."""

    OWED = "owed"
    OPEN_FLOOR = "open-floor"


@dataclass(frozen=True)
class Mandate:
    """The resolution or decision that creates a body."""

    symbol: str
    organ: str
    adopted: date
    objective: str = ""


@dataclass(frozen=True)
class Presiding:
    """Who presides, as the letterhead names it. A public office, not personal data."""

    name: str
    mission: str
    title: str = "Chair"


@dataclass(frozen=True)
class HardStop:
    """The instant at which a service ends: the room, the interpretation, the captions."""

    service: str
    at: datetime


@event("meetings.BodyEstablished")
@dataclass(frozen=True)
class BodyEstablished:
    body: BodyId
    name: str
    short_name: str
    zone: str
    seat: str
    mandate: Mandate
    chair: Presiding


@event("meetings.SessionConvened")
@dataclass(frozen=True)
class SessionConvened:
    session: SessionId
    body: BodyId
    body_name: str
    ordinal: int
    kind: str
    opens: date
    closes: date
    zone: str
    rules_profile: str
    illustrative: str = ""


@event("meetings.AgendaItemAdded")
@dataclass(frozen=True)
class AgendaItemAdded:
    number: str
    title: str


@event("meetings.TopicAdded")
@dataclass(frozen=True)
class TopicAdded:
    topic: ListId
    item: str
    title: str
    short_title: str


@event("meetings.ProgrammeOfWorkAdopted")
@dataclass(frozen=True)
class ProgrammeOfWorkAdopted:
    decision: str = ""


@event("meetings.MeetingPlanned")
@dataclass(frozen=True)
class MeetingPlanned:
    meeting: MeetingId
    number: int | None
    name: str
    starts: datetime
    hard_stops: tuple[HardStop, ...]
    takes_up: tuple[ListId, ...]
    items: tuple[str, ...]
    form: str
    mode: Mode
    reason_for_limit: str = ""
    closing_seconds: int = 0


@event("meetings.FollowUpScheduled")
@dataclass(frozen=True)
class FollowUpScheduled:
    meeting: MeetingId
    follows: MeetingId
    phases: tuple[Phase, ...]
    place: str = ""
    proposed_at_closing: bool = False


@event("meetings.MeetingRescheduled")
@dataclass(frozen=True)
class MeetingRescheduled:
    meeting: MeetingId
    starts: datetime
    hard_stops: tuple[HardStop, ...]
    reason: str


@event("meetings.MeetingCancelled")
@dataclass(frozen=True)
class MeetingCancelled:
    meeting: MeetingId
    reason: str


@event("meetings.MeetingOpened")
@dataclass(frozen=True)
class MeetingOpened:
    meeting: MeetingId
    mode: Mode
    hard_stops: tuple[HardStop, ...]
    takes_up: tuple[ListId, ...]


@event("meetings.MeetingSuspended")
@dataclass(frozen=True)
class MeetingSuspended:
    meeting: MeetingId
    until: datetime | None = None
    reason: str = ""


@event("meetings.MeetingResumed")
@dataclass(frozen=True)
class MeetingResumed:
    meeting: MeetingId


@event("meetings.ModeChanged")
@dataclass(frozen=True)
class ModeChanged:
    meeting: MeetingId
    mode: Mode
    reason: str = ""


@event("meetings.ListTakenUp")
@dataclass(frozen=True)
class ListTakenUp:
    meeting: MeetingId
    list: ListId


@event("meetings.ListPutDown")
@dataclass(frozen=True)
class ListPutDown:
    meeting: MeetingId
    list: ListId
    reason: str = ""


@event("meetings.HardStopMoved")
@dataclass(frozen=True)
class HardStopMoved:
    """`consent_lapses` says that the meeting had agreed to go on without the service, and is asked again at `at`."""

    meeting: MeetingId
    service: str
    at: datetime
    reason: str
    consent_lapses: bool = False


@event("meetings.ContinuedBeyond")
@dataclass(frozen=True)
class ContinuedBeyond:
    meeting: MeetingId
    service: str
    consent: str


@event("meetings.MeetingAdjourned")
@dataclass(frozen=True)
class MeetingAdjourned:
    meeting: MeetingId
    reason: str = ""
