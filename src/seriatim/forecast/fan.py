"""The fan of a list: how many will have been heard by when, as shapes for a drawing. No words, no colours."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seriatim.forecast.rules.answer import LEVELS, MEDIAN, Forecast
from seriatim.forecast.rules.pace import Numbers

WIDTH, HEIGHT = 600, 240
MOST_POINTS = 60
"""Points along an edge: more would not be seen, and the page has to stay small."""

MOST_MARKS = 7
"""Along either side."""


@dataclass(frozen=True)
class Fan:
    """Bands from the widest to the narrowest as points of polygons, the median as points of a line.

    `stop` is where the meeting must rise along the width, or None where that is not in the picture; `marks` are the
    places of full hours or half hours, with their seconds from the left edge; `rows` those of numbers of names.
    """

    bands: tuple[str, ...]
    median: str
    stop: float | None
    marks: tuple[tuple[float, float], ...]
    rows: tuple[tuple[float, int], ...]


def fan(told: Forecast, begins: float, stops: float | None, offset: float) -> Fan | None:
    """The fan of a forecast from when its meeting `begins` on; None where nobody waits.

    `begins` and `stops` are seconds from now, `offset` those from the beginning to the next full hour.
    """
    names = len(told.ends)
    if not names:
        return None
    ends, stop = told.ends - begins, None if stops is None else stops - begins
    until = max(float(ends[-1, -2]), stop or 0.0, 60.0) * 1.04
    which = np.unique(np.linspace(0, names - 1, min(names, MOST_POINTS)).round().astype(int))
    across = np.minimum(ends[which] / until, 1.0) * WIDTH
    up = HEIGHT - (which + 1) / names * HEIGHT
    step = _step(until)
    marks = np.arange(offset % step, until, step)
    return Fan(
        tuple(_band(across[:, low], across[:, -1 - low], up) for low in range(MEDIAN)),
        _line(across[:, MEDIAN], up),
        stop / until * WIDTH if stop is not None and 0 <= stop <= until else None,
        tuple((float(mark / until * WIDTH), float(mark)) for mark in marks),
        tuple((float(HEIGHT - count / names * HEIGHT), count) for count in _counts(names)),
    )


def _step(until: float) -> float:
    """Marks of a quarter, a half or whole hours; of whole thirds of a day where that many would be too many."""
    for step in (900.0, 1_800.0, 3_600.0, 7_200.0, 14_400.0):
        if until / step <= MOST_MARKS:
            return step
    return 28_800.0 * math.ceil(until / 28_800.0 / MOST_MARKS)


def _counts(names: int) -> Sequence[int]:
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if names / step <= MOST_MARKS), 500)
    return range(step, names + 1, step)


def _band(low: Numbers, high: Numbers, up: Numbers) -> str:
    return f"0,{HEIGHT} {_line(low, up)} {' '.join(reversed(_line(high, up).split(' ')))}"


def _line(across: Numbers, up: Numbers) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(across, up, strict=True))


assert len(LEVELS) == 2 * MEDIAN + 1  # the bands pair the levels from without inwards
