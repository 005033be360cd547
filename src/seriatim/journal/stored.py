"""How what is stored is reached: the few queries that reading and writing share."""

from collections.abc import Iterator
from typing import Any

from seriatim.journal.codec import COLUMNS, decode
from seriatim.journal.door import Door
from seriatim.journal.errors import Tampered
from seriatim.journal.merkle import Frontier, peak_positions
from seriatim.kernel.event import Recorded

STREAM = f"SELECT {COLUMNS} FROM event WHERE stream = ? AND version > ? ORDER BY version"
BATCH = f"SELECT {COLUMNS}, leaf, node FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?"
LAST = "SELECT position, node FROM event ORDER BY position DESC LIMIT 1"
NODE = "SELECT node FROM event WHERE position = ?"
VERSION = "SELECT coalesce(max(version), 0) FROM event WHERE stream = ?"


def read(door: Door, stream: str, after: int) -> list[Recorded]:
    """The events of one stream above a version."""
    return [decode(row) for row in door.rows(STREAM, (stream, after))]


def version(door: Door, stream: str) -> int:
    """The version of a stream's last event, 0 if it has none."""
    found: int = door.rows(VERSION, (stream,))[0][0]
    return found


def batches(door: Door, after: int, until: int, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """Rows with their hashes, by position, in lists of at most `size`: no query is held open meanwhile."""
    while rows := door.rows(BATCH, (after, until, size)):
        yield rows
        after = rows[-1][0]


def frontier(door: Door, known: Frontier) -> Frontier:
    """The tree as it is stored, given what this process knew of it: the journal can only have grown since."""
    [(size, node)] = door.rows(LAST) or [(0, b"")]
    if size == known.size and (not size or node == known.peaks[-1]):
        return known
    if size < known.size:
        raise Tampered(f"only {size} events are left", known.size)
    if known.size and _node(door, known.size) != known.peaks[-1]:
        raise Tampered("its hash is not the one that was written", known.size)
    return Frontier(size, tuple(_node(door, position) for position in peak_positions(size)))


def _node(door: Door, position: int) -> bytes:
    found = door.rows(NODE, (position,))
    if not found:
        raise Tampered("the event is missing", position)
    node: bytes = found[0][0]
    return node
