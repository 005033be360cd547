"""What of a session's lists concerns one delegation: where do its requests stand, and who is called before them?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import by, callable_now, joined_to, points_of_order, waiting
from seriatim.floor.rules.state import ENDS, Floor, Request, Standing
from seriatim.kernel.ids import DelegationId, ListId, RequestId

THIRD = 2
"""So many are called before whoever is third."""


class Moment(StrEnum):
    """When a delegation is to look up from its papers."""

    THIRD = "third"
    NEXT = "next"
    FLOOR = "floor"


@dataclass(frozen=True)
class Proposal:
    """What another delegation proposed: to exchange places, or to join one's statement; `other` is its request."""

    kind: str
    other: Request


@dataclass(frozen=True)
class Own:
    """One's own request.

    `place` is its place on the list, from 1; `ahead` how many are called before it in the meeting in session, None
    where it is not called there. A request that joined another stands where that one stands.
    """

    request: Request
    place: int | None
    ahead: int | None
    proposals: tuple[Proposal, ...] = ()
    proposed_to: tuple[Proposal, ...] = ()

    @property
    def moment(self) -> Moment | None:
        """Whether it is about to be called, or is being heard."""
        if self.request.standing == Standing.SPEAKING:
            return Moment.FLOOR
        return {0: Moment.NEXT, THIRD: Moment.THIRD}.get(-1 if self.ahead is None else self.ahead)


def call_order(floor: Floor) -> tuple[RequestId, ...]:
    """All who are called in the meeting in session, in that order; nobody where none is in session.

    The first of them is `queue.next_request`: points of order, then list by list, then the replies on all of them.
    """
    return (*points_of_order(floor), *_statements(floor), *_replies(floor)) if floor.sitting else ()


def own_requests(floor: Floor, delegation: DelegationId) -> tuple[Own, ...]:
    """All requests of a delegation, in the order of their inscription."""
    ahead = {request: number for number, request in enumerate(call_order(floor))}
    lines: dict[ListId, tuple[RequestId, ...]] = {}
    found = list[Own]()
    for request in by(floor, delegation):
        of = request.asked.list
        if of in floor.lists and of not in lines:
            lines[of] = waiting(floor, of)
        stands = request.lead if request.standing == Standing.JOINED and request.lead else request.id
        line = lines.get(of, ())
        place = line.index(stands) + 1 if stands in line else None
        found.append(Own(request, place, ahead.get(stands), _made_to(floor, request), _made_by(floor, request)))
    return tuple(found)


def moments(floor: Floor) -> Mapping[DelegationId, tuple[Moment, RequestId]]:
    """Which delegations are to be told something now, and of which request: who speaks, who is next, who is third.

    A delegation that is two of these is told the nearest.
    """
    told: dict[DelegationId, tuple[Moment, RequestId]] = {}
    speech, order = floor.turn.speech, call_order(floor)
    if floor.sitting is None or floor.sitting.suspended:
        return told
    called = [(Moment.FLOOR, speech.request)] if speech and speech.request else []
    called += [(Moment.NEXT, order[0])] if order else []
    called += [(Moment.THIRD, order[THIRD])] if len(order) > THIRD else []
    for moment, request in called:
        for one in (request, *joined_to(floor, request)):
            told.setdefault(floor.requests[one].asked.delegation, (moment, one))
    return told


def has_ended(own: Own) -> bool:
    """Whether nothing is to be waited for any longer."""
    return own.request.standing in ENDS


def _statements(floor: Floor) -> Iterator[RequestId]:
    for of in floor.sitting.taken_up if floor.sitting else ():
        for one in callable_now(floor, of):
            kind = floor.requests[one].asked.kind
            if kind != Kind.REPLY and (kind != Kind.STATEMENT or floor.lists[of].debate is None):
                yield one


def _replies(floor: Floor) -> Iterator[RequestId]:
    for of in floor.sitting.taken_up if floor.sitting else ():
        yield from (one for one in callable_now(floor, of) if floor.requests[one].asked.kind == Kind.REPLY)


def _made_to(floor: Floor, request: Request) -> tuple[Proposal, ...]:
    found = sorted((other, kind) for kind, other, mine in floor.proposals if mine == request.id)
    return tuple(Proposal(kind, floor.requests[other]) for other, kind in found)


def _made_by(floor: Floor, request: Request) -> tuple[Proposal, ...]:
    found = sorted((other, kind) for kind, mine, other in floor.proposals if mine == request.id)
    return tuple(Proposal(kind, floor.requests[other]) for other, kind in found)
