"""The secretariat's console as a program: it presses buttons over one connection that stays open, and says when."""

import re
import socket
import time
from typing import NamedTuple, Self
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from seriatim.delegations.roster_data import world
from seriatim.site.tests.program import MEETING, SESSION
from seriatim.site.tests.served import FLOOR, REQUESTS, SEEN, Desk, sign_in

STREAM = f"/live/{SESSION}"
END = f"/sessions/{SESSION}/meetings/{MEETING}/end-of-speech/"
FRAME = re.compile(rb"[0-9a-f]+\r\n((?:[^\n]+\n)*event: frame\n(?:[^\n]+\n)*\n)\r\n")


class Pressed(NamedTuple):
    """When the first byte was sent and when the answer was there: nanoseconds of the monotonic clock."""

    begun: int
    answered: int


def hosted(address: str) -> tuple[str, int]:
    """Host and port of an address."""
    parts = urlsplit(address)
    return str(parts.hostname), int(parts.port or 80)


class Console:
    """Gives the floor to the next on the list, and ends the speech, in turns."""

    def __init__(self, address: str, *, speaking: bool = False) -> None:
        self.desk = sign_in(address)
        self._connection = socket.create_connection(hosted(address))
        self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.speaking = speaking

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @property
    def cookie(self) -> str:
        """The header that makes a follower one of the desk's."""
        return f"Cookie: session={self.desk.cookies['session']}"

    def next(self) -> Pressed:
        """The next change of the floor."""
        self.speaking = not self.speaking
        return self.press(FLOOR if self.speaking else END)

    def press(self, path: str, **fields: str | int) -> Pressed:
        """Press one button; it must be obeyed."""
        form = {"csrfmiddlewaretoken": self.desk.cookies["csrf"], "key": uuid4().hex, "seen": SEEN, **fields}
        request = _posted(self.desk, path, urlencode(form).encode())
        begun = time.monotonic_ns()
        self._connection.sendall(request)
        status = _status(self._connection)
        answered = time.monotonic_ns()
        assert status == 303, f"{path} was answered {status}"
        return Pressed(begun, answered)

    def inscribe(self, first: int, last: int) -> None:
        """Put the delegations from one number to another on the list."""
        states = list(world().participants)
        codes = [*states, *(f"S{number:04}" for number in range(1, last - len(states) + 1))][first:last]
        for code in codes:
            self.press(REQUESTS, delegation=code)


def captured(console: Console, address: str) -> list[bytes]:
    """Two frames as an anonymous reader is sent them, chunk framing taken off: a speech begins, and it ends."""
    with socket.create_connection(hosted(address)) as reader:
        reader.settimeout(10)
        reader.sendall(f"GET {STREAM} HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\n\r\n".encode())
        _frame(reader)  # what it begins with
        frames = []
        for _ in range(2):
            console.next()
            frames.append(_frame(reader))
        return frames


def _frame(reader: socket.socket) -> bytes:
    text = b""
    while not (found := FRAME.search(text)):
        text += _more(reader)
    return found[1]


def _more(connection: socket.socket) -> bytes:
    more = connection.recv(65536)
    assert more, "the program hung up"
    return more


def _posted(desk: Desk, path: str, body: bytes) -> bytes:
    lines = (
        f"POST {path} HTTP/1.1",
        f"Host: {urlsplit(desk.address).netloc}",
        f"Origin: {desk.address}",
        "Cookie: " + "; ".join(f"{name}={value}" for name, value in desk.cookies.items()),
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def _status(connection: socket.socket) -> int:
    """The status of an answer, once the whole of it has come."""
    text = b""
    while b"\r\n\r\n" not in text:
        text += _more(connection)
    head, _, body = text.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    missing = int(length[1]) - len(body) if length else 0
    while missing > 0:
        missing -= len(_more(connection))
    return int(head.split(b" ", 2)[1])
