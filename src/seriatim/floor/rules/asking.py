"""Asking for the floor: inscriptions, late requests, changes of them (rules 68, 73, 109 and 115)."""

from seriatim.delegations.rules.authority import must_hold
from seriatim.delegations.rules.capabilities import Capability
from seriatim.delegations.rules.participants import Category, Roster
from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import (
    KIND_NEEDS,
    Events,
    already_inscribed,
    known_list,
    known_request,
    must_be_able,
    open_request,
    request_in_line,
)
from seriatim.floor.rules.kinds import Capacity, Kind
from seriatim.floor.rules.queue import behind_the_owed, by, heard_here, on_item, waiting
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import ENDS, Floor, Request, SpeakersList, Standing
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.kernel.refusal import Refused


def inscribe(floor: Floor, command: c.Inscribe, occasion: Occasion, roster: Roster) -> Events:
    """Ask for the floor: one request per delegation, topic and kind, unless the floor is open to all."""
    if command.text:
        must_hold(roster, occasion, Grant.EDIT_STATEMENTS)
    if command.kind == Kind.POINT_OF_ORDER:
        raise Refused(Refusal.POINT_OF_ORDER_IS_RAISED, delegation=command.delegation)
    must_be_able(roster, command.delegation, KIND_NEEDS[command.kind])
    _must_say_for_whom(command.delegation, command, roster)
    speakers = known_list(floor, command.list)
    if command.kind == Kind.REPLY:
        _must_have_replies_left(floor, command, roster)
    else:
        _must_take_names(speakers, command, occasion)
        _must_be_the_first(floor, speakers, command)
    participant = roster.participant(command.delegation)
    return (
        e.Inscribed(
            request=next_id(floor), list=command.list, delegation=command.delegation, kind=command.kind,
            category=roster.called_with(command.delegation), region=participant.region or "", capacity=command.capacity,
            on_behalf_of=command.on_behalf_of, joint_with=command.joint_with, level=command.level,
            meeting=floor.sitting.meeting if floor.sitting else None,
            late=command.kind == Kind.STATEMENT and command.late and not speakers.is_open(occasion.at),
            language=command.language, text=command.text,
        ),
    )  # fmt: skip


def next_id(floor: Floor) -> RequestId:
    """The number of the next request of the session."""
    return RequestId(len(floor.requests) + 1)


def _must_say_for_whom(delegation: DelegationId, asked: c.Inscribe | e.ClassChanged, roster: Roster) -> None:
    """Who speaks for a group names it, and may speak among groups (resolution 65/276 says it of the European Union).

    A joint statement names its partners; nobody does both at once.
    """
    if asked.capacity == Capacity.GROUP:
        must_be_able(roster, delegation, Capability.SPEAK_AMONG_GROUPS)
        if not asked.on_behalf_of.strip():
            raise Refused(Refusal.GROUP_NOT_NAMED)
    if asked.on_behalf_of.strip() and asked.joint_with:
        raise Refused(Refusal.GROUP_AND_PARTNERS_NAMED)
    partners = {roster.participant(partner).id for partner in asked.joint_with} - {delegation}
    if len(partners) != len(asked.joint_with) or (asked.capacity == Capacity.JOINT and not partners):
        raise Refused(Refusal.PARTNERS_NOT_NAMED)


def _must_take_names(speakers: SpeakersList, command: c.Inscribe, occasion: Occasion) -> None:
    """A statement needs an open list; an explanation of vote or position, the decision that it explains."""
    if command.kind == Kind.EXPLANATION:
        if not speakers.decision:
            raise Refused(Refusal.NO_DECISION_YET, list=speakers.id)
        return
    if speakers.is_open(occasion.at):
        return
    if speakers.opens_later(occasion.at):
        raise Refused(Refusal.LIST_NOT_OPEN_YET, list=speakers.id, opens=speakers.opens_at)
    if not command.late:
        raise Refused(Refusal.LIST_CLOSED, list=speakers.id)


