"""What time is it? Now; but the demonstration lives in March 2024, and in a rehearsal time goes by faster."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

REAL = 1.0


class Hands(NamedTuple):
    """At the machine's instant `real` the clock showed `here`, and goes `pace` times as fast from there."""

    real: datetime
    here: datetime
    pace: float

    def at(self, real: datetime) -> datetime:
        passed = real - self.real
        return self.here + (passed if self.pace == REAL else passed * self.pace)


class Clock:
    """The process's clock: the machine's, until the demonstration or a rehearsal sets it or changes its pace."""

    def __init__(self) -> None:
        begins = datetime.now(UTC)
        self._hands = Hands(begins, begins, REAL)
        self._listeners: tuple[Callable[[], None], ...] = ()

    def on_set(self, listener: Callable[[], None]) -> None:
        """Tell it whenever the clock was set, or goes at another pace."""
        self._listeners = (*self._listeners, listener)

    def now(self) -> datetime:
        """The current instant, in UTC."""
        return self._hands.at(datetime.now(UTC))

    @property
    def pace(self) -> float:
        """How many of its seconds go by in one: 1, but in a rehearsal; 0 while that is paused."""
        return self._hands.pace

    def set(self, at: datetime) -> None:
        """Let it be `at` now. Only demonstration and rehearsal do this; what is recorded never goes back."""
        self._hands = Hands(datetime.now(UTC), at, self.pace)
        self._tell()

    def leap(self, at: datetime) -> None:
        """As `set`, without a word to anybody: from one act to the next, many times a second."""
        self._hands = Hands(datetime.now(UTC), at, self.pace)

    def run(self, pace: float) -> None:
        """Let it go at another pace from now on. Only a rehearsal does this."""
        real = datetime.now(UTC)
        self._hands = Hands(real, self._hands.at(real), pace)
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


CLOCK = Clock()
