"""What somebody in the hall is about to do: a command, its actor, and the instant at which it will be given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules.state import ENDS
from seriatim.forecast.rules.pace import Pace
from seriatim.forecast.rules.weighing import Rate
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.proceedings.rules.session import Session
from seriatim.rehearsal.rules.dice import Dice
from seriatim.rehearsal.rules.habits import Habits


@dataclass(frozen=True)
class Deed:
    """One act to come. `name` is its idempotency key: two deeds of one name are the same tap, sent twice.

    `about` is a request without which it has no sense any more; `presiding` tells whether a Chair who takes over does
    it herself from then on.
    """

    at: datetime
    actor: Actor
    command: Any
    name: str
    about: RequestId | None = None
    presiding: bool = False

    def has_sense(self, session: Session) -> bool:
        """Whether anybody would still do it: not about a request that has ended long since."""
        known = session.floor.requests.get(self.about) if self.about else None
        return known is None or known.standing not in ENDS


@dataclass(frozen=True)
class Hall:
    """What is known of everybody in it: who takes part, who of them comes, how they behave, how long they speak."""

    roster: Roster
    delegations: tuple[DelegationId, ...]
    habits: Habits
    pace: Pace
    rates: Mapping[str, Rate]
    dice: Dice


@dataclass(frozen=True)
class Scene:
    """The session as it stands at an instant, before which nothing more happens."""

    session: Session
    at: datetime
    hall: Hall
