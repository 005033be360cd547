"""What somebody asks the program to do: commands by name, and the occasion on which they are given."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from seriatim.kernel.actor import Actor

T = TypeVar("T")

COMMAND_TYPES: dict[str, type] = {}
"""Every command's type under its own class name (`GiveFloor`), filled by `command`."""


def command(kind: type[T]) -> type[T]:
    """Register a frozen dataclass as a command that people may give by its name."""
    if kind.__name__ in COMMAND_TYPES:
        raise ValueError(f"two commands are named {kind.__name__}")
    COMMAND_TYPES[kind.__name__] = kind
    return kind


@dataclass(frozen=True)
class Occasion:
    """Who gives a command, and when: the clock and the user are arguments of every decision.

    `seen` is the version of the stream that the person had on the screen, if it is known.
    """

    actor: Actor
    at: datetime
    seen: int | None = None
