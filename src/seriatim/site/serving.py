"""How is the program served? One process: an event loop in front, Django on a fixed pool of threads behind it."""

import gc
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware

from seriatim.journal.verify import verify
from seriatim.site import environment
from seriatim.site.gate.edge import Message, Receive, Refusal, Send, refuse, too_much, whole_body
from seriatim.site.gate.patience import PatientProtocol

Application = Callable[[Message, Receive, Send], Awaitable[None]]

HERE = "127.0.0.1"

THREADS = 4
"""Each keeps its connections. More only get in each other's way: the writers of a stream take turns."""

HAND_OVER = 0.0005
"""Seconds after which a busy thread lets another run. Whoever holds the journal's lock and comes back from the disk
must not wait Python's usual five milliseconds, since all other writers wait with it."""


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
    from seriatim.site.record import keeper as record  # noqa: PLC0415 — as in prepare

    record.keeper().start()
    sys.setswitchinterval(HAND_OVER)
    config = uvicorn.Config(
        application(), host=host, port=port, loop="uvloop", http=PatientProtocol, lifespan="off", interface="asgi3",
        backlog=4096, timeout_keep_alive=75, log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=10,
    )  # fmt: skip
    gc.collect()
    gc.freeze()  # what is loaded by now stays, and need not be looked through again in every collection
    Server(config, ready).run()


class Server(uvicorn.Server):
    """Uvicorn's server, which says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say it once the port is bound: whoever connects from now on is answered."""
        await super().startup(sockets)
        if self.started:
            host, port = self.config.host, self.servers[0].sockets[0].getsockname()[1]
            self._ready(f"ready: http://{f'[{host}]' if ':' in host else host}:{port}/")


def application() -> Application:
    """The pages; live streams will be answered here as well, before a thread is taken."""
    from seriatim.site import wsgi  # noqa: PLC0415 — settings are read on import

    django: Any = wsgi.application
    pages: Any = WSGIMiddleware(django, workers=THREADS)

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
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
