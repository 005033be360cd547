"""Whom somebody means who types a code, a name or something near it.

Two questions, kept apart: `search` forgives and ranks for a person who then chooses; `resolve` accepts only what is
exact, and guesses nobody.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from seriatim.delegations.rules.spelling import exact, folded, forms, one_slip_apart
from seriatim.kernel.ids import DelegationId

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from seriatim.delegations.rules.participants import Participant, Roster

LETTERS_FOR_A_SLIP = 5
"""A shorter text with one slip could be too many things: Chad, Chile, China."""

LIKENESS = 0.7
"""From which likeness on a name is worth suggesting: Wakanda gives Rwanda, Deutschland gives nobody."""


class Nearness(IntEnum):
    """How near what was typed is to what is known, the nearest first."""

    CODE = 0
    NAME = 1
    OTHER_NAME = 2
    BEGINNING = 3
    WORDS = 4
    WITH_A_SLIP = 5


class Match(NamedTuple):
    """One participant that may be meant; `known_as` is the code, name, former name or alias that was recognised."""

    nearness: Nearness
    known_as: str
    participant: DelegationId


def search(roster: Roster, query: str, limit: int = 10) -> tuple[Match, ...]:
    """Participants that may be meant, nearest first, each once; former names and aliases count after current ones."""
    if not folded(query):
        return ()
    found = [min(of_one, key=_rank) for one in roster.participants.values() if (of_one := list(_matches(one, query)))]
    return tuple(sorted(found, key=_rank)[:limit])


def suggest(roster: Roster, query: str, limit: int = 3) -> tuple[DelegationId, ...]:
    """Whom to suggest for a text that is nobody's name: who is found or, failing that, whose names look alike."""
    if found := search(roster, query, limit):
        return tuple(match.participant for match in found)
    likest = sorted(((_likeness(one, query), one.id) for one in roster.participants.values()), reverse=True)
    return tuple(participant for likeness, participant in likest[:limit] if likeness >= LIKENESS)


def resolve(roster: Roster, text: str, on: date | None = None) -> DelegationId:
    """The one whose code or name in force, in any of its languages, is exactly this, whatever the case; else Refused.

    "Macedonia" is refused with North Macedonia among the suggestions; without a day the current names count.
    """
    if found := next(called(roster, text, on), None):
        return found
    return roster.participant(DelegationId(text)).id  # refuses, with suggestions


def called(roster: Roster, text: str, on: date | None = None) -> Iterator[DelegationId]:
    """Everybody with exactly this code or name in force; the roster keeps them apart, so at most one."""
    wanted = exact(text)
    for one in roster.participants.values():
        if wanted and wanted in map(exact, (*_codes(one), *(one.name(language, on) for language in one.names))):
            yield one.id


def _rank(match: Match) -> tuple[Nearness, int, DelegationId, str]:
    return match.nearness, len(match.known_as), match.participant, match.known_as


def _codes(one: Participant) -> tuple[str, ...]:
    return tuple(code for code in (one.id, *one.codes) if code)


def _other_names(one: Participant) -> Iterator[str]:
    """Formal names, former names and aliases."""
    yield from one.formal_names.values()
    for former in one.former:
        yield from former.names.values()
    yield from one.aliases


def _matches(one: Participant, query: str) -> Iterator[Match]:
    wanted = exact(query)
    yield from (Match(Nearness.CODE, code, one.id) for code in _codes(one) if exact(code) == wanted)
    for named, names in ((Nearness.NAME, one.names.values()), (Nearness.OTHER_NAME, _other_names(one))):
        for name in names:
            nearness = _nearness(query, name)
            if nearness is not None:
                yield Match(max(nearness, named), name, one.id)


def _nearness(query: str, name: str) -> Nearness | None:
    ways = [way for typed in forms(query) for known in forms(name) if (way := _way(typed, known)) is not None]
    return min(ways, default=None)


def _way(typed: str, known: str) -> Nearness | None:
    if typed == known:
        return Nearness.NAME
    if known.startswith(typed):
        return Nearness.BEGINNING
    if _within(typed, known):
        return Nearness.WORDS
    if len(typed) >= LETTERS_FOR_A_SLIP - 1 and len(known) >= LETTERS_FOR_A_SLIP and _with_a_slip(typed, known):
        return Nearness.WITH_A_SLIP
    return None


def _within(typed: str, known: str) -> bool:
    """Every typed word begins a word of the name; where words are not written apart, the text is in the name."""
    if not typed.isascii() and len(typed) > 1 and typed in known:
        return True
    words = known.split()
    return all(any(word.startswith(part) for word in words) for part in typed.split())


def _with_a_slip(typed: str, known: str) -> bool:
    """The whole name, spaces aside, or each typed word against some word of it; short words must be right."""
    if one_slip_apart(typed.replace(" ", ""), known.replace(" ", "")):
        return True
    words = known.split()
    return all(_is_some_word(part, words) for part in typed.split())


def _is_some_word(part: str, words: Sequence[str]) -> bool:
    long = len(part) >= LETTERS_FOR_A_SLIP
    return any(word.startswith(part) or (long and one_slip_apart(part, word)) for word in words)


def _likeness(one: Participant, query: str) -> float:
    typed = SequenceMatcher(b=folded(query), autojunk=False)
    best = 0.0
    for name in (*one.names.values(), *_other_names(one)):
        typed.set_seq1(folded(name))
        if typed.real_quick_ratio() > best and typed.quick_ratio() > best:
            best = max(best, typed.ratio())
    return best
