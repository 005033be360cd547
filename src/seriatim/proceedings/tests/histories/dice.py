"""Choices made from a few bytes, so that hypothesis can make them simpler: zeros choose the first of everything."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """One throw, used up choice by choice; when nothing is left of it, the first is chosen."""

    def __init__(self, thrown: bytes) -> None:
        self._left = int.from_bytes(thrown, "little")

    def number(self, below: int) -> int:
        """A number from 0 to `below` - 1."""
        self._left, chosen = divmod(self._left, below)
        return chosen

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[self.number(len(things))]

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.number(times) == times - 1
