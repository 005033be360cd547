from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seriatim.forecast.field import shipped
from seriatim.forecast.rules.answer import HIGH, LEVELS, LOW, MEDIAN, Forecast, forecast
from seriatim.forecast.rules.draw import one_length
from seriatim.forecast.rules.learning import untaught
from seriatim.forecast.rules.meeting import Meeting, Speaking
from seriatim.forecast.rules.speech import in_turn
from seriatim.forecast.rules.what_if import closed, first, limit_for_all, minutes_missing, with_limit, with_more
from seriatim.forecast.tests.bodies import RUNS, SEED, body, held, line, meeting, who

HOUR = 3_600.0

SPEAKERS = st.builds(
    lambda code, limit, cut, weighed: who(code, limit, cut_after=limit + 10 if cut else None, weighed=weighed),
    st.sampled_from(["KEN", "BRA", "CHL"]), st.sampled_from([180.0, 300.0]), st.booleans(),
    st.sampled_from([None, 5.0, 400.0]),
)  # fmt: skip
"""Under one of two limits, which may close the microphone, and with a text or without."""

MEETINGS = st.builds(
    lambda waiting, stops, elapsed, arrivals, heard: replace(
        meeting(0),
        waiting=in_turn(waiting),
        stops=stops,
        arrivals=arrivals,
        arriving=who("", 180.0),
        speaking=[Speaking(waiting[0], elapsed)] if elapsed is not None else (),
        heard=held(*(("CHL", one) for one in heard)),
    ),
    st.lists(SPEAKERS, min_size=1, max_size=30), st.floats(-HOUR, 5 * HOUR), st.none() | st.floats(0, 2 * HOUR),
    st.sampled_from([0.0, 6.0]), st.lists(st.floats(1, HOUR), max_size=5),
)  # fmt: skip


def told(of: Meeting, runs: int = RUNS) -> Forecast:
    """A forecast that is known."""
    found = forecast(of, SEED, runs)
    assert found is not None
    return found


@given(MEETINGS, st.floats(0, 240))
@settings(deadline=None, max_examples=40)
def test_more_time_never_lowers_anyones_chance(of: Meeting, minutes: float) -> None:
    assert np.all(told(with_more(of, minutes), 300).heard >= told(of, 300).heard)


@given(MEETINGS, st.integers(30, 180))
@settings(deadline=None, max_examples=40)
def test_a_shorter_limit_never_lowers_anyones_chance(of: Meeting, seconds: int) -> None:
    assert np.all(told(with_limit(of, seconds), 300).heard >= told(of, 300).heard)


@given(MEETINGS)
@settings(deadline=None, max_examples=40)
def test_an_earlier_place_never_gets_a_later_interval(of: Meeting) -> None:
    found = told(of, 300)
    assert np.all(np.diff(found.called, axis=0) >= 0)
    assert np.all(np.diff(found.called, axis=1) >= 0)
    assert np.all(np.diff(found.heard) <= 0)


@given(MEETINGS)
@settings(deadline=None, max_examples=40)
def test_chances_and_intervals_agree(of: Meeting) -> None:
    found = told(of, 300)
    for ends, heard in zip(found.ends, found.heard, strict=True):
        for level, end in zip(LEVELS, ends, strict=True):
            assert heard >= level - 1e-9 if end <= np.float32(of.stops) else heard < level


@given(MEETINGS)
@settings(deadline=None, max_examples=20)
def test_the_same_seed_gives_the_same_bytes(of: Meeting) -> None:
    one, other = told(of, 300), told(of, 300)
    assert one.called.tobytes() == other.called.tobytes()
    assert one.unheard.tobytes() == other.unheard.tobytes()


@given(MEETINGS)
@settings(deadline=None, max_examples=20)
def test_a_name_at_the_end_changes_nothing_before_it(of: Meeting) -> None:
    longer = replace(of, waiting=(*of.waiting, who("FRA")))
    assert told(longer, 300).called[: len(of.waiting)].tobytes() == told(of, 300).called.tobytes()


def test_an_interval_is_as_wide_as_what_is_not_known() -> None:
    known, unknown = told(meeting(pace=body(250))), told(meeting())
    assert known.exhausted[HIGH] - known.exhausted[LOW] < unknown.exhausted[HIGH] - unknown.exhausted[LOW]


def test_eight_of_ten_meetings_end_within_their_interval() -> None:
    pace, dice = body(250, sittings=12, spread=0.4), np.random.Generator(np.random.PCG64(1))
    found = told(Meeting(pace, line(20)))
    ends = [250 * np.exp(dice.normal(-0.08, 0.4, 20)).sum() for _ in range(2_000)]
    assert 0.7 < np.mean((found.exhausted[LOW] <= ends) & (ends <= found.exhausted[HIGH])) < 0.9


def test_nothing_is_known_without_a_limit_a_speech_or_a_text() -> None:
    assert forecast(Meeting(untaught(shipped(), limited=False), line(5, limit=None)), SEED) is None


def test_one_speech_is_enough_to_say_something() -> None:
    of = Meeting(untaught(shipped(), limited=False), line(5, limit=None), heard=held(("KEN", 200.0), limit=None))
    assert told(of).exhausted[MEDIAN] == pytest.approx(5 * 240, rel=0.25)


