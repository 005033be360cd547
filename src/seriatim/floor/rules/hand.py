"""Places that change by the Chair's hand, by a delegation's own wish, or by agreement of two."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import (
    Events,
    known_request,
    must_have_words,
    request_in_line,
)
from seriatim.floor.rules.kinds import Kind, Side
from seriatim.floor.rules.queue import joined_to, waiting
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Request, Standing
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import RequestId
from seriatim.kernel.refusal import Refused


def place(floor: Floor, command: c.Place, _occasion: Occasion, _: Roster) -> Events:
    """The Chair puts a request beside another, and says why."""
    must_have_words(reason=command.reason)
    _two(floor, command.request, command.anchor)
    return (e.Placed(command.request, command.side, command.anchor, command.reason),)


def place_at(floor: Floor, command: c.PlaceAt, _occasion: Occasion, _: Roster) -> Events:
    """The Chair puts a request at a place, which is beside whoever stands there now."""
    must_have_words(reason=command.reason)
    request = request_in_line(floor, command.request)
    names = waiting(floor, request.asked.list)
    if not 1 <= command.place <= len(names):
        raise Refused(Refusal.NO_SUCH_PLACE, place=command.place, last=len(names))
    now, there = names.index(request.id) + 1, names[command.place - 1]
    if now == command.place:
        raise Refused(Refusal.NOTHING_CHANGES)
    _two(floor, request.id, there)
    side = Side.BEFORE if command.place < now else Side.AFTER
    return (e.Placed(request.id, side, there, command.reason),)


def swap(floor: Floor, command: c.SwapPlaces, _occasion: Occasion, _: Roster) -> Events:
    """The Chair lets two requests trade places, and says why."""
    must_have_words(reason=command.reason)
    _two(floor, command.first, command.second)
    return (e.PlacesSwapped(command.first, command.second, command.reason),)


def move_later(floor: Floor, command: c.MoveLater, _occasion: Occasion, _: Roster) -> Events:
    """A delegation lets others go first; the end is the end at this moment, so who asks afterwards stands behind."""
    request = request_in_line(floor, command.request)
    names = waiting(floor, request.asked.list)
    alike = [one for one in names if floor.requests[one].asked.kind == request.asked.kind]
    after = command.after if command.after is not None else alike[-1]
    if after not in alike or alike.index(after) <= alike.index(request.id):
        raise Refused(Refusal.NOT_LATER, request=request.id, after=after)
    return (e.MovedLater(request.id, after),)


def propose_exchange(floor: Floor, command: c.ProposeExchange, _occasion: Occasion, _: Roster) -> Events:
    """Propose to exchange places; nothing moves until the other agrees."""
    _two(floor, command.request, command.other)
    _must_be_new(floor, "exchange", command.request, command.other)
    return (e.ExchangeProposed(command.request, command.other),)


def accept_exchange(floor: Floor, command: c.AcceptExchange, _occasion: Occasion, _: Roster) -> Events:
    """Both agree, so the two change places and nobody else does."""
    _two(floor, command.request, command.other)
    _must_be_proposed(floor, "exchange", command.other, command.request)
    return (e.PlacesExchanged(command.request, command.other),)


def propose_join(floor: Floor, command: c.ProposeJoin, _occasion: Occasion, _: Roster) -> Events:
    """Propose one joint statement; the other request would lead and keep its place."""
    mine, lead = _two(floor, command.request, command.lead)
    if mine.asked.kind != Kind.STATEMENT or lead.asked.kind != Kind.STATEMENT:
        raise Refused(Refusal.NOT_ON_ONE_LIST, request=mine.id, list=mine.asked.list)
    _must_be_new(floor, "join", command.request, command.lead)
    return (e.JoinProposed(command.request, command.lead),)


def accept_join(floor: Floor, command: c.AcceptJoin, _occasion: Occasion, _: Roster) -> Events:
    """The lead agrees: the request ends as heard when the joint statement is heard."""
    _two(floor, command.request, command.lead)
    _must_be_proposed(floor, "join", command.request, command.lead)
    followers = joined_to(floor, command.request)
    return (*(e.Joined(one, command.lead) for one in followers), e.Joined(command.request, command.lead))


def leave_join(floor: Floor, command: c.LeaveJoin, _occasion: Occasion, _: Roster) -> Events:
    """Leave a joint statement that has not begun; the request stands at its own place again."""
    request = known_request(floor, command.request)
    if request.standing != Standing.JOINED or request.lead is None:
        raise Refused(Refusal.NOT_JOINED, request=command.request)
    if floor.requests[request.lead].standing == Standing.SPEAKING:
        raise Refused(
            Refusal.REQUEST_SPEAKING, request=request.lead, delegation=floor.requests[request.lead].asked.delegation
        )
    return (e.JoinLeft(command.request),)


def refuse_proposal(floor: Floor, command: c.RefuseProposal, _occasion: Occasion, _: Roster) -> Events:
    """Say no to an exchange or a joint statement."""
    if not any((kind, command.other, command.request) in floor.proposals for kind in ("exchange", "join")):
        raise Refused(Refusal.NOT_PROPOSED, request=command.other, other=command.request)
    return (e.ProposalRefused(command.request, command.other),)


def _two(floor: Floor, first: RequestId, second: RequestId) -> tuple[Request, Request]:
    """Two different requests that wait on one list, for the same kind of intervention."""
    one, other = request_in_line(floor, first), request_in_line(floor, second)
    if first == second:
        raise Refused(Refusal.NOTHING_CHANGES)
    if one.asked.list != other.asked.list or one.asked.kind != other.asked.kind:
        raise Refused(Refusal.NOT_ON_ONE_LIST, request=second, list=one.asked.list)
    return one, other


def _must_be_new(floor: Floor, kind: str, request: RequestId, other: RequestId) -> None:
    if (kind, request, other) in floor.proposals:
        raise Refused(Refusal.ALREADY_PROPOSED, request=request, other=other)


def _must_be_proposed(floor: Floor, kind: str, request: RequestId, other: RequestId) -> None:
    if (kind, request, other) not in floor.proposals:
        raise Refused(Refusal.NOT_PROPOSED, request=request, other=other)
