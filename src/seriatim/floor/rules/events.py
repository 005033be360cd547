"""What happens on the floor and on its lists. The names are kept for ever."""

from dataclasses import dataclass
from datetime import datetime

from seriatim.floor.rules.kinds import (
    AtZero,
    Capacity,
    Criterion,
    Force,
    Kind,
    Level,
    MotionKind,
    Side,
    Stance,
    TimeClass,
    Visibility,
)
from seriatim.kernel.event import event
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId, SessionId

NOBODY = DelegationId("")
"""Whose name was withheld or erased."""


@dataclass(frozen=True)
class Limit:
    """A time limit of one class: seconds, force, and what happens at zero after `grace_seconds`."""

    time_class: TimeClass
    seconds: int
    force: Force = Force.ENCOURAGED
    at_zero: AtZero = AtZero.GO_ON
    grace_seconds: int = 0


@dataclass(frozen=True)
class Origin:
    """Where a request that was carried over from another session came from, and when it was first made."""

    session: SessionId
    request: RequestId
    asked_at: datetime


@event("floor.RulesAdopted")
@dataclass(frozen=True)
class RulesAdopted:
    profile: str
    order: tuple[Criterion, ...]
    limits: tuple[Limit, ...]
    replies: int
    visibility: Visibility
    next_names: int = 2


@event("floor.ListOpened")
@dataclass(frozen=True)
class ListOpened:
    """Where no lot is announced, `lot_until` is None, and one that was announced before is still to be drawn."""

    list: ListId
    opens_at: datetime
    closes_at: datetime | None = None
    lot_until: datetime | None = None
    lot_commitment: str = ""


@event("floor.ListClosed")
@dataclass(frozen=True)
class ListClosed:
    list: ListId


@event("floor.OrderPolicySet")
@dataclass(frozen=True)
class OrderPolicySet:
    list: ListId
    order: tuple[Criterion, ...]
    reason: str


@event("floor.VisibilitySet")
@dataclass(frozen=True)
class VisibilitySet:
    list: ListId
    visibility: Visibility
    next_names: int = 2


@event("floor.LotDrawn")
@dataclass(frozen=True)
class LotDrawn:
    list: ListId
    seed: str
    digest: str
    drawn: tuple[RequestId, ...]


@event("floor.LetterDrawn")
@dataclass(frozen=True)
class LetterDrawn:
    list: ListId
    language: str
    first: DelegationId
    alphabet: tuple[DelegationId, ...]


@event("floor.Inscribed", confidential=("text",))
@dataclass(frozen=True)
class Inscribed:
    request: RequestId
    list: ListId
    delegation: DelegationId
    kind: Kind
    category: str
    region: str = ""
    capacity: Capacity = Capacity.NATIONAL
    on_behalf_of: str = ""
    joint_with: tuple[DelegationId, ...] = ()
    level: Level = Level.OTHER
    meeting: MeetingId | None = None
    late: bool = False
    language: str = ""
    text: str = ""
    origin: Origin | None = None


@event("floor.LateRequestAdmitted")
@dataclass(frozen=True)
class LateRequestAdmitted:
    request: RequestId


@event("floor.RequestAmended", confidential=("text",))
@dataclass(frozen=True)
class RequestAmended:
    request: RequestId
    language: str
    text: str = ""


@event("floor.ClassChanged")
@dataclass(frozen=True)
class ClassChanged:
    """The request stands anew: `owed` is its new place among what is owed on its list, None if it is not owed."""

    request: RequestId
    capacity: Capacity
    on_behalf_of: str
    joint_with: tuple[DelegationId, ...]
    level: Level
    owed: int | None = None


@event("floor.Withdrawn")
@dataclass(frozen=True)
class Withdrawn:
    """`freed` are those that had joined the request and stand at their own places again."""

    request: RequestId
    reason: str = ""
    freed: tuple[RequestId, ...] = ()


@event("floor.PointOfOrderWithdrawn")
@dataclass(frozen=True)
class PointOfOrderWithdrawn:
    """A point of order that was being heard is given up, or was entered by mistake: nothing is ruled on."""

    request: RequestId
    speech: int
    elapsed_ms: int
    reason: str = ""


@event("floor.Declined")
@dataclass(frozen=True)
class Declined:
    """`freed` are those that had joined the request and stand at their own places again."""

    request: RequestId
    reason: str
    freed: tuple[RequestId, ...] = ()


@event("floor.GivenInWriting", confidential=("text",))
@dataclass(frozen=True)
class GivenInWriting:
    """`joined` are those that had joined the statement and are given in writing with it."""

    request: RequestId
    text: str = ""
    joined: tuple[RequestId, ...] = ()


@event("floor.Lapsed")
@dataclass(frozen=True)
class Lapsed:
    """`freed` are those that had joined one of the requests and stand at their own places again."""

    requests: tuple[RequestId, ...]
    decision: str
    freed: tuple[RequestId, ...] = ()


@event("floor.RequestsOwed")
@dataclass(frozen=True)
class RequestsOwed:
    """What is owed on a list, in order; `first` is the place of the first of them among all that is owed there.

    `whole` says that nobody on the list is left out: the order is settled, and the placements that led to it are
    not replayed any more.
    """

    meeting: MeetingId
    list: ListId
    requests: tuple[RequestId, ...]
    reason: str = ""
    first: int = 0
    whole: bool = False


@event("floor.PassedOver")
@dataclass(frozen=True)
class PassedOver:
    """Absent when called: the request waits, and nobody has the floor if it was given to it."""

    request: RequestId
    meeting: MeetingId


@event("floor.Placed")
@dataclass(frozen=True)
class Placed:
    request: RequestId
    side: Side
    anchor: RequestId
    reason: str


