"""How a meeting is conducted: opened, suspended, resumed, continued without a service, adjourned."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    asks,
    does,
    gives,
    meets,
    meets_again,
    resumes,
    suspends,
    takes_up,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    FIRST,
    MEASURES,
    MONDAY,
    NORMS,
    SECOND,
    SIX_PM,
    THREE_PM,
    Drawn,
    after,
    happened,
    later,
    refused,
    show,
    until,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.meetings.rules.commands import (
    AdjournMeeting,
    ChangeMode,
    ContinueBeyond,
    MoveHardStop,
    OpenMeeting,
    PutDownList,
    RescheduleMeeting,
    ResumeMeeting,
    SuspendMeeting,
    TakeUpList,
)
from seriatim.meetings.rules.events import HardStop, Mode
from seriatim.meetings.rules.planning import Slot
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Meeting, Status

EIGHTH = SessionId("oewg-8")


def first(drawn: Drawn) -> Meeting:
    return drawn.programme.meetings[FIRST]


def test_a_meeting_is_planned_then_in_session_then_suspended_then_in_session_then_adjourned() -> None:
    drawn = after()
    states = [first(drawn).status]
    for step in (meets(), suspends(), resumes(), adjourns()):
        drawn = after(step, later("1:00"), then=drawn)
        states.append(first(drawn).status)
    assert states == [Status.PLANNED, Status.IN_SESSION, Status.SUSPENDED, Status.IN_SESSION, Status.ADJOURNED]
    assert (first(drawn).opened_at, first(drawn).adjourned_at) == (THREE_PM, THREE_PM + timedelta(minutes=3))
    assert drawn.programme.sitting is None


def test_one_meeting_of_a_session_is_open_at_a_time() -> None:
    with refused(Refusal.MEETING_IN_SESSION, session="oewg-7", meeting="m1"):
        after(meets(), meets(SECOND))
    with refused(Refusal.MEETING_IN_SESSION):
        after(meets(), suspends(), meets(SECOND))
    with refused(Refusal.NO_SUCH_MEETING, meeting="m9", known="m1, m2"):
        after(does(OpenMeeting(MeetingId("m9"))))
    with refused(Refusal.MEETING_NOT_PLANNED, status=Status.ADJOURNED):
        after(meets(), adjourns(), meets())


def test_one_meeting_of_a_body_is_open_at_a_time_whatever_its_session() -> None:
    planned, sits = (Slot(EIGHTH, "m7", MONDAY, MONDAY + timedelta(hours=3), sits=sits) for sits in (False, True))
    assert after(meets(), then=replace(after(), busy=(planned,))).programme.sitting == "m1"
    with refused(Refusal.MEETING_IN_SESSION, session="oewg-8", meeting="m7"):
        after(meets(), then=replace(after(), busy=(planned, sits)))


IN_A_MEETING = [
    SuspendMeeting(), ResumeMeeting(), ChangeMode(Mode.INFORMAL), TakeUpList(NORMS), PutDownList(DIALOGUE),
    MoveHardStop("room", SIX_PM, "why not"), ContinueBeyond("room", "yes"), AdjournMeeting(),
]  # fmt: skip


@pytest.mark.parametrize("command", IN_A_MEETING)
def test_a_meeting_is_conducted_by_the_chair_and_when_there_is_one(command: object) -> None:
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(does(command))
    with refused(Denied.NOT_YOURS_TO_DO, actor="delegation:KEN"):
        after(meets(), does(command, delegation("KEN")))


def test_a_meeting_is_suspended_once_until_a_time_that_may_be_said() -> None:
    local = datetime(2024, 3, 8, 16, 30)  # noqa: DTZ001 — local to the seat
    suspended = after(meets(), does(SuspendMeeting(local, "consultations")))
    assert first(suspended).suspended_until == datetime(2024, 3, 8, 21, 30, tzinfo=UTC)
    with refused(Refusal.MEETING_SUSPENDED, meeting="m1"):
        after(suspends(), then=suspended)
    resumed = after(resumes(), then=suspended)
    assert first(resumed).suspended_until is None
    with refused(Refusal.MEETING_NOT_SUSPENDED, meeting="m1"):
        after(resumes(), then=resumed)


def test_a_suspended_meeting_may_change_its_mode_and_be_adjourned() -> None:
    suspended = after(asks("ARG"), meets(), gives(), suspends())
    assert first(after(does(ChangeMode(Mode.INFORMAL)), then=suspended)).mode == Mode.INFORMAL
    assert happened(after(adjourns(), then=suspended), suspended) == ["SpeechEnded", "MeetingAdjourned"]


def test_the_mode_changes_from_formal_to_informal_and_back() -> None:
    informal = after(meets(), does(ChangeMode(Mode.INFORMAL, "the programme of work was not adopted")))
    with refused(Refusal.MODE_UNCHANGED, mode=Mode.INFORMAL):
        after(does(ChangeMode(Mode.INFORMAL)), then=informal)
    assert first(after(does(ChangeMode(Mode.FORMAL)), then=informal)).mode == Mode.FORMAL


def test_lists_are_taken_up_one_before_the_other_and_put_down_with_all_that_stands_on_them() -> None:
    both = after(asks("ARG"), meets(), takes_up(NORMS))
    assert (first(both).takes_up, first(both).at_hand) == ((DIALOGUE, NORMS), (NORMS, DIALOGUE))
    assert both.floor.sitting
    assert both.floor.sitting.taken_up == first(both).at_hand
    down = after(does(PutDownList(DIALOGUE, "for tomorrow")), then=both)
    assert (first(down).at_hand, show(down)) == ((NORMS,), "ARG")
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=DIALOGUE, meeting="m1"):
        after(does(PutDownList(DIALOGUE)), then=down)
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=MEASURES):
        after(does(PutDownList(MEASURES)), then=down)
    up = after(takes_up(DIALOGUE), then=down)
    assert (first(up).takes_up, first(up).at_hand) == ((DIALOGUE, NORMS), (DIALOGUE, NORMS))
    with refused(Refusal.NO_SUCH_TOPIC, list="debate"):
        after(takes_up(ListId("debate")), then=down)


def test_a_meeting_goes_on_without_a_service_only_after_its_end_and_with_consent_in_words() -> None:
    opened = after(meets())
    with refused(Refusal.STOP_NOT_PASSED, service="room", at=SIX_PM):
        after(does(ContinueBeyond("room", "nobody objects")), then=opened)
    with refused(Refusal.NO_SUCH_SERVICE, service="captions", known="room"):
        after(does(ContinueBeyond("captions", "nobody objects")), then=opened)
    at_six = after(until(SIX_PM), then=opened)
    with refused(Refusal.EMPTY_TEXT, field="consent"):
        after(does(ContinueBeyond("room", " ")), then=at_six)
    consented = after(does(ContinueBeyond("room", "nobody objects")), then=at_six)
    assert first(consented).consents == ("room",)
    with refused(Refusal.CONSENT_RECORDED, service="room"):
        after(does(ContinueBeyond("room", "again")), then=consented)


def test_a_hard_stop_is_moved_with_a_reason_and_then_asks_for_consent_anew() -> None:
    half_past = SIX_PM + timedelta(minutes=30)
    consented = after(meets(), until(SIX_PM), does(ContinueBeyond("room", "nobody objects")))
    moved = after(does(MoveHardStop("room", half_past, "the room is free")), then=consented)
    assert (first(moved).hard_stops, first(moved).consents) == ((HardStop("room", half_past),), ())
    assert first(after(until(half_past), does(ContinueBeyond("room", "yes")), then=moved)).consents == ("room",)
    with refused(Refusal.EMPTY_TEXT, field="reason"):
        after(does(MoveHardStop("room", half_past, "")), then=consented)
    with refused(Refusal.STOP_BEFORE_START, service="room", at=THREE_PM, starts=THREE_PM):
        after(does(MoveHardStop("room", THREE_PM, "at once")), then=consented)
    with refused(Refusal.NO_SUCH_SERVICE):
        after(does(MoveHardStop("captions", half_past, "they can stay")), then=consented)


def test_a_hard_stop_takes_no_time_from_another_meeting_of_the_body() -> None:
    monday = after(meets())
    for at in (MONDAY + timedelta(minutes=1), MONDAY + timedelta(hours=4)):
        with refused(Refusal.MEETINGS_OVERLAP, session="oewg-7", meeting="m2", starts=MONDAY):
            after(does(MoveHardStop("room", at, "the room is free")), then=monday)
    assert first(after(does(MoveHardStop("room", MONDAY, "the room is free")), then=monday)).stops_at == MONDAY
    evening = SIX_PM + timedelta(hours=1)
    elsewhere = replace(monday, busy=(Slot(EIGHTH, "m1", evening, evening + timedelta(hours=1)),))
    with refused(Refusal.MEETINGS_OVERLAP, session="oewg-8", meeting="m1", starts=evening):
        after(does(MoveHardStop("room", evening + timedelta(minutes=30), "the room is free")), then=elsewhere)
    assert first(after(does(MoveHardStop("room", evening, "the room is free")), then=elsewhere)).stops_at == evening


def test_the_hard_stop_of_a_meeting_that_had_to_wait_for_another_one_is_moved_all_the_same() -> None:
    waited = after(meets(), until(MONDAY + timedelta(minutes=30)), adjourns(), meets(SECOND))
    half_past_one = MONDAY + timedelta(hours=3, minutes=30)
    moved = after(does(MoveHardStop("room", half_past_one, "it began late")), then=waited)
    assert moved.programme.meetings[SECOND].stops_at == half_past_one


def test_a_hard_stop_is_moved_forward_whoever_else_has_the_time() -> None:
    elsewhere = replace(after(meets()), busy=(Slot(EIGHTH, "m1", THREE_PM, MONDAY),))
    at_five = SIX_PM - timedelta(hours=1)
    assert first(after(does(MoveHardStop("room", at_five, "it is needed")), then=elsewhere)).stops_at == at_five


def test_local_times_of_a_meeting_are_those_of_the_seat() -> None:
    half_past_six = datetime(2024, 3, 8, 18, 30)  # noqa: DTZ001 — local to the seat
    moved = after(meets(), does(MoveHardStop("room", half_past_six, "the room is free")))
    assert first(moved).hard_stops == (HardStop("room", SIX_PM + timedelta(minutes=30)),)
    suspended = after(meets(), does(SuspendMeeting(half_past_six)))
    assert first(suspended).suspended_until == SIX_PM + timedelta(minutes=30)


def test_why_a_list_was_put_down_is_recorded() -> None:
    drawn = after(meets(), does(PutDownList(DIALOGUE, "it is taken up on Monday")))
    assert drawn.journal[-1].event.reason == "it is taken up on Monday"


def test_only_the_stop_of_the_named_service_moves() -> None:
    stops = (HardStop("interpretation", SIX_PM - timedelta(hours=1)), HardStop("room", SIX_PM))
    rescheduled = does(RescheduleMeeting(FIRST, THREE_PM, stops, "interpreters are short"))
    later_stop = SIX_PM - timedelta(minutes=30)
    drawn = after(rescheduled, meets(), does(MoveHardStop("interpretation", later_stop, "they stay")))
    assert first(drawn).hard_stops == (HardStop("interpretation", later_stop), stops[1])


def test_the_reason_of_an_adjournment_is_recorded() -> None:
    drawn = after(meets(), does(AdjournMeeting("the hard stop")))
    assert first(drawn).reason == "the hard stop"


def test_a_meeting_knows_on_which_lists_it_left_somebody_unheard() -> None:
    drawn = after(all_ask("ARG"), meets(), takes_up(NORMS), adjourns())
    assert first(drawn).owed == (DIALOGUE,)
    again = after(meets_again(), adjourns(), then=drawn)
    assert again.programme.meetings[SECOND].owed == (DIALOGUE,)
