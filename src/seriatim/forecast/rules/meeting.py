"""How does a meeting stand, as far as the forecast goes? All instants are seconds from now."""

from collections.abc import Sequence
from dataclasses import dataclass

from seriatim.forecast.rules.pace import Pace
from seriatim.forecast.rules.speech import Speaker, Speech

SOMEBODY = Speaker()


@dataclass(frozen=True)
class Lost:
    """What turns cost beside speaking, learned or assumed.

    `handover` are the mean seconds between two speeches. `interruptions` and `absences` are probabilities a turn: a
    point of order of so many seconds on the average; a name that is called and not in the room.
    """

    handover: float = 0.0
    interruptions: float = 0.0
    interruption: float = 0.0
    absences: float = 0.0


NOTHING_LOST = Lost()


@dataclass(frozen=True)
class Speaking:
    """Who has the floor, and for how many seconds already."""

    speaker: Speaker
    elapsed: float


@dataclass(frozen=True)
class Meeting:
    """A meeting: who waits in which order, who was heard in it, who speaks, when it must rise.

    `speaking` has the floor first, then those who were interrupted and return. `starts` is positive before the meeting
    is opened; `stops` is None where nothing ends it. `arrivals` are the further requests an hour that are expected
    while the list is open, and each takes what `arriving` would.
    """

    pace: Pace
    waiting: Sequence[Speaker]
    lost: Lost = NOTHING_LOST
    heard: Sequence[Speech] = ()
    speaking: Sequence[Speaking] = ()
    starts: float = 0.0
    stops: float | None = None
    arrivals: float = 0.0
    arriving: Speaker = SOMEBODY
