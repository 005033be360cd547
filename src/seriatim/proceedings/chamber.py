"""Where commands are given and obeyed: state from the journal, a decision, an append that is durable."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from seriatim.delegations.collation import alphabetical
from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.authority import guest_link
from seriatim.delegations.rules.events import LinkUsed
from seriatim.delegations.rules.participants import LANGUAGES, Roster
from seriatim.floor.rules.commands import CarryOver, DrawLetter
from seriatim.journal import Journal
from seriatim.journal.codec import canonical, digest, discreet, plain
from seriatim.journal.erasing import ConfidentialErased
from seriatim.journal.errors import KeyReused
from seriatim.journal.pen import Pen
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import EVENT_NAMES, Recorded, changed
from seriatim.kernel.ids import BodyId, SessionId, StreamId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.commands import ConveneSession
from seriatim.meetings.rules.decide import BESIDE_OTHERS
from seriatim.meetings.rules.planning import Slot, slots
from seriatim.proceedings.rules import body as bodies
from seriatim.proceedings.rules import session as sessions
from seriatim.proceedings.rules.body import BodyRecord
from seriatim.proceedings.rules.instants import not_before
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.proceedings.rules.session import Session, Setting

S = TypeVar("S", BodyRecord, Session)

Listener = Callable[[StreamId, int], None]
"""Told which stream reached which version."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """What a command did: the version that its stream reached, and each event's name, version and payload."""

    stream: StreamId
    version: int
    events: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Given:
    """A command as it was given: with its occasion, its idempotency key, and whether its instant must stand."""

    command: Any
    occasion: Occasion
    key: str
    strict: bool

    def when(self, *last: datetime | None) -> Occasion:
        """The occasion, moved up to what was recorded last unless its instant must stand."""
        return self.occasion if self.strict else not_before(self.occasion, *last)

    def digest(self, stream: StreamId) -> bytes:
        """What tells this command from another one that comes with the same key."""
        return digest(stream, self.occasion.actor, self.command)


def stream_of_body(body: BodyId) -> StreamId:
    """The journal's stream of a body."""
    return StreamId(f"body:{body}")


def stream_of_session(session: SessionId) -> StreamId:
    """The journal's stream of a session; its follow-ups belong to it."""
    return StreamId(f"session:{session}")


