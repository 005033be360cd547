"""How the journal reaches its database: a connection per thread, transactions behind a lock, errors in words.

What differs between SQLite and PostgreSQL is in `sqlite.py` and `postgres.py`; SQL is written once, with `?`.
"""

import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, TypeVar
from weakref import WeakSet

from seriatim.journal.errors import Busy, JournalError, StorageFailed

T = TypeVar("T")

PATIENCE_SECONDS = 20
"""How long a writer waits for its turn before it gives up."""


class Conflict(JournalError):
    """A constraint of the tables refused a row: the second fence, behind the locks."""


class Link:
    """One thread's connection; it is closed when its thread is gone."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.process = os.getpid()

    def close(self) -> None:
        """Close the connection, unless it is a parent process's."""
        if self.process == os.getpid():
            with suppress(Exception):
                self.connection.close()

    __del__ = close


class _Here(threading.local):
    """What one thread has: its connection, and whether a transaction is open on it."""

    link: Link | None = None
    writing = False


class Door(ABC):
    """The journal's database, as its one user sees it."""

    error: type[Exception]
    """The root of the driver's exceptions."""

    def __init__(self) -> None:
        self._here = _Here()
        self._links: WeakSet[Link] = WeakSet()

    @abstractmethod
    def prepare(self) -> None:
        """Create what is missing and refuse what is not a journal of this format."""

    @abstractmethod
    def check(self) -> None:
        """Let the database look for damage to its own files; StorageFailed if there is any."""

    @abstractmethod
    def turn(self) -> None:
        """Within a transaction: wait until nobody else appends, so that positions have no gaps."""

    @abstractmethod
    def _connect(self) -> Any: ...

    @abstractmethod
    def _begin(self, connection: Any, streams: Sequence[str]) -> None:
        """Begin a transaction that holds the lock of each stream."""

    @abstractmethod
    def _explain(self, error: Any) -> JournalError:
        """The driver's error in words; after a StorageFailed the connection is not trusted again."""

    def _queue(self) -> AbstractContextManager[None]:
        """Where the threads of this process wait before they trouble the database."""
        return nullcontext()

    def _dialect(self, sql: str) -> str:
        """SQL with the placeholders that the driver understands."""
        return sql

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        rows: list[tuple[Any, ...]] = self._do(lambda link: link.execute(self._dialect(sql), parameters).fetchall())
        return rows

    def insert(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """The same INSERT for many rows; Conflict if the tables refuse one."""
        if not self._here.writing:
            raise RuntimeError("nothing is written outside a transaction: use the pen inside its block")
        self._do(lambda link: link.cursor().executemany(self._dialect(sql), rows))

    @abstractmethod
    def note(self, sql: str, row: Sequence[Any]) -> None:
        """One row, outside any transaction, that a power cut may lose: it can be made again. Conflict if refused."""

    @abstractmethod
    def scrub(self) -> None:
        """Let the database forget what was erased, where it keeps copies of its own."""

    @contextmanager
    def transaction(self, streams: Sequence[str]) -> Iterator[None]:
        """Everything inside happens, durably, or nothing does."""
        if self._here.writing:
            raise RuntimeError("this thread is writing already: use the pen that it holds")
        with self._queue():
            try:
                self._do(lambda link: self._begin(link, streams))
                self._here.writing = True
                yield
                self._do(lambda link: link.execute("COMMIT"))
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._here.writing = False

    def close(self) -> None:
        """Close the connections of all threads; a later use opens new ones."""
        for link in list(self._links):
            link.close()
        self._here = _Here()

    def _roll_back(self) -> None:
        if self._here.link is None:
            return
        try:
            self._here.link.connection.execute("ROLLBACK")
        except self.error:
            self._discard()

    def _do(self, act: Callable[[Any], T]) -> T:
        """Act on this thread's connection.

        A connection that fails is thrown away: after an I/O error nothing is known of it. Outside a
        transaction nothing can be done twice, so there a new one is tried once: a server that was restarted
        is not noticed.
        """
        found = self._here.link is not None and not self._here.writing
        try:
            return act(self._link().connection)
        except self.error as error:
            failure = self._explain(error)
            if isinstance(failure, Busy) or not isinstance(failure, StorageFailed):
                raise failure from error
            self._discard()
            if not found:
                raise failure from error
        return self._do(act)

    def _link(self) -> Link:
        link = self._here.link
        if link is not None and link.process == os.getpid():
            return link
        if self._here.writing:
            raise StorageFailed("the connection was lost in the middle of a transaction: nothing was recorded")
        self._here.link = link = Link(self._connect())
        self._links.add(link)
        return link

    def _discard(self) -> None:
        if self._here.link is not None:
            self._here.link.close()
            self._here.link = None
