"""How facts are written for whoever reads them: names, instants and the program's own words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from gettext import NullTranslations
from typing import Any, Protocol, Self
from zoneinfo import ZoneInfo

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.actor import Actor, Office
from seriatim.kernel.ids import DelegationId, MeetingId
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings import dates
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.terms import (
    COMMA,
    COMMAS,
    FROM_TO,
    NOBODY,
    NOT_ANNOUNCED,
    OFFICES,
    TERMS,
    WORDS,
    Ordinal,
    ordinal,
)


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


RIGHT_TO_LEFT = ("ar",)

ISOLATED = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"
"""Around a fact in a sentence from right to left, which could else turn round a time beside a name in Latin letters."""

SENTENCES = ("clauses", "clause")
"""Facts that are words in the reader's own language already."""


class Tongue(Protocol):
    """A language: what `gettext` and Django's `translation` offer."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


@dataclass(frozen=True)
class Reader:
    """Somebody who reads: the zone of their clock, whom they know, and their language.

    `persons` are the names of people by their pseudonyms, as far as this reader may know them.
    """

    zone: str = "UTC"
    roster: Roster = field(default_factory=world)
    meetings: Mapping[MeetingId, Meeting] = field(default_factory=dict)
    tongue: Tongue = field(default_factory=NullTranslations)
    language: str = "en"
    persons: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, roster: Roster | None = None) -> Self:
        """A reader at the seat of a session, in English."""
        programme = session.programme
        return cls(programme.zone, roster or world(), programme.meetings)

    def say(self, sentence: str, **facts: Any) -> str:
        """A sentence in the reader's language with the facts in their words; a fact that is missing is a dash."""
        return self.tongue.gettext(sentence).format_map(self._written(facts))

    def count(self, sentences: tuple[str, str], number: int, **facts: Any) -> str:
        """As `say`, with the sentence for one or for many."""
        return self.tongue.ngettext(*sentences, number).format_map(self._written(facts | {"n": number}))

    def _written(self, facts: Mapping[str, Any]) -> "_Dashes":
        return _Dashes({name: self._isolated(name, self.fact(name, value)) for name, value in facts.items()})

    def _isolated(self, name: str, written: str) -> str:
        if self.language not in RIGHT_TO_LEFT or name in SENTENCES or isinstance(written, Ordinal):
            return written
        return ISOLATED.format(written)

    def fact(self, name: str, value: Any) -> str:
        """A fact in words, by its name where the value alone does not tell."""
        if writing := FACTS.get(name):
            return writing(self, value)
        match value:
            case StrEnum():
                return self.tongue.gettext(TERMS.get(type(value), {}).get(str(value), str(value)))
            case datetime():
                return self.day_and_time(value)
            case date():
                return dates.day(value, self.language)
            case None:
                return "–"
        return value if isinstance(value, Ordinal) else str(value)

    def name(self, delegation: str) -> str:
        """The name of a delegation, or of who presides; the code itself where nobody has it."""
        if delegation in set(Office):
            return self.tongue.gettext(OFFICES[Office(delegation)])
        known = self.roster.participants.get(DelegationId(delegation))
        return known.name(self.language) if known else delegation or self.tongue.gettext(NOBODY)

    def actor(self, actor: Actor | str) -> str:
        """Who acted: `Kenya (amina)`, `the secretariat (desk-2)`."""
        try:
            acting = Actor.parse(str(actor))
        except ValueError:
            return self.name(str(actor))
        person = f" ({self.person(acting.person)})" if acting.person else ""
        return self.name(acting.delegation or acting.office) + person

    def person(self, pseudonym: str) -> str:
        """The name of a person, or the pseudonym where it is not known."""
        return self.persons.get(pseudonym, pseudonym)

    def listed(self, named: Iterable[str]) -> str:
        """One after the other."""
        return COMMAS.get(self.language, COMMA).join(named)

    def word(self, word: Any) -> str:
        """A word of the program that is no term of a rule: the name of a field, a service; else what it is."""
        known = WORDS.get(word) if isinstance(word, str) else None
        return self.tongue.gettext(known) if known else self.fact("", word)

    def meeting(self, meeting: str) -> str:
        """A meeting as people call it: `10th meeting`, `town hall`; its id in quotes where nothing else is known."""
        known = self.meetings.get(MeetingId(meeting))
        if known and known.number is not None:
            return self.say(_("{nth} meeting"), nth=ordinal(known.number))
        return known.name if known and known.name else self.say(_("meeting “{id}”"), id=meeting)

    def local(self, at: datetime) -> datetime:
        """The instant on the reader's clock; a time that names no zone stays as it is."""
        return at.astimezone(ZoneInfo(self.zone)) if at.tzinfo else at

    def time(self, at: datetime) -> str:
        """`10:04:07`, or `18:00` on the full minute."""
        local = self.local(at)
        return local.strftime("%H:%M:%S" if local.second else "%H:%M")

    def day_and_time(self, at: datetime) -> str:
        """`18:00 on 8 March 2024`."""
        return self.say(_("{time} on {day}"), time=self.time(at), day=dates.day(self.local(at), self.language))


class _Dashes(dict[str, str]):
    """Facts of which none is ever missing."""

    def __missing__(self, name: str) -> str:
        return _Dash("–")


class _Dash(str):
    """Where a fact is missing; whatever form was asked of it, it is a dash."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return str(self)


def _rule(reader: Reader, rule: Any) -> str:
    """What a number may be, `from 1 to 9999`."""
    if found := re.fullmatch(r"from (\d+) to (\d+)", str(rule)):
        return reader.say(FROM_TO, least=found[1], most=found[2])
    return reader.word(rule)


FACTS: Mapping[str, Callable[[Reader, Any], str]] = {
    "delegation": Reader.name,
    "next": Reader.name,
    "holder": Reader.name,
    "actor": Reader.actor,
    "by": Reader.actor,
    "office": Reader.name,
    "person": Reader.person,
    "rule": _rule,
    **dict.fromkeys(("field", "service", "known", "value"), Reader.word),
    "opens": lambda reader, at: reader.tongue.gettext(NOT_ANNOUNCED) if at is None else reader.fact("", at),
}
