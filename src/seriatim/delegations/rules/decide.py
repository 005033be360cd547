"""What a command about the participants and the people of a body leads to."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules import keys, links, members, officers, recovery
from seriatim.delegations.rules.authority import must
from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.events import CapabilitiesSet, GroupFormed, ParticipantAdmitted
from seriatim.delegations.rules.participants import LANGUAGES, Roster
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.rules.search import called
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, PersonId
from seriatim.kernel.refusal import Refused

Kind = TypeVar("Kind", bound=StrEnum)
Events = tuple[Any, ...]

USABLE_ID = re.compile(r"[A-Z][A-Z0-9-]{1,15}")
"""Ids stand in actors (`delegation:KEN/amina`), addresses and files, and must not look like a category."""


def decide(roster: Roster, command: Any, occasion: Occasion) -> Events:
    """The events to which a command leads, or Refused."""
    must(roster, command, occasion, getattr(command, "participant", None), _about(roster, command, occasion))
    return DECISIONS[type(command)](roster, command, occasion)


def _about(roster: Roster, command: Any, occasion: Occasion) -> PersonId | None:
    if isinstance(command, c.UseLink):
        return links.holder(roster, command, occasion)
    return getattr(command, "person", None)


def admit(roster: Roster, command: c.AdmitParticipant, _: Occasion) -> Events:
    """A name that is already somebody's would make lists and letters ambiguous, in whatever language."""
    _free(roster, command.participant)
    names = _names(command.names)
    for name in names.values():
        if holder := next(called(roster, name), None):
            raise Refused(Refusal.NAME_TAKEN, given=name, holder=holder)
    admitted = ParticipantAdmitted(
        participant=command.participant,
        category=_known(Category, command.category, Refusal.UNKNOWN_CATEGORY),
        names=names,
        formal_names=_by_language(command.formal_names),
        aliases=command.aliases,
        region=command.region,
    )
    return (admitted,)


def form(roster: Roster, command: c.FormGroup, _: Occasion) -> Events:
    """The usual groups are there; one whose members nobody entered is completed by the body, once."""
    _free(roster, command.group)
    known = roster.groups.get(command.group)
    if known and known.members:
        raise Refused(Refusal.GROUP_EXISTS, given=command.group, name=known.name("en"))
    if not command.members:
        raise Refused(Refusal.GROUP_WITHOUT_MEMBERS, given=command.group)
    if twice := next((member for member in command.members if command.members.count(member) > 1), None):
        raise Refused(Refusal.MEMBER_TWICE, given=twice, group=command.group)
    of = tuple(roster.participant(member).id for member in command.members)
    return (GroupFormed(command.group, _names(command.names), of),)


def set_capabilities(roster: Roster, command: c.SetCapabilities, _: Occasion) -> Events:
    """Capabilities are kept in the order of their declaration, so that equal decisions read equal."""
    asked = {_known(Capability, given, Refusal.UNKNOWN_CAPABILITY) for given in command.capabilities}
    if command.whose in roster.matrix:
        before = roster.matrix[command.whose]
    else:
        before = roster.standing(DelegationId(command.whose))
    called_with = before.called_with
    if command.called_with is not None:
        called_with = _known(Category, command.called_with, Refusal.UNKNOWN_CATEGORY)
    return (CapabilitiesSet(command.whose, tuple(one for one in Capability if one in asked), called_with),)


def _free(roster: Roster, given: str) -> None:
    if not USABLE_ID.fullmatch(given):
        raise Refused(Refusal.ID_NOT_USABLE, given=given)
    if holder := next(called(roster, given), None):
        raise Refused(Refusal.PARTICIPANT_EXISTS, given=given, name=roster.participants[holder].name("en"))


def _names(given: Mapping[str, str]) -> dict[str, str]:
    names = _by_language(given)
    if "en" not in names:
        raise Refused(Refusal.NAME_MISSING)
    return names


def _by_language(given: Mapping[str, str]) -> dict[str, str]:
    if unknown := sorted(given.keys() - set(LANGUAGES)):
        raise Refused(Refusal.UNKNOWN_LANGUAGE, given=unknown[0], known=", ".join(LANGUAGES))
    return {language: " ".join(name.split()) for language, name in given.items() if name.strip()}


def _known(kind: type[Kind], given: str, refusal: Refusal) -> Kind:
    if given not in set(kind):
        raise Refused(refusal, given=given, known=", ".join(kind))
    return kind(given)


DECISIONS: Mapping[type, Callable[[Roster, Any, Occasion], Events]] = {
    c.AdmitParticipant: admit,
    c.FormGroup: form,
    c.SetCapabilities: set_capabilities,
    c.AppointOfficer: officers.appoint,
    c.RemoveOfficer: officers.dismiss,
    c.AddMember: members.add,
    c.ChangeGrants: members.change_grants,
    c.RemoveMember: members.remove,
    c.AskForRecovery: recovery.ask,
    c.ConfirmRecovery: recovery.confirm,
    c.DeclineRecovery: recovery.decline,
    c.IssueLink: links.issue,
    c.UseLink: links.use,
    c.RevokeLink: links.revoke,
    c.RegisterKey: keys.register,
    c.RemoveKey: keys.remove,
}
COMMANDS = frozenset(DECISIONS)
