"""A stand-in for the house, to try the modules of the screens with: it says, and keeps back, what a test wants.

It serves one page with all modules, under the content policy that a live page has, and is as slow, silent or confused
as it is told to be.
"""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from csp.utils import build_policy
from django.conf import settings
from django.utils.html import json_script

from seriatim.screens.words import Forms, sentences
from seriatim.site.gate.edge import Message, Receive, Send
from seriatim.site.gate.middleware import LIVE
from seriatim.site.style import SCRIPTS

SESSION, NONCE = "oewg-7", "bm9uY2U="
MODULES = ("act", "announce", "clock", "dom", "live", "names", "page", "stale", "state", "time", "when", "words")
ENTRY = (
    "".join(f'import * as {name} from "./{name}.js";' for name in MODULES)
    + f"Object.assign(window, {{m: {{{', '.join(MODULES)}}}, heard: [], states: [], beats: []}});"
    + "document.title = 'ready';"
)
FOLLOW = """() => { window.following = m.live.follow(m.page.page.session, {
    frame: frame => heard.push(frame.seq), beat: beat => beats.push(beat.seq),
    state: (state, at) => { states.push(state); m.stale.show(state, at) } }) }"""

AT_TEN = 1_709_910_000_000
"""10:00 in New York on 8 March 2024, and 15:00 in Greenwich."""


def frame(seq: int, **more: Any) -> dict[str, Any]:
    """A frame; a whole one, unless it says after which it comes."""
    return {"seq": seq, "at": AT_TEN, **({} if "after" in more else {"whole": True}), **more}


