"""What the record says of a meeting is read event by event, and what lacks its beginning is passed by.

What follows from an event is a fact in the event, not a rule that is applied when it is read: if the rule changes, the
past stays as it was.
"""

from typing import Any

import pytest

from seriatim.floor.rules import events as e
from seriatim.floor.rules import following
from seriatim.floor.rules.evolve import evolve
from seriatim.floor.rules.kinds import Capacity, Level, MotionKind, Side
from seriatim.floor.rules.state import Floor
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    gives,
    joins,
    meets,
    meets_again,
    moves,
    passes_over,
    puts,
    stops_clock,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    FIRST,
    MEASURES,
    SIX_PM,
    THREE_PM,
    Drawn,
    after,
    find,
    later,
    record,
    show,
    standing,
    used,
)
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded, event
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.meetings.rules import events as m


@event("test.Applauded")
class Applauded:
    """An event of some other slice."""


BEFORE_ANY_MEETING = [
    Applauded(),
    m.TopicAdded(MEASURES, "5", "Confidence-building measures", "measures"),
    m.ListPutDown(FIRST, MEASURES),
    m.HardStopMoved(FIRST, "room", THREE_PM, "the room is free"),
    m.ContinuedBeyond(FIRST, "room", "nobody objects"),
    m.MeetingSuspended(FIRST),
    m.MeetingResumed(FIRST),
    m.MeetingAdjourned(FIRST),
    e.ClockStopped(1, 0),
    e.ClockStarted(1),
    e.FloorActionUndone("command-1"),
]


@pytest.mark.parametrize("passed_by", BEFORE_ANY_MEETING)
def test_what_says_nothing_about_the_floor_passes_it_by(passed_by: Any) -> None:
    assert evolve(Floor(), Recorded(passed_by, 1, THREE_PM, CHAIR, "command-1")) == Floor()


NO_FLOOR = [
    e.SpeechInterrupted(1, 0, DelegationId("KEN")),
    e.AppealMade(RequestId(1), DelegationId("KEN")),
    e.AppealDecided(RequestId(1), overruled=False, in_favour=1, against=2, abstaining=0),
]


@pytest.mark.parametrize("moved", [*NO_FLOOR, e.SpeechExtended(1, 30)])
def test_where_nobody_has_the_floor_nobody_loses_it(moved: Any) -> None:
    floor = evolve(Floor(), Recorded(moved, 1, THREE_PM, CHAIR, "command-1"))
    assert (floor.turn, floor.moved_at) == (Floor().turn, 1)


def test_a_floor_that_knows_of_no_meeting_leaves_nothing_behind() -> None:
    assert following.first(Floor(), m.MeetingAdjourned(FIRST), Occasion(CHAIR, THREE_PM)) == ()


def told(*events: Any, then: Drawn) -> Drawn:
    """What is drawn after these events, whatever the rules would have made of the command."""
    return record(then, events, CHAIR)


def joined() -> Drawn:
    """Chile has joined Argentina's statement."""
    return after(all_ask("ARG", "BRA", "CHL"), joins("CHL", "ARG"))


def test_who_is_freed_by_the_end_of_a_joint_statement_is_what_the_event_says() -> None:
    for ended in (e.Withdrawn(RequestId(1)), e.Declined(RequestId(1), "no"), e.Lapsed((RequestId(1),), "so decided")):
        assert show(told(ended, then=joined())) == "BRA"
    assert show(told(e.Withdrawn(RequestId(1), "", (RequestId(3),)), then=joined())) == "BRA CHL"


def test_who_gives_its_statement_in_writing_with_another_is_what_the_event_says() -> None:
    assert standing(told(e.GivenInWriting(RequestId(1), "ours"), then=joined()), "CHL") == "joined"
    given = told(e.GivenInWriting(RequestId(1), "ours", (RequestId(3),)), then=joined())
    assert (standing(given, "CHL"), find(given, "ARG").text, find(given, "CHL").text) == ("in writing", "ours", "")


def test_the_place_of_who_changed_its_class_among_the_owed_is_what_the_event_says() -> None:
    owing = after(all_ask("ARG", "BRA", "CHL"), meets(), adjourns(), meets_again())
    changed_to = (RequestId(1), Capacity.NATIONAL, "", (), Level.MINISTER)
    assert show(told(e.ClassChanged(*changed_to, owed=1), then=owing)) == "BRA ARG CHL"
    assert show(told(e.ClassChanged(*changed_to, owed=3), then=owing)) == "BRA CHL ARG"
    assert find(told(e.ClassChanged(*changed_to), then=owing), "ARG").stand.owed is None


