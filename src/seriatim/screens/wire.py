"""How does a frame go over the wire? As an event of the stream (HTML, section 9.2), encoded once for a whole class."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec

from seriatim.screens.lines import Told

encode = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class Version:
    """A frame of one class as bytes, but for its instant: as it follows on the last one, and as a whole.

    `ringed` says whether it may be given to somebody later: not where names may have gone out of sight since.
    """

    seq: int
    at: int
    following: bytes
    whole: bytes
    ringed: bool = True

    def event(self) -> bytes:
        """What those who have the last frame are sent."""
        return event("frame", _opened(self.seq, self.at, self.following), self.seq)

    def event_later(self, at: int) -> bytes:
        """The same for somebody who comes back at `at`."""
        return event("frame", _opened(self.seq, at, self.following), self.seq)

    def snapshot(self, at: int) -> bytes:
        """What whoever has nothing is sent."""
        return event("frame", self.answer(at), self.seq)

    def answer(self, at: int) -> bytes:
        """The whole frame as JSON."""
        return _opened(self.seq, at, self.whole)

    @cached_property
    def tag(self) -> bytes:
        """An entity tag: of all but the instant at which it is read."""
        return b'"%d.%s"' % (self.seq, blake2b(self.whole, digest_size=6).hexdigest().encode())


def version(frame: Told, following: Told | None, *, ringed: bool) -> Version:
    """A whole frame, and what of it follows on the last one; None where nothing does."""
    whole = rest(frame)
    return Version(frame["seq"], frame["at"], rest(following) if following else whole, whole, ringed)


def rest(frame: Told) -> bytes:
    """A frame without its number and instant, and without the brace that opens it."""
    return encode({name: fact for name, fact in frame.items() if name not in ("seq", "at")})[1:]


def with_own(said: bytes, own: list[Told]) -> bytes:
    """What all delegations are told, with what one of them is told of its own requests."""
    return said if not own else said[:-1] + b',"own":' + encode(own) + b"}"


def retry(milliseconds: int) -> bytes:
    """After how long to come back when the stream ends."""
    return b"retry: %d\n\n" % milliseconds


def chunk(data: bytes) -> bytes:
    """One chunk of an answer whose length is not known (RFC 9112, section 7.1)."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def unchunked(chunked: bytes) -> bytes:
    """What is in a chunk."""
    return chunked[chunked.index(b"\n") + 1 : -2]


def event(name: str, data: bytes, number: int | None = None) -> bytes:
    """One event; JSON has no line break, so that it is one line."""
    numbered = b"" if number is None else b"id: %d\n" % number
    return b"event: %s\n%sdata: %s\n\n" % (name.encode(), numbered, data)


def beat(seq: int, at: int) -> bytes:
    """A sign of life, with the number of the last frame: who missed it notices."""
    return event("beat", encode({"seq": seq, "at": at}))


def time(at: int, pace: float) -> bytes:
    """What time it is; and how fast it goes by, where that is not as it does."""
    return encode({"at": at} if pace == 1 else {"at": at, "pace": pace})


def clock(at: int) -> bytes:
    """The clock of the house was set."""
    return event("clock", encode({"at": at}))


def lights(at: int, shining: Mapping[str, Any]) -> bytes:
    """The signals of all booths."""
    return event("lights", encode({"at": at, "lights": shining}))


def _opened(seq: int, at: int, said: bytes) -> bytes:
    return b'{"seq":%d,"at":%d,%s' % (seq, at, said)