@dataclass
class House:
    """What the stand-in says, and what it was asked."""

    now: dict[str, Any] = field(default_factory=lambda: frame(1))
    at: int = AT_TEN
    delays: list[float] = field(default_factory=list)
    pace: float = 1.0
    """Seconds by which the next answers to what time it is come late."""
    later: list[dict[str, Any]] = field(default_factory=list)
    """How it stands each time that somebody asks."""
    buffers: bool = False
    refuses: bool = False
    answers: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    """What the next acts are answered with; 0 cuts the connection."""
    names: Mapping[str, Any] = field(default_factory=lambda: {"KEN": ["Kenya", "the Republic of Kenya"]})
    language: str = "en"
    words: dict[str, Forms] | None = None
    html: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""
    loop: asyncio.AbstractEventLoop | None = None
    followers: list[asyncio.Queue[bytes | None]] = field(default_factory=list)

    def says(self, event: str, data: Mapping[str, Any]) -> None:
        """Say something to everybody who follows now."""
        number = f"id: {data['seq']}\n" if event == "frame" else ""
        self._put(f"event: {event}\n{number}data: {json.dumps(data)}\n\n".encode())

    def cuts(self) -> None:
        """End every stream."""
        self._put(None)

    def _put(self, what: bytes | None) -> None:
        assert self.loop
        done = threading.Event()

        def put() -> None:
            for follower in self.followers:
                follower.put_nowait(what)
            done.set()

        self.loop.call_soon_threadsafe(put)
        assert done.wait(10)

    def count(self, path: str) -> int:
        """How often an address was asked."""
        return sum(one.partition("?")[0] == path for one, _ in self.asked)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        path, query = scope["path"], scope["query_string"].decode()
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked.append((f"{path}?{query}" if query else path, headers))
        if self.refuses and path.startswith("/live"):
            await _answer(send, 503, b"")
        elif path == f"/live/{SESSION}":
            await self._stream(receive, send)
        elif path.startswith("/live"):
            await self._asked_now(send, path, headers)
        elif path.startswith("/api"):
            await self._act(send, receive)
        else:
            await self._file(send, path)

    async def _asked_now(self, send: Send, path: str, headers: Mapping[str, str]) -> None:
        if path == "/live/time":
            await asyncio.sleep(self.delays.pop(0) if self.delays else 0)
            told = {"at": self.clock()} | ({"pace": self.pace} if self.pace != 1 else {})
            await _answer(send, 200, json.dumps(told).encode(), "application/json")
        else:
            await self._now(send, headers)

    async def _file(self, send: Send, path: str) -> None:
        name = path.rpartition("/")[2]
        if path.startswith("/names"):
            await _answer(send, 200, json.dumps(self.names).encode(), "application/json")
        elif path.startswith("/script"):
            asked = name.removesuffix(".js")
            await _answer(send, 200, ENTRY.encode() if asked == "test" else SCRIPTS[asked], "text/javascript")
        else:
            await _answer(send, 200, self._page().encode(), "text/html; charset=utf-8")

    def clock(self) -> int:
        """The house's clock: it goes as the loop's does, from the instant that it was set to."""
        assert self.loop
        return self.at + int(self.loop.time() * 1000 * self.pace)

    async def _now(self, send: Send, headers: Mapping[str, str]) -> None:
        if self.later:
            self.now = self.later.pop(0)
        etag = f'"{self.now["seq"]}"'
        status = 304 if headers.get("if-none-match") == etag else 200
        body = json.dumps(self.now).encode() if status == 200 else b""
        await _answer(send, status, body, "application/json", etag)

    async def _stream(self, receive: Receive, send: Send) -> None:
        queue = asyncio.Queue[bytes | None]()
        await send(_start(200, "text/event-stream"))
        await send({"type": "http.response.body", "body": b"retry: 50\n\n", "more_body": True})
        if not self.buffers:
            beat = {"seq": self.now["seq"], "at": self.clock()}
            queue.put_nowait(f"event: beat\ndata: {json.dumps(beat)}\n\n".encode())
            self.followers.append(queue)
        gone = asyncio.ensure_future(_gone(receive))
        try:
            while not gone.done():
                getting = asyncio.ensure_future(queue.get())
                await asyncio.wait({getting, gone}, return_when=asyncio.FIRST_COMPLETED)
                if not getting.done() or (said := getting.result()) is None:
                    getting.cancel()
                    break
                await send({"type": "http.response.body", "body": said, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            if queue in self.followers:
                self.followers.remove(queue)

    async def _act(self, send: Send, receive: Receive) -> None:
        await receive()
        status, body = self.answers.pop(0)
        if not status:
            raise ConnectionResetError
        kind = "application/json" if status == 200 else "application/problem+json"
        await _answer(send, status, json.dumps(body).encode(), kind)

    def _page(self) -> str:
        page = {
            "language": self.language, "rtl": self.language == "ar", "at": self.at, "sees": "", "session": SESSION,
            "meeting": "meeting-10", "list": None, "zone": "America/New_York", "reader": "public", "actor": None,
            "names": f"/names/oewg/{self.language}/0123456789ab.json", "csrf": "token", "frame": self.now,
        } | self.more  # fmt: skip
        words = {**sentences([], self.language), **(self.words or {})}
        return (
            f'<!doctype html><html lang="{self.language}"><head><title>…</title>'
            f'<link rel="icon" href="data:,"></head><body><p id="live" hidden></p><main>{self.html}</main>'
            f"{json_script(page, 'page')}{json_script(words, 'words')}"
            f'<script type="module" src="/script/0/test.js" nonce="{NONCE}"></script></body>'
        )


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _start(status: int, kind: str, etag: str = "") -> Message:
    policy = build_policy(config=settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], update=LIVE, nonce=NONCE)
    headers = {"content-type": kind, "cache-control": "no-store", "content-security-policy": policy}
    given = headers | ({"etag": etag} if etag else {})
    encoded = [(name.encode(), value.encode()) for name, value in given.items()]
    return {"type": "http.response.start", "status": status, "headers": encoded}


async def _answer(send: Send, status: int, body: bytes, kind: str = "text/plain", etag: str = "") -> None:
    await send(_start(status, kind, etag))
    await send({"type": "http.response.body", "body": body})


@contextmanager
def stand_in() -> Iterator[House]:
    """The stand-in at an address of its own, stopped at the end."""
    house = House()
    ready = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))
    house.address = f"http://localhost:{listening.getsockname()[1]}"
    config = uvicorn.Config(house, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)

    async def served() -> None:
        house.loop = asyncio.get_running_loop()
        ready.set()
        await server.serve([listening])

    thread = threading.Thread(target=asyncio.run, args=(served(),), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield house
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
