"""What people do in a drawn session, in the third person: `asks("KEN")`, `gives()`, `rises("BRA")`."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Criterion, Kind, Level, MotionKind, Side, Stance
from seriatim.floor.tests.world import DIALOGUE, FIRST, MONDAY, SECOND, Drawn, Step, find, play, until
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor, delegation
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop

SPOKEN_FOR_BY = {"G77": "CUB", "NORDIC": "ISL", "AFRICAN": "NGA", "ARAB": "IRQ", "EU": "EUE"}
"""Which delegation makes the statement of a group."""

Named = Callable[[str], RequestId]


def does(command: Any, by: Actor = CHAIR, seen: int | None = None) -> Step:
    """A command, or one made from the numbers of requests: `lambda of: Withdraw(of("KEN"))`."""

    def step(drawn: Drawn) -> Drawn:
        made = command(lambda drawn_as: find(drawn, drawn_as).id) if callable(command) else command
        return play(drawn, made, by, seen)

    return step


def _own(drawn_as: str, command: Callable[[Named], Any], by: Actor | None = None) -> Step:
    """What a delegation does with its own request."""
    return lambda drawn: does(command, by or delegation(find(drawn, drawn_as).asked.delegation))(drawn)


# The list


def opens_list(of: ListId = DIALOGUE, **how: Any) -> Step:
    return does(c.OpenList(of, **how))


def closes_list(of: ListId = DIALOGUE) -> Step:
    return does(c.CloseList(of))


def orders_by(*order: Criterion, of: ListId = DIALOGUE) -> Step:
    return does(c.SetOrderPolicy(of, order, "the body so decided"))


def draws_lot(seed: str, of: ListId = DIALOGUE) -> Step:
    return does(c.DrawLot(of, seed))


# Asking


def asks(
    who: str, capacity: Capacity = Capacity.NATIONAL, *, of: ListId = DIALOGUE, by: Actor | None = None, **how: Any
) -> Step:
    """A delegation asks for the floor itself; a group through the delegation that speaks for it."""
    group = who if capacity == Capacity.GROUP else ""
    code = DelegationId(SPOKEN_FOR_BY[who] if group else who)
    return does(c.Inscribe(of, code, capacity=capacity, on_behalf_of=group, **how), by or delegation(code))


def asks_late(who: str, **how: Any) -> Step:
    return asks(who, late=True, **how)


def asks_at_level(who: str, level: Level) -> Step:
    return asks(who, level=level)


def asks_to_reply(who: str, of: ListId = DIALOGUE) -> Step:
    return asks(who, of=of, kind=Kind.REPLY)


def asks_to_explain(who: str, of: ListId = DIALOGUE) -> Step:
    return asks(who, of=of, kind=Kind.EXPLANATION)


def all_ask(*codes: str) -> Step:
    """Several ask, one after another."""
    return lambda drawn: _each(drawn, *(asks(code) for code in codes))


def _each(drawn: Drawn, *steps: Step) -> Drawn:
    for step in steps:
        drawn = step(drawn)
    return drawn


def changes_class(who: str, *, accept_move: bool = True, **how: Any) -> Step:
    return _own(who, lambda of: c.ChangeClass(of(who), accept_move=accept_move, **how))


def amends(who: str, by: Actor | None = None, **how: Any) -> Step:
    return _own(who, lambda of: c.AmendRequest(of(who), **how), by)


def withdraws(who: str, by: Actor | None = None) -> Step:
    return _own(who, lambda of: c.Withdraw(of(who)), by)


def hands_in(who: str, text: str = "Thank you, Chair.") -> Step:
    return _own(who, lambda of: c.GiveInWriting(of(who), text))


def admits(who: str) -> Step:
    return does(lambda of: c.AdmitLateRequest(of(who)))


def declines(who: str, reason: str = "the time is up") -> Step:
    return does(lambda of: c.Decline(of(who), reason))


def reinstates(who: str, reason: str = "it was a mistake") -> Step:
    return does(lambda of: c.Reinstate(of(who), reason))


def lapses(*who: str, decision: str = "the names still on the list lapse") -> Step:
    return does(lambda of: c.Lapse(DIALOGUE, decision, tuple(map(of, who))))


def keeps_owed(*who: str, decision: str = "the names still on the list are owed the floor") -> Step:
    return does(lambda of: c.KeepOwed(DIALOGUE, decision, tuple(map(of, who))))


# Changing places


def puts(who: str, side: Side, anchor: str, reason: str = "the minister must leave") -> Step:
    return does(lambda of: c.Place(of(who), side, of(anchor), reason))


def puts_at(who: str, place: int, reason: str = "the minister must leave") -> Step:
    return does(lambda of: c.PlaceAt(of(who), place, reason))


def swaps(first: str, second: str, reason: str = "both ministers agree") -> Step:
    return does(lambda of: c.SwapPlaces(of(first), of(second), reason))


def moves_later(who: str, behind: str = "") -> Step:
    return _own(who, lambda of: c.MoveLater(of(who), of(behind) if behind else None))


def proposes_exchange(who: str, other: str, by: Actor | None = None) -> Step:
    return _own(who, lambda of: c.ProposeExchange(of(who), of(other)), by)


def agrees_to_exchange(who: str, other: str, by: Actor | None = None) -> Step:
    return _own(who, lambda of: c.AcceptExchange(of(who), of(other)), by)


def proposes_to_join(who: str, lead: str) -> Step:
    return _own(who, lambda of: c.ProposeJoin(of(who), of(lead)))


def agrees_to_lead(lead: str, who: str) -> Step:
    return _own(lead, lambda of: c.AcceptJoin(of(lead), of(who)))


def joins(who: str, lead: str) -> Step:
    """One proposes a joint statement, the other agrees and leads."""
    return lambda drawn: _each(drawn, proposes_to_join(who, lead), agrees_to_lead(lead, who))


def leaves(who: str) -> Step:
    return _own(who, lambda of: c.LeaveJoin(of(who)))


def says_no(who: str, other: str) -> Step:
    return _own(who, lambda of: c.RefuseProposal(of(who), of(other)))


# The meeting


def meets(meeting: MeetingId = FIRST) -> Step:
    return does(m.OpenMeeting(meeting))


def meets_again() -> Step:
    """The second meeting, on Monday morning."""
    return lambda drawn: _each(drawn, until(MONDAY), meets(SECOND))


def suspends() -> Step:
    return does(m.SuspendMeeting())


def resumes() -> Step:
    return does(m.ResumeMeeting())


def adjourns() -> Step:
    return does(m.AdjournMeeting())


def takes_up(of: ListId) -> Step:
    return does(m.TakeUpList(of))


def plans(meeting: str, starts: datetime, hours: float, *takes: ListId) -> Step:
    """A meeting of some hours in the programme of work."""
    stop = HardStop("room", starts + timedelta(hours=hours))
    return does(m.PlanMeeting(MeetingId(meeting), starts, (stop,), takes), SECRETARIAT)


# The floor


def gives(who: str = "", reason: str = "", seen: int | None = None) -> Step:
    return does(lambda of: c.GiveFloor(of(who) if who else None, reason), seen=seen)


def ends(by: Actor = CHAIR) -> Step:
    return does(c.EndSpeech(), by)


def hears(*who: str) -> Step:
    """Each is given the floor in turn and heard for a minute."""

    def step(drawn: Drawn) -> Drawn:
        for one in who:
            drawn = gives()(drawn)
            assert drawn.floor.turn.speech, one
            assert find(drawn, one).id == drawn.floor.turn.speech.request, f"{one} is not next"
            drawn = _each(drawn, until(drawn.now + timedelta(minutes=1)), ends())
        return drawn

    return step


def passes_over(who: str = "") -> Step:
    return does(lambda of: c.PassOver(of(who) if who else None))


def takes_the_floor(speaker: str = "chair") -> Step:
    return does(c.TakeFloor(speaker))


def returns() -> Step:
    return does(c.ReturnFloor())


def undoes() -> Step:
    return does(c.Undo())


def stops_clock() -> Step:
    return does(c.StopClock())


def starts_clock() -> Step:
    return does(c.StartClock())


def extends(seconds: int = 30) -> Step:
    return does(c.ExtendSpeech(seconds))


def opens_to_all(reason: str = "", of: ListId = DIALOGUE) -> Step:
    return does(c.OpenFloorToAll(of, reason))


# Points of order, appeals, motions


def rises(who: str) -> Step:
    return does(c.RaisePointOfOrder(DelegationId(who)), delegation(who))


def rules(ruling: str = "the speaker may continue") -> Step:
    return does(c.Rule(ruling))


def appeals(who: str) -> Step:
    return does(c.Appeal(DelegationId(who)), delegation(who))


def votes_on_appeal(to_overrule: int, against: int) -> Step:
    return does(c.DecideAppeal(to_overrule, against))


def moves(motion: MotionKind, who: str, of: ListId | None = None) -> Step:
    return does(c.Move(motion, DelegationId(who), of), delegation(who))


def speaks_on(motion: int, who: str, stance: Stance) -> Step:
    return does(c.SpeakOnMotion(motion, DelegationId(who), stance), delegation(who))


def votes(motion: int, in_favour: int, against: int) -> Step:
    return does(c.DecideMotion(motion, in_favour, against))


def agrees(motion: int) -> Step:
    """The body decides without a vote."""
    return does(c.DecideMotion(motion, carried=True))


def decides(decision: str = "The report was adopted.", of: ListId = DIALOGUE) -> Step:
    return does(c.RecordDecision(of, decision))
