"""What one line of JSON asks for: who gives which command, when, in which session.

Nothing is guessed: a field that does not exist, a name that is nobody's, a time without an offset are errors that
name the line and the field, and say what to do.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.search import resolve
from seriatim.floor.rules.commands import CarryOver
from seriatim.kernel.actor import Actor
from seriatim.kernel.command import COMMAND_TYPES, Occasion
from seriatim.kernel.ids import DelegationId, SessionId
from seriatim.meetings.rules.commands import ConveneSession, MoveHardStop
from seriatim.proceedings.expected import PLAIN, Wrong, hints_of, instant, nearest, read, read_fields
from seriatim.proceedings.people import Rosters

ENVELOPE = ("at", "actor", "command", "session", "key", "seen")
"""What a line says about a command; everything else on it is the command's own."""

LONGEST_KEY = 200

OTHERWISE: Mapping[type, Mapping[str, str]] = {
    CarryOver: {"to_session": "session"},
    MoveHardStop: {"ends": "at"},
}
"""Fields that bear the name of one of the envelope's, and so are written otherwise."""


class BadLine(Exception):
    """A line that cannot be understood: its number, the field, what is the matter, and what to do."""

    def __init__(self, line: int, field: str, problem: str, advice: str) -> None:
        where = f"line {line}, “{field}”" if field else f"line {line}"
        super().__init__(f"{where}: {problem}: {advice}")
        self.line, self.field, self.problem, self.advice = line, field, problem, advice


@dataclass(frozen=True)
class Line:
    """One line understood."""

    number: int
    command: Any
    occasion: Occasion
    session: SessionId | None
    key: str


def read_lines(raw: Iterable[bytes], rosters: Rosters, session: SessionId | None = None) -> Iterator[Line]:
    """The lines of a file, but for empty ones and comments; BadLine at the first that is wrong.

    A line that names no session is about the one of the line before. A line without a key gets one that stands
    for all that was written up to here: the same file gives the same keys, and so does one that grew at its end.
    """
    so_far = sha256()
    for number, written in enumerate(raw, 1):
        text = written.strip(b"\xef\xbb\xbf \t\r\n" if number == 1 else b" \t\r\n")
        so_far.update(text + b"\n")
        if not text or text.startswith(b"#"):
            continue
        try:
            line = _line(number, _object(text, whole=written.endswith(b"\n")), rosters, session)
        except Wrong as wrong:
            raise BadLine(number, wrong.field, wrong.problem, wrong.advice) from wrong
        session = line.session
        rosters.note(line.command, line.occasion)
        yield line if line.key else Line(**{**vars(line), "key": f"play:{number}:{so_far.hexdigest()[:32]}"})


def _object(text: bytes, *, whole: bool) -> dict[str, Any]:
    try:
        msgspec.json.decode(text)  # stricter: no NaN, no halves of characters
        found = json.loads(text, object_pairs_hook=_once)
    except RecursionError as error:
        raise Wrong("", "this is nested more deeply than any command", "write one flat object on each line") from error
    except ValueError as error:
        if whole:
            raise Wrong("", f"this is not JSON ({error})", "write one object on each line") from error
        raise Wrong("", f"the file ends in the middle of this line ({error})", "write the line anew") from error
    if not isinstance(found, dict):
        raise Wrong("", "this is not an object", 'write {"at": …, "actor": …, "command": …}')
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for at, (name, _) in enumerate(pairs) if name in dict(pairs[:at]))
        raise Wrong(twice, "the field is there twice", "remove one of the two")
    return found


def _line(number: int, given: dict[str, Any], rosters: Rosters, session: SessionId | None) -> Line:
    kind = _kind(given)
    own = _own_fields(given, kind)
    if "session" in given:
        session = read(given["session"], SessionId, "session")
    roster = rosters.of(session, own.get("body"))
    occasion = Occasion(_actor(given, roster), _instant(given), _seen(given))
    command = _command(own, kind, roster)
    return Line(number, command, occasion, command.session if kind is ConveneSession else session, _key(given))


def _kind(given: Mapping[str, Any]) -> type:
    if "command" not in given:
        raise Wrong("command", "the field is missing", "give the name of a command, such as GiveFloor")
    name = read(given["command"], str, "command")
    if name not in COMMAND_TYPES:
        raise Wrong("command", f"there is no command “{name}”", nearest(name, COMMAND_TYPES))
    return COMMAND_TYPES[name]


def _own_fields(given: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """The command's own fields under their own names."""
    written_as = {name: as_ for as_, name in OTHERWISE.get(kind, {}).items()}
    names = {written_as.get(name, name): name for name in hints_of(kind)}
    for name in given:
        if name not in names and name not in ENVELOPE:
            raise Wrong(name, f"{kind.__name__} has no such field", nearest(name, (*names, *ENVELOPE)))
    return {name: given[as_] for as_, name in names.items() if as_ in given}


def _command(own: dict[str, Any], kind: type, roster: Roster) -> Any:
    if kind is AdmitParticipant:  # names somebody who is on no roster yet
        return read_fields(own, kind)
    try:
        return read_fields(own, kind, people=lambda text: resolve(roster, text))
    except Wrong as wrong:
        as_written = {name: as_ for as_, name in OTHERWISE.get(kind, {}).items()}
        raise Wrong(as_written.get(wrong.field, wrong.field), wrong.problem, wrong.advice) from wrong


def _instant(given: Mapping[str, Any]) -> datetime:
    if "at" not in given:
        raise Wrong("at", "the field is missing", f"give {PLAIN[datetime]}")
    at = instant(read(given["at"], str, "at"), "at")
    if at.tzinfo is None:
        raise Wrong("at", f"“{given['at']}” has no offset from UTC", f"give {PLAIN[datetime]}")
    return at.astimezone(UTC)


def _actor(given: Mapping[str, Any], roster: Roster) -> Actor:
    if "actor" not in given:
        raise Wrong("actor", "the field is missing", "give chair, secretariat or delegation:KEN")
    text = read(given["actor"], str, "actor")
    try:
        actor = Actor.parse(text)
    except ValueError as error:
        raise Wrong("actor", str(error), "give chair, secretariat or delegation:KEN") from error
    if actor.delegation is None:
        return actor
    return replace(actor, delegation=read(actor.delegation, DelegationId, "actor", lambda name: resolve(roster, name)))


def _key(given: Mapping[str, Any]) -> str:
    if "key" not in given:
        return ""
    key: str = read(given["key"], str, "key")
    if not key.isprintable() or not 0 < len(key) <= LONGEST_KEY:
        raise Wrong("key", "this cannot be a key", f"give up to {LONGEST_KEY} printable characters")
    return key


def _seen(given: Mapping[str, Any]) -> int | None:
    seen: int | None = read(given.get("seen"), int | None, "seen")
    if seen is not None and seen < 0:
        raise Wrong("seen", f"there is no version {seen}", "give the version that was on the screen, from 0")
    return seen
