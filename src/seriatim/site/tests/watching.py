"""A reader of the stream over a real connection, who checks what every page relies on, and loses the connection."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from random import Random
from typing import Any, Self
from urllib.parse import urlsplit

EVENT = re.compile(rb"event: (\w+)\n(?:id: \d+\n)?data: (.*)\n\n\r\n")
PLACE = re.compile(rb'{"seq":(\d+)(?:.*"after":(\d+))?')
AT_ONCE = 2**16

Frame = dict[str, Any]


class Connection:
    """One answer of the server, head first; at the end of its block the reader hangs up."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self._writer = reader, writer
        self.status = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.transport.abort()

    async def until(self, text: str) -> bytes:
        """All that comes, until there is this in it."""
        told = b""
        while text.encode() not in told:
            more = await self.reader.read(AT_ONCE)
            if not more:
                raise ConnectionError(f"the answer ended without {text}")
            told += more
        return told

    async def frames(self) -> AsyncIterator[bytes]:
        """The data of the frames of a stream until it ends, however it ends."""
        text = b""
        with suppress(ConnectionError):
            while more := await self.reader.read(AT_ONCE):
                text, end = text + more, 0
                for found in EVENT.finditer(text):
                    end = found.end()
                    if found[1] == b"frame":
                        yield found[2]
                text = text[end:]


async def asked(address: str, path: str, *headers: str) -> Connection:
    """Ask for something; ConnectionError where nobody answers."""
    host = urlsplit(address)
    reader, writer = await asyncio.open_connection(host.hostname, host.port, limit=AT_ONCE)
    lines = (f"GET {path} HTTP/1.1", f"Host: {host.netloc}", *headers)
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    made = Connection(reader, writer)
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError) as error:
        writer.transport.abort()
        raise ConnectionError from error
    made.status = int(head.split(b" ", 2)[1])
    return made


async def read(address: str, path: str, *headers: str) -> Any:
    """The JSON at an address."""
    with await asked(address, path, *headers, "Connection: close") as answer:
        assert answer.status == 200, f"{path}: {answer.status}"
        return json.loads(await answer.reader.read())


class Watcher:
    """Follows a session by the stream; and keeps the lines of a list, if `of` is one, by the steps of the frames.

    `faults` says where a frame came twice, out of order, or without the one before it.
    """

    def __init__(self, address: str, session: str, of: str, *headers: str, sees: str = "") -> None:
        self.address, self.session, self.of, self.headers, self.sees = address, session, of, headers, sees
        self.last, self.connections, self.resumed = 0, 0, 0
        self.data = b""
        self.lines: list[Frame] = []
        self.head, self.lines_at = "", -1
        self.faults: list[str] = []

    async def follow(self, until: int, dice: Random) -> None:
        """Until this version, over as many connections as it takes: it hangs up by itself, and so may the server."""
        while self.last < until:
            try:
                await self._once(until, dice.randint(5, 400))
            except ConnectionError:
                await asyncio.sleep(0.05)  # nobody serves

    async def _once(self, until: int, most: int) -> None:
        last = [f"Last-Event-ID: {self.last}"] if self.last else []
        query = f"?as={self.sees}" if self.sees else ""
        with await asked(self.address, f"/live/{self.session}{query}", *self.headers, *last) as connection:
            self.connections += 1
            first = True
            async for data in connection.frames():
                self.resumed += first and bool(last) and b'"whole":true' not in data
                first = False
                await self._take(data)
                most -= 1
                if not most or self.last >= until:
                    return

    async def _take(self, data: bytes) -> None:
        found = PLACE.match(data)
        assert found, data
        seq, after = int(found[1]), int(found[2]) if found[2] else None
        if after is None:
            if seq < self.last:
                self.faults.append(f"all of {seq} after {self.last}")
        elif after != self.last or seq <= self.last:
            self.faults.append(f"{seq} on {after}, but {self.last} was the last")
        self.last, self.data = seq, data
        if self.of:
            await self._lines(json.loads(data))

    @property
    def frame(self) -> Frame:
        """The last frame."""
        found: Frame = json.loads(self.data)
        return found

    async def _lines(self, frame: Frame) -> None:
        """Do the steps that lead on from the lines that are here; where none do, the list is read anew."""
        told = next((one for one in frame.get("lists", []) if one["of"] == self.of), None)
        if told is None or frame["seq"] <= self.lines_at:
            return
        if told["head"] != self.head:
            if "ops" not in told or frame["after"] < self.lines_at:
                await self.reads_the_list()
                return
            for kind, *step in told["ops"]:
                if kind == "-":
                    self.lines = [one for one in self.lines if one["number"] != step[0]]
                else:
                    self.lines.insert(step[0], step[1])
        self.head, self.lines_at = told["head"], frame["seq"]

    async def reads_the_list(self) -> None:
        """Have its lines as they are now, which may be further on than the frames that have come."""
        query = f"?as={self.sees}" if self.sees else ""
        found = await read(self.address, f"/live/{self.session}/lists/{self.of}{query}", *self.headers)
        self.lines, self.head, self.lines_at = found["lines"], found["head"], found["seq"]
