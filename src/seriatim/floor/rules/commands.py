"""What may be asked of the floor and of its lists."""

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
from seriatim.kernel.command import command
from seriatim.kernel.ids import DelegationId, ListId, RequestId, SessionId


@command
@dataclass(frozen=True)
class OpenList:
    """Open a list of speakers, or open it again; what is inscribed from then until `lot_until` is ordered by lot."""

    list: ListId
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    lot_until: datetime | None = None
    lot_commitment: str = ""


@command
@dataclass(frozen=True)
class CloseList:
    """Close a list; late requests then need the Chair (rules 73 and 115)."""

    list: ListId


@command
@dataclass(frozen=True)
class SetOrderPolicy:
    """Order a list by other criteria than the body's rules say."""

    list: ListId
    order: tuple[Criterion, ...]
    reason: str


@command
@dataclass(frozen=True)
class SetVisibility:
    """Say who may see the names on a list; `next` shows the next `next_names` to everyone."""

    list: ListId
    visibility: Visibility
    next_names: int = 2


@command
@dataclass(frozen=True)
class DrawLot:
    """Reveal the seed that was committed to, and order by lot what was inscribed within the window."""

    list: ListId
    seed: str


@command
@dataclass(frozen=True)
class DrawLetter:
    """Order a list by the alphabet of a language, beginning with the delegation whose name was drawn.

    Without `alphabet`, the roster's names are sorted as that language sorts them.
    """

    list: ListId
    language: str
    first: DelegationId
    alphabet: tuple[DelegationId, ...] = ()


@command
@dataclass(frozen=True)
class Inscribe:
    """Ask for the floor on a topic; the request stays until it is heard, or ends in another recorded way."""

    list: ListId
    delegation: DelegationId
    kind: Kind = Kind.STATEMENT
    capacity: Capacity = Capacity.NATIONAL
    on_behalf_of: str = ""
    joint_with: tuple[DelegationId, ...] = ()
    level: Level = Level.OTHER
    language: str = ""
    text: str = ""
    late: bool = False


@command
@dataclass(frozen=True)
class AdmitLateRequest:
    """Put a late request on the closed list."""

    request: RequestId


@command
@dataclass(frozen=True)
class AmendRequest:
    """Change the language or the text of a request; it keeps its place."""

    request: RequestId
    language: str | None = None
    text: str | None = None


@command
@dataclass(frozen=True)
class ChangeClass:
    """Speak in another capacity or at another level; the request moves, and `accept_move` says that this is known."""

    request: RequestId
    capacity: Capacity | None = None
    on_behalf_of: str = ""
    joint_with: tuple[DelegationId, ...] = ()
    level: Level | None = None
    accept_move: bool = False


@command
@dataclass(frozen=True)
class Withdraw:
    """Withdraw a request."""

    request: RequestId
    reason: str = ""


@command
@dataclass(frozen=True)
class Decline:
    """Decline a request, with the Chair's reason."""

    request: RequestId
    reason: str


@command
@dataclass(frozen=True)
class GiveInWriting:
    """Hand in the text instead of speaking; it enters the record."""

    request: RequestId
    text: str


@command
@dataclass(frozen=True)
class Lapse:
    """Let requests lapse by a decision of the body, in its own words; without `requests`, all on the list."""

    list: ListId
    decision: str
    requests: tuple[RequestId, ...] = ()


@command
@dataclass(frozen=True)
class KeepOwed:
    """Keep requests as owed by a decision of the body; without `requests`, all on the list."""

    list: ListId
    decision: str
    requests: tuple[RequestId, ...] = ()


@command
@dataclass(frozen=True)
class Place:
    """Put a request before or after another, with the Chair's reason."""

    request: RequestId
    side: Side
    anchor: RequestId
    reason: str


@command
@dataclass(frozen=True)
class PlaceAt:
    """Put a request at a place of the list, counted from 1, with the Chair's reason."""

    request: RequestId
    place: int
    reason: str


@command
@dataclass(frozen=True)
class SwapPlaces:
    """Let two requests trade places, with the Chair's reason."""

    first: RequestId
    second: RequestId
    reason: str


@command
@dataclass(frozen=True)
class MoveLater:
    """Move one's own request after another; without `after`, to the end as it stands now."""

    request: RequestId
    after: RequestId | None = None


@command
@dataclass(frozen=True)
class ProposeExchange:
    """Propose to another delegation to exchange places; nothing moves until it agrees."""

    request: RequestId
    other: RequestId


@command
@dataclass(frozen=True)
class AcceptExchange:
    """Agree to exchange places; `request` is one's own, `other` is the one that proposed."""

    request: RequestId
    other: RequestId


@command
@dataclass(frozen=True)
class ProposeJoin:
    """Propose to make one joint statement with another request, which keeps its place and leads."""

    request: RequestId
    lead: RequestId


