"""Who acts for an office or a delegation, with what, and what is out for them: the facts that the roster keeps.

People are pseudonyms here. Their names and addresses are in tables of the program, where they can be erased.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from seriatim.kernel.ids import DelegationId, PersonId


class Grant(StrEnum):
    """What a member of a delegation may do for it. Who may administer is its focal point."""

    INSCRIBE = "inscribe"
    EDIT_STATEMENTS = "edit-statements"
    RECEIVE_CONNECTION_DETAILS = "receive-connection-details"
    ADMINISTER = "administer"


Grants = frozenset[Grant]


class Purpose(StrEnum):
    """The one thing that a link is for: to come in, to come in again, to ask for the floor once, to read."""

    REGISTER = "register"
    RECOVER = "recover"
    INSCRIBE = "inscribe"
    READ = "read"


GUESTS = (Purpose.INSCRIBE, Purpose.READ)
"""Purposes of people without an account."""


class LinkState(StrEnum):
    """Where a link stands; that it has expired is never recorded, since the clock says it."""

    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Link:
    """A link that was issued: for whom, of which delegation (none: an officer), until when."""

    purpose: Purpose
    person: PersonId
    participant: DelegationId | None
    expires: datetime
    state: LinkState = LinkState.OPEN

    def state_at(self, at: datetime) -> LinkState:
        """Where it stands at this instant."""
        return LinkState.EXPIRED if self.state == LinkState.OPEN and at >= self.expires else self.state

    def is_open(self, at: datetime) -> bool:
        """Whether it can be used at this instant."""
        return self.state_at(at) == LinkState.OPEN

    def admits(self, at: datetime) -> bool:
        """Whether whoever has used it may still be here by it, as guests are: until it ends or is taken back."""
        return self.state != LinkState.REVOKED and at < self.expires


@dataclass(frozen=True)
class Entry:
    """How somebody got her place: when for the first time, when and by whom for the last, and when she first came in.

    `by` is nobody on record where whoever runs the program did it.
    """

    first: datetime
    since: datetime
    by: PersonId
    came_in: datetime | None = None


@dataclass(frozen=True)
class Recovery:
    """Somebody has lost her keys: who asked for a new way in, when and why, and who has confirmed that it is she."""

    asked_at: datetime
    asked_by: PersonId
    reason: str
    participant: DelegationId | None
    confirmed: tuple[PersonId, ...] = ()
    permitted: bool = False
