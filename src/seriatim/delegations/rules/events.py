"""What happens to the participants of a body, and to the people who act for them; it stands in the body's stream.

Why somebody was removed or lost a key is nobody else's business: such reasons are confidential.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.kernel.actor import Office
from seriatim.kernel.event import event
from seriatim.kernel.ids import DelegationId, GroupId, LinkId, PersonId


@event("delegations.ParticipantAdmitted")
@dataclass(frozen=True)
class ParticipantAdmitted:
    """Somebody who is not on the roster of States takes part in the body."""

    participant: DelegationId
    category: Category
    names: Mapping[str, str]
    formal_names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    region: str | None = None


@event("delegations.GroupFormed")
@dataclass(frozen=True)
class GroupFormed:
    """Delegations that speak jointly; for a usual group, the body says who its members are."""

    group: GroupId
    names: Mapping[str, str]
    members: tuple[DelegationId, ...]


@event("delegations.CapabilitiesSet")
@dataclass(frozen=True)
class CapabilitiesSet:
    """From now on a category, or one participant by its id, may do these things and no others."""

    whose: str
    capabilities: tuple[Capability, ...]
    called_with: Category


@event("delegations.OfficerAppointed")
@dataclass(frozen=True)
class OfficerAppointed:
    """From now on the person presides, or is of the secretariat."""

    person: PersonId
    office: Office


@event("delegations.OfficerRemoved", confidential=("reason",))
@dataclass(frozen=True)
class OfficerRemoved:
    person: PersonId
    reason: str = ""


@event("delegations.MemberAdded")
@dataclass(frozen=True)
class MemberAdded:
    """From now on the person acts for the delegation, as far as was granted."""

    participant: DelegationId
    person: PersonId
    grants: tuple[Grant, ...]


@event("delegations.GrantsChanged")
@dataclass(frozen=True)
class GrantsChanged:
    """From now on the member may do these things and no others."""

    participant: DelegationId
    person: PersonId
    grants: tuple[Grant, ...]


@event("delegations.MemberRemoved", confidential=("reason",))
@dataclass(frozen=True)
class MemberRemoved:
    participant: DelegationId
    person: PersonId
    reason: str = ""


@event("delegations.RecoveryAsked", confidential=("reason",))
@dataclass(frozen=True)
class RecoveryAsked:
    """Somebody said that the person has lost every way in."""

    person: PersonId
    reason: str = ""
    participant: DelegationId | None = None


@event("delegations.RecoveryConfirmed")
@dataclass(frozen=True)
class RecoveryConfirmed:
    """Whoever acted has made sure that it is this person."""

    person: PersonId


@event("delegations.RecoveryPermitted")
@dataclass(frozen=True)
class RecoveryPermitted:
    """Enough have confirmed: a link may be issued."""

    person: PersonId


@event("delegations.RecoveryDeclined", confidential=("reason",))
@dataclass(frozen=True)
class RecoveryDeclined:
    person: PersonId
    reason: str = ""


@event("delegations.LinkIssued")
@dataclass(frozen=True)
class LinkIssued:
    """A link is out; its secret is not recorded."""

    link: LinkId
    purpose: Purpose
    person: PersonId
    expires: datetime
    participant: DelegationId | None = None


@event("delegations.LinkUsed")
@dataclass(frozen=True)
class LinkUsed:
    link: LinkId


@event("delegations.LinkRevoked", confidential=("reason",))
@dataclass(frozen=True)
class LinkRevoked:
    link: LinkId
    reason: str = ""


@event("delegations.KeyRegistered")
@dataclass(frozen=True)
class KeyRegistered:
    """The person has one more passkey."""

    person: PersonId


@event("delegations.KeyRemoved", confidential=("reason",))
@dataclass(frozen=True)
class KeyRemoved:
    """The person has one passkey less."""

    person: PersonId
    reason: str = ""
