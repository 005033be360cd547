"""What is known of speeches before a body has held any: the field's own pace, as fitted from published lists."""

from collections.abc import Mapping
from dataclasses import dataclass

REFERENCE = 180.0
"""Seconds: the limit for which lengths are stated; those under other limits follow by the elasticity."""


@dataclass(frozen=True)
class Field:
    """The defaults; a body's own record outweighs them as it grows.

    Lengths are in seconds under the reference limit; every `…spread` is a standard deviation as a share of the mean.
    `elasticity` says how far lengths follow a limit: 0 not at all, 1 in full proportion. `shape` are the residuals of
    speeches in ascending order, with mean 0 and deviation 1. `opportunities` are counted once a turn.
    """

    seconds: float
    bodies_spread: float
    bodies_spread_without_limit: float
    lists_spread: float
    speeches_spread: float
    traits_spread: Mapping[str, float]
    other_traits_spread: float
    text_spread: float
    elasticity: float
    shape: tuple[float, ...]
    handover_seconds: float
    interruptions: float
    interruption_seconds: float
    absences: float

    def trait_spread(self, trait: str) -> float:
        """How far the values of a trait differ before anything is known of this body."""
        return self.traits_spread.get(trait, self.other_traits_spread)

    def bodies(self, *, limited: bool) -> float:
        """How far the means of bodies differ, with a limit or without."""
        return self.bodies_spread if limited else self.bodies_spread_without_limit

    def unit(self, limit: float | None) -> float:
        """By what a length under the reference limit is multiplied for one under this limit, in seconds."""
        return 1.0 if not limit else (limit / REFERENCE) ** self.elasticity
