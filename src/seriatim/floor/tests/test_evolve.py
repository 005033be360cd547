"""What the record says of a meeting is read event by event, and what lacks its beginning is passed by."""

from typing import Any

import pytest

from seriatim.floor.rules import events as e
from seriatim.floor.rules import rising
from seriatim.floor.rules.evolve import evolve
from seriatim.floor.rules.state import Floor
from seriatim.floor.tests.world import FIRST, MEASURES, THREE_PM
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
def test_what_says_nothing_about_the_floor_only_counts(passed_by: Any) -> None:
    assert evolve(Floor(), Recorded(passed_by, 1, THREE_PM, CHAIR, "command-1")) == Floor(version=1)


NO_FLOOR = [
    e.SpeechInterrupted(1, 0, DelegationId("KEN")),
    e.AppealMade(RequestId(1), DelegationId("KEN")),
    e.AppealDecided(RequestId(1), overruled=False, in_favour=1, against=2, abstaining=0),
]


@pytest.mark.parametrize("moved", NO_FLOOR)
def test_where_nobody_has_the_floor_nobody_loses_it(moved: Any) -> None:
    floor = evolve(Floor(), Recorded(moved, 1, THREE_PM, CHAIR, "command-1"))
    assert (floor.turn, floor.moved_at) == (Floor().turn, 1)


def test_a_floor_that_knows_of_no_meeting_leaves_nothing_behind() -> None:
    assert rising.first(Floor(), m.MeetingAdjourned(FIRST), Occasion(CHAIR, THREE_PM)) == ()
