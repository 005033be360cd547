"""What is run at a speed: simulated people, or the replay of a record. Whoever runs it need not know which."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.session import Session


class Due(Protocol):
    """Something to be done at an instant."""

    @property
    def at(self) -> datetime: ...


@dataclass(frozen=True)
class Done:
    """An act: by whom, which command or what else, when, and the events to which it led or why it was refused.

    `repeated` acts were answered as before, and changed nothing.
    """

    at: datetime
    actor: Actor
    command: str
    events: tuple[Any, ...] = ()
    refused: Refused | None = None
    repeated: bool = False


@dataclass
class Counts:
    """What happened so far; `broken` are promises, each in a sentence."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    checks: int = 0
    broken: list[str] = field(default_factory=list)


class Performance(Protocol):
    """`presides` says whether the simulated Chair does; somebody who takes over sets it to False."""

    session: SessionId

    @property
    def counts(self) -> Counts:
        """What happened so far."""

    @property
    def presides(self) -> bool: ...

    @presides.setter
    def presides(self, simulated: bool, /) -> None: ...

    def known(self) -> Session:
        """The session as it stands."""

    def upcoming(self) -> Due | None:
        """What is done next if nobody else does anything before; None if nothing is."""

    def do(self, due: Any) -> Done:
        """Do it."""

    def close(self) -> None:
        """Look at the whole once more."""
