"""When will each speak, who will be heard, and when is the list exhausted? Intervals and chances, never one minute."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.rules.draw import Drawn, draw
from seriatim.forecast.rules.meeting import Meeting

LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""The quantiles that are told: the middle 50, 80 and 95 per cent, and the median."""

LOW, MEDIAN, HIGH = LEVELS.index(0.1), LEVELS.index(0.5), LEVELS.index(0.9)
"""The ends of the middle 80 per cent, and its middle."""

MOST_RUNS, MOST_DRAWS, FEWEST_RUNS = 10_000, 2_000_000, 1_000
"""Runs are fewer where names are many, so that 2,000 names cost what 193 do."""


@dataclass(frozen=True)
class Forecast:
    """Seconds from now, at the quantiles of `LEVELS`.

    `called[name, level]` is when each is given the floor, `ends[name, level]` when each has spoken; `exhausted[level]`
    when nobody waits any more, with those who will still have asked. `heard[name]` is the chance of having spoken
    when the meeting must rise, if in the room, and `all_heard` the chance of all who wait now; `unheard[level]` how
    many will not have been heard, with those who still come. Where nothing ends the meeting, everybody is heard.
    """

    called: NDArray[np.float64]
    ends: NDArray[np.float64]
    exhausted: NDArray[np.float64]
    heard: NDArray[np.float64]
    unheard: NDArray[np.int64]
    all_heard: float


def forecast(meeting: Meeting, seed: int, runs: int | None = None) -> Forecast | None:
    """The forecast of a meeting; None where nothing tells how long a speech will be: no limit, no speech, no text."""
    if not is_known(meeting):
        return None
    drawn = draw(meeting, seed, runs or _runs(len(meeting.waiting)))
    names = len(meeting.waiting)
    missed = _missed(drawn, names, meeting.stops)
    exhausted = drawn.ends[-1] if len(drawn.ends) else drawn.free
    heard = 1 - missed[:names].mean(axis=1) if names else np.ones(0)
    unheard = missed.sum(axis=0)
    ends = quantiles(drawn.ends[:names])
    called = np.concatenate([quantiles(drawn.free[None]), ends[:-1]])[:names]
    return Forecast(
        called, ends, quantiles(exhausted[None])[0], heard, quantiles(unheard[None]).astype(np.int64)[0],
        float(1 - missed[:names].any(axis=0).mean()),
    )  # fmt: skip


def is_known(meeting: Meeting) -> bool:
    """Whether anything tells how long they will speak."""
    if meeting.pace.heard or meeting.heard:
        return True
    return all(one.limit or one.weighed for one in meeting.waiting)


def quantiles(of: NDArray[np.generic]) -> NDArray[np.float64]:
    """The order statistics at `LEVELS`, row by row: a share of at least the level lies at or below each of them.

    No value between two runs is made up, so that a quantile at or before the stop and a chance never disagree.
    """
    runs = of.shape[1]
    which = [max(0, int(np.ceil(level * runs)) - 1) for level in LEVELS]
    return np.sort(of, axis=1)[:, which].astype(np.float64)


def _runs(names: int) -> int:
    return max(FEWEST_RUNS, min(MOST_RUNS, MOST_DRAWS // max(1, names)))


def _missed(drawn: Drawn, names: int, stops: float | None) -> NDArray[np.bool_]:
    """Who had not spoken when the meeting had to rise, in each run; those who never came missed nothing."""
    missed: NDArray[np.bool_] = drawn.ends > np.float32(np.inf if stops is None else stops)
    missed[names:] &= drawn.came
    return missed
