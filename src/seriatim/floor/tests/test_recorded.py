"""What the record says of each act on the floor: the whole event, with its words, its instant and its meeting."""

from typing import Any

import pytest

from seriatim.floor.rules import events as e
from seriatim.floor.rules.commands import DecideAppeal, DecideMotion, DrawLetter, SetTimeLimit, Withdraw
from seriatim.floor.rules.kinds import AtZero, Criterion, Force, Kind, MotionKind, Side, TimeClass
from seriatim.floor.tests.acts import (
    all_ask,
    appeals,
    does,
    ends,
    extends,
    gives,
    keeps_owed,
    meets,
    moves,
    opens_to_all,
    orders_by,
    passes_over,
    plans,
    puts_at,
    reinstates,
    resumes,
    rises,
    rules,
    starts_clock,
    stops_clock,
    suspends,
    swaps,
    takes_the_floor,
    undoes,
    withdraws,
)
from seriatim.floor.tests.world import DIALOGUE, FIRST, MONDAY, Drawn, Step, after, later
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId
from seriatim.meetings.rules.commands import OpenMeeting

ARG, BRA, CHL, RAISED = map(RequestId, (1, 2, 3, 4))
"""The requests of Argentina, Brazil and Chile, and the point of order that is raised after them."""
KENYA, FRANCE, PALESTINE = map(DelegationId, ("KEN", "FRA", "PSE"))
ENGLISH = tuple(map(DelegationId, ("ARG", "BRA", "CHL")))
FIVE_MINUTES = e.Limit(TimeClass.POINT_OF_ORDER, 300, Force.AGREED)
BY_NAME = (Criterion.OWED, Criterion.CATEGORY, Criterion.GROUPS, Criterion.ALPHABET, Criterion.TIME)


def meeting() -> Drawn:
    """Argentina has spoken for two minutes and ten seconds; Brazil and Chile wait."""
    return after(all_ask("ARG", "BRA", "CHL"), meets(), gives(), later("2:10"))


POINTS_OF_ORDER: dict[str, tuple[tuple[Step, ...], Any]] = {
    "who raised it, with its category and its region, and during which list of which meeting": (
        (rises("KEN"),),
        e.Inscribed(RAISED, DIALOGUE, KENYA, Kind.POINT_OF_ORDER, "member-state", "African", meeting=FIRST),
    ),
    "also of whoever belongs to no regional group": (
        (rises("PSE"),),
        e.Inscribed(RAISED, DIALOGUE, PALESTINE, Kind.POINT_OF_ORDER, "observer-state", meeting=FIRST),
    ),
    "whom it interrupted, how far they had come, and by whom": (
        (rises("KEN"),),
        e.SpeechInterrupted(1, 130_000, KENYA),
    ),
    "that it was given the floor in this meeting, for five minutes": (
        (rises("KEN"),),
        e.FloorGiven(2, FIRST, KENYA, RAISED, FIVE_MINUTES),
    ),
    "that it was withdrawn, how far it had come, and why": (
        (rises("KEN"), later("0:30"), does(Withdraw(RAISED, "it was answered"))),
        e.PointOfOrderWithdrawn(RAISED, 2, 30_000, "it was answered"),
    ),
    "how the Chair ruled on it": (
        (rises("KEN"), rules("the speaker may go on")),
        e.RulingGiven(RAISED, "the speaker may go on"),
    ),
    "who returned, and how far they had come": ((rises("KEN"), rules()), e.FloorReturned(1, 130_000)),
    "who appealed against which ruling": ((rises("KEN"), rules(), appeals("FRA")), e.AppealMade(RAISED, FRANCE)),
    "whom the appeal interrupted": ((rises("KEN"), rules(), appeals("FRA")), e.SpeechInterrupted(1, 130_000, FRANCE)),
    "how the appeal was voted on": (
        (rises("KEN"), rules(), appeals("FRA"), does(DecideAppeal(12, 50, 3))),
        e.AppealDecided(RAISED, overruled=False, in_favour=12, against=50, abstaining=3),
    ),
}


@pytest.mark.parametrize("what", POINTS_OF_ORDER)
def test_the_record_of_a_point_of_order_says(what: str) -> None:
    steps, recorded = POINTS_OF_ORDER[what]
    assert recorded in [one.event for one in after(*steps, then=meeting()).journal]


def test_the_record_of_a_point_of_order_names_no_list_where_none_is_taken_up() -> None:
    without = after(plans("m3", MONDAY.replace(day=12), 1), does(OpenMeeting(MeetingId("m3"))), rises("KEN"))
    inscribed, given = (one.event for one in without.journal[-2:])
    assert (inscribed.list, inscribed.meeting, given.speech, given.meeting) == (ListId(""), "m3", 1, "m3")


