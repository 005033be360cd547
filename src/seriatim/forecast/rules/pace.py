"""How long will they speak? What was learned of a body, applied to a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.speech import DELEGATION, Speaker, Speech

Numbers = NDArray[np.float64]

CAP = 3.0
"""A speech of more than three times what was expected counts as three times when a mean is learned from it: one
question time of an hour, entered as one speech, says little of the next speaker. It stays in the shape of residuals."""


@dataclass(frozen=True)
class Factor:
    """By what a trait multiplies lengths: one for a delegation, one for a level; 1 ± the root of the variance."""

    mean: float = 1.0
    variance: float = 0.0


@dataclass(frozen=True, eq=False)
class Pace:
    """What was learned of a body.

    `seconds` is the mean length under the reference limit. Variances are relative to the mean: of that mean itself
    (`unsure`), of lists around it (`lists`), of speeches around their list (`speeches`), and of a delegation that was
    not heard before (`stranger`). `width` is what spreads are multiplied by, because earlier forecasts of this body
    missed more or less often than they said. `shape` are the residuals, ascending, with mean 0 and deviation 1.
    """

    field: Field
    seconds: float
    unsure: float
    lists: float
    speeches: float
    factors: Mapping[str, Mapping[str, Factor]]
    stranger: float
    shape: Numbers
    heard: int = 0
    width: float = 1.0

    def expected(self, speakers: Sequence[Speaker]) -> Numbers:
        """The mean seconds of each, before anything is known of this list; shape (names,)."""
        return np.array([self._seconds(one) for one in speakers], dtype=np.float64)

    def _seconds(self, one: Speaker) -> float:
        seconds = self.seconds * self.field.unit(one.limit)
        for trait, value in one.traits.items():
            seconds *= self._factor(trait, value).mean
        return seconds

    def _factor(self, trait: str, value: str) -> Factor:
        found = self.factors.get(trait, {}).get(value)
        return found or Factor(1.0, self.stranger if trait == DELEGATION else 0.0)

    def own(self, speakers: Sequence[Speaker]) -> Numbers:
        """The relative variance of each speech: its own, and what is not known of its delegation; shape (names,)."""
        unknown = [self._factor(DELEGATION, one.traits.get(DELEGATION, "")).variance for one in speakers]
        return (self.speeches + np.array(unknown, dtype=np.float64)) * self.width**2

    def of_list(self, heard: Sequence[Speech]) -> Factor:
        """By what this list is slower or faster than the body, as far as its speeches so far show."""
        prior = (self.lists + self.unsure) * self.width**2
        if not heard:
            return Factor(1.0, prior)
        expected = self.expected([one.speaker for one in heard])
        seconds = np.minimum([one.seconds for one in heard], CAP * expected)
        weight = len(heard) * prior / (len(heard) * prior + self.speeches * self.width**2)
        return Factor(float(1 + weight * (seconds.sum() / expected.sum() - 1)), float(prior * (1 - weight)))
