"""Who makes the frames? One thread beside the event loop, so that they are made in order and nobody waits for them.

It hears of a change after it is durable, or finds it when it looks whether the journal has grown, which others may
write to as well. Several changes that came at once are one frame.
"""

import logging
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from seriatim.journal import JournalError
from seriatim.kernel.ids import ListId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.session import Session
from seriatim.screens.book import Book
from seriatim.screens.classes import DESK, rank
from seriatim.screens.wire import Version, encode

LOOK = 0.25
"""Seconds after which the journal is looked at: so late is what another process records."""
AT_ONCE = 16
"""Classes whose frames are handed over together, but for those that come first."""

T = TypeVar("T")
Job = Callable[[], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """What the house says: how a session stands, what time it is, which sessions have changed since it was last asked.

    `session` raises Refused for one that was never convened. `pace` is how many seconds of the house's clock go by in
    one: more than one, or none, in a rehearsal alone.
    """

    session: Callable[[SessionId], Session]
    now: Callable[[], datetime]
    grown: Callable[[], Collection[SessionId]]
    pace: Callable[[], float] = lambda: 1.0


Begun = tuple[Version, str]
Frames = list[tuple[str, Version]]
Publish = Callable[[SessionId, Frames, str], None]
"""Told the session, the frame of each class, and which delegation speaks; in the scribe's thread, in order."""


class Scribe:
    """Keeps a book for each session that somebody follows."""

    def __init__(self, source: Source, publish: Publish) -> None:
        self._source, self._publish = source, publish
        self._books: dict[SessionId, Book] = {}
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._due: set[SessionId] = set()
        self._looked = 0.0
        self._thread = Thread(target=self._run, name="scribe", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Do what is asked for already, then end."""
        self._jobs.put(None)
        self._thread.join()

    def heard(self, session: SessionId) -> None:
        """A session has changed; from any thread, at once."""
        if session not in self._due:
            self._due.add(session)
            self._jobs.put(partial(self._turn, session))

    def begin(self, session: SessionId, name: str, told: Callable[[Begun | None], None]) -> None:
        """The first frame of a class and who speaks; None for no session, and where it could not be found out.

        `told` hears it in the scribe's thread, before any frame of that class is published.
        """

        def job() -> None:
            begun = None
            try:
                begun = self._begin(session, name)
            finally:
                told(begun)

        self._jobs.put(job)

    def lines(self, session: SessionId, of: ListId, name: str) -> Future[bytes | None]:
        """All lines of a list as a class sees them; None for no list."""
        return self._ask(partial(self._lines, session, of, name))

    def forget(self, session: SessionId, name: str) -> None:
        """Nobody of that class follows any longer."""
        self._jobs.put(partial(self._forget, session, name))

    def _ask(self, question: Callable[[], T]) -> Future[T]:
        answer: Future[T] = Future()

        def job() -> None:
            try:
                answer.set_result(question())
            except Exception as error:  # noqa: BLE001 — whoever asked hears of it
                answer.set_exception(error)

        self._jobs.put(job)
        return answer

    def _run(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=LOOK)
                if job is None:
                    return
            except Empty:
                job = self._look
            self._do(job)
            if monotonic() - self._looked > LOOK:
                self._do(self._look)

    def _do(self, job: Job) -> None:
        try:
            job()
        except JournalError as error:
            log.warning("no frame was made: %s", error)
        except Exception:
            log.exception("no frame was made")

    def _look(self) -> None:
        """What others have recorded, and which lists the clock has opened or closed."""
        self._looked = monotonic()
        if not self._books:
            return
        for session in self._source.grown():
            self._turn(session)
        now = self._source.now()
        for session, book in list(self._books.items()):
            if book.changes_at is not None and book.changes_at <= now:
                self._hand_over(session, book, book.known)

    def _turn(self, session: SessionId) -> None:
        self._due.discard(session)
        if book := self._books.get(session):
            known = self._source.session(session)
            if known.version > book.known.version:
                self._hand_over(session, book, known)

    def _hand_over(self, session: SessionId, book: Book, known: Session) -> None:
        """Each frame as soon as it is made while few are, the others in handfuls."""
        frames: Frames = []
        for name, version in book.turn(known, self._source.now()):
            frames.append((name, version))
            if rank(name) <= rank(DESK) or len(frames) == AT_ONCE:
                self._publish(session, frames, book.speaking)
                frames = []
        if frames:
            self._publish(session, frames, book.speaking)

    def _begin(self, session: SessionId, name: str) -> Begun | None:
        self._turn(session)
        if session not in self._books:
            try:
                self._books[session] = Book(self._source.session(session))
            except Refused:
                return None
        book = self._books[session]
        return book.begin(self._source.now(), name), book.speaking

    def _lines(self, session: SessionId, of: ListId, name: str) -> bytes | None:
        book = self._books.get(session)
        if book is None or of not in book.known.floor.lists:
            return None
        lines, pane = book.list(of, name)
        told: dict[str, Any] = {"seq": book.known.version, "of": of, "head": pane.head, "lines": lines}
        return encode(told)

    def _forget(self, session: SessionId, name: str) -> None:
        if book := self._books.get(session):
            book.forget(name)
            if not book.classes:
                del self._books[session]
