"""How is the program served? One process: an event loop in front, Django on a fixed pool of threads behind it."""

import gc
import os
import resource
import socket
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import uvicorn
from a2wsgi import WSGIMiddleware

from seriatim.journal.verify import verify
from seriatim.site import environment
from seriatim.site.gate.edge import Message, Receive, Refusal, Send, refuse, too_much, whole_body
from seriatim.site.gate.patience import PatientProtocol

if TYPE_CHECKING:
    from seriatim.site.live import Streams

Application = Callable[[Message, Receive, Send], Awaitable[None]]

HERE = "127.0.0.1"

THREADS = 4
"""Each keeps its connections. More only get in each other's way: the writers of a stream take turns."""

HAND_OVER = 0.0005
"""Seconds after which a busy thread lets another run. Whoever holds the journal's lock and comes back from the disk
must not wait Python's usual five milliseconds, since all other writers wait with it."""


LIVE = "/live/"

VANISHED = {"TCP_USER_TIMEOUT": 20_000, "TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""Milliseconds that what was sent may stay unconfirmed; seconds of silence, and between three questions."""


MANY, KEPT_FREE = 1_000_000, 500
"""Descriptors where nothing bounds them, and those that followers leave to pages and files."""


def prepare(host: str = HERE) -> None:
    """Set Django up, bring its tables up to date and open the journal; JournalError for one that was changed.

    ImproperlyConfigured for settings, an address or files with which it would not be safe to serve.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seriatim.site.settings")
    environment.for_its_owner_alone()
    import django  # noqa: PLC0415 — needs the line above
    from django.core.management import call_command  # noqa: PLC0415 — likewise

    django.setup()
    from django.conf import settings  # noqa: PLC0415 — likewise

    from seriatim.site.gate import guard  # noqa: PLC0415 — likewise

    guard.refuse_insecure(settings)
    guard.refuse_reachable(host, settings.ORIGIN)
    guard.refuse_readable(environment.data())
    call_command("migrate", verbosity=0, interactive=False)
    from seriatim.site.house import chamber  # noqa: PLC0415 — likewise
    from seriatim.site.record import keeper as record  # noqa: PLC0415 — likewise

    verify(chamber().journal)
    record.must_be_what_was_signed()


def say(ready: str) -> None:
    """One line to whoever started the program, at once, also into a pipe."""
    print(ready, flush=True)  # noqa: T201 — this is what the line is for


def serve(host: str, port: int, ready: Callable[[str], None] = say) -> None:
    """Serve until stopped; `ready` is told the address once a reader would be answered."""
    prepare(host)
    from seriatim.site import push  # noqa: PLC0415 — as in prepare
    from seriatim.site.live import Streams  # noqa: PLC0415 — likewise
    from seriatim.site.record import keeper as record  # noqa: PLC0415 — likewise

    record.keeper().start()
    push.start()
    sys.setswitchinterval(HAND_OVER)
    streams = Streams(most=descriptors() - KEPT_FREE)
    config = uvicorn.Config(
        application(streams.answer), host=host, port=port, loop="uvloop", http=PatientProtocol, lifespan="off",
        interface="asgi3", backlog=4096, timeout_keep_alive=75, log_level="warning", access_log=False,
        server_header=False, timeout_graceful_shutdown=10,
    )  # fmt: skip
    gc.collect()
    gc.freeze()  # what is loaded by now stays, and need not be looked through again in every collection
    Server(config, ready, streams).run()


def descriptors() -> int:
    """How many files and connections this process may have open: as many as it may ask for."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return MANY if most == resource.RLIM_INFINITY else most


class Server(uvicorn.Server):
    """Uvicorn's server, which says when it is ready, and ends the streams before it stops."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None], streams: "Streams") -> None:
        super().__init__(config)
        self._ready = ready
        self._streams = streams

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say it once the port is bound: whoever connects from now on is answered."""
        self._streams.start()
        await super().startup(sockets)
        if self.started:
            for listening in (one for server in self.servers for one in server.sockets):
                notice_who_vanishes(listening)
            host, port = self.config.host, self.servers[0].sockets[0].getsockname()[1]
            self._ready(f"ready: http://{f'[{host}]' if ':' in host else host}:{port}/")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Nobody is waited for who only follows."""
        for server in self.servers:
            server.close()
        await self._streams.close()
        await super().shutdown(sockets)


def notice_who_vanishes(listening: Any) -> None:
    """Hang up on a telephone that has left the network, which would be waited for a quarter of an hour.

    The connections that are accepted inherit it.
    """
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in VANISHED.items():
        if hasattr(socket, option):  # not on every system
            listening.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)


def application(live: Any) -> Application:
    """The pages on their threads; the live streams, for which none is taken."""
    from seriatim.site import wsgi  # noqa: PLC0415 — settings are read on import

    django: Any = wsgi.application
    pages: Any = WSGIMiddleware(django, workers=THREADS)

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"].startswith(LIVE):
            await (refuse(refusal, scope, send) if (refusal := too_much(scope)) else live(scope, receive, send))
            return
        body = too_much(scope) or await whole_body(receive)
        if isinstance(body, Refusal):
            await refuse(body, scope, send)
        else:
            await pages(scope, _once(body, receive), send)

    return answer


def _once(body: bytes, receive: Receive) -> Receive:
    """Gives the body in one piece, and then whatever else the reader sends."""
    pieces: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return pieces.pop() if pieces else await receive()

    return give
