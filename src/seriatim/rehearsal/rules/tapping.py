"""How does an act of a delegation reach the house? Once mostly; twice by an impatient thumb or a lost connection."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from seriatim.rehearsal.rules.deed import Deed, Hall
from seriatim.rehearsal.rules.dice import between, falls

THUMB, COLLEAGUE, RETRY = (0.1, 0.9), (1.0, 90.0), (5.0, 40.0)
"""Seconds after which the same comes a second time."""


def sent(hall: Hall, deed: Deed) -> Iterator[Deed]:
    """The act; and the same with the same name, or a colleague's with another.

    A telephone whose connection was cut does not know whether it was heard: it sends the same once more, in its name.
    """
    yield deed
    dice, habits = hall.dice, hall.habits
    if falls(dice, habits.taps_twice, "taps twice", deed.name):
        same = falls(dice, 0.5, "same thumb", deed.name)
        seconds = between(dice, *(THUMB if same else COLLEAGUE), "second tap", deed.name)
        yield replace(deed, at=deed.at + timedelta(seconds=seconds), name=deed.name if same else f"{deed.name}-again")
    if falls(dice, habits.hung_up, "hung up", deed.name):
        yield replace(deed, at=deed.at + timedelta(seconds=between(dice, *RETRY, "retries", deed.name)))
