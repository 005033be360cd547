"""What has changed on a list since a reader saw it? The fewest lines to take out and to put in to have the new one."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import compress, count
from operator import ne
from typing import Any

from seriatim.kernel.ids import RequestId
from seriatim.screens.lines import Told
from seriatim.screens.pane import Pane

MOST = 24
"""Steps in a frame. Beyond that the list is read anew, which costs its reader one request and the frame nothing."""

Step = list[Any]
"""`["-", 15]` takes request 15 out; `["+", 0, {…}]` puts a line in, so that it stands at index 0."""


def steps(old: Pane, new: Pane, say: Callable[[RequestId], Told]) -> list[Step] | None:
    """What to do with the old lines, one after another, to have the new ones; None where that is too much."""
    if old.marks == new.marks:
        return []
    first = _alike(old.marks, new.marks)
    last = _alike(old.marks[: first - 1 if first else None : -1], new.marks[: first - 1 if first else None : -1])
    before = old.marks[first : len(old.marks) - last]
    after = new.marks[first : len(new.marks) - last]
    stay = _staying(before, after)
    if len(before) + len(after) - 2 * len(stay) > MOST:
        return None
    numbers_before = old.numbers[first : len(old.numbers) - last]
    numbers_after = new.numbers[first : len(new.numbers) - last]
    out: list[Step] = [["-", one] for one, mark in zip(numbers_before, before, strict=True) if mark not in stay]
    come = enumerate(zip(numbers_after, after, strict=True), first)
    return [*out, *(["+", place, say(one)] for place, (one, mark) in come if mark not in stay)]


def apply(lines: list[Told], steps: Sequence[Step]) -> list[Told]:
    """What a screen does with them."""
    lines = list(lines)
    for what, where, *said in steps:
        if what == "-":
            lines = [one for one in lines if one["number"] != where]
        else:
            lines.insert(where, said[0])
    return lines


def _alike(one: Sequence[int], other: Sequence[int]) -> int:
    """How many at the beginning of both are the same."""
    return next(compress(count(), map(ne, one, other)), min(len(one), len(other)))


def _staying(before: Sequence[int], after: Sequence[int]) -> frozenset[int]:
    """As many as possible of those who are in both and stand there in the same order: these are not touched."""
    place = {mark: at for at, mark in enumerate(after)}
    ends: list[int] = []
    tails: list[int] = []
    links: dict[int, int | None] = {}
    for mark in before:
        if mark in place:
            at = bisect_left(ends, place[mark])
            links[mark] = tails[at - 1] if at else None
            ends[at:] = [place[mark], *ends[at + 1 :]]
            tails[at:] = [mark, *tails[at + 1 :]]
    stay, mark_ = set[int](), tails[-1] if tails else None
    while mark_ is not None:
        stay.add(mark_)
        mark_ = links[mark_]
    return frozenset(stay)
