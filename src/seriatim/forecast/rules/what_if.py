"""What would let all be heard? Another limit, ten more minutes, a closed list, groups first, a second meeting.

Each is the same meeting with one thing changed, drawn from the same seed: what differs is what the change does, not
chance. Nothing is put into effect by asking.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from seriatim.forecast.rules.answer import HIGH, Forecast, forecast
from seriatim.forecast.rules.meeting import Meeting
from seriatim.forecast.rules.speech import Speaker

ENOUGH = 0.8
"""`All would be heard` is said where it is so in four of five runs."""

STEP = 30
"""Seconds: limits are sought, and said, in half minutes."""

SHORTEST_LIMIT = 60
"""Seconds: no body hears statements of less than a minute."""


def with_limit(meeting: Meeting, seconds: float) -> Meeting:
    """The meeting under another usual limit; other limits, as those of groups and of replies, stay as they are."""
    usual = usual_limit(meeting)

    def limited(one: Speaker) -> Speaker:
        if one.limit != usual:
            return one
        cut = seconds + max(0.0, one.cut_after - one.limit) if one.cut_after and one.limit else None
        return replace(one, limit=seconds, cut_after=cut)

    return replace(meeting, waiting=[limited(one) for one in meeting.waiting], arriving=limited(meeting.arriving))


def usual_limit(meeting: Meeting) -> float | None:
    """The limit of most of those who wait, in seconds; None without any."""
    counted = Counter(one.limit for one in meeting.waiting if one.limit)
    return max(counted, key=lambda limit: (counted[limit], -limit)) if counted else None


def with_more(meeting: Meeting, minutes: float) -> Meeting:
    """The meeting with so many more minutes before it rises."""
    return meeting if meeting.stops is None else replace(meeting, stops=meeting.stops + minutes * 60)


def closed(meeting: Meeting) -> Meeting:
    """The meeting if its list were closed now."""
    return replace(meeting, arrivals=0.0)


def first(meeting: Meeting, is_first: Callable[[Speaker], bool]) -> tuple[Meeting, tuple[int, ...]]:
    """The meeting with some called before all others, else in their order; and who then stands at each place."""
    order = sorted(range(len(meeting.waiting)), key=lambda place: not is_first(meeting.waiting[place]))
    return replace(meeting, waiting=[meeting.waiting[place] for place in order]), tuple(order)


def limit_for_all(meeting: Meeting, seed: int, runs: int | None = None) -> int | None:
    """The longest limit in half minutes under which all would be heard, shorter than the usual one; None if none is.

    A minute is the shortest that is looked at.
    """
    usual = usual_limit(meeting)
    if usual is None or meeting.stops is None:
        return None
    limits = range(SHORTEST_LIMIT, int(np.ceil(usual / STEP)) * STEP, STEP)
    low, high = 0, len(limits)
    while low < high:
        middle = (low + high) // 2
        told = forecast(with_limit(meeting, limits[middle]), seed, runs)
        low, high = (middle + 1, high) if told and told.all_heard >= ENOUGH else (low, middle)
    return limits[low - 1] if low else None


def minutes_missing(meeting: Meeting, told: Forecast) -> int | None:
    """The whole minutes by which the meeting would have to be longer for all to be heard in nine of ten runs.

    It is what a second meeting needs, besides its opening.
    """
    if meeting.stops is None:
        return None
    return max(0, int(np.ceil((told.exhausted[HIGH] - meeting.stops) / 60)))
