"""Speaking time to the millisecond: limits and their force, accommodations, clocks that stop, corrections."""

from dataclasses import replace
from datetime import timedelta

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.clock import elapsed_ms, is_cut, left_ms, shown_ms
from seriatim.floor.rules.commands import Accommodate, CorrectSpeech, SetTimeLimit, StartClock, StopClock
from seriatim.floor.rules.kinds import AtZero, Capacity, Force, TimeClass
from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    asks,
    asks_to_explain,
    asks_to_reply,
    decides,
    does,
    ends,
    gives,
    hears,
    meets,
    meets_again,
    opens_list,
    resumes,
    rises,
    rules,
    starts_clock,
    stops_clock,
    suspends,
    takes_the_floor,
    takes_up,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    Drawn,
    Step,
    after,
    convened,
    current,
    find,
    happened,
    later,
    left,
    refused,
    show,
    used,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import DelegationId, ListId

NATIONAL = TimeClass.NATIONAL


def speaking() -> Drawn:
    return after(all_ask("ARG", "BRA"), meets(), gives())


def limit_of(drawn: Drawn, drawn_as: str) -> int | None:
    found = limit_for(drawn.floor, find(drawn, drawn_as).id)
    return found.seconds if found else None


def test_time_is_counted_to_the_millisecond_and_never_rounded_to_seconds() -> None:
    drawn = speaking()
    for _ in range(6):
        drawn = after(later("0:00.850"), stops_clock(), later("0:10"), starts_clock(), then=drawn)
    assert used(drawn) == "0:05.100"


def test_a_stopped_clock_counts_nothing_and_is_not_stopped_twice() -> None:
    stopped = after(later("1:00"), stops_clock(), later("5:00"), then=speaking())
    assert used(stopped) == "1:00"
    with refused(Refusal.CLOCK_STOPPED, delegation="ARG"):
        after(stops_clock(), then=stopped)
    going_on = after(starts_clock(), later("0:30"), then=stopped)
    assert used(going_on) == "1:30"
    with refused(Refusal.CLOCK_RUNNING, delegation="ARG"):
        after(starts_clock(), then=going_on)
    assert after(ends(), then=stopped).floor.speeches[0].elapsed_ms == 60_000


def test_only_the_chair_has_the_clock_in_hand_and_only_of_a_speech() -> None:
    for step in (stops_clock(), starts_clock()):
        with refused(Refusal.FLOOR_NOT_GIVEN):
            after(meets(), step)
    for command in (StopClock(), StartClock()):
        with refused(Denied.NOT_YOURS_TO_DO):
            after(does(command, delegation("ARG")), then=speaking())


def test_a_suspension_stops_the_clock_and_resuming_starts_it_again() -> None:
    suspended = after(later("1:00"), suspends(), later("45:00"), then=speaking())
    assert used(suspended) == "1:00"
    resumed = after(resumes(), then=suspended)
    assert used(after(later("0:15"), then=resumed)) == "1:15"
    assert happened(suspended, speaking()) == ["MeetingSuspended", "ClockStopped"]
    assert happened(resumed, suspended) == ["MeetingResumed", "ClockStarted"]


def test_a_clock_that_the_chair_had_stopped_still_stands_when_the_meeting_resumes() -> None:
    drawn = after(later("1:00"), stops_clock(), suspends(), later("45:00"), resumes(), later("1:00"), then=speaking())
    assert used(drawn) == "1:00"
    assert used(after(starts_clock(), later("0:10"), then=drawn)) == "1:10"


def test_a_second_suspension_remembers_what_held_before_it() -> None:
    first = after(stops_clock(), suspends(), resumes(), starts_clock(), later("0:10"), then=speaking())
    drawn = after(suspends(), later("9:00"), then=first)
    assert used(after(resumes(), later("0:05"), then=drawn)) == "0:15"


def test_an_interrupted_speaker_does_not_run_on_while_the_meeting_is_suspended() -> None:
    drawn = after(later("2:10"), rises("KEN"), later("0:30"), suspends(), later("9:00"), resumes(), then=speaking())
    assert (show(drawn), used(drawn)) == (">KEN! BRA", "0:30")
    assert left(after(later("1:00"), rules(), then=drawn)) == "0:50"


def test_a_clock_that_stood_when_the_speaker_was_interrupted_runs_when_the_floor_returns() -> None:
    drawn = after(later("1:00"), stops_clock(), later("1:00"), rises("KEN"), rules(), later("0:05"), then=speaking())
    assert used(drawn) == "1:05"


def test_resuming_a_meeting_in_which_nobody_spoke_starts_no_clock() -> None:
    drawn = after(meets(), suspends(), resumes())
    assert drawn.floor.turn.speech is None


