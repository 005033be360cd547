"""How what is stored is reached: the few queries that reading and writing share."""

from collections.abc import Callable, Iterator
from typing import Any

from seriatim.journal import sealed
from seriatim.journal.codec import COLUMNS, Row, decode
from seriatim.journal.door import Door
from seriatim.journal.errors import Tampered
from seriatim.journal.merkle import Frontier, Span, peak_positions, span
from seriatim.kernel.event import Recorded

STREAM = f"SELECT {COLUMNS} FROM event WHERE stream = ? AND version > ? ORDER BY version"
BATCH = f"SELECT {COLUMNS}, leaf, node FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?"
LAST = "SELECT position, node FROM event ORDER BY position DESC LIMIT 1"
NODE = "SELECT node FROM event WHERE position = ?"
AT = f"SELECT {COLUMNS} FROM event WHERE position = ?"
PLACE = "SELECT position FROM event WHERE stream = ? AND version = ?"
VERSION = "SELECT coalesce(max(version), 0) FROM event WHERE stream = ?"


def read(door: Door, stream: str, after: int) -> list[Recorded]:
    """The events of one stream above a version."""
    return [decode(row) for row in sealed.opened(door, door.rows(STREAM, (stream, after)))]


def version(door: Door, stream: str) -> int:
    """The version of a stream's last event, 0 if it has none."""
    found: int = door.rows(VERSION, (stream,))[0][0]
    return found


def batches(door: Door, after: int, until: int, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """Rows with their hashes, by position, in lists of at most `size`: no query is held open meanwhile."""
    while rows := door.rows(BATCH, (after, until, size)):
        yield rows
        if len(rows) < size:
            return
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
    return frontier_at(door, size)


def frontier_at(door: Door, size: int) -> Frontier:
    """The tree of the first `size` events, from their stored nodes; Tampered if one is missing."""
    return Frontier(size, tuple(_node(door, position) for position in peak_positions(size)))


def position(door: Door, stream: str, version: int) -> int | None:
    """Where in the whole journal an event of a stream stands."""
    found = door.rows(PLACE, (stream, version))
    return found[0][0] if found else None


def row(door: Door, position: int) -> Row | None:
    """The event at a position, as it is stored."""
    found = door.rows(AT, (position,))
    return Row(*found[0]) if found else None


def proof(door: Door, make: Callable[[Span], list[bytes]]) -> list[bytes]:
    """A proof from stored nodes, read in one query: made once to learn which it needs, and once with them."""
    wanted: set[int] = set()

    def noting(position: int) -> tuple[bytes, bytes]:
        wanted.add(position)
        return b"", b""

    make(lambda start, stop: span(start, stop, noting))
    if not wanted:
        return []
    marks = ", ".join("?" * len(wanted))
    rows = door.rows(f"SELECT position, leaf, node FROM event WHERE position IN ({marks})", tuple(wanted))
    found = {position: (bytes(leaf), bytes(node)) for position, leaf, node in rows}
    if missing := wanted - found.keys():
        raise Tampered("the event is missing", min(missing))
    return make(lambda start, stop: span(start, stop, found.__getitem__))


def _node(door: Door, position: int) -> bytes:
    found = door.rows(NODE, (position,))
    if not found:
        raise Tampered("the event is missing", position)
    node: bytes = found[0][0]
    return node
