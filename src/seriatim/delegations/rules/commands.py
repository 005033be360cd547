"""What may be asked about the participants of a body.

Categories and capabilities arrive as people write them; `decide` refuses those that do not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from seriatim.kernel.command import command
from seriatim.kernel.ids import BodyId, DelegationId, GroupId


@command
@dataclass(frozen=True)
class AdmitParticipant:
    """Admit somebody who is not on the roster. Names are by language, English at least."""

    body: BodyId
    participant: DelegationId
    category: str
    names: Mapping[str, str]
    formal_names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    region: str | None = None


@command
@dataclass(frozen=True)
class FormGroup:
    """Record a negotiating group with its members, or the members of a usual group that has none yet."""

    body: BodyId
    group: GroupId
    names: Mapping[str, str]
    members: tuple[DelegationId, ...]


@command
@dataclass(frozen=True)
class SetCapabilities:
    """Set everything that a category, or one participant by its id, may do in the body.

    Without `called_with` it is called as before.
    """

    body: BodyId
    whose: str
    capabilities: tuple[str, ...]
    called_with: str | None = None
