"""How often were this body's earlier forecasts wrong, and how much wider or narrower should the next one be?

The spread of a sum follows from the model; whether it is right shows afterwards. After each sitting its forecasts are
compared with what happened, in standard deviations, and the intervals of the next sittings are widened or narrowed so
that four of five of the past would have held: split-conformal scaling (Lei and others, Distribution-free predictive
inference for regression, 2018). It is begun with as many misses as three lists bring, of a normal law that is a tenth
wider: that no model is wholly right is known beforehand.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from seriatim.forecast.rules.pace import Pace
from seriatim.forecast.rules.speech import Speech

SHARE = 0.8
BEGUN_WITH, WARY = 12, 1.1
_NORMAL = NormalDist()


def checkpoints(names: int) -> tuple[int, ...]:
    """How many have spoken at the start, a quarter, half and three quarters of a list; each less than all."""
    return tuple(sorted({round(names * quarter / 4) for quarter in range(4)} & set(range(names))))


def misses(pace: Pace, heard: Sequence[Speech]) -> tuple[float, ...]:
    """By how many standard deviations the rest of a list was longer than forecast at each checkpoint."""
    speakers, seconds = [one.speaker for one in heard], np.array([one.seconds for one in heard])
    expected, own = pace.expected(speakers), pace.own(speakers)
    found = []
    for done in checkpoints(len(heard)):
        of_list = pace.of_list(heard[:done])
        rest = of_list.mean * expected[done:]
        spread = np.sqrt(of_list.variance * expected[done:].sum() ** 2 + (rest**2 * own[done:]).sum())
        found.append(float((seconds[done:].sum() - rest.sum()) / spread))
    return tuple(found)


def width(before: Sequence[float]) -> float:
    """By what spreads are multiplied so that the share of the past misses lay within what it should have."""
    begun = [WARY * _NORMAL.inv_cdf((1 + share) / 2) for share in (np.arange(BEGUN_WITH) + 0.5) / BEGUN_WITH]
    seen = np.sort(np.concatenate([np.abs(before), begun]))
    return float(np.quantile(seen, SHARE, method="hazen")) / _NORMAL.inv_cdf((1 + SHARE) / 2)
