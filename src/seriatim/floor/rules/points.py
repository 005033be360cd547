"""Points of order, rulings and appeals (rules 71 and 113)."""

from seriatim.delegations.rules.capabilities import Capability
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import point_heard
from seriatim.floor.rules.asking import next_id
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.entitled import (
    Events,
    must_be_able,
    must_have_words,
    must_preside,
    must_speak_for,
    sitting,
)
from seriatim.floor.rules.giving import finish, returning
from seriatim.floor.rules.kinds import Kind, TimeClass
from seriatim.floor.rules.limits import newest_limit
from seriatim.floor.rules.queue import points_of_order
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import ENDS, Floor, Ruling
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, ListId
from seriatim.kernel.refusal import Refused


def rise(floor: Floor, command: c.RaisePointOfOrder, occasion: Occasion, roster: Roster) -> Events:
    """It interrupts the running speech at once; while another is being heard, it waits for that ruling."""
    must_speak_for(occasion, command.delegation)
    must_be_able(roster, command.delegation, Capability.POINT_OF_ORDER)
    meeting = sitting(floor)
    for known in floor.requests.values():
        pending = known.asked.kind == Kind.POINT_OF_ORDER and known.standing not in ENDS
        if pending and known.asked.delegation == command.delegation:
            raise Refused(
                Refusal.ALREADY_INSCRIBED, request=known.id, delegation=command.delegation,
                by=str(known.actor), at=known.at, list=known.asked.list,
            )  # fmt: skip
    participant = roster.participant(command.delegation)
    raised = e.Inscribed(
        request=next_id(floor), list=meeting.taken_up[0] if meeting.taken_up else ListId(""),
        delegation=command.delegation, kind=Kind.POINT_OF_ORDER, category=participant.category,
        region=participant.region or "", meeting=meeting.meeting,
    )  # fmt: skip
    if _being_decided(floor):
        return (raised,)
    return (raised, *interrupt(floor, occasion, command.delegation), _grant(floor, raised))


def _grant(floor: Floor, raised: e.Inscribed) -> e.FloorGiven:
    return e.FloorGiven(
        speech=floor.speeches_given + 1, meeting=sitting(floor).meeting, speaker=raised.delegation,
        request=raised.request, limit=newest_limit(floor, TimeClass.POINT_OF_ORDER, raised.list),
        clock_percent=floor.accommodations.get(raised.delegation, 100),
    )  # fmt: skip


def _being_decided(floor: Floor) -> bool:
    ruling = floor.turn.ruling
    return bool(point_heard(floor) or points_of_order(floor) or (ruling and ruling.appeal))


def interrupt(floor: Floor, occasion: Occasion, by: DelegationId) -> Events:
    """The running speech stops, and its speaker will return; the Chair's own words simply end."""
    speech = floor.turn.speech
    if speech is None:
        return ()
    if speech.request is None:
        return finish(floor, occasion)
    return (e.SpeechInterrupted(speech.number, elapsed_ms(speech, occasion.at), by),)


def rule(floor: Floor, command: c.Rule, occasion: Occasion, _: Roster) -> Events:
    """The Chair rules at once; the interrupted speaker returns, unless another point of order waits."""
    must_preside(occasion)
    must_have_words(ruling=command.ruling)
    sitting(floor)
    speech = point_heard(floor)
    if speech is None or speech.request is None:
        raise Refused(Refusal.NO_POINT_OF_ORDER)
    back = () if points_of_order(floor) else returning(floor)
    return (*finish(floor, occasion), e.RulingGiven(speech.request, command.ruling), *back)


def appeal(floor: Floor, command: c.Appeal, occasion: Occasion, roster: Roster) -> Events:
    """Against the last ruling of the meeting; the speaker who had returned is interrupted until the vote."""
    must_speak_for(occasion, command.delegation)
    must_be_able(roster, command.delegation, Capability.APPEAL)
    sitting(floor)
    ruling = floor.turn.ruling
    if ruling is None or ruling.overruled is not None:
        raise Refused(Refusal.NO_RULING)
    if ruling.appeal:
        raise Refused(Refusal.APPEAL_PENDING, delegation=ruling.appeal)
    made = e.AppealMade(ruling.request, command.delegation)
    return (*interrupt(floor, occasion, command.delegation), made)


def decide_appeal(floor: Floor, command: c.DecideAppeal, occasion: Occasion, _: Roster) -> Events:
    """The ruling stands unless it is overruled by a majority of those present and voting."""
    must_preside(occasion)
    sitting(floor)
    ruling = _appealed(floor)
    must_be_votes(command.in_favour, command.against, command.abstaining)
    overruled = command.in_favour > command.against
    decided = e.AppealDecided(ruling.request, overruled, command.in_favour, command.against, command.abstaining)
    back = () if points_of_order(floor) or floor.turn.speech else returning(floor)
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
