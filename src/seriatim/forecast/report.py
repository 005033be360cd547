"""What does a back-test come to? Coverage, errors and widths, beside what a clerk's arithmetic would have said."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from seriatim.forecast.rules.backtest import SHARES, Judged


@dataclass(frozen=True)
class Summary:
    """So many forecasts of the end of a list, judged. Errors and widths are in seconds of speaking.

    `coverage` are the shares of the ends that lay in their intervals, `calls_coverage` those of all speeches to come.
    """

    forecasts: int
    coverage: dict[int, float]
    calls: int
    calls_coverage: dict[int, float]
    median_error: float
    mean_error: float
    width: float
    relative_width: float
    median_error_by_limit: float
    mean_error_by_limit: float
    median_error_by_mean: float
    mean_error_by_mean: float


def summary(judged: Sequence[Judged]) -> Summary | None:
    """The summary of these forecasts; None where there are none to judge."""
    if not judged:
        return None
    calls = sum(one.calls for one in judged)
    own = [abs(one.median - one.happened) for one in judged]
    by_mean = [abs(one.by_mean - one.happened) for one in judged]
    by_limit = [abs(one.by_limit - one.happened) for one in judged]
    widths = [one.high - one.low for one in judged]
    return Summary(
        len(judged), {share: fmean(one.within[share] for one in judged) for share in SHARES},
        calls, {share: sum(one.calls_within[share] for one in judged) / calls for share in SHARES},
        median(own), fmean(own), median(widths), median((one.high - one.low) / one.happened for one in judged),
        median(by_limit), fmean(by_limit), median(by_mean), fmean(by_mean),
    )  # fmt: skip


def by_quarter(judged: Sequence[Judged]) -> dict[int, Summary]:
    """The summaries of the forecasts at the start, and after each quarter of the list."""
    found = {quarter: summary([one for one in judged if one.quarter == quarter]) for quarter in range(4)}
    return {quarter: one for quarter, one in found.items() if one}
