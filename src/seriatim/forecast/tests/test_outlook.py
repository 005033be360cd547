from datetime import timedelta
from functools import cache

import pytest

from seriatim.delegations.roster_data import world
from seriatim.floor.rules.commands import Accommodate, CloseList, ExtendSpeech, OpenList, SetTimeLimit
from seriatim.floor.rules.kinds import AtZero, Force, MotionKind, TimeClass
from seriatim.floor.tests.acts import (
    adjourns,
    agrees,
    all_ask,
    asks,
    asks_to_reply,
    does,
    ends,
    gives,
    meets,
    moves,
    opens_list,
    rises,
    suspends,
    takes_up,
)  # fmt: skip
from seriatim.floor.tests.world import (
    DIALOGUE,
    FIRST,
    GROUP,
    MEASURES,
    MONDAY,
    SECOND,
    SIX_PM,
    THREE_PM,
    Drawn,
    Step,
    after,
    convened,
    later,
    names,
    play,
    until,
)  # fmt: skip
from seriatim.forecast.field import paces, shipped
from seriatim.forecast.history import record_of
from seriatim.forecast.outlook import Outlook, list_outlook, outlook
from seriatim.forecast.rules import record as records
from seriatim.forecast.rules.answer import HIGH, LOW, MEDIAN, Forecast, forecast
from seriatim.forecast.rules.record import nothing_yet
from seriatim.forecast.rules.speech import DELEGATION, TURN
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.ids import DelegationId, MeetingId
from seriatim.meetings.rules.commands import ContinueBeyond, SuspendMeeting

SIXTY = list(world().participants)[:60]
SEED = 7


def three_minutes(seconds: int = 180) -> Step:
    return does(SetTimeLimit(TimeClass.NATIONAL, seconds))


def seen(drawn: Drawn, meeting: MeetingId = FIRST) -> Outlook:
    record = record_of([drawn.session], shipped(), drawn.programme.meetings[meeting].opened_at or drawn.now)
    return outlook(drawn.session, meeting, drawn.now, record, paces())


def told(drawn: Drawn, meeting: MeetingId = FIRST) -> Forecast:
    found = forecast(seen(drawn, meeting).meeting, SEED)
    assert found
    return found


@cache
def sixty_inscribed() -> Drawn:
    """Three o'clock on the last day: sixty names, three minutes each, three hours."""
    return after(three_minutes(), all_ask(*SIXTY), does(CloseList(DIALOGUE)), meets())


def speaks(seconds: int) -> Step:
    """The next has the floor for so long, and half a minute passes before another is called."""
    return lambda drawn: after(gives(), later(f"0:{seconds}"), ends(), later("0:30"), then=drawn)


def sixth_session(seconds: int = 290) -> Drawn:
    """An earlier session of the group, two days of it, at its real pace."""
    drawn = after(three_minutes(), all_ask(*SIXTY), then=list_opened_in("oewg-6"))
    for meeting, starts in ((FIRST, THREE_PM), (SECOND, MONDAY)):
        drawn = after(until(starts), meets(meeting), *[speaks(seconds)] * 28, adjourns(), then=drawn)
    return drawn


def list_opened_in(session: str) -> Drawn:
    return play(convened(session), OpenList(DIALOGUE), CHAIR)


def test_at_three_o_clock_the_warning_stands_that_about_half_of_sixty_will_not_be_heard() -> None:
    drawn, before = sixty_inscribed(), [sixth_session().session]
    record = record_of(before, shipped(), MONDAY + timedelta(days=1))
    found = forecast(outlook(drawn.session, FIRST, drawn.now, record, paces()).meeting, SEED)
    assert found
    assert 22 <= found.unheard[LOW] < found.unheard[MEDIAN] < found.unheard[HIGH] <= 34
    assert found.all_heard == 0


def test_the_warning_stands_even_where_the_body_has_no_past() -> None:
    found = told(sixty_inscribed())
    assert 20 <= found.unheard[MEDIAN] <= 32
    assert found.all_heard < 0.1


