"""What of a list, and of the floor, is shown to a reader?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from seriatim.floor.rules.clock import allowed_ms, left_ms, shown_ms
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.order import Place
from seriatim.floor.rules.queue import (
    callable_now,
    on_list,
    owed_on,
    places,
    points_of_order,
    standing_on,
    waiting,
)
from seriatim.floor.rules.state import ENDS, Floor, Request, Speech, Standing
from seriatim.floor.rules.visible import Sight, sight
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId

NEXT = 3
LAST_MINUTE_MS = 60_000


@dataclass(frozen=True)
class Counts:
    """How many requests of a list wait without being owed, are owed, and were heard."""

    waiting: int
    owed: int
    heard: int

    @property
    def asked(self) -> int:
        """All of them together."""
        return self.waiting + self.owed + self.heard


@dataclass(frozen=True)
class Line:
    """One waiting request at its place, with whoever joined its statement."""

    number: int
    request: Request
    place: Place | None
    partners: tuple[DelegationId, ...]


@dataclass(frozen=True)
class Heard:
    """One request that was heard, with the speech in which it was."""

    request: Request
    speech: Speech | None


@dataclass(frozen=True)
class ListShown:
    """A list as one reader sees it. `hidden` counts the waiting whose names the reader may not see."""

    counts: Counts
    lines: tuple[Line, ...]
    hidden: int
    speaking: tuple[Request, ...]
    heard: tuple[Heard, ...]
    ended: tuple[Request, ...]
    late: tuple[Request, ...]


class Pace(StrEnum):
    """Where a speech stands against its limit."""

    WITHIN = "within"
    LAST_MINUTE = "last-minute"
    OVER = "over"


@dataclass(frozen=True)
class Now:
    """Who has the floor, by the clock of the room; `request` is None for the Chair, and for a name not to be shown."""

    speech: Speech
    request: Request | None
    presiding: bool
    elapsed_ms: int
    left_ms: int | None
    pace: Pace

    @property
    def limit_ms(self) -> int | None:
        """The limit, as far as it was extended, or None."""
        return allowed_ms(self.speech)

    @property
    def extended_ms(self) -> int:
        """What was allowed beyond the limit."""
        return self.speech.extended_seconds * 1000


@dataclass(frozen=True)
class FloorShown:
    """The floor of the meeting in session as one reader sees it."""

    now: Now | None
    following: tuple[Request, ...]
    points: tuple[Request, ...]
    replies: tuple[Request, ...]
    interrupted: tuple[Request, ...]


def counts(floor: Floor, of: ListId) -> Counts:
    """The figures of a list, which anybody may see."""
    standing, owed = standing_on(floor, of), owed_on(floor, of)
    left = standing.get(Standing.WAITING, 0) + standing.get(Standing.JOINED, 0)
    return Counts(left - owed, owed, standing.get(Standing.HEARD, 0))


def list_shown(floor: Floor, of: ListId, reader: Actor | None) -> ListShown:
    """A list as far as the body's policy lets this reader see it."""
    seen = sight(floor, of, reader)
    requests = [one for one in on_list(floor, of) if one.id in seen.requests]
    everybody = waiting(floor, of)
    lines = tuple(_lines(floor, of, seen))
    speeches = {speech.number: speech for speech in floor.speeches}
    heard = [one for one in requests if one.standing == Standing.HEARD]
    return ListShown(
        counts(floor, of),
        lines,
        len(everybody) - len(lines),
        tuple(one for one in requests if one.standing == Standing.SPEAKING),
        tuple(sorted((Heard(one, speeches.get(_speech(one))) for one in heard), key=_when)),
        tuple(one for one in requests if one.standing in ENDS and one.standing != Standing.HEARD),
        tuple(one for one in requests if one.standing == Standing.LATE),
    )


def floor_shown(floor: Floor, at: datetime, reader: Actor | None) -> FloorShown:
    """Who has the floor, who is next, and who waits in the lanes beside the list."""
    seen: set[RequestId] = set()
    for of in floor.sitting.hears if floor.sitting else ():
        seen |= sight(floor, of, reader).requests
    return FloorShown(
        _now(floor, at, seen),
        tuple(floor.requests[one] for one in _following(floor) if one in seen)[:NEXT],
        tuple(floor.requests[one] for one in points_of_order(floor) if one in seen),
        tuple(
            one
            for one in floor.requests.values()
            if one.asked.kind == Kind.REPLY and one.standing == Standing.WAITING and one.id in seen
        ),
        tuple(floor.requests[one.request] for one in floor.turn.interrupted if one.request in seen),
    )


def heard_in(floor: Floor, meeting: MeetingId, reader: Actor | None) -> tuple[Heard, ...]:
    """The speeches of delegations in a meeting, in their order."""
    of = {floor.requests[one.request].asked.list for one in floor.speeches if one.request and one.meeting == meeting}
    seen = {request for one in of if one in floor.lists for request in sight(floor, one, reader).requests}
    return tuple(
        Heard(floor.requests[one.request], one)
        for one in floor.speeches
        if one.meeting == meeting and one.request in seen
    )


def owed_by(floor: Floor, meeting: MeetingId, of: ListId, reader: Actor | None) -> tuple[Request, ...]:
    """What a meeting that rose still owes on a list, in the order in which it will be called."""
    seen = sight(floor, of, reader).requests
    return tuple(
        floor.requests[one] for one in waiting(floor, of) if one in seen and meeting in floor.requests[one].owed_in
    )


def _lines(floor: Floor, of: ListId, seen: Sight) -> Iterator[Line]:
    """With the reasons of each place where the reader may see them."""
    explained = places(floor, of) if seen.reasons else (Place(one, ()) for one in waiting(floor, of))
    joined: dict[RequestId, list[DelegationId]] = {}
    for one in on_list(floor, of):
        if one.standing == Standing.JOINED and one.lead:
            joined.setdefault(one.lead, []).append(one.asked.delegation)
    for number, place in enumerate(explained, 1):
        if place.request in seen.requests:
            partners = tuple(joined.get(place.request, ()))
            yield Line(number, floor.requests[place.request], place if seen.reasons else None, partners)


def _following(floor: Floor) -> Iterator[RequestId]:
    yield from points_of_order(floor)
    for of in floor.sitting.taken_up if floor.sitting else ():
        if floor.lists[of].debate is None:
            yield from callable_now(floor, of)


def _now(floor: Floor, at: datetime, seen: set[RequestId]) -> Now | None:
    speech = floor.turn.speech
    if speech is None:
        return None
    request = floor.requests[speech.request] if speech.request in seen else None
    left = left_ms(speech, at)
    pace = Pace.WITHIN
    if left is not None and left <= LAST_MINUTE_MS:
        pace = Pace.LAST_MINUTE if left >= 0 else Pace.OVER
    return Now(speech, request, speech.request is None, shown_ms(speech, at), left, pace)


def _speech(request: Request) -> int:
    return (request.end.speech if request.end else None) or 0


def _when(heard: Heard) -> tuple[int, RequestId]:
    return _speech(heard.request), heard.request.id
