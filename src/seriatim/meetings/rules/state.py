"""What is known of a session and its meetings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from seriatim.kernel.ids import ListId, MeetingId
from seriatim.meetings.rules.events import BodyEstablished, HardStop, Mode, Phase, SessionConvened


class Status(StrEnum):
    """Where a meeting stands, whatever its mode and its lists."""

    PLANNED = "planned"
    IN_SESSION = "in session"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class AgendaItem:
    """One numbered entry of the agenda."""

    number: str
    title: str


@dataclass(frozen=True)
class Topic:
    """A topic under an agenda item; its key is the id of its list of speakers."""

    id: ListId
    item: str
    title: str
    short_title: str


@dataclass(frozen=True)
class Meeting:
    """One sitting, planned or held.

    `consents` are the services beyond whose end the meeting agreed to go on; `at_hand` are those of its lists
    that were not put down, the one being heard first.
    """

    id: MeetingId
    number: int | None
    name: str
    starts: datetime
    hard_stops: tuple[HardStop, ...]
    takes_up: tuple[ListId, ...]
    items: tuple[str, ...]
    form: str
    mode: Mode
    reason_for_limit: str
    closing_seconds: int
    status: Status = Status.PLANNED
    follows: MeetingId | None = None
    phases: tuple[Phase, ...] = ()
    place: str = ""
    proposed_at_closing: bool = False
    scheduled_at: datetime | None = None
    opened_at: datetime | None = None
    suspended_until: datetime | None = None
    adjourned_at: datetime | None = None
    reason: str = ""
    consents: tuple[str, ...] = ()
    at_hand: tuple[ListId, ...] = ()
    owed: tuple[ListId, ...] = ()

    @property
    def stops_at(self) -> datetime:
        """The last instant of any service: when the room itself is lost."""
        return max(stop.at for stop in self.hard_stops)


@dataclass(frozen=True)
class Body:
    """A body, once it is established."""

    facts: BodyEstablished | None = None

    @property
    def zone(self) -> str:
        """The IANA zone of the seat; UTC before the body is established."""
        return self.facts.zone if self.facts else "UTC"


@dataclass(frozen=True)
class Programme:
    """A session: its agenda, its topics and its meetings in the order in which they were planned."""

    session: SessionConvened | None = None
    adopted: bool = False
    items: Mapping[str, AgendaItem] = field(default_factory=dict)
    topics: Mapping[ListId, Topic] = field(default_factory=dict)
    meetings: Mapping[MeetingId, Meeting] = field(default_factory=dict)
    sitting: MeetingId | None = None

    @property
    def zone(self) -> str:
        """The IANA zone of the seat, by whose clock local times are meant; UTC before the session is convened."""
        return self.session.zone if self.session else "UTC"
