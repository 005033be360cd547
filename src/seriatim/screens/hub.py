"""Who follows which session, and how does a frame reach all of them? All of this happens on the event loop.

A frame is written by the loop itself, class after class in the order of their importance, some hundred followers at a
time, so that whoever gives the floor, and other meetings, are not kept waiting. There is no task and no queue for each.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial

from seriatim.kernel.ids import ListId, SessionId
from seriatim.screens import lights, wire
from seriatim.screens.audience import Audience, Key, write
from seriatim.screens.classes import BOOTH, DELEGATION, DESK
from seriatim.screens.follower import Follower
from seriatim.screens.lines import EPOCH
from seriatim.screens.scribe import Begun, Frames, Scribe, Source

BEAT = 15
"""Seconds between two signs of life."""
KEPT = 60
"""Seconds for which frames are still made for a class whose last follower is gone."""
AT_ONCE = 500
"""Followers that are written to before whatever else waits for the loop."""
MOST = 30_000
MOST_OF_A_DEVICE = 20


class Full(Exception):
    """There are as many followers as there may be, in all or from one device."""


class Hub:
    """All audiences of the process."""

    def __init__(self, source: Source, most: int = MOST) -> None:
        self.most = most
        self.closing = False
        self._source = source
        self._scribe = Scribe(source, self._published)
        self._audiences: dict[Key, Audience] = {}
        self._beginning: dict[Key, asyncio.Future[Audience | None]] = {}
        self._speaking: dict[SessionId, str] = {}
        self._devices: Counter[str] = Counter()
        self._number = 0
        self._ready = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin, on the loop that runs."""
        self._loop = asyncio.get_running_loop()
        self._scribe.start()
        self._tasks = [self._loop.create_task(one) for one in (self._write(), self._beat())]
        lights.watched_by(self._lit)

    async def close(self) -> None:
        """End every stream, so that followers come back to whoever serves next."""
        self.closing = True
        lights.forgotten_by(self._lit)
        for follower in list(self.followers()):
            if follower.slow:
                follower.abort()
            else:
                follower.end()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._scribe.stop)

    def followers(self) -> Iterator[Follower]:
        """Everybody."""
        return (follower for audience in self._audiences.values() for follower in audience.followers)

    def heard(self, session: SessionId) -> None:
        """A session has changed; from any thread."""
        self._scribe.heard(session)

    def clock_set(self) -> None:
        """The clock of the house was set; from any thread."""
        self._on_loop(self._tell_the_time)

    def admit(self, device: str) -> None:
        """Count one more follower; Full where that is one too many."""
        if self._number >= self.most or (device and self._devices[device] >= MOST_OF_A_DEVICE):
            raise Full
        self._number += 1
        self._devices[device] += 1

    def dismiss(self, device: str) -> None:
        """Count one less."""
        self._number -= 1
        self._devices[device] -= 1
        if not self._devices[device]:
            del self._devices[device]

    async def audience(self, session: SessionId, name: str) -> Audience | None:
        """Those who follow a session as one class, whether or not anybody does yet; None for no session."""
        key = (session, name)
        found: Audience | None = self._audiences.get(key)
        if found is None:
            if key not in self._beginning:
                self._beginning[key] = asyncio.ensure_future(self._begin(key))
            found = await asyncio.shield(self._beginning[key])
        if found is not None:
            found.asked_at = self._loop.time()
        return found

    async def lines(self, audience: Audience, of: ListId) -> bytes | None:
        """All lines of a list, as those see them."""
        return await asyncio.wrap_future(self._scribe.lines(audience.session, of, audience.name))

    async def join(self, follower: Follower, since: int | None) -> None:
        """From now on it follows; not where the server is about to stop, or the reader has gone."""
        audience = await self.audience(follower.session, follower.name)
        if audience is None or self.closing:
            follower.end()
        elif not follower.over.done():
            audience.join(follower, since)

    def leave(self, follower: Follower) -> None:
        """It follows no longer."""
        if audience := self._audiences.get((follower.session, follower.name)):
            audience.leave(follower)
            audience.asked_at = self._loop.time()

    async def move(self, follower: Follower, name: str) -> None:
        """Whoever sees something else from now on follows with those who see the same, and begins anew."""
        self.leave(follower)
        follower.name = name
        await self.join(follower, None)

    async def _begin(self, key: Key) -> Audience | None:
        """The scribe answers in its own thread: so the answer is here before any frame that is made after it."""
        session, name = key
        arrived: asyncio.Future[Begun | None] = self._loop.create_future()

        def arrive(begun: Begun | None) -> None:
            if begun is not None:
                version, self._speaking[session] = begun
                self._audiences[key] = Audience(key, version, self.now, partial(self._beside, key))
            arrived.set_result(begun)

        self._scribe.begin(session, name, partial(self._on_loop, arrive))
        await arrived
        del self._beginning[key]
        return self._audiences.get(key)

    def _published(self, session: SessionId, frames: Frames, speaking: str) -> None:
        """From the scribe's thread."""
        self._on_loop(self._publish, session, frames, speaking)

    def _publish(self, session: SessionId, frames: Frames, speaking: str) -> None:
        for name, version in frames:
            if audience := self._audiences.get((session, name)):
                audience.publish(version)
        before = self._speaking.get(session, "")
        self._speaking[session] = speaking
        if speaking != before and lights.lights(session):
            for code in (before, speaking):
                self._tell((session, f"{DELEGATION}{code}"))
        self._ready.set()

    def _lit(self, session: SessionId) -> None:
        self._on_loop(self._shine, session)

    def _shine(self, session: SessionId) -> None:
        for name in (DESK, BOOTH, f"{DELEGATION}{self._speaking.get(session, '')}"):
            self._tell((session, name))
        self._ready.set()

    def _tell(self, key: Key) -> None:
        """The lights, to a class that sees them, and that they are out to one that did."""
        if audience := self._audiences.get(key):
            shining = lights.lights(key[0]) if self._sees_lights(key) else {}
            audience.tell(wire.lights(self.now(), shining))

    def _beside(self, key: Key) -> list[bytes]:
        return [wire.lights(self.now(), lights.lights(key[0]))] if self._sees_lights(key) else []

    def _sees_lights(self, key: Key) -> bool:
        session, name = key
        speaking = self._speaking.get(session, "")
        return name in (DESK, BOOTH) or (bool(speaking) and name == f"{DELEGATION}{speaking}")

    def _tell_the_time(self) -> None:
        for audience in self._audiences.values():
            audience.tell(wire.clock(self.now()))
        self._ready.set()

    def now(self) -> int:
        """What time it is by the clock of the house, in milliseconds since the epoch."""
        return (self._source.now() - EPOCH) // timedelta(milliseconds=1)

    def pace(self) -> float:
        """How many seconds of the house's clock go by in one."""
        return self._source.pace()

    def _on_loop(self, job: Callable[..., None], *facts: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody follows any longer
            self._loop.call_soon_threadsafe(job, *facts)

    async def _write(self) -> None:
        """Some followers, then whatever else waits for the loop, then the next."""
        while True:
            await self._ready.wait()
            if not write(self._audiences.values(), AT_ONCE):
                self._ready.clear()
            await asyncio.sleep(0)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            for key, audience in list(self._audiences.items()):
                audience.tell(wire.beat(audience.head, self.now()))
                if not audience.followers and self._loop.time() - audience.asked_at > KEPT:
                    del self._audiences[key]
                    self._scribe.forget(*key)
            self._ready.set()
