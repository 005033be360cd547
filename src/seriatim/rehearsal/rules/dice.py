"""What chance decides, from dice that are passed in: a throw has a name, and the same name is the same throw.

So nobody needs to remember a throw, and one act more or less changes nothing of what else is drawn.
"""

from collections.abc import Sequence
from math import log
from typing import Protocol, TypeVar

T = TypeVar("T")

TAIL = 0.999
"""Of waiting times that have no end, the longest of a thousand is cut off."""


class Dice(Protocol):
    """A share from 0 up to 1 for each name; equal names give equal shares."""

    def __call__(self, *name: object) -> float: ...


def falls(dice: Dice, chance: float, *name: object) -> bool:
    """Whether that happens which happens with this chance."""
    return dice(*name) < chance


def after(dice: Dice, mean: float, *name: object) -> float:
    """A waiting time in seconds of which nothing is known but its mean."""
    return -log(1 - min(dice(*name), TAIL)) * mean


def between(dice: Dice, low: float, high: float, *name: object) -> float:
    return low + (high - low) * dice(*name)


def one_of(dice: Dice, those: Sequence[T], *name: object) -> T:
    """One of them, each as likely as the others; there must be one."""
    return those[int(dice(*name) * len(those))]
