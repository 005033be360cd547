"""Points of order, rulings and appeals (rules 71 and 113)."""

from typing import Any

from seriatim.delegations.rules.capabilities import Capability
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import point_heard, points_undecided
from seriatim.floor.rules.asking import next_id
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.entitled import (
    Events,
    already_inscribed,
    must_be_able,
    must_have_words,
    sitting,
)
from seriatim.floor.rules.kinds import Kind, TimeClass
from seriatim.floor.rules.limits import newest_limit
from seriatim.floor.rules.queue import points_of_order
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import ENDS, Floor, Ruling, Speech
from seriatim.floor.rules.turns import finish, given, interrupt, returning
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, RequestId
from seriatim.kernel.refusal import Refused


def rise(floor: Floor, command: c.RaisePointOfOrder, occasion: Occasion, roster: Roster) -> Events:
    """It interrupts the running speech at once; while another is being heard, it waits for that ruling."""
    must_be_able(roster, command.delegation, Capability.POINT_OF_ORDER)
    meeting = sitting(floor)
    for known in floor.requests.values():
        pending = known.asked.kind == Kind.POINT_OF_ORDER and known.standing not in ENDS
        if pending and known.asked.delegation == command.delegation:
            raise already_inscribed(known)
    participant = roster.participant(command.delegation)
    raised = e.Inscribed(
        request=next_id(floor), list=meeting.taken_up[0] if meeting.taken_up else ListId(""),
        delegation=command.delegation, kind=Kind.POINT_OF_ORDER, category=participant.category,
        region=participant.region or "", meeting=meeting.meeting,
    )  # fmt: skip
    if _being_decided(floor):
        return (raised,)
    limit = newest_limit(floor, TimeClass.POINT_OF_ORDER, raised.list)
    heard = given(floor, raised.delegation, raised.request, limit)
    return (raised, *interrupt(floor, occasion, command.delegation), heard)


def _being_decided(floor: Floor) -> bool:
    ruling = floor.turn.ruling
    return bool(points_undecided(floor) or points_of_order(floor) or (ruling and ruling.appeal))


def rule(floor: Floor, command: c.Rule, occasion: Occasion, _: Roster) -> Events:
    """The Chair rules at once; the interrupted speaker returns, unless another point of order waits."""
    must_have_words(ruling=command.ruling)
    sitting(floor)
    speech = point_heard(floor)
    if speech is None or speech.request is None:
        raise Refused(Refusal.NO_POINT_OF_ORDER)
    return (*finish(floor, occasion), e.RulingGiven(speech.request, command.ruling), *returning(floor))


def withdraw_point(floor: Floor, request: RequestId, reason: str, occasion: Occasion) -> Events:
    """Nothing is left to rule on: its author no longer insists, or it was entered by mistake.

    No rule says it of a point of order; as rules 80 and 122 do of a motion, as long as it is not decided. With the
    last one that is undecided the interrupted speaker returns, as after a ruling.
    """
    begun = next((one for one in points_undecided(floor) if one.request == request), None)
    return (_withdrawn(begun, request, reason, occasion), *_returning_without(floor, request))


def _withdrawn(begun: Speech | None, request: RequestId, reason: str, occasion: Occasion) -> Any:
    if begun is None:
        return e.Withdrawn(request, reason)
    return e.PointOfOrderWithdrawn(request, begun.number, elapsed_ms(begun, occasion.at), reason)


def _returning_without(floor: Floor, request: RequestId) -> Events:
    """Nobody returns into a suspended meeting, before the vote on an appeal, or while somebody else has the floor."""
    speech, ruling, meeting = floor.turn.speech, floor.turn.ruling, floor.sitting
    taken = speech is not None and speech.request != request
    if taken or meeting is None or meeting.suspended or (ruling and ruling.appeal):
        return ()
    return returning(floor, request)


def appeal(floor: Floor, command: c.Appeal, occasion: Occasion, roster: Roster) -> Events:
    """Against the last ruling of the meeting; the speaker who had returned is interrupted until the vote."""
    must_be_able(roster, command.delegation, Capability.APPEAL)
    sitting(floor)
    ruling = floor.turn.ruling
    if ruling is None or ruling.overruled is not None:
        raise Refused(Refusal.NO_RULING)
    if ruling.appeal:
        raise Refused(Refusal.APPEAL_PENDING, delegation=ruling.appeal)
    made = e.AppealMade(ruling.request, command.delegation)
    return (*interrupt(floor, occasion, command.delegation), made)


def decide_appeal(floor: Floor, command: c.DecideAppeal, _occasion: Occasion, _: Roster) -> Events:
    """The ruling stands unless it is overruled by a majority of those present and voting."""
    sitting(floor)
    ruling = _appealed(floor)
    must_be_votes(command.in_favour, command.against, command.abstaining)
    overruled = command.in_favour > command.against
    decided = e.AppealDecided(ruling.request, overruled, command.in_favour, command.against, command.abstaining)
    back = () if floor.turn.speech else returning(floor)
    return (decided, *back)


def _appealed(floor: Floor) -> Ruling:
    if floor.turn.ruling is None or floor.turn.ruling.appeal is None:
        raise Refused(Refusal.NO_APPEAL)
    return floor.turn.ruling


def must_be_votes(*votes: int) -> None:
    """Refused when a number of votes is negative."""
    for number in votes:
        if number < 0:
            raise Refused(Refusal.WRONG_NUMBER, field="votes", value=number, rule="0 or more")
