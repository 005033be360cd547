"""Would the forecast have been right? Each list of a record, forecast from what was known before, and what happened.

Sittings teach in their order: a list is forecast from earlier sittings and from its own speeches so far, never from
the rest of its day. Judged is speaking time, from each checkpoint to the end of each speech that was still to come.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.rules.answer import LEVELS, MEDIAN, forecast
from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.meeting import Meeting
from seriatim.forecast.rules.misses import checkpoints
from seriatim.forecast.rules.pace import Numbers
from seriatim.forecast.rules.record import Record, after, nothing_yet
from seriatim.forecast.rules.speech import Speech

SHARES = (50, 80, 95)
"""Per cent: the intervals that are judged."""

RUNS = 2_000


@dataclass(frozen=True)
class Judged:
    """One forecast beside what happened, in seconds of speaking until the list's end.

    `within[share]` is whether the end lay in the interval, `calls_within[share]` how many of `calls` speeches ended in
    theirs. `by_limit` and `by_mean` are what "names × limit" and "names × running mean" said.
    """

    quarter: int
    names: int
    happened: float
    median: float
    low: float
    high: float
    within: dict[int, bool]
    calls_within: dict[int, int]
    calls: int
    by_limit: float
    by_mean: float


def judge(
    field: Field, sittings: Sequence[Sequence[Sequence[Speech]]], seed: int, limit: float | None = None
) -> Iterator[Judged]:
    """Every list of every sitting but the first, at the start, a quarter, half and three quarters.

    The first sitting only teaches. `limit` is the one to compare with where speeches carry none; without it, the half
    minute within which four of five of the earlier speeches were held.
    """
    limited = all(one.speaker.limit for sitting in sittings for each in sitting for one in each)
    record = nothing_yet(field, limited=limited)
    for sitting in sittings:
        if record.sittings:
            for each in sitting:
                yield from _judge_list(record, each, seed, limit or _kept_by_most(record))
        record = after(record, sitting)


def _judge_list(record: Record, speeches: Sequence[Speech], seed: int, limit: float) -> Iterator[Judged]:
    for done in checkpoints(len(speeches)):
        yield _judge(record, speeches, done, seed, limit)


def _judge(record: Record, speeches: Sequence[Speech], done: int, seed: int, limit: float) -> Judged:
    waiting = [replace(one.speaker, weighed=None) for one in speeches[done:]]
    told = forecast(Meeting(record.pace, waiting, heard=speeches[:done]), seed, RUNS)
    assert told is not None, "whoever has a record has a pace"
    ended = np.cumsum([one.seconds for one in speeches[done:]])
    inside = {share: _inside(told.ends, ended, share) for share in SHARES}
    low, high = _interval(80)
    return Judged(
        round(4 * done / len(speeches)), len(waiting), float(ended[-1]), float(told.ends[-1, MEDIAN]),
        float(told.ends[-1, low]), float(told.ends[-1, high]),
        {share: bool(of[-1]) for share, of in inside.items()},
        {share: int(of.sum()) for share, of in inside.items()}, len(waiting),
        _by_limit(speeches[done:], limit), _by_mean(record, speeches[:done], len(waiting)),
    )  # fmt: skip


def _interval(share: int) -> tuple[int, int]:
    low = LEVELS.index((100 - share) / 200)
    return low, len(LEVELS) - 1 - low


def _inside(ends: Numbers, ended: Numbers, share: int) -> NDArray[np.bool_]:
    low, high = _interval(share)
    within: NDArray[np.bool_] = (ends[:, low] <= ended) & (ended <= ends[:, high])
    return within


def _by_limit(waiting: Sequence[Speech], limit: float) -> float:
    return float(sum(one.speaker.limit or limit for one in waiting))


def _kept_by_most(record: Record) -> float:
    """The limit that a body without one seems to have."""
    known = [one.seconds for sitting in record.sittings for each in sitting for one in each]
    return float(np.ceil(np.quantile(known, 0.8) / 30) * 30)


def _by_mean(record: Record, heard: Sequence[Speech], names: int) -> float:
    """What a clerk does: the mean of this list so far, or of all earlier ones before anybody has spoken."""
    known = heard or [one for sitting in record.sittings for each in sitting for one in each]
    return names * float(np.mean([one.seconds for one in known]))