def test_the_interval_narrows_as_the_meeting_goes_on() -> None:
    begun = sixty_inscribed()
    later_on = after(*[speaks(290)] * 10, then=begun)
    wide, narrow = told(begun).unheard, told(later_on).unheard
    assert narrow[HIGH] - narrow[LOW] < wide[HIGH] - wide[LOW]


def test_a_delegation_is_known_by_what_it_did_in_earlier_meetings() -> None:
    record = record_of([sixth_session().session], shipped(), MONDAY + timedelta(days=1))
    assert record.pace.heard == 56
    assert len(record.sittings) == 2


def test_the_pace_is_learned_from_the_last_meetings_of_a_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_SITTINGS", 1)
    assert record_of([sixth_session().session], shipped(), MONDAY + timedelta(days=1)).pace.heard == 28


def test_a_meeting_is_no_part_of_its_own_past() -> None:
    assert record_of([sixth_session().session], shipped(), THREE_PM).pace.heard == 0


def test_everybody_is_seen_with_limit_capacity_and_turn() -> None:
    drawn = after(does(SetTimeLimit(TimeClass.GROUP, 300)), three_minutes(), asks("KEN"), asks("G77", GROUP), meets())
    group, kenya = seen(drawn).meeting.waiting
    assert (group.limit, group.traits["capacity"], group.traits[TURN]) == (300, "group", "first")
    assert (kenya.limit, kenya.traits[DELEGATION], kenya.traits[TURN]) == (180, "KEN", "second and third")


def test_the_limit_of_the_list_in_force_counts_not_an_earlier_one() -> None:
    drawn = after(three_minutes(), asks("KEN"), meets(), three_minutes(120))
    assert seen(drawn).meeting.waiting[0].limit == 120


def test_a_text_that_was_handed_in_is_weighed() -> None:
    drawn = after(three_minutes(), asks("KEN", text="word " * 240, language="en"), meets())
    assert seen(drawn).meeting.waiting[0].weighed == 120


def test_who_speaks_has_the_floor_for_what_is_left_of_the_speech() -> None:
    drawn = after(three_minutes(), asks("KEN"), asks("CHL"), meets(), gives(), later("2:00"))
    speaking = seen(drawn).meeting.speaking
    assert [one.elapsed for one in speaking] == [120]
    assert len(seen(drawn).requests) == 1


def test_who_was_interrupted_returns_before_anybody_is_called() -> None:
    drawn = after(
        three_minutes(), asks("KEN"), asks("CHL"), meets(), gives(), later("1:00"), rises("BRA"), later("0:30")
    )
    assert [one.elapsed for one in seen(drawn).meeting.speaking] == [30, 60]


def test_nobody_can_tell_from_a_range_who_has_an_accommodation() -> None:
    plain = after(three_minutes(), asks("KEN"), asks("CHL"), meets())
    drawn = after(does(Accommodate(DelegationId("KEN"), 150)), then=plain)
    assert told(drawn).called.tobytes() == told(plain).called.tobytes()


def test_what_an_accommodated_speaker_took_is_learned_as_that_of_anybody_else() -> None:
    drawn = after(three_minutes(), does(Accommodate(DelegationId("KEN"), 150)), asks("KEN"), meets(), speaks(260))
    [speech] = seen(drawn).meeting.heard
    assert (speech.seconds, speech.speaker.limit) == (260, 180)


def test_who_speaks_keeps_the_limit_that_was_called_and_what_the_chair_allowed_beyond() -> None:
    cut = does(SetTimeLimit(TimeClass.NATIONAL, 180, Force.AGREED, at_zero=AtZero.CUT, decision="the body so decided"))
    drawn = after(cut, asks("KEN"), asks("CHL"), meets(), gives(), later("2:50"), does(ExtendSpeech(120)))
    [speaking] = seen(after(three_minutes(60), then=drawn)).meeting.speaking
    assert (speaking.speaker.limit, speaking.speaker.cut_after) == (300, 300)


def test_whoever_is_first_to_wait_behind_a_speaker_is_second_on_the_list() -> None:
    drawn = after(three_minutes(), asks("KEN"), asks("CHL"), meets(), gives(), later("1:00"))
    outlook = seen(drawn).meeting
    assert outlook.speaking[0].speaker.traits[TURN] == "first"
    assert outlook.waiting[0].traits[TURN] == "second and third"


