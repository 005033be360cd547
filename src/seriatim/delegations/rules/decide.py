"""What a command about the participants of a body leads to."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.commands import AdmitParticipant, FormGroup, SetCapabilities
from seriatim.delegations.rules.events import CapabilitiesSet, GroupFormed, ParticipantAdmitted
from seriatim.delegations.rules.participants import LANGUAGES, Roster
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.rules.search import called
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId
from seriatim.kernel.refusal import Refused

Kind = TypeVar("Kind", bound=StrEnum)
Command = AdmitParticipant | FormGroup | SetCapabilities
COMMANDS = frozenset({AdmitParticipant, FormGroup, SetCapabilities})

USABLE_ID = re.compile(r"[A-Z][A-Z0-9-]{1,15}")
"""Ids stand in actors (`delegation:KEN/amina`), addresses and files, and must not look like a category."""


def decide(roster: Roster, command: Command, occasion: Occasion) -> tuple[Any, ...]:
    """The events to which a command leads, or Refused."""
    if not occasion.actor.presides:
        raise Refused(Refusal.NOT_YOURS_TO_DO, actor=str(occasion.actor))
    match command:
        case AdmitParticipant():
            return (_admit(roster, command),)
        case FormGroup():
            return (_form(roster, command),)
    return (_set(roster, command),)


def _admit(roster: Roster, command: AdmitParticipant) -> ParticipantAdmitted:
    """A name that is already somebody's would make lists and letters ambiguous, in whatever language."""
    _free(roster, command.participant)
    names = _names(command.names)
    for name in names.values():
        if holder := next(called(roster, name), None):
            raise Refused(Refusal.NAME_TAKEN, given=name, holder=holder)
    return ParticipantAdmitted(
        participant=command.participant,
        category=_known(Category, command.category, Refusal.UNKNOWN_CATEGORY),
        names=names,
        formal_names=_by_language(command.formal_names),
        aliases=command.aliases,
        region=command.region,
    )


def _form(roster: Roster, command: FormGroup) -> GroupFormed:
    """The usual groups are there; one whose members nobody entered is completed by the body, once."""
    _free(roster, command.group)
    known = roster.groups.get(command.group)
    if known and known.members:
        raise Refused(Refusal.GROUP_EXISTS, given=command.group, name=known.name("en"))
    if not command.members:
        raise Refused(Refusal.GROUP_WITHOUT_MEMBERS, given=command.group)
    if twice := next((member for member in command.members if command.members.count(member) > 1), None):
        raise Refused(Refusal.MEMBER_TWICE, given=twice, group=command.group)
    members = tuple(roster.participant(member).id for member in command.members)
    return GroupFormed(command.group, _names(command.names), members)


def _set(roster: Roster, command: SetCapabilities) -> CapabilitiesSet:
    """Capabilities are kept in the order of their declaration, so that equal decisions read equal."""
    asked = {_known(Capability, given, Refusal.UNKNOWN_CAPABILITY) for given in command.capabilities}
    if command.whose in roster.matrix:
        before = roster.matrix[command.whose]
    else:
        before = roster.standing(DelegationId(command.whose))
    called_with = before.called_with
    if command.called_with is not None:
        called_with = _known(Category, command.called_with, Refusal.UNKNOWN_CATEGORY)
    return CapabilitiesSet(command.whose, tuple(one for one in Capability if one in asked), called_with)


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
