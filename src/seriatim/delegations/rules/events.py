"""What happens to the participants of a body; these events stand in the body's stream."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.kernel.event import event
from seriatim.kernel.ids import DelegationId, GroupId


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
