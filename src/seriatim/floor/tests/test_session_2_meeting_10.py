"""A real case: a list that had itself been carried over, in the second session's tenth meeting, 1 April 2022.

The morning's list on regular institutional dialogue was not exhausted. In the afternoon the Chair took it up again
with the four that had inscribed in the morning; the floor remained open, three minutes were encouraged, and the
formal meeting was suspended so that the work went on in informal mode under an unadopted programme of work.
"""

from datetime import UTC, datetime, timedelta

from seriatim.floor.rules.commands import SetTimeLimit
from seriatim.floor.rules.kinds import Force, TimeClass
from seriatim.floor.tests.acts import adjourns, asks, does, gives, hears, meets, opens_list, plans, resumes, suspends
from seriatim.floor.tests.world import (
    DIALOGUE,
    Drawn,
    after,
    convened,
    find,
    happened,
    later,
    left,
    owed,
    show,
    standing,
    until,
    why,
)
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules.commands import ChangeMode
from seriatim.meetings.rules.events import Mode
from seriatim.meetings.rules.state import Meeting, Status

MORNING, AFTERNOON = MeetingId("meeting-9"), MeetingId("meeting-10")
TEN = datetime(2022, 4, 1, 14, tzinfo=UTC)
FOUR = ("BRA", "COL", "IDN", "GBR")


def morning() -> Drawn:
    """The list is opened in the morning, one speaks, four do not come to speak."""
    asked = [step for code in ("ARG", *FOUR) for step in (asks(code), later("1:00"))]
    return after(
        plans(MORNING, TEN, 3, DIALOGUE), plans(AFTERNOON, TEN + timedelta(hours=5), 3, DIALOGUE),
        meets(MORNING), opens_list(), *asked, hears("ARG"), until(TEN + timedelta(hours=3)), adjourns(),
        then=convened("oewg-2", TEN),
    )  # fmt: skip


def afternoon() -> Drawn:
    return after(until(TEN + timedelta(hours=5)), meets(AFTERNOON), then=morning())


def meeting(drawn: Drawn) -> Meeting:
    return drawn.programme.meetings[AFTERNOON]


def test_the_afternoon_takes_up_the_same_list_and_the_four_are_owed_in_their_order() -> None:
    assert owed(morning()) == "BRA COL IDN GBR"
    assert show(afternoon()) == "BRA COL IDN GBR"
    assert why(afternoon(), "GBR") == [("owed", 3)]


def test_the_list_is_still_open_and_a_fifth_that_asks_now_stands_fifth() -> None:
    assert show(after(asks("FRA"), then=afternoon())) == "BRA COL IDN GBR FRA"


def test_the_limit_of_three_minutes_is_encouraged() -> None:
    limited = after(does(SetTimeLimit(TimeClass.NATIONAL, 180, Force.ENCOURAGED)), gives(), then=afternoon())
    assert (show(limited), left(limited)) == (">BRA COL IDN GBR", "3:00")


def test_suspending_the_formal_meeting_and_going_on_informally_changes_its_mode_and_nothing_on_the_list() -> None:
    formal = after(hears("BRA"), then=afternoon())
    informal = after(suspends(), does(ChangeMode(Mode.INFORMAL)), resumes(), then=formal)
    assert [(meeting(one).mode, meeting(one).status) for one in (formal, informal)] == [
        (Mode.FORMAL, Status.IN_SESSION),
        (Mode.INFORMAL, Status.IN_SESSION),
    ]
    assert happened(informal, formal) == ["MeetingSuspended", "ModeChanged", "MeetingResumed"]
    assert (show(formal), informal.floor.requests) == ("COL IDN GBR", formal.floor.requests)
    assert show(after(gives(), then=informal)) == ">COL IDN GBR"


def test_the_programme_of_work_had_not_been_adopted() -> None:
    assert not afternoon().programme.adopted


def test_the_record_shows_of_each_of_the_four_when_it_asked_where_it_was_owed_and_where_it_was_heard() -> None:
    drawn = after(hears(*FOUR), then=afternoon())
    speeches = {speech.number: speech.meeting for speech in drawn.floor.speeches}
    for minute, code in enumerate(FOUR, 1):
        request = find(drawn, code)
        assert request.at == TEN + timedelta(minutes=minute)
        assert request.asked.meeting == MORNING
        assert request.owed_in == (MORNING,)
        assert standing(drawn, code) == "heard"
        assert request.end
        assert request.end.speech
        assert speeches[request.end.speech] == AFTERNOON
