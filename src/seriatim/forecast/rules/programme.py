"""Does a programme of work fit? Which meetings will overflow, and how many are left when the last one rises?

Each list is drawn once, from its first name to its last; the meetings then take their time from it one after another,
the lists of a meeting in the order in which it takes them up. What a meeting has left over is lost: nobody fills it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.rules.answer import quantiles
from seriatim.forecast.rules.draw import Runs, draw
from seriatim.forecast.rules.meeting import Meeting


@dataclass(frozen=True)
class Planned:
    """A meeting of the programme: the seconds that it has for its lists, in their order."""

    seconds: float
    lists: Sequence[str]


@dataclass(frozen=True)
class Fit:
    """How a meeting leaves its lists: the chance that somebody of them is left, and how many at the quantiles."""

    overflows: float
    left: NDArray[np.int64]


def fits(
    meetings: Sequence[Planned], lists: Mapping[str, Meeting], seed: int, runs: int
) -> tuple[tuple[Fit, ...], NDArray[np.int64]]:
    """How each meeting leaves its lists, and how many are left on all lists after the last, at the quantiles."""
    ends = {
        name: draw(of, seed + number, runs).ends for (name, of), number in zip(lists.items(), count(), strict=False)
    }
    spent = {name: np.zeros(runs, dtype=np.float32) for name in lists}
    found = []
    for one in meetings:
        _spend(one, ends, spent, np.full(runs, max(one.seconds, 0.0), dtype=np.float32))
        left = _left({name: ends[name] for name in one.lists if name in ends}, spent, runs)
        found.append(Fit(float((left > 0).mean()), _told(left)))
    return tuple(found), _told(_left(ends, spent, runs))


def _spend(meeting: Planned, ends: Mapping[str, Runs], spent: dict[str, Runs], time: Runs) -> None:
    """Give the meeting's time to its lists, in each run as far as it goes."""
    for name in meeting.lists:
        if name in ends and len(ends[name]):
            taken = np.minimum(time, ends[name][-1] - spent[name])
            spent[name] = spent[name] + taken
            time -= taken


def _left(ends: Mapping[str, Runs], spent: Mapping[str, Runs], runs: int) -> NDArray[np.int64]:
    """Names in each run whose turn had not ended when the time was spent; shape (runs,)."""
    left = np.zeros(runs, dtype=np.int64)
    for name, of in ends.items():
        left += (of > spent[name] * np.float32(1 + 1e-6)).sum(axis=0)
    return left


def _told(left: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray(quantiles(left[None])[0], dtype=np.int64)