@command
@dataclass(frozen=True)
class AcceptJoin:
    """Agree that another request joins one's own."""

    lead: RequestId
    request: RequestId


@command
@dataclass(frozen=True)
class LeaveJoin:
    """Leave a joint statement; the request stands at its own place again."""

    request: RequestId


@command
@dataclass(frozen=True)
class RefuseProposal:
    """Say no to a proposed exchange or joint statement; `request` is one's own."""

    request: RequestId
    other: RequestId


@command
@dataclass(frozen=True)
class PassOver:
    """Record that a delegation is absent when called; without `request`, whoever is next or has just been called."""

    request: RequestId | None = None


@command
@dataclass(frozen=True)
class GiveFloor:
    """Give the floor to the next, or with a reason to another request; the running speech ends and is recorded."""

    request: RequestId | None = None
    reason: str = ""


@command
@dataclass(frozen=True)
class TakeFloor:
    """The Chair or the secretariat speaks; recorded, not on the list (rules 70 and 112)."""

    speaker: str = "chair"


@command
@dataclass(frozen=True)
class EndSpeech:
    """End the running speech; its requests are heard."""


@command
@dataclass(frozen=True)
class StopClock:
    """Stop the clock of the running speech."""


@command
@dataclass(frozen=True)
class StartClock:
    """Start the stopped clock again."""


@command
@dataclass(frozen=True)
class ExtendSpeech:
    """Allow the running speech more time than its limit; the limit of all others stays."""

    seconds: int


@command
@dataclass(frozen=True)
class ReturnFloor:
    """Give the floor back to the interrupted speaker, with the time that was left."""


@command
@dataclass(frozen=True)
class Undo:
    """Take back the last action on the floor, within ten seconds."""


@command
@dataclass(frozen=True)
class RaisePointOfOrder:
    """Rise to a point of order: it interrupts the running speech at once (rules 71 and 113)."""

    delegation: DelegationId


@command
@dataclass(frozen=True)
class Rule:
    """Record the Chair's ruling on the point of order; the interrupted speaker returns."""

    ruling: str


@command
@dataclass(frozen=True)
class Appeal:
    """Appeal against the last ruling; it is put to the vote at once."""

    delegation: DelegationId


@command
@dataclass(frozen=True)
class DecideAppeal:
    """Record the vote on an appeal; `in_favour` are the votes to overrule, and a majority is needed."""

    in_favour: int
    against: int
    abstaining: int = 0


@command
@dataclass(frozen=True)
class Move:
    """Make a procedural motion (rules 74 to 79 and 116 to 121)."""

    motion: MotionKind
    delegation: DelegationId
    list: ListId | None = None


@command
@dataclass(frozen=True)
class SpeakOnMotion:
    """Record that a delegation spoke for or against a motion."""

    motion: int
    delegation: DelegationId
    stance: Stance


@command
@dataclass(frozen=True)
class WithdrawMotion:
    """Withdraw a motion before it is voted on (rules 80 and 122)."""

    motion: int


@command
@dataclass(frozen=True)
class DecideMotion:
    """Record the decision on a motion: by vote with its figures, or without a vote when `carried` is given."""

    motion: int
    in_favour: int | None = None
    against: int | None = None
    abstaining: int = 0
    carried: bool | None = None


@command
@dataclass(frozen=True)
class RecordDecision:
    """Record that the body took its decision on a topic; explanations of position may follow."""

    list: ListId
    decision: str


@command
@dataclass(frozen=True)
class SetTimeLimit:
    """Set a time limit from the next speaker on; the body's `decision` is needed unless it is only encouraged."""

    time_class: TimeClass
    seconds: int
    force: Force = Force.ENCOURAGED
    at_zero: AtZero = AtZero.GO_ON
    grace_seconds: int = 0
    list: ListId | None = None
    decision: str = ""


@command
@dataclass(frozen=True)
class Accommodate:
    """Give one delegation more time privately: its clock runs at 100/percent of the pace."""

    delegation: DelegationId
    percent: int


@command
@dataclass(frozen=True)
class OpenFloorToAll:
    """Begin the second phase: everybody may ask, also those who have already spoken."""

    list: ListId
    reason: str = ""


@command
@dataclass(frozen=True)
class CorrectSpeech:
    """Correct the recorded time of a speech, with a reason; the record keeps both."""

    speech: int
    elapsed_ms: int
    reason: str


@command
@dataclass(frozen=True)
class Reinstate:
    """Put a request that was ended by mistake back on its list, with a reason."""

    request: RequestId
    reason: str


@command
@dataclass(frozen=True)
class CarryOver:
    """Carry what is owed on a list over to a list of another session; without `requests`, all of it."""

    list: ListId
    session: SessionId
    to_list: ListId
    requests: tuple[RequestId, ...] = ()
