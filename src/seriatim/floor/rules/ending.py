"""How a request ends without being heard, each way recorded; nothing else takes it off its list."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import (
    Events,
    known_list,
    known_request,
    must_have_words,
    must_preside,
    must_speak_for,
    open_request,
    request_in_line,
    sitting,
    standing_request,
)
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import behind_the_owed, owed, unheard
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import ENDS, Floor, Request, Standing
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, MeetingId, RequestId, SessionId
from seriatim.kernel.refusal import Refused


def withdraw(floor: Floor, command: c.Withdraw, occasion: Occasion, _: Roster) -> Events:
    """A delegation gives up its request."""
    request = open_request(floor, command.request)
    must_speak_for(occasion, request.asked.delegation)
    return (e.Withdrawn(command.request, command.reason),)


def decline(floor: Floor, command: c.Decline, occasion: Occasion, _: Roster) -> Events:
    """The Chair declines a request and says why."""
    must_preside(occasion)
    open_request(floor, command.request)
    must_have_words(reason=command.reason)
    return (e.Declined(command.request, command.reason),)


def give_in_writing(floor: Floor, command: c.GiveInWriting, occasion: Occasion, _: Roster) -> Events:
    """The text is handed in and enters the record; who had joined the statement is given in writing with it."""
    request = request_in_line(floor, command.request)
    must_speak_for(occasion, request.asked.delegation)
    must_have_words(text=command.text)
    return (e.GivenInWriting(command.request, command.text),)


def lapse(floor: Floor, command: c.Lapse, occasion: Occasion, _: Roster) -> Events:
    """The body decides that requests lapse; its words stand in the record."""
    must_preside(occasion)
    must_have_words(decision=command.decision)
    return (e.Lapsed(_named(floor, command.list, command.requests), command.decision),)


def keep_owed(floor: Floor, command: c.KeepOwed, occasion: Occasion, _: Roster) -> Events:
    """The body decides that requests whose debate was closed are still owed."""
    must_preside(occasion)
    must_have_words(decision=command.decision)
    meeting = sitting(floor).meeting
    named = _named(floor, command.list, command.requests)
    in_order = tuple(
        one
        for one in unheard(floor, command.list)
        if one in named or floor.requests[one].stand.owed is not None  # those owed before keep their places among them
    )
    return (e.RequestsOwed(meeting, command.list, in_order, command.decision),)


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


def reinstate(floor: Floor, command: c.Reinstate, occasion: Occasion, _: Roster) -> Events:
    """A request that was ended by mistake stands again at its old place."""
    must_preside(occasion)
    must_have_words(reason=command.reason)
    request = known_request(floor, command.request)
    if request.standing not in ENDS or request.standing == Standing.CARRIED_OVER:
        raise Refused(Refusal.REQUEST_NOT_ENDED, request=command.request, standing=request.standing)
    _must_be_free(floor, request.asked, request.asked.list)
    return (e.Reinstated(command.request, command.reason),)


def _must_be_free(floor: Floor, asked: e.Inscribed, of: ListId) -> None:
    """Nobody may come to have two places: an open request of the same kind comes first, wherever this one came from."""
    for other in floor.requests.values():
        same_place = other.asked.list == of or asked.kind == Kind.POINT_OF_ORDER
        same_claim = (other.asked.delegation, other.asked.kind) == (asked.delegation, asked.kind)
        if same_place and same_claim and other.standing not in ENDS and asked.kind != Kind.REPLY:
            raise Refused(
                Refusal.ALREADY_INSCRIBED, request=other.id, delegation=other.asked.delegation,
                by=str(other.actor), at=other.at, list=other.asked.list,
            )  # fmt: skip


def carried_over(floor: Floor, command: c.CarryOver, occasion: Occasion) -> e.CarriedOver:
    """What leaves this session for a list of another one, in its order; who joined a statement leaves with it."""
    must_preside(occasion)
    known_list(floor, command.list)
    named = command.requests or owed(floor, command.list)
    for one in command.requests:
        if one not in owed(floor, command.list):
            raise Refused(Refusal.NOTHING_OWED, list=command.list, request=one)
    leaving = tuple(
        one for one in unheard(floor, command.list) if one in named or floor.requests[one].lead in named
    )
    if not leaving:
        raise Refused(Refusal.NOTHING_OWED, list=command.list, request=None)
    return e.CarriedOver(leaving, command.session, command.to_list)


def carried_in(floor: Floor, out: e.CarriedOver, source: Floor) -> Events:
    """What arrives in the other session: each request with its origin, owed, in the order in which it stood."""
    known_list(floor, out.list)
    for one in out.requests:
        _must_be_free(floor, source.requests[one].asked, out.list)
    first, session = len(floor.requests) + 1, source.session or SessionId("")
    arriving = tuple(
        _arrival(RequestId(first + at), out.list, source.requests[one], session)
        for at, one in enumerate(out.requests)
    )
    meeting = next(known.owed_in[-1] for one in out.requests if (known := source.requests[one]).owed_in)
    should_have = meeting if "/" in meeting else MeetingId(f"{session}/{meeting}")
    why, numbers = f"carried over from {session}", dict(zip(out.requests, _numbers(arriving), strict=True))
    owing = e.RequestsOwed(should_have, out.list, _numbers(arriving), why, first=behind_the_owed(floor, out.list))
    leads = ((one, source.requests[one].lead) for one in out.requests)
    return (*arriving, owing, *(e.Joined(numbers[one], numbers[lead]) for one, lead in leads if lead is not None))


def _numbers(arriving: tuple[e.Inscribed, ...]) -> tuple[RequestId, ...]:
    return tuple(one.request for one in arriving)


def _arrival(number: RequestId, to: ListId, request: Request, session: SessionId) -> e.Inscribed:
    asked = request.asked
    first_asked = asked.origin.asked_at if asked.origin else request.at
    return e.Inscribed(
        request=number, list=to, delegation=asked.delegation, kind=asked.kind, category=asked.category,
        region=asked.region, capacity=request.capacity, on_behalf_of=request.on_behalf_of,
        joint_with=request.joint_with, level=request.level, meeting=asked.meeting,
        language=request.language, text=request.text, origin=e.Origin(session, request.id, first_asked),
    )  # fmt: skip