@pytest.mark.parametrize(
    ("asked", "drawn_as", "seconds"),
    [
        (asks("KEN"), "KEN", 180),
        (asks("G77", GROUP), "G77*", 300),
        (asks("KEN", Capacity.JOINT, joint_with=(DelegationId("UGA"),)), "KEN", 300),
        (asks("ACME"), "ACME", 120),
        (asks("ACME", Capacity.JOINT, joint_with=(DelegationId("ICRC"),)), "ACME", 300),
        (asks_to_reply("KEN"), "KEN(r)", 600),
        (asks_to_explain("KEN"), "KEN(e)", 600),
    ],
)
def test_each_class_of_intervention_has_its_limit(asked: Step, drawn_as: str, seconds: int) -> None:
    drawn = after(meets(), decides(), asked)
    assert limit_of(drawn, drawn_as) == seconds
    assert left(after(gives(), then=drawn)) == f"{seconds // 60}:00"


def test_a_point_of_order_has_five_minutes() -> None:
    drawn = after(rises("KEN"), then=speaking())
    assert left(drawn) == "5:00"
    assert limit_of(drawn, "KEN!") == 300
    elsewhere = does(SetTimeLimit(TimeClass.POINT_OF_ORDER, 60, list=MEASURES))
    assert left(after(elsewhere, rises("KEN"), then=speaking())) == "5:00"
    here = does(SetTimeLimit(TimeClass.POINT_OF_ORDER, 120, list=DIALOGUE))
    assert left(after(here, rises("KEN"), then=speaking())) == "2:00"


def test_the_chair_has_no_limit() -> None:
    drawn = after(meets(), takes_the_floor())
    assert (left_ms(current(drawn), drawn.now), is_cut(current(drawn), drawn.now)) == (None, False)


def test_the_newest_limit_of_a_class_applies_and_that_of_the_list_before_that_of_all_lists() -> None:
    drawn = after(
        *(does(SetTimeLimit(NATIONAL, seconds, list=of)) for seconds, of in ((240, None), (90, MEASURES), (210, None))),
        opens_list(MEASURES), asks("KEN"), asks("KEN", of=MEASURES), asks("G77", GROUP, of=MEASURES),
    )  # fmt: skip
    assert limit_of(drawn, "KEN") == 90
    assert limit_of(drawn, "G77*") == 300
    assert limit_of(after(asks("CHL"), then=drawn), "CHL") == 210


def test_where_the_rules_know_no_limit_nobody_is_limited() -> None:
    drawn = after(asks("KEN"))
    unlimited = replace(drawn.floor, limits=())
    assert limit_for(unlimited, find(drawn, "KEN").id) is None
    none = replace(drawn, session=replace(drawn.session, floor=unlimited))
    assert after(meets(), rises("BRA"), then=none).floor.turn.speech.limit is None  # type: ignore[union-attr]


def test_what_binds_needs_the_words_of_the_bodys_decision() -> None:
    for limit in (
        SetTimeLimit(NATIONAL, 180, Force.AGREED),
        SetTimeLimit(NATIONAL, 180, Force.ENFORCED, decision=" "),
        SetTimeLimit(NATIONAL, 180, Force.ENCOURAGED, AtZero.CUT),
    ):
        with refused(Refusal.LIMIT_NEEDS_THE_BODY, force=limit.force):
            after(does(limit))
    agreed = after(does(SetTimeLimit(NATIONAL, 120, Force.AGREED, decision="It was so decided.")))
    assert agreed.floor.limits[-1].decision == "It was so decided."


@pytest.mark.parametrize(
    ("limit", "field"),
    [
        (SetTimeLimit(NATIONAL, 0), "seconds"),
        (SetTimeLimit(NATIONAL, 86_401), "seconds"),
        (SetTimeLimit(NATIONAL, 180, grace_seconds=-1), "grace_seconds"),
    ],
)
def test_a_limit_is_a_time_of_a_day_at_most(limit: SetTimeLimit, field: str) -> None:
    with refused(Refusal.WRONG_NUMBER, field=field):
        after(does(limit))


def test_a_limit_is_set_by_the_chair_for_a_list_that_there_is() -> None:
    with refused(Refusal.NO_SUCH_LIST):
        after(does(SetTimeLimit(NATIONAL, 180, list=ListId("debate"))))
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(SetTimeLimit(NATIONAL, 600), delegation("KEN")))


