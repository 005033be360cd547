from itertools import pairwise

import pytest

from seriatim.forecast.fan import HEIGHT, MOST_MARKS, MOST_POINTS, WIDTH, Fan, fan
from seriatim.forecast.rules.answer import forecast
from seriatim.forecast.tests.bodies import SEED, meeting

HOUR = 3_600.0


def drawn(names: int, begins: float = 0.0, stops: float | None = 3 * HOUR) -> Fan | None:
    told = forecast(meeting(names, starts=begins, stops=stops), SEED, 300)
    assert told
    return fan(told, begins, stops, HOUR)


def points(of: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, _, y in (one.partition(",") for one in of.split())]


@pytest.mark.parametrize(("names", "begins"), [(1, 0.0), (60, 0.0), (60, 30 * 24 * HOUR), (2_000, 0.0)])
def test_a_fan_fills_its_picture_from_the_beginning_of_the_meeting_on(names: int, begins: float) -> None:
    found = drawn(names, begins, begins + 3 * HOUR)
    assert found
    line = points(found.median)
    assert len(line) <= MOST_POINTS
    assert all(one[0] <= other[0] and one[1] >= other[1] for one, other in pairwise(line))
    assert all(0 <= y <= HEIGHT for _, y in line)
    assert found.stop
    assert line[0][0] < WIDTH / 2
    assert WIDTH * 0.9 < max(found.stop, *(x for x, _ in points(found.bands[0]))) <= WIDTH
    assert 1 <= len(found.marks) <= MOST_MARKS + 1


def test_a_stop_that_is_past_is_not_in_the_picture() -> None:
    for stops in (None, -60.0):
        found = drawn(5, 0.0, stops)
        assert found
        assert found.stop is None


def test_nobody_makes_no_fan() -> None:
    assert drawn(0) is None
