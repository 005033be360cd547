"""A meeting drawn many times: how long does each turn take in each of the runs?

Turns are rows and runs are columns, drawn row by row from one seed: a name at the end of the list changes nothing
before it, and the same facts give the same numbers on every screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.rules.meeting import Lost, Meeting, Speaking
from seriatim.forecast.rules.pace import Factor, Pace
from seriatim.forecast.rules.speech import Speaker

Runs = NDArray[np.float32]
Came = NDArray[np.bool_]

TABLE = 4_096
"""Residuals and losses are drawn by looking up one of so many equally likely values."""

SHORTEST = 5.0
"""Seconds: whoever takes the floor at all says this much."""

PARETO = 3.0
"""Whoever has spoken longer than anybody was expected to goes on in proportion to it: a tail of this power."""

MOST_ARRIVALS = 60
"""So many further names are drawn at the most: a list to which more would come is closed by any Chair."""

HOUR = 3_600.0


@dataclass(frozen=True)
class Drawn:
    """What happened in each run, in seconds from now.

    `free` is when the floor is free, shape (runs,); `ends` when each turn ends, shape (names + arrivals, runs);
    `came` whether they who had not asked yet did, shape (arrivals, runs).
    """

    free: Runs
    ends: Runs
    came: Came


def draw(meeting: Meeting, seed: int, runs: int) -> Drawn:
    """Draw the rest of a meeting; the same arguments give the same bytes."""
    now = _dice(seed, 0)
    of_list = _pace_of(meeting.pace.of_list(meeting.heard), now, runs)
    free = np.full(runs, meeting.starts, dtype=np.float32)
    for one in meeting.speaking:
        free += _rest(meeting.pace, one, of_list, now)
    turns = _turns(meeting.pace, meeting.waiting, meeting.lost, of_list, seed)
    arriving, came = _arriving(meeting, _open_for(meeting, turns, free), of_list, seed)
    ends = np.cumsum(np.concatenate([turns, arriving]) if len(came) else turns, axis=0)
    ends += free
    return Drawn(free, ends, came)


def one_length(pace: Pace, speaker: Speaker, of_list: float, share: float) -> float:
    """The seconds of one speech, drawn with dice of somebody else: `share` of all that might be held are shorter."""
    means, spreads = _means(pace, [speaker])
    residual = float(_table(pace)[int(share * TABLE)])
    drawn = (float(means[0, 0]) + float(spreads[0, 0]) * residual) * (1.0 if speaker.weighed else of_list)
    return min(max(drawn, SHORTEST), speaker.cut_after or np.inf)


def _dice(*seed: int) -> np.random.Generator:
    """Dice of their own for each thing that is drawn, so that more of the one changes nothing of the other."""
    return np.random.Generator(np.random.PCG64(seed))


def _pace_of(factor: Factor, dice: np.random.Generator, runs: int) -> Runs:
    """The list's own pace, as far as it is known; a gamma law keeps it positive."""
    shape = factor.mean**2 / max(factor.variance, 1e-9)
    return np.asarray(dice.standard_gamma(shape, runs, dtype=np.float32) * np.float32(factor.mean / shape))


def _turns(pace: Pace, speakers: Sequence[Speaker], lost: Lost, of_list: Runs, *seed: int) -> Runs:
    """What each speaker takes from the end of the turn before to the end of her own; shape (names, runs)."""
    shape = (len(speakers), len(of_list))
    lengths, losses = (_dice(*seed, part).integers(0, TABLE, shape, dtype=np.uint16) for part in (1, 2))
    turns = _table(pace)[lengths]
    means, spreads = _means(pace, speakers)
    turns *= spreads
    turns += means
    turns *= np.where(_has_text(speakers), np.float32(1), of_list)
    np.maximum(turns, np.float32(SHORTEST), out=turns)
    if any(one.cut_after for one in speakers):
        np.minimum(turns, np.array([[one.cut_after or np.inf] for one in speakers], dtype=np.float32), out=turns)
    if lost.absences:
        turns[losses < np.uint16(lost.absences * TABLE)] = 0
    turns += _losses(lost)[losses]
    return turns