def test_nothing_is_cut_unless_the_body_said_so_and_then_after_the_grace_period() -> None:
    over = after(later("3:20"), then=speaking())
    assert (left(over), is_cut(current(over), over.now)) == ("-0:20", False)
    cutting = SetTimeLimit(NATIONAL, 180, Force.ENFORCED, AtZero.CUT, 15, decision="So decided.")
    cut = after(all_ask("ARG"), does(cutting), meets(), gives(), later("3:14.999"))
    assert not is_cut(current(cut), cut.now)
    assert is_cut(current(cut), cut.now + timedelta(milliseconds=1))


def test_an_accommodated_speakers_clock_runs_more_slowly_and_the_record_has_the_true_time() -> None:
    more = does(Accommodate(DelegationId("ARG"), 150))
    drawn = after(all_ask("ARG", "BRA"), more, meets(), gives(), later("3:00.001"))
    speech = current(drawn)
    assert (elapsed_ms(speech, drawn.now), shown_ms(speech, drawn.now), left(drawn)) == (180_001, 120_000, "1:00")
    assert left(after(later("1:29.999"), then=drawn)) == "0:00"
    other = after(gives(), later("1:00"), then=drawn)
    assert (other.floor.speeches[0].elapsed_ms, left(other)) == (180_001, "2:00")


def test_a_point_of_order_of_an_accommodated_delegation_is_accommodated_too() -> None:
    drawn = after(does(Accommodate(DelegationId("KEN"), 200)), rises("KEN"), later("5:00"), then=speaking())
    assert left(drawn) == "2:30"


@pytest.mark.parametrize("percent", [99, 1001])
def test_an_accommodation_gives_more_time_and_not_less(percent: int) -> None:
    with refused(Refusal.WRONG_NUMBER, field="percent"):
        after(does(Accommodate(DelegationId("ARG"), percent)))


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    drawn = after(later("1:00"), then=speaking())
    assert elapsed_ms(current(drawn), drawn.now - timedelta(hours=1)) == 0


def test_a_recorded_time_is_corrected_with_a_reason_and_both_stay_in_the_record() -> None:
    drawn = after(later("9:00"), ends(), does(CorrectSpeech(1, 180_000, "the clock was not stopped")), then=speaking())
    [speech] = drawn.floor.speeches
    assert (speech.elapsed_ms, speech.corrections) == (180_000, ("the clock was not stopped",))
    assert drawn.journal[-1].event.was_ms == 540_000
    assert drawn.journal[-2].event.elapsed_ms == 540_000


def test_only_a_speech_that_is_over_is_corrected_and_to_a_time_that_can_be() -> None:
    with refused(Refusal.NO_SUCH_SPEECH, speech=1):
        after(does(CorrectSpeech(1, 0, "it never began")), then=speaking())
    ended = after(ends(), then=speaking())
    with refused(Refusal.WRONG_NUMBER, field="elapsed_ms"):
        after(does(CorrectSpeech(1, -1, "too long")), then=ended)
    with refused(Refusal.EMPTY_REASON):
        after(does(CorrectSpeech(1, 1, "")), then=ended)
    with refused(Refusal.NO_SUCH_SPEECH):
        after(does(CorrectSpeech(2, 1, "which one?")), then=ended)


def test_the_second_reply_in_a_meeting_has_five_minutes_also_on_another_topic_of_the_item() -> None:
    drawn = after(meets(), opens_list(MEASURES), takes_up(MEASURES))
    first = after(asks_to_reply("KEN", MEASURES), asks_to_reply("KEN"), gives(), then=drawn)
    assert left(first) == "10:00"
    assert left(after(gives(), then=first)) == "5:00"


def test_a_new_meeting_begins_with_ten_minutes_again() -> None:
    friday = after(meets(), asks_to_reply("KEN"), hears("KEN(r)"), adjourns(), then=convened())
    assert left(after(meets_again(), asks_to_reply("KEN"), gives(), then=friday)) == "10:00"


def test_a_reply_that_is_over_was_the_first_and_one_that_was_withdrawn_was_none() -> None:
    first = after(meets(), asks_to_reply("KEN"), hears("KEN(r)"), asks_to_reply("KEN"))
    assert limit_of(first, "KEN(r)") == 300
    withdrawn = after(meets(), asks_to_reply("KEN"), withdraws("KEN(r)"), asks_to_reply("KEN"))
    assert limit_of(withdrawn, "KEN(r)") == 600


def test_only_the_speech_that_is_named_is_corrected() -> None:
    drawn = after(later("1:00"), ends(), hears("BRA"), does(CorrectSpeech(2, 50_000, "it began late")), then=speaking())
    assert [(one.elapsed_ms, one.corrections) for one in drawn.floor.speeches] == [
        (60_000, ()),
        (50_000, ("it began late",)),
    ]