@event("floor.PlacesSwapped")
@dataclass(frozen=True)
class PlacesSwapped:
    first: RequestId
    second: RequestId
    reason: str


@event("floor.MovedLater")
@dataclass(frozen=True)
class MovedLater:
    request: RequestId
    after: RequestId


@event("floor.ExchangeProposed")
@dataclass(frozen=True)
class ExchangeProposed:
    request: RequestId
    other: RequestId


@event("floor.PlacesExchanged")
@dataclass(frozen=True)
class PlacesExchanged:
    request: RequestId
    other: RequestId


@event("floor.JoinProposed")
@dataclass(frozen=True)
class JoinProposed:
    request: RequestId
    lead: RequestId


@event("floor.Joined")
@dataclass(frozen=True)
class Joined:
    request: RequestId
    lead: RequestId


@event("floor.JoinLeft")
@dataclass(frozen=True)
class JoinLeft:
    request: RequestId


@event("floor.ProposalRefused")
@dataclass(frozen=True)
class ProposalRefused:
    request: RequestId
    other: RequestId


@event("floor.CarriedOver")
@dataclass(frozen=True)
class CarriedOver:
    requests: tuple[RequestId, ...]
    session: SessionId
    list: ListId


@event("floor.FloorGiven", confidential=("clock_percent",))
@dataclass(frozen=True)
class FloorGiven:
    """`clock_percent` is the pace of an accommodation: at 150 the shown clock runs at two thirds of the time."""

    speech: int
    meeting: MeetingId
    speaker: str
    request: RequestId | None = None
    limit: Limit | None = None
    clock_percent: int = 100
    reason: str = ""


@event("floor.SpeechEnded")
@dataclass(frozen=True)
class SpeechEnded:
    """`joined` are those that had joined the request and were heard with it; `cut` says what ended it early."""

    speech: int
    request: RequestId | None
    joined: tuple[RequestId, ...]
    elapsed_ms: int
    cut: str = ""


@event("floor.ClockStopped")
@dataclass(frozen=True)
class ClockStopped:
    speech: int
    elapsed_ms: int


@event("floor.ClockStarted")
@dataclass(frozen=True)
class ClockStarted:
    speech: int


@event("floor.SpeechExtended")
@dataclass(frozen=True)
class SpeechExtended:
    """`seconds` are those of the shown clock, which runs more slowly for whoever is accommodated."""

    speech: int
    seconds: int


@event("floor.SpeechInterrupted")
@dataclass(frozen=True)
class SpeechInterrupted:
    speech: int
    elapsed_ms: int
    by: str


@event("floor.FloorReturned")
@dataclass(frozen=True)
class FloorReturned:
    speech: int
    elapsed_ms: int


@event("floor.RulingGiven")
@dataclass(frozen=True)
class RulingGiven:
    request: RequestId
    ruling: str


@event("floor.AppealMade")
@dataclass(frozen=True)
class AppealMade:
    request: RequestId
    delegation: DelegationId


@event("floor.AppealDecided")
@dataclass(frozen=True)
class AppealDecided:
    request: RequestId
    overruled: bool
    in_favour: int
    against: int
    abstaining: int


@event("floor.MotionMade")
@dataclass(frozen=True)
class MotionMade:
    motion: int
    kind: MotionKind
    delegation: DelegationId
    list: ListId | None = None


@event("floor.MotionSpeakerHeard")
@dataclass(frozen=True)
class MotionSpeakerHeard:
    motion: int
    delegation: DelegationId
    stance: Stance


@event("floor.MotionWithdrawn")
@dataclass(frozen=True)
class MotionWithdrawn:
    motion: int


@event("floor.MotionLapsed")
@dataclass(frozen=True)
class MotionLapsed:
    """The meeting rose before the motion was decided."""

    motion: int


@event("floor.MotionDecided")
@dataclass(frozen=True)
class MotionDecided:
    """`debate` is how the debate on the motion's list is stopped, closed or adjourned; None if it goes on."""

    motion: int
    carried: bool
    by_vote: bool
    in_favour: int = 0
    against: int = 0
    abstaining: int = 0
    debate: MotionKind | None = None


@event("floor.DebateResumed")
@dataclass(frozen=True)
class DebateResumed:
    """Statements are called again on a list whose debate an earlier meeting closed or adjourned."""

    list: ListId


@event("floor.DecisionRecorded")
@dataclass(frozen=True)
class DecisionRecorded:
    list: ListId
    decision: str


@event("floor.TimeLimitSet")
@dataclass(frozen=True)
class TimeLimitSet:
    limit: Limit
    list: ListId | None = None
    decision: str = ""


@event("floor.Accommodated", confidential=("delegation", "percent"))
@dataclass(frozen=True)
class Accommodated:
    """Who needs more time is nobody else's business: all of it is confidential."""

    delegation: DelegationId = NOBODY
    percent: int = 100


@event("floor.FloorOpenedToAll")
@dataclass(frozen=True)
class FloorOpenedToAll:
    """Who was heard may add views; the list takes names from now on, without an end.

    When the meeting rises this ends on every list, taken up or put down; no event of its own says so.
    """

    list: ListId
    meeting: MeetingId
    reason: str = ""


@event("floor.FloorActionUndone")
@dataclass(frozen=True)
class FloorActionUndone:
    action: str


@event("floor.SpeechCorrected")
@dataclass(frozen=True)
class SpeechCorrected:
    speech: int
    elapsed_ms: int
    was_ms: int
    reason: str


@event("floor.Reinstated")
@dataclass(frozen=True)
class Reinstated:
    request: RequestId
    reason: str