class Chamber:
    """The one door to bodies and sessions: reads fold the journal, acts add to it.

    Folded states are kept by stream and version, so that an act folds only what is new.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._folded: dict[StreamId, BodyRecord | Session] = {}
        self._listeners: tuple[Listener, ...] = ()

    def heard_by(self, listener: Listener) -> None:
        """Tell it of whatever is added through this door, once that is durable and before the answer is given.

        It is told outside the locks, in the thread that acted, which waits for it: of two acts at once it may hear
        of the later one first, and what it wants to do about them it does elsewhere.
        """
        self._listeners = (*self._listeners, listener)

    def body(self, body: BodyId) -> BodyRecord:
        """What is known of a body now; a body that was never established has no facts."""
        return self._record(stream_of_body(body), self.journal.read)

    def sessions_of(self, body: BodyId) -> tuple[SessionId, ...]:
        """The sessions of a body, in the order in which they were convened."""
        convened = self.journal.read_named(("meetings.SessionConvened",))
        return tuple(one.event.session for _, one in convened if one.event.body == body)

    def session(self, session: SessionId) -> Session:
        """What is known of a session now; raises Refused when it was never convened."""
        folded = self._session(stream_of_session(session), self.journal.read)
        if folded.programme.session is None:
            raise Refused(Refusal.NO_SUCH_SESSION, session=session)
        return folded

    def act(
        self, command: Any, occasion: Occasion, session: SessionId | None = None, *, key: str = "", strict: bool = False
    ) -> Answer:
        """Obey a command or raise Refused; when it returns, what it did is on the disk.

        A repeated `key` returns the first answer and changes nothing. An occasion before the last
        recorded act is moved up to it, since clocks are set back at times; with `strict`, as for
        what is typed in afterwards, it is refused.
        """
        given = Given(command, occasion, key or uuid4().hex, strict)
        if type(command) in bodies.COMMANDS:
            return self._act_on_body(given, stream_of_body(command.body))
        if isinstance(command, ConveneSession):
            session = command.session
        if session is None:
            raise Refused(Refusal.NO_SESSION_NAMED, command=type(command).__name__)
        if isinstance(command, CarryOver):
            return self._carry(given, session, command.session)
        return self._act_in_session(given, session)

    def answered(self, command: Any, occasion: Occasion, session: SessionId, key: str) -> Answer | None:
        """What was answered when the same command came with this key, None if it never did; raises Refused."""
        stream = stream_of_session(session)
        with self.journal.writing(stream) as pen:
            return _answered(pen, stream, Given(command, occasion, key, strict=False))

    def _act_on_body(self, given: Given, stream: StreamId) -> Answer:
        with self.journal.writing(stream) as pen:
            if known := _answered(pen, stream, given):
                return known
            record = self._record(stream, pen.read)
            when = given.when(record.at)
            added = pen.append(stream, record.version, bodies.decide(record, given.command, when), when, given.key)
            answer = _remembered(pen, stream, given, added)
        self._keep(stream, record, bodies.evolve, added)
        self._tell(stream, added)
        return answer

    def _act_in_session(self, given: Given, session: SessionId) -> Answer:
        """Decided under the lock of the body as well: whoever is removed does nothing from then on.

        And two sessions of a body do not come to meet at once, as their meetings wait for one another here.
        """
        stream, of_body = stream_of_session(session), self._body_of(session, given.command)
        with self.journal.writing(stream, of_body) as pen:
            if known := _answered(pen, stream, given):
                return known
            before, record = self._session(stream, pen.read), self._record(of_body, pen.read)
            when = given.when(before.at)
            setting = Setting(record.body.facts, record.roster, self._busy(session, given.command))
            events = sessions.decide(before, _spelt_out(given.command, record.roster), when, setting)
            added = pen.append(stream, before.version, events, when, given.key)
            used = _use_up(pen, of_body, record, when, given.key)
            answer = _remembered(pen, stream, given, added)
        self._keep(stream, before, sessions.evolve, added)
        self._keep(of_body, record, bodies.evolve, used)
        self._tell(stream, added)
        self._tell(of_body, used)
        return answer

    def _carry(self, given: Given, session: SessionId, to: SessionId) -> Answer:
        here, there = stream_of_session(session), stream_of_session(to)
        if here == there:
            raise Refused(Refusal.SAME_SESSION, session=session)
        of_bodies = tuple(dict.fromkeys(self._body_of(one) for one in (session, to)))
        with self.journal.writing(here, there, *of_bodies) as pen:
            if known := _answered(pen, here, given):
                return known
            rosters = [self._record(one, pen.read).roster for one in of_bodies]
            source, target = self._session(here, pen.read), self._session(there, pen.read)
            when = given.when(source.at, target.at)
            leaving, arriving = sessions.carry(source, target, given.command, when, rosters)
            left = pen.append(here, source.version, leaving, when, given.key)
            arrived = pen.append(there, target.version, arriving, when, given.key)
            answer = _remembered(pen, here, given, left)
        self._keep(here, source, sessions.evolve, left)
        self._keep(there, target, sessions.evolve, arrived)
        self._tell(here, left)
        self._tell(there, arrived)
        return answer

    def _tell(self, stream: StreamId, added: Sequence[Recorded]) -> None:
        """What is recorded stays so, whatever becomes of those who hear of it."""
        for listener in self._listeners if added else ():
            try:
                listener(stream, added[-1].version)
            except Exception:
                log.exception("somebody who was told that %s has changed failed", stream)

    def _body_of(self, session: SessionId, command: Any = None) -> StreamId:
        """The stream of the body whose session it is, or is to be: there, who may act in it is recorded."""
        if isinstance(command, ConveneSession):
            return stream_of_body(command.body)
        known = self._folded.get(stream_of_session(session))  # its body never changes: what is known is enough
        convened = known.programme.session if isinstance(known, Session) else None
        convened = convened or self.session(session).programme.session
        assert convened  # or it would have been refused
        return stream_of_body(convened.body)

    def _busy(self, session: SessionId, command: Any) -> tuple[Slot, ...]:
        """The meetings of the other sessions of the same body; a body does not meet twice at once."""
        if type(command) not in BESIDE_OTHERS:
            return ()
        here = self.session(session).programme.session
        others = [one for one in self.sessions_of(here.body) if one != session] if here else []
        return tuple(slot for other in others for slot in slots(self.session(other).programme))

    def _record(self, stream: StreamId, read: Callable[[str, int], list[Recorded]]) -> BodyRecord:
        return self._fold(stream, BodyRecord(world()), bodies.evolve, read)

    def _session(self, stream: StreamId, read: Callable[[str, int], list[Recorded]]) -> Session:
        return self._fold(stream, Session(), sessions.evolve, read)

    def _fold(
        self,
        stream: StreamId,
        empty: S,
        evolve: Callable[[S, Recorded], S],
        read: Callable[[str, int], list[Recorded]],
    ) -> S:
        known = self._folded.get(stream)
        state = known if isinstance(known, type(empty)) else empty
        more = read(stream, state.version)
        if any(isinstance(one.event, ConfidentialErased) for one in more):  # what was folded before still knows it
            state, more = empty, read(stream, 0)
        return self._keep(stream, state, evolve, more)

    def _keep(self, stream: StreamId, state: S, evolve: Callable[[S, Recorded], S], more: Sequence[Recorded]) -> S:
        for recorded in more:
            state = evolve(state, recorded)
        kept = self._folded.get(stream)
        if state.version and (kept is None or kept.version < state.version):  # anybody can ask for what is not there
            self._folded[stream] = state
        return state


def _spelt_out(command: Any, roster: Roster) -> Any:
    """A drawn letter with the alphabet that it stands for, since the tables that sort it change with the years."""
    if isinstance(command, DrawLetter) and not command.alphabet and command.language in LANGUAGES:
        return changed(command, alphabet=alphabetical(roster, command.language))
    return command


def _use_up(pen: Pen, stream: StreamId, record: BodyRecord, when: Occasion, key: str) -> tuple[Recorded, ...]:
    """A guest acts once: what was done with a link and that the link is used are recorded together."""
    link = guest_link(record.roster, when)
    return pen.append(stream, record.version, (LinkUsed(link),), when, key) if link else ()


def _answered(pen: Pen, stream: StreamId, given: Given) -> Answer | None:
    try:
        known = pen.answered(given.key, given.digest(stream))
    except KeyReused as reused:
        raise Refused(Refusal.KEY_REUSED, key=given.key) from reused
    return Answer(stream, known["version"], tuple(known["events"])) if known else None


def _remembered(pen: Pen, stream: StreamId, given: Given, added: Sequence[Recorded]) -> Answer:
    answer = Answer(stream, added[-1].version, tuple(_described(one) for one in added))
    pen.remember(given.key, given.digest(stream), {"version": answer.version, "events": list(answer.events)})
    return answer


def _described(recorded: Recorded) -> dict[str, Any]:
    """An event as it is told to whoever gave the command: to the byte the same when the command comes again.

    What is confidential in it is left out: answers are kept, and what is kept twice cannot be erased.
    """
    payload = plain(canonical(discreet(recorded.event)))
    return {"name": EVENT_NAMES[type(recorded.event)], "payload": payload, "version": recorded.version}
