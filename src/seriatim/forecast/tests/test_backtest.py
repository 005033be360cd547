import os
from pathlib import Path

import pytest

from seriatim.forecast.field import shipped
from seriatim.forecast.past import rows, sittings
from seriatim.forecast.report import Summary, by_quarter, summary
from seriatim.forecast.rules.backtest import judge
from seriatim.forecast.rules.misses import checkpoints
from seriatim.forecast.tests.bodies import held

SHARED = Path(os.environ.get("SERIATIM_SHARED", Path(__file__).parents[5] / "shared")) / "data"

needs_the_lists = pytest.mark.skipif(not SHARED.is_dir(), reason="the published lists of speakers are not at hand")


def judged(name: str) -> Summary:
    found = summary(list(judge(shipped(), sittings(rows(SHARED / name)), seed=2024)))
    assert found
    return found


@needs_the_lists
@pytest.mark.parametrize("name", ["timed_speeches_bundestag_2022.csv", "general_debate_speakers_s65_s77.csv"])
def test_four_of_five_intervals_hold_and_errors_are_half_of_a_clerks(name: str) -> None:
    found = judged(name)
    assert 0.77 <= found.coverage[80] <= 0.83
    assert 0.77 <= found.calls_coverage[80] <= 0.83
    assert found.median_error <= found.median_error_by_limit / 2
    assert found.median_error <= found.median_error_by_mean


def test_a_list_is_forecast_at_its_start_and_after_each_quarter() -> None:
    assert checkpoints(20) == (0, 5, 10, 15)
    assert checkpoints(1) == (0,)
    assert checkpoints(0) == ()


def test_the_first_sitting_only_teaches() -> None:
    sitting = [held(("KEN", 200.0), ("CHL", 240.0), ("FRA", 180.0), ("BRA", 260.0))]
    assert summary(list(judge(shipped(), [sitting], seed=1))) is None
    assert len(list(judge(shipped(), [sitting, sitting, sitting], seed=1))) == 8


def test_what_comes_later_changes_no_forecast() -> None:
    early = [[held(*((f"D{n}", 200.0 + 10 * n) for n in range(8)))] for _ in range(2)]
    one, other = ([*early, [held(*((f"D{n}", length) for n in range(8)))]] for length in (100.0, 900.0))
    before = [list(judge(shipped(), sat, seed=1))[:4] for sat in (one, other)]
    assert before[0] == before[1]
    at_the_start = [list(judge(shipped(), sat, seed=1))[4].median for sat in (one, other)]
    assert at_the_start[0] == at_the_start[1]


def test_a_report_tells_the_quarters_apart() -> None:
    sitting = [held(*((f"D{n}", 200.0) for n in range(8)))]
    found = by_quarter(list(judge(shipped(), [sitting] * 3, seed=1, limit=180)))
    assert [found[quarter].forecasts for quarter in range(4)] == [2, 2, 2, 2]
    assert found[0].median_error_by_limit == 8 * 20