def _means(pace: Pace, speakers: Sequence[Speaker]) -> tuple[Runs, Runs]:
    """The mean and the deviation of each in seconds, shape (names, 1); a text tells more than any history."""
    weighed = np.array([one.weighed or 0.0 for one in speakers])
    means = np.where(weighed > 0, weighed, pace.expected(speakers))
    spreads = means * np.where(weighed > 0, pace.field.text_spread, np.sqrt(pace.own(speakers)))
    return means.astype(np.float32)[:, None], spreads.astype(np.float32)[:, None]


def _has_text(speakers: Sequence[Speaker]) -> NDArray[np.bool_]:
    return np.array([bool(one.weighed) for one in speakers], dtype=np.bool_)[:, None]


@lru_cache(maxsize=64)
def _table(pace: Pace) -> Runs:
    """So many equally likely residuals."""
    return np.quantile(pace.shape, (np.arange(TABLE) + 0.5) / TABLE, method="hazen").astype(np.float32)


@lru_cache(maxsize=64)
def _losses(lost: Lost) -> Runs:
    """What may be lost before a turn, so many equally likely values: the hand-over, and a point of order now and then.

    Both are exponential, which knows nothing but a mean. Hand-overs are laid out with a stride, so that long ones do
    not go with interruptions, nor short ones with absences, which are read from the beginning of the same table.
    """
    share = (np.arange(TABLE) + 0.5) / TABLE
    handover = -np.log1p(-share[np.arange(TABLE) * _STRIDE % TABLE]) * lost.handover
    within = 1 - (1 - share) / max(lost.interruptions, 1 / TABLE)
    interruption = -np.log1p(-np.maximum(within, 0)) * lost.interruption
    return (handover + interruption).astype(np.float32)


_STRIDE = 1_597


def _rest(pace: Pace, speaking: Speaking, of_list: Runs, dice: np.random.Generator) -> Runs:
    """How much longer the speech goes on that has gone on for so long; shape (runs,)."""
    means, spreads = _means(pace, [speaking.speaker])
    scale = np.ones_like(of_list) if speaking.speaker.weighed else of_list
    mean, spread, elapsed = means[0, 0] * scale, spreads[0, 0] * scale, np.float32(speaking.elapsed)
    table = _table(pace)
    over = np.searchsorted(table, (elapsed - mean) / spread)
    share = dice.random(len(of_list), dtype=np.float32)
    which = np.minimum(over + (share * (TABLE - over)).astype(np.intp), TABLE - 1)
    rest = np.where(over < TABLE, mean + spread * table[which] - elapsed, elapsed * ((1 - share) ** (-1 / PARETO) - 1))
    if speaking.speaker.cut_after:
        rest = np.minimum(rest, speaking.speaker.cut_after - elapsed)
    return np.maximum(rest, 0).astype(np.float32)


def _arriving(meeting: Meeting, is_open: Runs, of_list: Runs, seed: int) -> tuple[Runs, Came]:
    """The turns of those who may still ask, after all others, and whether they came; shape (most, runs).

    They come at random while the list is open: until everybody was heard, or the meeting rises.
    """
    expected = meeting.arrivals / HOUR * float(np.mean(is_open))
    most = min(MOST_ARRIVALS, int(np.ceil(expected + 4 * np.sqrt(expected))))
    between = _dice(seed, 3).standard_exponential((most, len(of_list)), dtype=np.float32)
    came = np.cumsum(between, axis=0) * np.float32(HOUR / max(meeting.arrivals, 1e-9)) < is_open
    own = _turns(meeting.pace, [meeting.arriving] * most, meeting.lost, of_list, seed, 4)
    return own * came, came


def _open_for(meeting: Meeting, turns: Runs, free: Runs) -> Runs:
    """The seconds for which names may still come; shape (runs,)."""
    heard = free + turns.sum(axis=0)
    until: Runs = np.minimum(heard, np.float32(np.inf if meeting.stops is None else max(meeting.stops, 0.0)))
    return until
