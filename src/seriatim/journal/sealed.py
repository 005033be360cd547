"""What is confidential, and how is it kept apart? As a salted commitment, so that it can be withheld or erased.

The confidential fields of an event (`kernel/event.py`) are one *part*: canonical JSON that is stored beside the
event, under a salt of 32 random bytes. The payload, which is hashed and exported, has in their place `sealed`, the
SHA-256 of salt and part. Whoever holds both can show that nothing was changed; who does not learns nothing, and
every proof stays valid when the part is gone. An event whose confidential fields all have their defaults has none.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from seriatim.journal.codec import Row, canonical, check_understood, plain
from seriatim.journal.door import Door
from seriatim.journal.errors import Tampered
from seriatim.kernel.event import CONFIDENTIAL

SALT = 32
"""Bytes; a fixed length, so that salt and part cannot be divided otherwise."""

MARK = '"sealed":"'
"""Stands in a canonical payload only as this field: inside a text its quotation marks would be escaped."""

INSERT = "INSERT INTO sealed (stream, version, salt, part) VALUES (?, ?, ?, ?)"
ERASE = "DELETE FROM sealed WHERE stream = ? AND version = ?"
PARTS = "SELECT version, salt, part FROM sealed WHERE stream = ? AND version >= ? AND version <= ?"

Dice = Callable[[int], bytes]
"""So many random bytes."""


class Part(NamedTuple):
    """The confidential part of one event, in the order of the table's columns."""

    stream: str
    version: int
    salt: bytes
    body: str

    @property
    def commitment(self) -> str:
        """What stands for it in the payload."""
        return sha256(self.salt + self.body.encode()).hexdigest()


def seal(row: Row, dice: Dice) -> tuple[Row, Part | None]:
    """The row as it is stored, and its part, if it has anything confidential to say."""
    empty = CONFIDENTIAL.get(row.name)
    if empty is None:
        return row, None
    fields = plain(row.payload)
    if all(fields[name] == value for name, value in empty.items()):
        return row, None
    body = canonical({name: fields.pop(name) for name in empty}).decode()
    part = Part(row.stream, row.version, dice(SALT), body)
    return row._replace(payload=canonical(fields | {"sealed": part.commitment}).decode()), part


def commitment(name: str, payload: str) -> str:
    """The commitment in a stored payload, empty if there is none."""
    if name not in CONFIDENTIAL:
        return ""
    _, mark, rest = payload.partition(MARK)
    return rest[: sha256().digest_size * 2] if mark else ""


def whole(row: tuple[Any, ...], part: Part) -> tuple[Any, ...]:
    """The row with its part put back; Tampered if that is not what was sealed."""
    name, payload = row[3], row[7]
    if part.commitment != commitment(name, payload):
        raise Tampered("its confidential part is not the one that was sealed", row[0], row[1], row[2])
    return (*row[:7], f"{payload[:-1]},{part.body[1:]}", *row[8:])


def part_of(door: Door, row: Row) -> Part | None:
    """The part of a stored event, if it has one and it is still here."""
    if not commitment(row.name, row.payload):
        return None
    for version, salt, body in door.rows(PARTS, (row.stream, row.version, row.version)):
        part = Part(row.stream, version, bytes(salt), body)
        whole(row, part)
        return part
    return None


def opened(door: Door, rows: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """Stored rows as they were written, with what is left of their confidential parts."""
    sealed = [row for row in rows if row[3] in CONFIDENTIAL and MARK in row[7]]
    if not sealed:
        return rows
    parts: dict[tuple[str, int], Part] = {}
    for stream in {row[1] for row in sealed}:
        versions = [row[2] for row in sealed if row[1] == stream]
        for version, salt, body in door.rows(PARTS, (stream, min(versions), max(versions))):
            parts[stream, version] = Part(stream, version, bytes(salt), body)
    return [whole(row, parts[row[1], row[2]]) if (row[1], row[2]) in parts else row for row in rows]


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    salt: str
    sealed: str


_read_line = msgspec.json.Decoder(_Line).decode

LINE = b'{"salt":"'
"""How a part begins in an export: behind the event to which it belongs."""


def line(part: Part) -> bytes:
    """A part as a line of an export, without a line feed."""
    return canonical(_Line(part.salt.hex(), part.body))


def parse(written: bytes, row: Row) -> Part:
    """The part of an exported event; ValueError says why it is not that."""
    read = _read_line(written)
    part = Part(row.stream, row.version, bytes.fromhex(read.salt), read.sealed)
    if line(part) != written or len(part.salt) != SALT:
        raise ValueError("this is no confidential part that the program wrote")
    if part.commitment != commitment(row.name, row.payload):
        raise ValueError("the confidential part is not the one that was sealed")
    return part


def check_part(row: Row, part: Part | None) -> None:
    """FromTheFuture or Tampered if the event, with its part, is not one that is understood here."""
    try:
        check_understood(Row(*whole(row, part)) if part else row)
    except ValueError as error:  # a part that is no object
        raise Tampered(f"its confidential part cannot be read ({error})", row.position, row.stream) from error


def insert(door: Door, parts: Iterable[Part]) -> None:
    """Keep parts beside their events, in the transaction that adds these."""
    if rows := list(parts):
        door.insert(INSERT, rows)