def _must_be_the_first(floor: Floor, speakers: SpeakersList, command: c.Inscribe) -> None:
    """A colleague's request is shown, not doubled; who was heard may add views once the floor is open to all."""
    for known in by(floor, command.delegation):
        if known.asked.list != command.list or known.asked.kind != command.kind:
            continue
        if known.standing not in ENDS:
            raise already_inscribed(known)
        if known.standing in (Standing.HEARD, Standing.IN_WRITING) and not _may_add_views(known, speakers):
            raise Refused(Refusal.ALREADY_HEARD, request=known.id, delegation=command.delegation, list=speakers.id)


def _may_add_views(known: Request, speakers: SpeakersList) -> bool:
    return known.asked.kind == Kind.STATEMENT and bool(speakers.open_to_all)


def _must_have_replies_left(floor: Floor, command: c.Inscribe, roster: Roster) -> None:
    """Two per delegation, item and meeting (decision 34/401, paragraph 9), by the body's rules.

    What stands counts, whichever meeting owes it, and what was heard in this one: as many can be heard here at most.
    One per item for the European Union, whatever the meeting (resolution 65/276, annex, paragraph 1 (d)).
    """
    if floor.sitting is None or command.list not in floor.sitting.hears:
        raise Refused(Refusal.LIST_NOT_TAKEN_UP, list=command.list)
    union = roster.participant(command.delegation).category == Category.EUROPEAN_UNION
    counted = sum(
        known.asked.delegation == command.delegation
        and known.asked.kind == Kind.REPLY
        and _counts(floor, known, union=union)
        for known in on_item(floor, command.list)
    )
    allowed = floor.rules.replies if floor.rules else 0
    if union:
        allowed = min(allowed, 1)
    if counted >= allowed:
        raise Refused(Refusal.REPLIES_EXHAUSTED, delegation=command.delegation, replies=allowed)


def _counts(floor: Floor, reply: Request, *, union: bool) -> bool:
    if union:
        return reply.standing not in (Standing.WITHDRAWN, Standing.DECLINED)
    return reply.standing not in ENDS or heard_here(floor, reply)


def admit_late(floor: Floor, command: c.AdmitLateRequest, _occasion: Occasion, _: Roster) -> Events:
    """Put a late request at the end of its class, by the Chair's leave."""
    if known_request(floor, command.request).standing != Standing.LATE:
        raise Refused(Refusal.REQUEST_NOT_LATE, request=command.request)
    return (e.LateRequestAdmitted(command.request),)


def amend(floor: Floor, command: c.AmendRequest, _occasion: Occasion, _: Roster) -> Events:
    """Change language or text; the place stays."""
    request = open_request(floor, command.request)
    language = request.language if command.language is None else command.language
    text = request.text if command.text is None else command.text
    if (language, text) == (request.language, request.text):
        raise Refused(Refusal.NOTHING_CHANGES)
    return (e.RequestAmended(command.request, language, text),)


def _new_class(floor: Floor, request: Request, command: c.ChangeClass) -> e.ClassChanged:
    """Who changes only the level still speaks for the same; who is owed stands behind all others that are."""
    level = command.level or request.level
    owed = None if request.stand.owed is None else behind_the_owed(floor, request.asked.list)
    if command.capacity is None and not command.on_behalf_of and not command.joint_with:
        return e.ClassChanged(request.id, request.capacity, request.on_behalf_of, request.joint_with, level, owed)
    capacity = command.capacity or request.capacity
    return e.ClassChanged(request.id, capacity, command.on_behalf_of, command.joint_with, level, owed)


def change_class(floor: Floor, command: c.ChangeClass, _occasion: Occasion, roster: Roster) -> Events:
    """Speak in another capacity or at another level: the request stands anew in its new class, and says so first."""
    request = request_in_line(floor, command.request)
    delegation = request.asked.delegation
    new = _new_class(floor, request, command)
    _must_say_for_whom(delegation, new, roster)
    now = (request.capacity, request.on_behalf_of, request.joint_with, request.level)
    if now == (new.capacity, new.on_behalf_of, new.joint_with, new.level):
        raise Refused(Refusal.NOTHING_CHANGES)
    if not command.accept_move:
        place = waiting(floor, request.asked.list).index(request.id) + 1
        raise Refused(Refusal.WOULD_MOVE, request=request.id, delegation=delegation, place=place)
    return (new,)
