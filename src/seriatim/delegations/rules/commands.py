"""What may be asked about the participants of a body, and about the people who act for them.

Categories and capabilities arrive as people write them; `decide` refuses those that do not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.kernel.command import command
from seriatim.kernel.ids import BodyId, DelegationId, GroupId, LinkId, PersonId


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


@command
@dataclass(frozen=True)
class AppointOfficer:
    """Appoint somebody to preside, to the secretariat of the body, or to interpret for it."""

    body: BodyId
    person: PersonId
    office: str


@command
@dataclass(frozen=True)
class RemoveOfficer:
    """End an appointment; links that are out for this person are revoked."""

    body: BodyId
    person: PersonId
    reason: str = ""


@command
@dataclass(frozen=True)
class AddMember:
    """Add somebody to a delegation, with what this person may do for it; who may `administer` is its focal point."""

    body: BodyId
    participant: DelegationId
    person: PersonId
    grants: tuple[Grant, ...]


@command
@dataclass(frozen=True)
class ChangeGrants:
    """Set everything that a member may do for the delegation."""

    body: BodyId
    participant: DelegationId
    person: PersonId
    grants: tuple[Grant, ...]


@command
@dataclass(frozen=True)
class RemoveMember:
    """Remove somebody from a delegation; links that are out for this person are revoked."""

    body: BodyId
    participant: DelegationId
    person: PersonId
    reason: str = ""


@command
@dataclass(frozen=True)
class AskForRecovery:
    """Ask that somebody who lost the way in be given a new one; without `participant`, an officer."""

    body: BodyId
    person: PersonId
    reason: str
    participant: DelegationId | None = None


@command
@dataclass(frozen=True)
class ConfirmRecovery:
    """Confirm that it is this person. Besides whoever asked, one member who administers is enough, or two officers."""

    body: BodyId
    person: PersonId
    participant: DelegationId | None = None


@command
@dataclass(frozen=True)
class DeclineRecovery:
    """Decline a recovery, also after it was permitted. The person may do so too, who has lost nothing."""

    body: BodyId
    person: PersonId
    reason: str
    participant: DelegationId | None = None


@command
@dataclass(frozen=True)
class IssueLink:
    """Record that a link was made out to a person, for one purpose; an older one for the same purpose is revoked."""

    body: BodyId
    link: LinkId
    purpose: Purpose
    person: PersonId
    participant: DelegationId | None = None
    expires: datetime | None = None


@command
@dataclass(frozen=True)
class UseLink:
    """Record that the person for whom it was made used a link; it cannot be used again."""

    body: BodyId
    link: LinkId


@command
@dataclass(frozen=True)
class RevokeLink:
    """Take a link back before it is used; a guest's also afterwards, while she may be here by it."""

    body: BodyId
    link: LinkId
    reason: str = ""
    participant: DelegationId | None = None


@command
@dataclass(frozen=True)
class RegisterKey:
    """Record that a person registered a passkey; of the key itself nothing is recorded."""

    body: BodyId
    person: PersonId


@command
@dataclass(frozen=True)
class RemoveKey:
    """Record that a passkey of a person was removed."""

    body: BodyId
    person: PersonId
    reason: str = ""
    participant: DelegationId | None = None
