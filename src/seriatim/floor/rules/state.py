"""What is known of the floor of a session: its lists, its requests, who speaks, what is pending."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from seriatim.floor.rules.events import Inscribed, Limit, RulesAdopted, TimeLimitSet
from seriatim.floor.rules.kinds import Capacity, Criterion, Level, MotionKind, Stance, Visibility
from seriatim.floor.rules.order import Hand, Stand
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId, SessionId


class Standing(StrEnum):
    """Where a request stands. Only the last six are ends; nothing else removes a request from its list."""

    LATE = "late"
    WAITING = "waiting"
    JOINED = "joined"
    SPEAKING = "speaking"
    HEARD = "heard"
    IN_WRITING = "in writing"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    LAPSED = "lapsed"
    CARRIED_OVER = "carried over"


ENDS = frozenset(
    {
        Standing.HEARD,
        Standing.IN_WRITING,
        Standing.WITHDRAWN,
        Standing.DECLINED,
        Standing.LAPSED,
        Standing.CARRIED_OVER,
    }
)


@dataclass(frozen=True)
class End:
    """How, when and by whom a request ended; `reason` in words, `speech` where it was heard."""

    standing: Standing
    at: datetime
    actor: Actor
    reason: str = ""
    speech: int | None = None
    session: SessionId | None = None


@dataclass(frozen=True)
class Request:
    """One request for the floor, from its inscription to its end.

    `stands` are what decided its place, one after another: the last one is in force, the earlier
    ones stay behind as marks for those who were placed beside them. `owed_in` are the meetings that
    should have heard it.
    """

    asked: Inscribed
    at: datetime
    actor: Actor
    standing: Standing
    stands: tuple[Stand, ...]
    language: str
    text: str
    on_behalf_of: str
    joint_with: tuple[DelegationId, ...]
    level: Level
    owed_in: tuple[MeetingId, ...] = ()
    lead: RequestId | None = None
    end: End | None = None

    @property
    def id(self) -> RequestId:
        return self.asked.request

    @property
    def stand(self) -> Stand:
        return self.stands[-1]

    @property
    def capacity(self) -> Capacity:
        return self.stands[-1].capacity

    @property
    def owed(self) -> bool:
        """A meeting that should have heard it has risen without doing so."""
        return bool(self.owed_in) and self.standing in (Standing.WAITING, Standing.JOINED)


@dataclass(frozen=True)
class SpeakersList:
    """The list of speakers of one topic under an agenda item. `opens_at` is None until it is first opened.

    A lot is for what is inscribed from `lot_from` on, an instant and a version, and before `lot_until`; once it is
    drawn, `lot` are the places.
    """

    id: ListId
    item: str
    order: tuple[Criterion, ...]
    visibility: Visibility
    next_names: int
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    closed: bool = False
    lot_from: tuple[datetime, int] | None = None
    lot_until: datetime | None = None
    lot_commitment: str = ""
    lot_drawn: bool = False
    lot: Mapping[RequestId, int] = field(default_factory=dict)
    alphabet: Mapping[DelegationId, int] = field(default_factory=dict)
    hand: tuple[Hand, ...] = ()
    open_to_all: int = 0
    """The version at which the floor was opened to all, or 0."""
    debate: MotionKind | None = None
    decision: str = ""

    def is_open(self, at: datetime) -> bool:
        """Whether it takes names at this instant."""
        if self.opens_at is None or self.closed or at < self.opens_at:
            return False
        return self.closes_at is None or at < self.closes_at

    def opens_later(self, at: datetime) -> bool:
        """Whether it has not opened yet, and will, or may."""
        return not self.closed and (self.opens_at is None or at < self.opens_at)

    def phase(self, at: datetime) -> str:
        """How it stands, as screens and programs are told."""
        return "open" if self.is_open(at) else "not yet open" if self.opens_later(at) else "closed"


@dataclass(frozen=True)
class Sitting:
    """The meeting in session, as far as the floor is concerned.

    `hears` are all lists that it took up; `clock_ran` tells whether a clock ran when it was suspended.
    """

    meeting: MeetingId
    stops: Mapping[str, datetime]
    taken_up: tuple[ListId, ...]
    hears: tuple[ListId, ...]
    suspended: bool = False
    clock_ran: bool = False
    consents: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Speech:
    """A turn that was given. `running_since` is None while its clock stands; `elapsed_ms` is what ran before.

    `extended_seconds` is what the Chair allowed beyond the limit.
    """

    number: int
    meeting: MeetingId
    speaker: str
    request: RequestId | None
    limit: Limit | None
    clock_percent: int
    given_at: datetime
    running_since: datetime | None
    elapsed_ms: int = 0
    extended_seconds: int = 0
    reason: str = ""
    ended_at: datetime | None = None
    cut: str = ""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ruling:
    """The last ruling and the request that asked for it; an appeal against it may be pending."""

    request: RequestId
    ruling: str
    appeal: DelegationId | None = None
    overruled: bool | None = None


@dataclass(frozen=True)
class Turn:
    """Who has the floor, and who was interrupted and returns."""

    speech: Speech | None = None
    interrupted: tuple[Speech, ...] = ()
    ruling: Ruling | None = None


@dataclass(frozen=True)
class Motion:
    """A procedural motion, with those who spoke on it."""

    number: int
    kind: MotionKind
    delegation: DelegationId
    list: ListId | None
    speakers: tuple[tuple[DelegationId, Stance], ...] = ()
    pending: bool = True
    carried: bool | None = None


@dataclass(frozen=True)
class LastAction:
    """The last action on the floor, and what stood before it.

    `touched` are the requests that it changed; it is `final` once something that came after depends on it.
    """

    action: str
    at: datetime
    by_chair: bool
    turn: Turn
    speeches: tuple[Speech, ...]
    requests: Mapping[RequestId, Request]
    touched: frozenset[RequestId] = frozenset()
    final: bool = False


@dataclass(frozen=True)
class Floor:
    """The floor of a session; `moved_at` is the version of the stream at the last action on the floor."""

    session: SessionId | None = None
    rules: RulesAdopted | None = None
    lists: Mapping[ListId, SpeakersList] = field(default_factory=dict)
    requests: Mapping[RequestId, Request] = field(default_factory=dict)
    asked_by: Mapping[DelegationId, tuple[RequestId, ...]] = field(default_factory=dict)
    sitting: Sitting | None = None
    turn: Turn = Turn()
    speeches: tuple[Speech, ...] = ()
    speeches_given: int = 0
    limits: tuple[TimeLimitSet, ...] = ()
    accommodations: Mapping[DelegationId, int] = field(default_factory=dict)
    motions: Mapping[int, Motion] = field(default_factory=dict)
    proposals: frozenset[tuple[str, RequestId, RequestId]] = frozenset()
    last_action: LastAction | None = None
    moved_at: int = 0
    moved_on: datetime | None = None

    @property
    def undoable(self) -> LastAction | None:
        """The last action, if it was the Chair's and nothing depends on it."""
        last = self.last_action
        return last if last and last.by_chair and not last.final else None
