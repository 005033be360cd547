"""What is the line of a list, when somebody has come? The former one with the newcomer in it, not a new one.

A list may have two thousand names, and most changes of it are that one more comes.
"""

from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

from seriatim.floor.rules.kinds import Criterion
from seriatim.floor.rules.order import Draws, Hand, Stand, insert, keys, line
from seriatim.kernel.ids import RequestId

Given = tuple[Sequence[Criterion], Sequence[Hand], Draws]


class Line(NamedTuple):
    """All stands of a list in order, with what that follows from, and everybody once, where the newest stand is."""

    given: Given
    every: tuple[Stand, ...]
    standing: Sequence[Stand]
    everybody: tuple[RequestId, ...]


def lined(given: Given, every: tuple[Stand, ...], before: Line | None) -> Line:
    """The line of these stands; it goes on from the one before where all that happened is that others came later."""
    policy, hand, draws = given
    arrivals = sorted(every, key=lambda stand: (stand.since, stand.request))
    if before and before.given == given and _came_later(before.every, every, arrivals):
        standing, key = list(before.standing), keys(policy, arrivals, draws)
        for stand in arrivals[len(before.every) :]:
            if hand:
                insert(standing, stand, key)
            else:
                insort(standing, stand, key=key)
    else:
        standing = line(policy, arrivals, hand, draws)
    newest = {stand.request: stand for stand in arrivals}
    return Line(given, every, standing, tuple(one.request for one in standing if newest[one.request] is one))


def _came_later(before: tuple[Stand, ...], every: tuple[Stand, ...], arrivals: Sequence[Stand]) -> bool:
    """Whether the former stands stand as they stood, and all others arrived behind them."""
    known = len(before)
    if every[:known] != before:
        return False
    later = arrivals[known:]
    return all(stand in later for stand in every[known:])