FLOOR: dict[str, tuple[tuple[Step, ...], Any]] = {
    "a speech that came to its end": ((gives(),), e.SpeechEnded(1, ARG, (), 130_000)),
    "to whom the floor was given in turn, for how long, and for no other reason": (
        (gives(),),
        e.FloorGiven(2, FIRST, "BRA", BRA, e.Limit(TimeClass.NATIONAL, 180)),
    ),
    "the Chair’s own words": ((ends(), takes_the_floor()), e.FloorGiven(2, FIRST, "chair")),
    "who was absent, at which meeting": ((passes_over("BRA"),), e.PassedOver(BRA, FIRST)),
    "whose clock the Chair stopped": ((stops_clock(),), e.ClockStopped(1, 130_000)),
    "whose clock the Chair started": ((stops_clock(), starts_clock()), e.ClockStarted(1)),
    "whose clock the suspension stopped": ((suspends(),), e.ClockStopped(1, 130_000)),
    "whose time was extended, by how much": ((extends(),), e.SpeechExtended(1, 30)),
    "whose clock runs again after it": ((suspends(), resumes()), e.ClockStarted(1)),
    "why the floor was opened to all, at which meeting": (
        (opens_to_all("the others are not in the room"),),
        e.FloorOpenedToAll(DIALOGUE, FIRST, "the others are not in the room"),
    ),
    "the vote that carried a motion": (
        (moves(MotionKind.CLOSE_DEBATE, "FRA"), does(DecideMotion(1, 40, 20, 5))),
        e.MotionDecided(1, True, True, 40, 20, 5, MotionKind.CLOSE_DEBATE),
    ),
    "the vote that rejected one": (
        (moves(MotionKind.CLOSE_DEBATE, "FRA"), does(DecideMotion(1, 20, 40, 5))),
        e.MotionDecided(1, carried=False, by_vote=True, in_favour=20, against=40, abstaining=5),
    ),
    "a limit with all that the body decided of it": (
        (does(SetTimeLimit(TimeClass.NATIONAL, 120, Force.AGREED, AtZero.FLASH, 15, DIALOGUE, "So decided.")),),
        e.TimeLimitSet(e.Limit(TimeClass.NATIONAL, 120, Force.AGREED, AtZero.FLASH, 15), DIALOGUE, "So decided."),
    ),
}


@pytest.mark.parametrize("what", FLOOR)
def test_the_record_of_the_floor_says(what: str) -> None:
    steps, recorded = FLOOR[what]
    assert recorded in [one.event for one in after(*steps, then=meeting()).journal]


LIST: dict[str, tuple[tuple[Step, ...], Any]] = {
    "why a request was withdrawn": (
        (does(Withdraw(BRA, "the minister cannot come")),),
        e.Withdrawn(BRA, "the minister cannot come"),
    ),
    "why one was reinstated": (
        (withdraws("BRA"), reinstates("BRA", "it was another delegation")),
        e.Reinstated(BRA, "it was another delegation"),
    ),
    "by which words some were kept as owed": (
        (keeps_owed("BRA", decision="Brazil is heard first."),),
        e.RequestsOwed(FIRST, DIALOGUE, (BRA,), "Brazil is heard first."),
    ),
    "that nobody was left out when all were kept as owed": (
        (ends(), keeps_owed(decision="All are heard.")),
        e.RequestsOwed(FIRST, DIALOGUE, (BRA, CHL), "All are heard.", whole=True),
    ),
    "that whoever speaks was left out when all who wait were kept as owed": (
        (keeps_owed(decision="All are heard."),),
        e.RequestsOwed(FIRST, DIALOGUE, (BRA, CHL), "All are heard.", whole=False),
    ),
    "why two changed places": ((swaps("BRA", "CHL", "both agree"),), e.PlacesSwapped(BRA, CHL, "both agree")),
    "why one was put at a place": (
        (puts_at("CHL", 1, "the minister must leave"),),
        e.Placed(CHL, Side.BEFORE, BRA, "the minister must leave"),
    ),
    "why the list has another order": (
        (orders_by(Criterion.GROUPS),),
        e.OrderPolicySet(DIALOGUE, (Criterion.OWED, Criterion.GROUPS, Criterion.TIME), "the body so decided"),
    ),
    "that a drawn letter comes after what the policy names before it": (
        (does(DrawLetter(DIALOGUE, "en", DelegationId("BRA"), ENGLISH)),),
        e.OrderPolicySet(DIALOGUE, BY_NAME, "the letter was drawn"),
    ),
}


@pytest.mark.parametrize("what", LIST)
def test_the_record_of_a_list_says(what: str) -> None:
    steps, recorded = LIST[what]
    assert recorded in [one.event for one in after(*steps, then=meeting()).journal]


def test_the_record_says_which_action_was_taken_back() -> None:
    undone = after(gives(), undoes(), then=meeting())
    action, undoing = undone.journal[-2:]
    assert undoing.event == e.FloorActionUndone(action.correlation)
