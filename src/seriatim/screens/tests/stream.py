"""A hub with followers in memory: what each of them was sent, in order."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any

from seriatim.floor.tests.world import Drawn
from seriatim.kernel.ids import SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.proceedings.rules.session import Session
from seriatim.screens.follower import Direct, Follower, Who
from seriatim.screens.hub import Hub
from seriatim.screens.scribe import Source
from seriatim.screens.wire import unchunked

SESSION = SessionId("oewg-7")
CHUNK = re.compile(rb"[0-9a-f]+\r\n.*?\n\n\r\n", re.DOTALL)


class House:
    """One session, and what others have done to it unnoticed."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.unnoticed: list[SessionId] = []
        self.fails = False

    def session(self, session: SessionId) -> Session:
        if session != SESSION:
            raise Refused(Refusal.NO_SUCH_SESSION, session=session)
        if self.fails:
            raise OSError("the disk failed")
        return self.drawn.session

    def grown(self) -> Collection[SessionId]:
        found, self.unnoticed = self.unnoticed, []
        return found

    def source(self) -> Source:
        return Source(self.session, lambda: self.drawn.now, self.grown)


class Line:
    """A connection that takes everything until it is said to be full; then what is written waits in it."""

    def __init__(self) -> None:
        self.transport: Any = self
        self.follower: Follower | None = None
        self.sent, self.waits = b"", b""
        self.full = self.aborted = False

    def write(self, data: bytes) -> None:
        if not self.full:
            self.sent += data
            return
        self.waits += data
        if self.follower:
            self.follower.full()

    def drains(self) -> None:
        self.full = False
        self.sent, self.waits = self.sent + self.waits, b""
        if self.follower:
            self.follower.empty()

    def abort(self) -> None:
        self.aborted = True
        if self.follower:
            self.follower.lost()

    def set_write_buffer_limits(self, high: int) -> None:
        assert high == 0, "whatever waits must be known at once"

    def get_extra_info(self, _: str) -> "Line":
        return self

    def setsockopt(self, *_: int) -> None:
        pass

    def fileno(self) -> int:
        raise OSError("there is no descriptor, so that everything goes by write()")

    @property
    def events(self) -> list[tuple[str, dict[str, Any]]]:
        """What was sent: the name and the data of each event."""
        found = []
        for one in CHUNK.findall(self.sent):
            fields = dict(line.split(b": ", 1) for line in unchunked(one).splitlines() if b": " in line)
            found.append((fields[b"event"].decode(), json.loads(fields[b"data"])))
        return found

    @property
    def frames(self) -> list[tuple[int, bool]]:
        """The number of each frame that was sent, and whether it was a whole one."""
        return [(data["seq"], bool(data.get("whole"))) for name, data in self.events if name == "frame"]

    def told(self, name: str) -> list[dict[str, Any]]:
        return [data for event, data in self.events if event == name]


class Streams:
    """A hub that runs, and whoever follows."""

    def __init__(self, hub: Hub, house: House) -> None:
        self.hub, self.house = hub, house

    async def joins(self, name: str = "public", since: int | None = None) -> Line:
        line = Line()
        await self.hub.join(Direct(Who(SESSION, name), line), since)
        return line

    async def happens(self, *steps: Callable[[Drawn], Drawn], unnoticed: bool = False) -> None:
        """Each step is one change."""
        for step in steps:
            self.house.drawn = step(self.house.drawn)
            if unnoticed:
                self.house.unnoticed.append(SESSION)
            else:
                self.hub.heard(SESSION)

    @property
    def seq(self) -> int:
        return self.house.drawn.session.version

    async def until(self, true: Callable[[], bool]) -> None:
        """Let everybody work until it is so."""
        async with asyncio.timeout(20):
            while not true():  # noqa: ASYNC110 — any of many things, which happen in other tasks, may make it so
                await asyncio.sleep(0.001)

    async def settles(self, *lines: Line) -> None:
        """Until all of these have the newest frame."""
        await self.until(lambda: all(one.frames and one.frames[-1][0] == self.seq for one in lines))


@asynccontextmanager
async def streams(drawn: Drawn, most: int = 100) -> AsyncIterator[Streams]:
    house = House(drawn)
    hub = Hub(house.source(), most)
    hub.start()
    try:
        yield Streams(hub, house)
    finally:
        await hub.close()
