"""Who takes part in a body, under which name on which day, and what each may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from seriatim.delegations.rules.capabilities import DEFAULT_MATRIX, Capability, Category, Matrix, Standing
from seriatim.delegations.rules.people import Entry, Grants, Link, Recovery
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.rules.search import suggest
from seriatim.kernel.actor import PRESIDING, Office
from seriatim.kernel.ids import DelegationId, GroupId, LinkId, PersonId
from seriatim.kernel.refusal import Refused

__all__ = ["LANGUAGES", "Category", "Codes", "Former", "Group", "Participant", "Roster"]

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The six official languages; a participant has a name in English at least."""


class Former(NamedTuple):
    """Names that were in force until a day, which they no longer were on that day itself."""

    until: date
    names: Mapping[str, str]
    formal_names: Mapping[str, str]


class Codes(NamedTuple):
    """Codes of ISO 3166-1 and M49. The three-letter code is a State's id."""

    iso2: str = ""
    m49: str = ""


NO_CODES = Codes()


@dataclass(frozen=True)
class Participant:
    """One participant. Names are by language; `former` begins with the oldest; aliases are for search alone."""

    id: DelegationId
    category: Category
    names: Mapping[str, str]
    region: str | None = None
    formal_names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()
    codes: Codes = NO_CODES

    def name(self, language: str, on: date | None = None) -> str:
        """The short name in force on that day, or the current one; in English where the language has none."""
        return self._short(language, on) or self._short("en", on)

    def formal_name(self, language: str, on: date | None = None) -> str:
        """The formal name with its article, or the short name in that language where none is known."""
        earlier = (former.formal_names for former in self._since(on))
        return _first(language, (*earlier, self.formal_names)) or self.name(language, on)

    def _short(self, language: str, on: date | None) -> str:
        return _first(language, (*(former.names for former in self._since(on)), self.names))

    def _since(self, on: date | None) -> Iterable[Former]:
        """What was replaced after that day, oldest first: the first that has the language was in force."""
        return (former for former in self.former if on and on < former.until)


@dataclass(frozen=True)
class Group:
    """A negotiating group. No members means that they are not known, not that there are none."""

    id: GroupId
    names: Mapping[str, str]
    members: tuple[DelegationId, ...] = ()

    def name(self, language: str) -> str:
        """The name, in English where the language has none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True)
class Roster:
    """Everybody who takes part in a body, its negotiating groups, and what each may do there.

    `officers` and `members` are people as they stand now, a delegation that has lost its last member with none.
    `places` is the office or the code of everybody who ever had a place: nobody has two in one body, so that who
    may let her in again is never in doubt. `entered` says how the officers and members among them got there.
    `recoveries` are those that are asked for, `keys` are numbers of passkeys.
    """

    participants: Mapping[DelegationId, Participant]
    groups: Mapping[GroupId, Group] = field(default_factory=dict)
    matrix: Matrix = field(default_factory=lambda: DEFAULT_MATRIX)
    officers: Mapping[PersonId, Office] = field(default_factory=dict)
    members: Mapping[DelegationId, Mapping[PersonId, Grants]] = field(default_factory=dict)
    places: Mapping[PersonId, str] = field(default_factory=dict)
    entered: Mapping[PersonId, Entry] = field(default_factory=dict)
    recoveries: Mapping[PersonId, Recovery] = field(default_factory=dict)
    links: Mapping[LinkId, Link] = field(default_factory=dict)
    keys: Mapping[PersonId, int] = field(default_factory=dict)

    def participant(self, given: DelegationId) -> Participant:
        """The participant with that id; nobody is guessed."""
        if found := self.participants.get(given):
            return found
        near = suggest(self, given)
        nearest = ", ".join(f"{self.participants[id_].name('en')} ({id_})" for id_ in near)
        raise Refused(Refusal.UNKNOWN_PARTICIPANT, given=given, suggestions=near, nearest=nearest or "–")

    def name(self, given: DelegationId, language: str, on: date) -> str:
        """The short name that was in force on that day."""
        return self.participant(given).name(language, on)

    def may(self, given: DelegationId, capability: Capability) -> bool:
        """Whether the participant has the capability in this body."""
        return capability in self.standing(given).may

    def called_with(self, given: DelegationId) -> Category:
        """The category with which the participant is called, which for the European Union is not its own."""
        return self.standing(given).called_with

    def standing(self, given: DelegationId) -> Standing:
        """What the body set for this participant, else for its category."""
        category = self.participant(given).category
        return self.matrix.get(given) or self.matrix[category]

    def office(self, person: str) -> Office | None:
        """The office to which a person is appointed now."""
        return self.officers.get(PersonId(person))

    def delegation_of(self, person: str) -> DelegationId | None:
        """The delegation of which a person is a member now."""
        return next((code for code, members in self.members.items() if person in members), None)

    def grants(self, delegation: DelegationId, person: str) -> Grants | None:
        """What a member may do for the delegation now; None for somebody who is not of it."""
        return self.members.get(delegation, {}).get(PersonId(person))

    def has_had_officers(self) -> bool:
        """Whether anybody was ever appointed who presides: from then on, who acts for an office must have been.

        An interpreter does not count, who could appoint nobody else.
        """
        return not set(PRESIDING).isdisjoint((*self.officers.values(), *self.places.values()))


def _first(language: str, sources: Iterable[Mapping[str, str]]) -> str:
    return next((names[language] for names in sources if names.get(language)), "")
