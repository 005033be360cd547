"""How long does the server wait for the head of a request, and how much of it does it take?

Uvicorn waits for ever, and takes whatever comes: connections that send a header a minute, or one without an end,
would in time hold every descriptor or all memory. Here a head has ten seconds and 32 kB. Whoever follows a stream is
told when the connection is full, is empty again, or is gone.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from seriatim.screens.follower import OURS, Follower
from seriatim.site.gate.edge import LARGEST_HEAD

SECONDS_FOR_A_HEAD = 10


class PatientProtocol(HttpToolsProtocol):
    """Uvicorn's protocol with an end to its patience; idle connections between requests are its own affair."""

    _timer: asyncio.TimerHandle | None = None
    _taken = 0
    follower: Follower | None = None
    """Whoever follows over this connection, and is told whether it takes what is written."""

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._done()
        super().connection_lost(exc)
        if self.follower is not None:
            self.follower.lost()

    def pause_writing(self) -> None:
        """What is written is not taken any longer."""
        super().pause_writing()
        if self.follower is not None:
            self.follower.full()

    def resume_writing(self) -> None:
        """All that was written has been taken."""
        super().resume_writing()
        if self.follower is not None:
            self.follower.empty()

    def on_message_begin(self) -> None:
        """A request has begun: its head is waited for anew."""
        super().on_message_begin()
        self.scope["extensions"] = {OURS: cast("Any", self)}
        self._wait()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._done()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Take what came; hang up where it still is not the whole of a head that should long have been whole."""
        super().data_received(data)
        if self._timer is not None:
            self._taken += len(data)
            if self._taken > LARGEST_HEAD:
                self._hang_up()

    def _wait(self) -> None:
        self._done()
        self._timer = self.loop.call_later(SECONDS_FOR_A_HEAD, self._hang_up)

    def _done(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._taken = None, 0

    def _hang_up(self) -> None:
        self._done()
        if not self.transport.is_closing():
            self.transport.close()
