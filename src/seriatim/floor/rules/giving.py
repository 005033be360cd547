"""Giving the floor, and passing over who is absent (rules 68, 70, 109 and 112)."""

from typing import NoReturn

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import comes_back, may_act, must_be_in_time, none_waits, nothing_pending
from seriatim.floor.rules.entitled import (
    Events,
    debate_must_go_on,
    known_request,
    sitting,
    standing_request,
)
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.queue import callable_now, next_request
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Request
from seriatim.floor.rules.turns import finish, given, interrupt, return_floor
from seriatim.kernel.actor import PRESIDING
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, RequestId
from seriatim.kernel.refusal import Refused


def give(floor: Floor, command: c.GiveFloor, occasion: Occasion, _: Roster) -> Events:
    """End the running speech and give the floor to the next; to another one only with a reason, which is recorded.

    Whoever was interrupted by a point of order comes before everybody else. A point of order interrupts here too, and
    is heard after the end of a service as well: the meeting cannot rise before it is decided.
    """
    may_act(floor, occasion)
    if command.request is None and comes_back(floor):
        return return_floor(floor, c.ReturnFloor(), occasion, _)
    nothing_pending(floor)
    request, reason = _called(floor, command)
    if request.asked.kind == Kind.POINT_OF_ORDER:
        return (*interrupt(floor, occasion, request.asked.delegation), grant(floor, request, reason))
    must_be_in_time(floor, occasion)
    return (*finish(floor, occasion), grant(floor, request, reason))


def _called(floor: Floor, command: c.GiveFloor) -> tuple[Request, str]:
    """The request that is called, and why it is called out of order."""
    if command.request is None:
        following = next_request(floor)
        if following is None:
            _nobody_left(floor)
        return floor.requests[following], ""
    request = standing_request(floor, command.request)
    _must_be_taken_up(floor, request)
    if request.asked.kind != Kind.POINT_OF_ORDER:
        none_waits(floor)
    before = _comes_before(floor, request)
    if before is None:
        return request, ""
    if not command.reason.strip():
        raise Refused(Refusal.NOT_NEXT, request=request.id, delegation=request.asked.delegation, next=before)
    return request, command.reason


def _nobody_left(floor: Floor) -> NoReturn:
    """Nobody can be called: because the debate was closed or adjourned, if somebody waits, else because all were."""
    meeting = sitting(floor)
    for of in meeting.taken_up:
        if callable_now(floor, of):
            must_be_debated(floor, of)
    raise Refused(Refusal.LIST_EXHAUSTED, meeting=meeting.meeting)


def _comes_before(floor: Floor, request: Request) -> str | None:
    """Whose turn it is rather than that of this request; an empty name when the request cannot be called by itself."""
    if floor.turn.interrupted and request.asked.kind != Kind.POINT_OF_ORDER:
        return floor.turn.interrupted[-1].speaker
    following = next_request(floor)
    if following == request.id:
        return None
    return floor.requests[following].asked.delegation if following else ""


def _must_be_taken_up(floor: Floor, request: Request) -> None:
    kind, of = request.asked.kind, request.asked.list
    if kind == Kind.STATEMENT:
        must_be_debated(floor, of)
    elif kind != Kind.POINT_OF_ORDER and of not in sitting(floor).taken_up:
        raise Refused(Refusal.LIST_NOT_TAKEN_UP, list=of)


def must_be_debated(floor: Floor, of: ListId) -> None:
    """The meeting hears the list, and the debate on it was neither closed nor adjourned."""
    if of not in sitting(floor).taken_up:
        raise Refused(Refusal.LIST_NOT_TAKEN_UP, list=of)
    debate_must_go_on(floor.lists[of])


def grant(floor: Floor, request: Request, reason: str) -> e.FloorGiven:
    """The event that gives the floor to a request."""
    return given(floor, request.asked.delegation, request.id, limit_for(floor, request.id), reason)


def take(floor: Floor, command: c.TakeFloor, occasion: Occasion, _: Roster) -> Events:
    """The Chair or the secretariat speaks, at any time; a running speech must end or be interrupted first."""
    may_act(floor, occasion)
    if command.speaker not in PRESIDING:
        raise Refused(Refusal.WRONG_NUMBER, field="speaker", value=command.speaker, rule=" or ".join(PRESIDING))
    if floor.turn.speech and floor.turn.speech.request:
        raise Refused(Refusal.HAS_THE_FLOOR, delegation=floor.turn.speech.speaker)
    return (*finish(floor, occasion), given(floor, command.speaker))


def pass_over(floor: Floor, command: c.PassOver, occasion: Occasion, _: Roster) -> Events:
    """Absent when called: to the end of its category, called once more, then owed, and never dropped."""
    may_act(floor, occasion)
    called = floor.turn.speech.request if floor.turn.speech else None
    one = command.request or called or next_request(floor)
    if one is None:
        _nobody_left(floor)
    request = known_request(floor, one) if one == called else standing_request(floor, one)
    _must_be_callable(floor, request, called)
    return (e.PassedOver(request.id, sitting(floor).meeting),)


def _must_be_callable(floor: Floor, request: Request, called: RequestId | None) -> None:
    if request.asked.kind == Kind.POINT_OF_ORDER:
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=request.asked.delegation)
    if request.id == called:
        return
    _must_be_taken_up(floor, request)
    if request.id not in callable_now(floor, request.asked.list):
        raise Refused(Refusal.LIST_EXHAUSTED, meeting=sitting(floor).meeting)
