"""What is expected of a field, and is that what was given? Types of commands, read strictly from plain JSON."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from seriatim.kernel.ids import (
    BodyId,
    DelegationId,
    GroupId,
    LinkId,
    ListId,
    MeetingId,
    PersonId,
    RequestId,
    SessionId,
)
from seriatim.kernel.refusal import Refused
from seriatim.kernel.text import LONGEST_ID, Fault, Problem, fault

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LARGEST = 2**53
"""Beyond this, programs that read JSON do not agree on a number."""
YEARS = range(1900, 3000)

People = Callable[[str], DelegationId]
"""Whom a text names; Refused if nobody."""


class Wrong(Exception):
    """A field that is not what is expected: which one, what is the matter, and what to do, for programmers.

    `because` is there where people may give such a thing as well, and are told in their own language.
    """

    def __init__(self, field: str, problem: str, advice: str, because: Refused | Fault | None = None) -> None:
        super().__init__(f"{field}: {problem}: {advice}")
        self.field, self.problem, self.advice, self.because = field, problem, advice, because


def read(given: Any, kind: Any, field: str, people: People = DelegationId) -> Any:
    """What was given as a value of its type, or Wrong. Delegations are looked up by `people`."""
    if isinstance(kind, NewType):
        return _read_id(given, kind, field, people)
    if get_origin(kind) in (Union, UnionType):
        [inner] = (one for one in get_args(kind) if one is not NoneType)
        return None if given is None else read(given, inner, field, people)
    if get_origin(kind) is tuple:
        listed = _must_be(list, given, kind, field)
        return tuple(read(one, get_args(kind)[0], f"{field}[{at}]", people) for at, one in enumerate(listed))
    if get_origin(kind) is Mapping:
        named = _must_be(dict, given, kind, field)
        return {name: read(one, get_args(kind)[1], f"{field}.{name}", people) for name, one in named.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return read_fields(_must_be(dict, given, kind, field), kind, f"{field}.", people)
    return _read_plain(given, kind, field)


def read_fields(given: Mapping[str, Any], kind: type, within: str = "", people: People = DelegationId) -> Any:
    """A record from an object that has all its fields and no others. `within` is the field that it stands in."""
    hints: dict[str, Any] = hints_of(kind)
    for name in given:
        if name not in hints:
            raise Wrong(f"{within}{name}", "there is no such field", nearest(name, hints))
    for one in fields(kind):
        if one.name not in given and one.default is MISSING and one.default_factory is MISSING:
            raise Wrong(f"{within}{one.name}", "the field is missing", f"give {expected(hints[one.name])}")
    return kind(**{name: read(one, hints[name], f"{within}{name}", people) for name, one in given.items()})


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The types of a record's fields, by name."""
    return get_type_hints(kind)


def nearest(name: str, known: Iterable[str]) -> str:
    """Advice for a name that does not exist: the one that was probably meant, or all of them."""
    names = tuple(known)
    if found := get_close_matches(name.lower(), [one.lower() for one in names], 1):
        return f"did you mean “{next(one for one in names if one.lower() == found[0])}”?"
    return f"use {', '.join(names)}" if names else "leave it out"


def expected(kind: Any) -> str:
    """What is expected of a field of this type, as one would say it."""
    if isinstance(kind, NewType):
        return IDS[kind]
    arguments = [expected(one) for one in get_args(kind) if one not in (NoneType, ...)]
    match get_origin(kind):
        case origin if origin is tuple:
            return f"a list, each of it {arguments[0]}"
        case origin if origin is Mapping:
            return f"an object with, under each name, {arguments[1]}"
        case None:
            return _expected_plain(kind)
    return f"{arguments[0]}, or null"


def _expected_plain(kind: Any) -> str:
    if is_dataclass(kind):
        return f"an object with {', '.join(one.name for one in fields(kind))}"
    return f"one of {', '.join(kind)}" if issubclass(kind, StrEnum) else PLAIN[kind]


PLAIN: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    datetime: "an instant such as 2024-03-08T15:00:00-05:00",
    date: "a day such as 2024-03-08",
}
IDS: Mapping[Any, str] = {
    BodyId: "the id of a body",
    SessionId: "the id of a session",
    MeetingId: "the id of a meeting",
    ListId: "the key of a topic, which is that of its list",
    RequestId: "the number of a request",
    DelegationId: "the code or the name of a delegation",
    GroupId: "the code of a group",
    PersonId: "the pseudonym of a person",
    LinkId: "the id of a link",
}


def _must_be(json: type, given: Any, kind: Any, field: str) -> Any:
    if not isinstance(given, json) or (json is int and isinstance(given, bool)):
        raise Wrong(field, f"{_shown(given)} is not what is expected", f"give {expected(kind)}")
    return given


def _shown(given: Any) -> str:
    match given:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[given]
        case str():
            return f"“{given}”" if given.isprintable() and len(given) <= LONGEST_ID else "this text"
        case list():
            return "a list"
        case dict():
            return "an object"
    return str(given)


def _read_id(given: Any, kind: NewType, field: str, people: People) -> Any:
    if kind.__supertype__ is int:
        return kind(_whole(_must_be(int, given, int, field), field))
    text: str = _must_be(str, given, kind, field)
    if kind is DelegationId:
        _must_be_usable(text, field)
        return _delegation(text, field, people)
    if not text.isprintable() or "/" in text or not 0 < len(text) <= LONGEST_ID:
        raise Wrong(field, f"{_shown(text)} cannot be an id", f"give up to {LONGEST_ID} printable characters without /")
    return kind(text)


def _delegation(text: str, field: str, people: People) -> DelegationId:
    try:
        return people(text)
    except Refused as refused:
        near = refused.details.get("nearest", "–")
        advice = "give a code, or admit them first" if near == "–" else f"did you mean {near}?"
        raise Wrong(field, f"“{text}” is nobody’s code or name here", advice, refused) from refused


def _read_plain(given: Any, kind: Any, field: str) -> Any:
    if kind is bool:
        return _must_be(bool, given, kind, field)
    if kind is int:
        return _whole(_must_be(int, given, kind, field), field)
    text = _must_be(str, given, kind, field)
    if kind is datetime:
        return instant(text, field)
    if kind is date:
        return _day(text, field)
    if issubclass(kind, StrEnum) and text not in set(kind):
        raise Wrong(field, f"{_shown(text)} is none of the possible words", nearest(text, kind))
    _must_be_usable(text, field)
    return kind(text)


UNUSABLE: Mapping[Problem, tuple[str, str]] = {
    Problem.TOO_LONG: ("the text is longer than {} characters", "shorten it"),
    Problem.CONTROL: ("the text has the control character {}", "remove it"),
    Problem.REVERSING: ("the text has the character {}, which reverses what follows", "remove it"),
}


def _must_be_usable(text: str, field: str, *longest: int) -> None:
    if found := fault(text, *longest):
        problem, advice = UNUSABLE[found.problem]
        raise Wrong(field, problem.format(found.what), advice, found)


def _whole(number: int, field: str) -> int:
    if abs(number) > LARGEST:
        raise Wrong(field, "the number is too large", "give one that was meant")
    return number


def instant(text: str, field: str) -> datetime:
    """An instant, or a local time where no offset is written."""
    try:
        found = datetime.fromisoformat(text) if INSTANT.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise Wrong(field, f"“{text}” is no time", f"give {PLAIN[datetime]}")
    return found


def _day(text: str, field: str) -> date:
    try:
        found = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise Wrong(field, f"“{text}” is no day", f"give {PLAIN[date]}")
    return found
