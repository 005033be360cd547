"""What is known of a speech: before it is held, and after?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

DELEGATION, TURN = "delegation", "turn"
"""Two traits by which speeches differ: who speaks, and whether it is among the first of its list."""


@dataclass(frozen=True)
class Speaker:
    """Somebody on a list, as far as it tells how long the speech will be.

    `limit` and `cut_after` are seconds: the limit in force, and the instant after which the microphone is closed where
    the body said so. `weighed` are the seconds that the text takes at the interpreters' pace. `traits` are what else
    may make speeches longer or shorter: the delegation, the level, the capacity.
    """

    limit: float | None = None
    cut_after: float | None = None
    weighed: float | None = None
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Speech:
    """A speech that was held: `seconds` at the microphone."""

    speaker: Speaker
    seconds: float


def in_turn(speakers: Sequence[Speaker], first: int = 0) -> tuple[Speaker, ...]:
    """The speakers with the trait of their turn; `first` is how many spoke on the list before them.

    Ministers and groups open a debate and speak longer; from the sixth on, one turn is like another.
    """
    return tuple(_with_turn(one, place) for place, one in enumerate(speakers, first))


def _with_turn(speaker: Speaker, place: int) -> Speaker:
    turn = next((name for name, until in _TURNS if place < until), "later")
    return Speaker(speaker.limit, speaker.cut_after, speaker.weighed, {**speaker.traits, TURN: turn})


_TURNS = (("first", 1), ("second and third", 3), ("fourth and fifth", 5))