def test_a_limit_of_zero_is_no_limit() -> None:
    assert forecast(Meeting(untaught(shipped()), line(5, limit=0.0)), SEED) is None


def test_nobody_is_heard_by_a_meeting_past_its_stop() -> None:
    found = told(meeting(5, stops=-60.0))
    assert not found.heard.any()
    assert found.unheard.tolist() == [5] * len(LEVELS)


def test_who_has_spoken_for_an_hour_under_three_minutes_goes_on_for_nobody_knows_how_long() -> None:
    now = told(meeting(3, speaking=[Speaking(who("KEN"), HOUR)])).called[0]
    assert now[LOW] < 5 * 60
    assert now[HIGH] > 30 * 60


def test_who_has_spoken_for_long_is_not_done_at_once_but_soon() -> None:
    fresh, late = (told(meeting(3, speaking=[Speaking(who("KEN"), spoken)])).called[0] for spoken in (5.0, 280.0))
    assert late[MEDIAN] < fresh[MEDIAN]


def test_a_microphone_that_is_closed_at_the_limit_ends_every_speech() -> None:
    speakers = [who(f"D{n}", 180, cut_after=200.0) for n in range(10)]
    found = told(Meeting(untaught(shipped()), speakers))
    assert found.ends[-1, -1] <= 2_000
    speaking = told(Meeting(untaught(shipped()), speakers, speaking=[Speaking(speakers[0], 190.0)]))
    assert speaking.called[0, -1] <= 10


def test_a_text_tells_more_than_the_past() -> None:
    found = told(Meeting(untaught(shipped()), [who("KEN", weighed=600.0)]))
    assert found.ends[0, MEDIAN] == pytest.approx(600, rel=0.05)


def test_nobody_on_the_list_is_heard_at_once() -> None:
    found = told(meeting(0, stops=HOUR))
    assert (found.exhausted.tolist(), found.all_heard, len(found.called)) == ([0.0] * len(LEVELS), 1.0, 0)


def test_a_meeting_that_has_not_begun_begins_first() -> None:
    assert told(meeting(3, starts=600.0)).called[0].tolist() == [600.0] * len(LEVELS)


def test_two_thousand_names_get_an_answer() -> None:
    found = forecast(meeting(2_000, stops=3 * HOUR), SEED)
    assert found
    assert found.unheard[MEDIAN] > 1_900


def test_those_who_may_still_ask_come_after_those_who_wait() -> None:
    alone, more = told(meeting(20, stops=2 * HOUR)), told(meeting(20, stops=2 * HOUR, arrivals=10.0))
    assert more.called.tobytes() == alone.called.tobytes()
    assert more.exhausted[MEDIAN] > alone.exhausted[MEDIAN]
    assert more.unheard[HIGH] > alone.unheard[HIGH]


def test_closing_the_list_keeps_them_away() -> None:
    of = meeting(20, stops=2 * HOUR, arrivals=10.0)
    assert told(closed(of)).unheard.tolist() == told(meeting(20, stops=2 * HOUR)).unheard.tolist()


def test_the_longest_limit_is_told_under_which_all_would_be_heard() -> None:
    of = meeting(30, stops=2 * HOUR, pace=body(290))
    found = limit_for_all(of, SEED, RUNS)
    assert found
    assert told(with_limit(of, found)).all_heard >= 0.8 > told(with_limit(of, found + 30)).all_heard


def test_no_limit_helps_where_there_is_no_time_at_all() -> None:
    assert limit_for_all(meeting(30, stops=60.0), SEED, RUNS) is None
    assert limit_for_all(meeting(30), SEED, RUNS) is None


def test_limits_of_groups_stay_where_the_usual_one_is_changed() -> None:
    of = Meeting(untaught(shipped()), [who("G77", 300), who("KEN"), who("CHL")])
    assert [one.limit for one in with_limit(of, 120).waiting] == [300, 120, 120]


def test_the_missing_minutes_are_those_that_nine_of_ten_meetings_need() -> None:
    of = meeting(30, stops=HOUR)
    missing = minutes_missing(of, told(of))
    assert missing
    longer = told(with_more(of, missing))
    assert np.mean(longer.exhausted <= HOUR + missing * 60) >= 6 / 7
    assert minutes_missing(meeting(3), told(meeting(3))) is None


def test_a_length_that_somebody_else_draws_is_one_of_those_that_are_forecast() -> None:
    pace, kenya = body(250), who("KEN")
    middle = one_length(pace, kenya, 1.0, 0.5)
    assert 150 < one_length(pace, kenya, 1.0, 0.1) < middle < one_length(pace, kenya, 1.0, 0.9) < 500
    assert one_length(pace, kenya, 2.0, 0.5) > 1.8 * middle
    assert one_length(pace, who("KEN", weighed=100.0), 2.0, 0.5) == pytest.approx(100, rel=0.1)
    assert one_length(pace, who("KEN", cut_after=60.0), 1.0, 0.5) == 60


def test_groups_first_are_called_before_all_others() -> None:
    of = Meeting(untaught(shipped()), [who("KEN"), who("G77", 300), who("CHL")])
    moved, order = first(of, lambda one: one.limit == 300)
    assert order == (1, 0, 2)
    assert moved.waiting[0].limit == 300
