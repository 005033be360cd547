"""How an event becomes one canonical line, and a stored row becomes an event again.

The line is canonical JSON (RFC 8785: sorted keys, no spaces, UTF-8, no floats) of everything that an event is,
except its position: so a session can move to another journal byte for byte. The columns of a row are the parts
of that line, and the payload has one of its own, so that reading never parses anything twice.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from seriatim.journal.errors import FromTheFuture, Tampered
from seriatim.kernel.actor import Actor
from seriatim.kernel.event import CONFIDENTIAL, EVENT_NAMES, EVENT_TYPES, Recorded, changed


class Row(NamedTuple):
    """One event as it is stored, in the order of COLUMNS."""

    position: int
    stream: str
    version: int
    name: str
    at: str
    actor: str
    correlation: str
    payload: str


COLUMNS = ", ".join(Row._fields)

canonical = msgspec.json.Encoder(order="sorted").encode
"""Canonical JSON of anything msgspec can write."""


def _no_float(written: str) -> Any:
    raise ValueError(f"{written} is a float, and floats differ between programs: record an integer")


plain = msgspec.json.Decoder(float_hook=_no_float).decode
"""JSON as plain dicts, lists, strings and integers; a float is a ValueError."""


class _Decoders(dict[str, Callable[[str], Any]]):
    """A decoder for each event's name, made when the name is first met."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        kind = EVENT_TYPES.get(name)
        if kind is None:
            raise FromTheFuture(name)
        self[name] = msgspec.json.Decoder(kind).decode
        return self[name]


_decoders = _Decoders()
_actor = lru_cache(maxsize=4096)(Actor.parse)
_instant = datetime.fromisoformat
_new = object.__new__


def decode(row: tuple[Any, ...]) -> Recorded:
    """The event of one row (the columns of `Row`), which may carry more columns behind.

    Written for speed: a fold of a whole session does little else.
    """
    position, stream, version, name, at, actor, correlation, payload = row[:8]
    recorded = _new(Recorded)
    fields = recorded.__dict__
    try:
        fields["event"] = _decoders[name](payload)
        fields["version"] = version
        fields["at"] = _instant(at)
        fields["actor"] = _actor(actor)
        fields["correlation"] = correlation
    except FromTheFuture:
        raise FromTheFuture(name, position or None) from None
    except ValueError as error:
        raise Tampered(f"{name} cannot be read ({error})", position, stream, version) from error
    return recorded


def encode(event: Any) -> tuple[str, str]:
    """The name and the payload of an event; an event that could not be read back is refused before it is stored."""
    name = EVENT_NAMES.get(type(event))
    if name is None:
        raise TypeError(f"{type(event).__name__} is no event: register it with @event(name)")
    payload = canonical(event)
    plain(payload)
    written = payload.decode()
    if _decoders[name](written) != event:
        raise ValueError(f"{name} does not read back as it was written: {written}")
    return name, written


def instant(at: datetime) -> str:
    """RFC 3339 in UTC with microseconds, `2024-03-08T18:00:00.000000Z`."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def who(actor: Actor) -> str:
    """An actor as it is written, provided that it is read back as the same."""
    written = str(actor)
    if _actor(written) != actor:
        raise ValueError(f"{actor!r} would be read back as another actor: its parts contain : or /")
    return written


def line(row: Row) -> bytes:
    """The canonical line of a row, without a line feed: what is hashed, and what an export contains."""
    return b'{"actor":%b,"at":%b,"correlation":%b,"name":%b,"payload":%b,"stream":%b,"version":%d}' % (
        canonical(row.actor),
        canonical(row.at),
        canonical(row.correlation),
        canonical(row.name),
        row.payload.encode(),
        canonical(row.stream),
        row.version,
    )


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    actor: str
    at: str
    correlation: str
    name: str
    payload: msgspec.Raw
    stream: str
    version: int


_read_line = msgspec.json.Decoder(_Line).decode


def parse(written: bytes) -> Row:
    """The row of a canonical line, its position 0; ValueError says why it is none."""
    read = _read_line(written)
    payload = bytes(read.payload).decode()
    row = Row(0, read.stream, read.version, read.name, read.at, read.actor, read.correlation, payload)
    if line(row) != written or canonical(plain(payload)) != payload.encode():
        raise ValueError("not canonical JSON (sorted keys, no spaces, no floats)")
    check_envelope(row)
    return row


def check_envelope(row: Row) -> None:
    """ValueError if what is round the payload is not as this program writes it."""
    check_label("stream", row.stream)
    check_label("actor", row.actor)
    check_label("correlation", row.correlation)
    if row.version < 1:
        raise ValueError(f"version {row.version} is below 1")
    if str(_actor(row.actor)) != row.actor:
        raise ValueError(f"actor {row.actor!r} is not written as this program writes actors")
    if instant(_instant(row.at)) != row.at:
        raise ValueError(f"instant {row.at!r} is not RFC 3339 in UTC with microseconds and Z")


def check_label(what: str, written: str) -> None:
    """ValueError if this could not be stored, typed or printed everywhere."""
    if not written or not written.isprintable():
        raise ValueError(f"{what} {written!r} must be a non-empty line of printable characters")


def check_understood(row: Row) -> None:
    """FromTheFuture if the row's event, or a field of it, is unknown here and would be lost in reading."""
    event = decode(row).event
    unknown = set(plain(row.payload)) - set(plain(canonical(event)))
    if row.name in CONFIDENTIAL:
        unknown.discard("sealed")
    if unknown:
        raise FromTheFuture(f"{row.name}.{min(unknown)}", row.position or None)


def discreet(event: Any) -> Any:
    """The event without what is confidential, for whatever is kept or told beside the journal."""
    return changed(event, **CONFIDENTIAL.get(EVENT_NAMES[type(event)], {}))


def digest(stream: str, actor: Actor, command: Any) -> bytes:
    """What tells two commands apart that come with the same idempotency key: 32 bytes."""
    return sha256(canonical([stream, str(actor), type(command).__name__, command])).digest()
