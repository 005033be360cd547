from seriatim.forecast.rules.answer import HIGH, LOW, MEDIAN, forecast
from seriatim.forecast.rules.programme import Planned, fits
from seriatim.forecast.tests.bodies import RUNS, SEED, body, meeting

HOUR = 3_600.0
PACE = body(290)


def test_a_programme_that_fits_leaves_nobody() -> None:
    held, left = fits([Planned(3 * HOUR, ["a"])], {"a": meeting(10, PACE)}, SEED, RUNS)
    assert held[0].overflows < 0.01
    assert left[HIGH] == 0


def test_a_meeting_that_overflows_is_told_and_the_next_takes_what_is_left() -> None:
    first, second = Planned(2 * HOUR, ["a"]), Planned(2 * HOUR, ["a"])
    held, left = fits([first, second], {"a": meeting(60, PACE)}, SEED, RUNS)
    assert held[0].overflows == 1
    assert 30 < held[0].left[MEDIAN] < 45
    assert held[1].left.tolist() == left.tolist()
    assert left[LOW] < held[0].left[LOW]


def test_a_list_is_taken_up_when_the_one_before_it_is_exhausted() -> None:
    lists = {"a": meeting(15, PACE), "b": meeting(15, PACE)}
    held, left = fits([Planned(2 * HOUR, ["a", "b"])], lists, SEED, RUNS)
    assert 0 < left[MEDIAN] < 15
    assert held[0].left.tolist() == left.tolist()


def test_one_meeting_leaves_what_the_forecast_of_that_meeting_says() -> None:
    of = meeting(60, PACE, stops=3 * HOUR)
    told = forecast(of, SEED, RUNS)
    assert told
    _, left = fits([Planned(3 * HOUR, ["a"])], {"a": of}, SEED, RUNS)
    assert abs(int(left[MEDIAN]) - int(told.unheard[MEDIAN])) <= 1


def test_a_list_that_no_meeting_takes_up_is_left_whole() -> None:
    _, left = fits([Planned(HOUR, ["a"])], {"a": meeting(3, PACE), "b": meeting(7, PACE)}, SEED, RUNS)
    assert left[LOW] == 7


def test_a_programme_without_lists_leaves_nobody() -> None:
    held, left = fits([Planned(HOUR, ["a"])], {}, SEED, RUNS)
    assert (held[0].overflows, left[HIGH]) == (0, 0)
