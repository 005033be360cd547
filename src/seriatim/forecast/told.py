"""A forecast as data for machines: instants where a clock is known, else seconds from now."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from numpy.typing import NDArray

from seriatim.forecast.rules.answer import LEVELS, Forecast
from seriatim.forecast.rules.meeting import Meeting
from seriatim.forecast.rules.what_if import limit_for_all, minutes_missing


def seed_of(*names: str) -> int:
    """The seed of a meeting: the same on every screen and every day, and another one for another meeting."""
    return crc32("/".join(names).encode())


def plain(
    meeting: Meeting, told: Forecast | None, names: Sequence[str], seed: int, at: datetime | None
) -> dict[str, Any]:
    """Everything that is told of a meeting; `forecast` is null where nothing is known yet."""
    if told is None:
        return {"at": at and at.isoformat(), "forecast": None}
    listed = [
        {
            "place": place,
            "name": name,
            "called": _levels(called, at),
            "ends": _levels(ends, at),
            "heard": round(float(heard), 4),
        }
        for place, (name, called, ends, heard) in enumerate(
            zip(names, told.called, told.ends, told.heard, strict=True), 1
        )
    ]
    return {
        "at": at and at.isoformat(),
        "forecast": {
            "exhausted": _levels(told.exhausted, at),
            "stops": None if meeting.stops is None else _instant(meeting.stops, at),
            "unheard": {str(level): int(count) for level, count in zip(LEVELS, told.unheard, strict=True)},
            "all_heard": round(told.all_heard, 4),
            "limit_for_all": limit_for_all(meeting, seed),
            "minutes_missing": minutes_missing(meeting, told),
            "names": listed,
        },
    }


def _levels(seconds: NDArray[Any], at: datetime | None) -> dict[str, str | float]:
    return {str(level): _instant(float(one), at) for level, one in zip(LEVELS, seconds, strict=True)}


def _instant(seconds: float, at: datetime | None) -> str | float:
    if at is None:
        return round(seconds, 1)
    return (at + timedelta(seconds=round(seconds))).isoformat()
