"""How a request ends without being heard, each way recorded; nothing else takes it off its list."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import (
    Events,
    already_inscribed,
    known_list,
    known_request,
    must_have_words,
    must_stand_on_a_list,
    open_request,
    request_in_line,
    sitting,
    standing_request,
)
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.points import withdraw_point
from seriatim.floor.rules.queue import joined_to, none_left_out, unheard
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import ENDS, Floor, Standing
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, RequestId
from seriatim.kernel.refusal import Refused


def withdraw(floor: Floor, command: c.Withdraw, occasion: Occasion, _: Roster) -> Events:
    """A delegation gives up its request; who had joined it stands at its own place again."""
    request = known_request(floor, command.request)
    if request.asked.kind == Kind.POINT_OF_ORDER and request.standing not in ENDS:
        return withdraw_point(floor, request.id, command.reason, occasion)
    open_request(floor, command.request)
    return (e.Withdrawn(command.request, command.reason, joined_to(floor, command.request)),)


def decline(floor: Floor, command: c.Decline, _occasion: Occasion, _: Roster) -> Events:
    """The Chair declines a request and says why; who had joined it stands at its own place again.

    Not a point of order: that would be a ruling against which nobody could appeal (rules 71 and 113).
    """
    must_stand_on_a_list(open_request(floor, command.request))
    must_have_words(reason=command.reason)
    return (e.Declined(command.request, command.reason, joined_to(floor, command.request)),)


def give_in_writing(floor: Floor, command: c.GiveInWriting, _occasion: Occasion, _: Roster) -> Events:
    """The text is handed in and enters the record; who had joined the statement is given in writing with it."""
    request_in_line(floor, command.request)
    must_have_words(text=command.text)
    return (e.GivenInWriting(command.request, command.text, joined_to(floor, command.request)),)


def lapse(floor: Floor, command: c.Lapse, _occasion: Occasion, _: Roster) -> Events:
    """The body decides that requests lapse; its words stand in the record, and who had joined them stands alone."""
    must_have_words(decision=command.decision)
    named = _named(floor, command.list, command.requests)
    freed = tuple(one for lead in named for one in joined_to(floor, lead) if one not in named)
    return (e.Lapsed(named, command.decision, freed),)


def keep_owed(floor: Floor, command: c.KeepOwed, _occasion: Occasion, _: Roster) -> Events:
    """The body decides that requests whose debate was closed are still owed, with those that joined them."""
    must_have_words(decision=command.decision)
    meeting = sitting(floor).meeting
    named = _named(floor, command.list, command.requests)
    in_order = tuple(
        one
        for one in unheard(floor, command.list)
        if one in named
        or floor.requests[one].lead in named
        or floor.requests[one].stand.owed is not None  # those owed before keep their places among them
    )
    whole = none_left_out(floor, command.list, in_order)
    return (e.RequestsOwed(meeting, command.list, in_order, command.decision, whole=whole),)


def _named(floor: Floor, of: ListId, requests: tuple[RequestId, ...]) -> tuple[RequestId, ...]:
    """The requests of a list that a decision of the body names; where it names none, all that are unheard."""
    known_list(floor, of)
    standing = unheard(floor, of)
    if not standing:
        raise Refused(Refusal.NOTHING_LEFT, list=of)
    for one in requests:
        if standing_request(floor, one).id not in standing:
            raise Refused(Refusal.NOT_ON_ONE_LIST, request=one, list=of)
    return tuple(dict.fromkeys(requests)) or standing


def reinstate(floor: Floor, command: c.Reinstate, _occasion: Occasion, _: Roster) -> Events:
    """A request that was ended by mistake stands again at its old place; a point of order is raised anew."""
    must_have_words(reason=command.reason)
    request = known_request(floor, command.request)
    if request.standing not in ENDS or request.standing == Standing.CARRIED_OVER:
        raise Refused(Refusal.REQUEST_NOT_ENDED, request=command.request, standing=request.standing)
    if request.asked.kind == Kind.POINT_OF_ORDER:
        raise Refused(Refusal.POINT_OF_ORDER_IS_RAISED, delegation=request.asked.delegation)
    must_be_free(floor, request.asked, request.asked.list)
    return (e.Reinstated(command.request, command.reason),)


def must_be_free(floor: Floor, asked: e.Inscribed, of: ListId) -> None:
    """Nobody may come to have two places: an open request of the same kind comes first, wherever this one came from."""
    for other in floor.requests.values():
        same_claim = (other.asked.delegation, other.asked.kind) == (asked.delegation, asked.kind)
        if other.asked.list == of and same_claim and other.standing not in ENDS and asked.kind != Kind.REPLY:
            raise already_inscribed(other)
