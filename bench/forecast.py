"""What does a forecast cost beside its bare draws, and what do more names cost?

193 names, 10,000 runs: a whole forecast, from the facts of the meeting to its quantiles and chances, against the
least that any simulation does: one residual looked up for each turn of each run, times a mean, summed along the list.
Then 10, 193 and 2,000 names with as many runs as the program takes. Medians of alternating rounds. `--json` for
machines.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from seriatim.forecast.field import shipped
from seriatim.forecast.rules.answer import forecast
from seriatim.forecast.rules.draw import TABLE
from seriatim.forecast.rules.learning import untaught
from seriatim.forecast.rules.meeting import Lost, Meeting
from seriatim.forecast.rules.speech import DELEGATION, Speaker, in_turn

NAMES, RUNS, ROUNDS, GOAL = 193, 10_000, 21, 3.0
SIZES = (10, 193, 2_000)
SEED = 7


def meeting(names: int) -> Meeting:
    """A three-hour meeting under a three-minute limit."""
    speakers = in_turn([Speaker(180.0, traits={DELEGATION: str(number)}) for number in range(names)])
    return Meeting(untaught(shipped()), speakers, Lost(30.0, 0.01, 120.0, 0.02), stops=3 * 3_600.0)


def bare() -> None:
    """The draws and sums alone, in the smallest numbers that NumPy has for them."""
    dice = np.random.Generator(np.random.PCG64(SEED))
    table = np.linspace(0.2, 1.8, TABLE, dtype=np.float32)
    turns = table[dice.integers(0, TABLE, (NAMES, RUNS), dtype=np.uint16)]
    turns *= np.float32(290)
    np.cumsum(turns, axis=0)


def seconds(act: Callable[[], object]) -> float:
    """Seconds of the clock."""
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def main() -> None:
    """Measure, and print."""
    of = meeting(NAMES)
    acts: list[Callable[[], object]] = [lambda: forecast(of, SEED, RUNS), bare]
    acts += [partial(forecast, meeting(names), SEED) for names in SIZES]
    rounds = [[seconds(act) for act in acts] for _ in range(ROUNDS)]
    ours, least, *sizes = (statistics.median(times) * 1000 for times in zip(*rounds, strict=True))
    if "--json" in sys.argv:
        by_size = dict(zip(map(str, SIZES), sizes, strict=True))
        facts = {"forecast_ms": ours, "bare_ms": least, "ratio": ours / least, "goal": GOAL, "by_names_ms": by_size}
        print(json.dumps({"bench": "forecast", **facts}))
        return
    print(f"A forecast of {NAMES} names in {RUNS:,} runs (median of {ROUNDS})")
    print(f"  forecast                 {ours:8.1f} ms")
    print(f"  bare draws and sums      {least:8.1f} ms")
    print(f"  ratio                    {ours / least:8.2f}      (goal: {GOAL:.0f} or less)")
    for names, one in zip(SIZES, sizes, strict=True):
        print(f"  {names:5,} names, usual runs {one:8.1f} ms   ({one / sizes[0]:.1f} × that of {SIZES[0]})")


if __name__ == "__main__":
    main()
