"""Who follows, and does the connection take what is written to it?

Whoever publishes writes to every follower itself. One whose connection is full gets no backlog: it is out of the rush
until the connection is empty again, and then gets the newest frame as a whole; or it is cut.
"""

import asyncio
import os
import socket
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from contextlib import suppress
from typing import Any, NamedTuple, Protocol

from seriatim.kernel.ids import SessionId
from seriatim.screens.wire import unchunked

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]

SECONDS_TO_DRAIN = 20
SEND_BUFFER = 16 * 1024
"""Bytes that the kernel keeps for a follower; its own measure is four megabytes, nine thousand frames."""

OURS = "seriatim.follower"
"""Where a server that lets its followers be written to directly puts its connection into the scope."""


class Connection(Protocol):
    """What the server's protocol is to us; it tells its `follower` when it is full, is empty again, or is lost."""

    transport: Any
    follower: "Follower | None"


def nowhere(_: object) -> None:
    """Where a follower is written to, and reports, before it has joined and after it has left."""


class Who(NamedTuple):
    """Which session somebody follows in which class, from which browser, and as what it asked to be shown."""

    session: SessionId
    name: str
    device: str = ""
    wanted: str = ""


class Follower(ABC):
    """One open stream. `fast` says whether it takes what is written; `seq` is the frame that it began with."""

    __slots__ = (
        "_cut", "caught_up", "device", "fast", "name", "over", "seq", "session", "wanted", "write",
    )  # fmt: skip
    # There are ten thousand of them, and each is looked at for each frame.

    def __init__(self, who: Who) -> None:
        self.session, self.name, self.device, self.wanted = who
        self.fast, self.seq = False, 0
        self.write: Callable[[bytes], Any] = nowhere
        self.caught_up: Callable[[Follower], None] = nowhere
        """Called when the connection is empty again."""
        self.over: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        """Done when the stream ends: True where the reader is still there."""
        self._cut: asyncio.TimerHandle | None = None

    @abstractmethod
    def abort(self) -> None:
        """Hang up, at once."""

    def full(self) -> None:
        """The connection takes no more for now."""
        self.fast = False
        if self._cut is None:
            self._cut = asyncio.get_running_loop().call_later(SECONDS_TO_DRAIN, self.abort)

    def empty(self) -> None:
        """The connection has taken everything."""
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None
        if not self.over.done():
            self.caught_up(self)

    def lost(self) -> None:
        """The reader is gone."""
        self.end(there=False)

    def end(self, *, there: bool = True) -> None:
        """Nothing is written any longer."""
        self.fast = False
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None
        if not self.over.done():
            self.over.set_result(there)

    @property
    def slow(self) -> bool:
        """Whether it has not taken everything yet."""
        return self._cut is not None


class Direct(Follower):
    """Written to through the transport, which sends at once what the kernel takes, and says when it does not.

    Once the transport has sent what it had, the kernel is asked without it, which is what ten thousand followers are
    quick with; what the kernel does not take is the transport's again.
    """

    __slots__ = ("_connection", "_descriptor", "_transport")

    def __init__(self, who: Who, connection: Connection) -> None:
        super().__init__(who)
        self._connection, self._transport = connection, connection.transport
        self._transport.set_write_buffer_limits(high=0)
        connection.follower = self
        self.write = self._transport.write
        line = self._transport.get_extra_info("socket")
        with suppress(OSError):  # it has gone meanwhile
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
            self._descriptor = line.fileno()
            asyncio.get_running_loop().call_soon(self._shorten)

    def abort(self) -> None:
        self._transport.abort()

    def end(self, *, there: bool = True) -> None:
        super().end(there=there)
        self.write = self._transport.write  # before the descriptor is closed, and is somebody else's
        self._connection.follower = None

    def _shorten(self) -> None:
        """The head of the answer has left the transport by the next turn of the loop, if the kernel took it."""
        if not self.over.done() and self._transport.get_write_buffer_size() == 0:
            self.write = self._put

    def _put(self, chunk: bytes) -> None:
        try:
            sent = os.write(self._descriptor, chunk)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.abort()
            return
        if sent < len(chunk):
            self._transport.write(chunk[sent:])


class BySend(Follower):
    """Written to through the server's `send()`, which finishes at once unless the connection is full."""

    __slots__ = ("_send", "_waiting", "_watch")

    def __init__(self, who: Who, receive: Receive, send: Send) -> None:
        super().__init__(who)
        self._send = send
        self._waiting: asyncio.Task[None] | None = None
        self._watch = asyncio.ensure_future(self._until_gone(receive))
        self.write = self._put

    def abort(self) -> None:
        self.lost()

    def end(self, *, there: bool = True) -> None:
        super().end(there=there)
        for task in (self._watch, self._waiting):
            if task is not None and task is not asyncio.current_task():
                task.cancel()

    def _put(self, chunk: bytes) -> None:
        """Drive the server's coroutine ourselves: no task and no turn of the loop for each follower."""
        if self._waiting is not None:
            return
        message = {"type": "http.response.body", "body": unchunked(chunk), "more_body": True}
        sending = self._send(message)
        try:
            sending.send(None)
        except StopIteration:
            return
        except OSError:
            self.lost()
            return
        sending.close()  # it waits before it writes anything, so that nothing is half written
        self.full()
        self._waiting = asyncio.ensure_future(self._until_empty())

    async def _until_empty(self) -> None:
        """A comment is the first that it takes again (HTML, section 9.2)."""
        await self._send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
        self._waiting = None
        self.empty()

    async def _until_gone(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.lost()