def test_a_list_that_is_taken_up_again_goes_on_where_it_stood() -> None:
    drawn = after(three_minutes(), all_ask(*SIXTY[:8]), meets(), *[speaks(200)] * 5, adjourns())
    drawn = after(until(MONDAY), meets(SECOND), then=drawn)
    assert {one.traits[TURN] for one in seen(drawn, SECOND).meeting.waiting} == {"later"}


def test_replies_are_called_at_the_end_also_of_a_meeting_that_is_still_to_come() -> None:
    drawn = after(three_minutes(), asks("KEN"), meets(), speaks(200), asks_to_reply("BRA"), asks("CHL"), adjourns())
    assert names(drawn, seen(drawn, SECOND).requests) == ["CHL", "BRA(r)"]


def test_a_debate_that_is_closed_has_no_more_statements_to_forecast() -> None:
    drawn = after(three_minutes(), all_ask(*SIXTY[:4]), meets(), speaks(200))
    assert seen(after(moves(MotionKind.CLOSE_DEBATE, "FRA"), agrees(1), then=drawn)).requests == ()


def test_a_meeting_that_agreed_to_go_on_beyond_every_service_is_ended_by_nothing() -> None:
    drawn = after(three_minutes(), asks("KEN"), meets(), until(SIX_PM), does(ContinueBeyond("room", "nobody objects")))
    assert (seen(drawn).meeting.stops, seen(drawn).rises) == (None, None)


def test_a_meeting_that_has_not_begun_begins_when_it_is_planned() -> None:
    drawn = after(three_minutes(), asks("KEN"), until(THREE_PM - timedelta(minutes=10)))
    assert seen(drawn).meeting.starts == 600
    assert told(drawn).called[0, 0] == 600


def test_a_meeting_that_is_suspended_until_a_time_goes_on_then() -> None:
    drawn = after(three_minutes(), asks("KEN"), meets(), does(SuspendMeeting(THREE_PM + timedelta(minutes=20))))
    assert seen(drawn).meeting.starts == 1_200


def test_a_list_by_itself_goes_on_where_it_stood() -> None:
    drawn = after(three_minutes(), all_ask(*SIXTY[:8]), meets(), *[speaks(200)] * 5, adjourns())
    alone = list_outlook(drawn.session, DIALOGUE, nothing_yet(shipped()), paces())
    assert [one.traits[TURN] for one in alone.waiting] == ["later"] * 3
    assert not list_outlook(drawn.session, MEASURES, nothing_yet(shipped()), paces()).waiting


def test_hand_overs_are_learned_from_the_meeting() -> None:
    slow = after(three_minutes(), all_ask(*SIXTY[:20]), meets())
    for _ in range(10):
        slow = after(gives(), later("3:00"), ends(), later("2:00"), then=slow)
    assert seen(slow).meeting.lost.handover > 70


def test_a_break_is_no_hand_over() -> None:
    drawn = after(three_minutes(), all_ask("KEN", "CHL", "FRA"), meets(), speaks(180), later("30:00"), speaks(180))
    assert seen(drawn).meeting.lost.handover < 40


def test_names_that_come_quickly_are_expected_to_go_on_coming_until_the_list_is_closed() -> None:
    drawn = after(three_minutes(), meets(), later("10:00"), all_ask(*SIXTY[:12]))
    assert seen(drawn).meeting.arrivals > 10
    assert seen(after(does(CloseList(DIALOGUE)), then=drawn)).meeting.arrivals == 0


def test_names_still_come_to_a_list_that_was_taken_up_in_the_meeting() -> None:
    drawn = after(three_minutes(), does(CloseList(DIALOGUE)), meets(), opens_list(MEASURES))
    assert seen(drawn).meeting.arrivals == 0
    assert seen(after(takes_up(MEASURES), then=drawn)).meeting.arrivals > 0


def test_a_suspended_meeting_gives_the_floor_when_it_resumes() -> None:
    drawn = after(three_minutes(), asks("KEN"), meets(), suspends())
    assert told(drawn).called[0, 0] == 0
