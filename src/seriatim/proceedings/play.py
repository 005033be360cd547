"""What happens when the lines of a file are given one after another?

A refused command is an answer: it changes nothing, and the next line is given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from seriatim.floor.rules.commands import CarryOver
from seriatim.journal import JournalError
from seriatim.kernel.event import EVENT_TYPES
from seriatim.kernel.ids import BodyId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.chamber import Answer, Chamber
from seriatim.proceedings.people import Rosters
from seriatim.proceedings.plain import Facts
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules import body as bodies
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.summary import summary
from seriatim.proceedings.wire import BadLine, Line
from seriatim.proceedings.words import told


@dataclass(frozen=True)
class Outcome:
    """What came of one line: an answer or a refusal, and for whom it is to be written."""

    line: Line
    reader: Reader
    answer: Answer | None = None
    refused: Refused | None = None

    @property
    def sentence(self) -> str:
        """Why it was refused, and what to do."""
        return told(self.refused, self.reader) if self.refused else ""


@dataclass
class Stage:
    """A chamber in which files are played; `played` are the sessions acted in, with the instant of the last act."""

    chamber: Chamber
    played: dict[SessionId, datetime] = field(default_factory=dict)

    def rosters(self) -> Rosters:
        """Whom a file may name from its first line on."""
        return Rosters(lambda body: self.chamber.body(body).roster, self._body_of)

    def play(self, lines: Iterable[Line]) -> Iterator[Outcome]:
        """Give each command at its own instant; one that comes before what was recorded last is refused."""
        for line in lines:
            answer = refused = None
            try:
                answer = self.chamber.act(line.command, line.occasion, line.session, key=line.key, strict=True)
            except Refused as one:
                refused = one
            except JournalError as error:
                raise JournalError(f"line {line.number}: {error}") from error
            for session in _sessions_of(line):
                self.played[session] = line.occasion.at
            yield Outcome(line, self.reader_of(line), answer, refused)

    def states(self) -> Iterator[Facts]:
        """How each session that was acted in stands in the end."""
        for session, at in self.played.items():
            if known := self.session(session):
                yield summary(known, max(at, known.at or at), self._reader(known).roster)

    def session(self, session: SessionId | None) -> Session | None:
        """The session, if it was convened."""
        try:
            return self.chamber.session(session) if session is not None else None
        except Refused:
            return None

    def reader_of(self, line: Line) -> Reader:
        """At the seat of the session, or of the body, that a line is about."""
        if known := self.session(line.session):
            return self._reader(known)
        if type(line.command) in bodies.COMMANDS:
            record = self.chamber.body(line.command.body)
            return Reader(record.body.zone, record.roster)
        return Reader()

    def _reader(self, session: Session) -> Reader:
        convened = session.programme.session
        return Reader.of(session, self.chamber.body(convened.body).roster if convened else None)

    def _body_of(self, session: SessionId) -> BodyId | None:
        known = self.session(session)
        return known.programme.session.body if known and known.programme.session else None


def events_of(answer: Answer) -> Iterator[Any]:
    """The events of an answer as the rules know them."""
    for one in answer.events:
        yield msgspec.convert(one["payload"], EVENT_TYPES[one["name"]])


def as_json(outcome: Outcome) -> Facts:
    """One line of the answer to a machine."""
    if outcome.answer:
        return {
            "line": outcome.line.number,
            "ok": True,
            "version": outcome.answer.version,
            "events": list(outcome.answer.events),
        }
    details = msgspec.to_builtins(outcome.refused.details) if outcome.refused else {}
    code = str(outcome.refused.code) if outcome.refused else ""
    return _not_ok(outcome.line.number, code, outcome.sentence, details)


def bad_as_json(bad: BadLine) -> Facts:
    """The line behind which nothing is played."""
    details = {"field": bad.field, "problem": bad.problem, "advice": bad.advice}
    return _not_ok(bad.line, "BAD_LINE", str(bad), details)


def _not_ok(number: int, code: str, sentence: str, details: Facts) -> Facts:
    return {"line": number, "ok": False, "code": code, "sentence": sentence, "details": details}


def _sessions_of(line: Line) -> Iterator[SessionId]:
    if line.session is not None and type(line.command) not in bodies.COMMANDS:
        yield line.session
        if isinstance(line.command, CarryOver):
            yield line.command.session