def test_whether_the_placements_are_done_with_is_what_the_event_says() -> None:
    placed = after(all_ask("ARG", "BRA"), meets(), puts("BRA", Side.BEFORE, "ARG"))
    requests = (RequestId(2), RequestId(1))
    assert told(e.RequestsOwed(FIRST, DIALOGUE, requests), then=placed).floor.lists[DIALOGUE].hand
    assert not told(e.RequestsOwed(FIRST, DIALOGUE, requests, whole=True), then=placed).floor.lists[DIALOGUE].hand


def test_what_a_carried_motion_makes_of_the_debate_is_what_the_event_says() -> None:
    moved = after(all_ask("ARG"), meets(), moves(MotionKind.CLOSE_DEBATE, "FRA"))
    passed = told(e.MotionDecided(1, carried=True, by_vote=False), then=moved)
    assert (passed.floor.lists[DIALOGUE].debate, show(passed)) == (None, "ARG")
    closed = told(e.MotionDecided(1, carried=True, by_vote=False, debate=MotionKind.ADJOURN_DEBATE), then=moved)
    assert closed.floor.lists[DIALOGUE].debate == MotionKind.ADJOURN_DEBATE
    again = told(m.ListTakenUp(FIRST, DIALOGUE), m.MeetingAdjourned(FIRST), then=closed)
    assert again.floor.lists[DIALOGUE].debate == MotionKind.ADJOURN_DEBATE
    assert again.floor.motions[1].carried
    assert told(e.DebateResumed(DIALOGUE), then=again).floor.lists[DIALOGUE].debate is None


def test_a_motion_is_pending_until_an_event_says_that_it_is_not() -> None:
    moved = after(meets(), moves(MotionKind.SUSPEND_MEETING, "FRA"))
    assert told(m.MeetingAdjourned(FIRST), then=moved).floor.motions[1].pending
    assert not told(e.MotionLapsed(1), then=moved).floor.motions[1].pending


def test_whether_a_consent_holds_after_the_stop_is_moved_is_what_the_event_says() -> None:
    agreed = told(m.ContinuedBeyond(FIRST, "room", "nobody objects"), then=after(meets()))
    for lapses, left in ((False, {"room"}), (True, set())):
        moved = told(m.HardStopMoved(FIRST, "room", SIX_PM, "the hall is free", lapses), then=agreed)
        assert moved.floor.sitting
        assert moved.floor.sitting.consents == set(moved.programme.meetings[FIRST].consents) == left


def test_how_long_was_spoken_before_a_suspension_is_what_the_event_says() -> None:
    speaking = after(all_ask("ARG"), meets(), gives(), later("1:00"))
    suspended = told(m.MeetingSuspended(FIRST), e.ClockStopped(1, 61_000), then=speaking)
    resumed = after(later("5:00"), then=told(m.MeetingResumed(FIRST), then=after(later("45:00"), then=suspended)))
    assert used(resumed) == "1:01"
    assert used(after(later("0:04"), then=told(e.ClockStarted(1), then=resumed))) == "1:05"


UNDONE = {
    "somebody was passed over, and withdrew": (passes_over("BRA"), withdraws("BRA")),
    "the floor was given, and the clock stopped": (gives(), stops_clock()),
}


@pytest.mark.parametrize("what", UNDONE)
def test_an_action_that_the_record_says_was_taken_back_is_whatever_came_in_between(what: str) -> None:
    before = after(all_ask("ARG", "BRA", "CHL"), meets())
    acted = after(*UNDONE[what], then=before)
    assert acted.floor.last_action
    undone = told(e.FloorActionUndone(acted.floor.last_action.action), then=acted)
    assert (undone.floor.turn, undone.floor.requests) == (before.floor.turn, before.floor.requests)


@pytest.mark.parametrize("moved", NO_FLOOR)
def test_what_a_delegation_or_the_body_did_is_not_the_chairs_to_take_back(moved: Any) -> None:
    last = evolve(Floor(), Recorded(moved, 1, THREE_PM, CHAIR, "command-1")).last_action
    assert last
    assert last.by_chair is False


def test_a_list_that_is_taken_up_outside_a_meeting_resumes_no_debate() -> None:
    assert following.then(after().floor, m.ListTakenUp(FIRST, DIALOGUE), Occasion(CHAIR, THREE_PM)) == ()
