"""What time is it? Now; but for the demonstration, which lives in March 2024."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """The process's clock. It runs at the pace of the machine's, from wherever the demonstration set it."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._listeners: tuple[Callable[[], None], ...] = ()

    def on_set(self, listener: Callable[[], None]) -> None:
        """Tell it whenever the clock was set."""
        self._listeners = (*self._listeners, listener)

    def now(self) -> datetime:
        """The current instant, in UTC."""
        return datetime.now(UTC) + self._ahead

    def set(self, at: datetime) -> None:
        """Let it be `at` now. Only the demonstration does this; what is recorded never goes back."""
        self._ahead = at - datetime.now(UTC)
        for listener in self._listeners:
            listener()


CLOCK = Clock()
