"""What time is it elsewhere when a meeting begins, and where do the clocks set a trap?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

CAPITALS = ("America/Sao_Paulo", "Europe/Zurich", "Africa/Nairobi", "Asia/Shanghai", "Australia/Sydney")
"""One on each continent besides North America, where most bodies have their seat."""


@dataclass(frozen=True)
class Elsewhere:
    """The local time in one zone; `expected` is what habit would make of it, where that is wrong."""

    zone: str
    local: datetime
    expected: datetime | None


def clocks(at: datetime, seat: str, before: datetime) -> tuple[Elsewhere, ...]:
    """The local times of an instant, and the trap: daylight saving begins and ends on different days.

    Whoever remembers the distance to the seat from the meeting `before` expects another time where the
    clocks of one of the two have changed since.
    """
    return tuple(_elsewhere(zone, at, seat, before) for zone in CAPITALS)


def _elsewhere(zone: str, at: datetime, seat: str, before: datetime) -> Elsewhere:
    local = at.astimezone(ZoneInfo(zone))
    shift = _distance(before, zone, seat) - _distance(at, zone, seat)
    return Elsewhere(zone, local, local + shift if shift else None)


def _distance(at: datetime, zone: str, seat: str) -> timedelta:
    return _offset(at, zone) - _offset(at, seat)


def _offset(at: datetime, zone: str) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
