"""The journal: what happened, in order, for ever."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from secrets import token_bytes
from typing import NamedTuple, Self

from seriatim.journal import finding, sealed, stored
from seriatim.journal.codec import COLUMNS, check_label, decode
from seriatim.journal.door import Door
from seriatim.journal.finding import Wanted
from seriatim.journal.merkle import Frontier
from seriatim.journal.pen import Pen
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import StreamId

END = sys.maxsize


class Head(NamedTuple):
    """How many events the journal has, and the root of the tree over them."""

    size: int
    root: bytes


class Placed(NamedTuple):
    """An event with its place in the whole journal."""

    position: int
    stream: StreamId
    recorded: Recorded


class Journal:
    """The one door to what happened: read anything, add at the end, change nothing.

    It serves all threads of a process, and other processes may have theirs open on the same database;
    each process opens its own, after it has forked.
    """

    def __init__(self, door: Door) -> None:
        self.door = door
        """The database, for the journal's own modules only."""
        self.dice: sealed.Dice = token_bytes
        """Where the salts of confidential parts come from."""
        self._tip = Frontier()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, stream: str, after: int = 0) -> list[Recorded]:
        """The events of one stream above a version, in order."""
        return stored.read(self.door, stream, after)

    def read_named(self, names: Iterable[str]) -> Iterator[tuple[StreamId, Recorded]]:
        """The events of these names in all streams, in order."""
        wanted = tuple(names)
        marks = ", ".join("?" * len(wanted))
        rows = self.door.rows(f"SELECT {COLUMNS} FROM event WHERE name IN ({marks}) ORDER BY position", wanted)
        return ((StreamId(row[1]), decode(row)) for row in sealed.opened(self.door, rows))

    def read_all(self, after: int = 0, batch: int = 1000) -> Iterator[Placed]:
        """Every event after a position, in order, read in batches."""
        for rows in stored.batches(self.door, after, END, batch):
            for row in sealed.opened(self.door, rows):
                yield Placed(row[0], StreamId(row[1]), decode(row))

    def find(self, wanted: Wanted) -> list[Placed]:
        """The events that somebody looks for, the latest first, in one query, and one a stream for what is opened."""
        rows = self.door.rows(*finding.query(wanted))
        whole = sealed.opened(self.door, [row for row in rows if row[3] in wanted.opened])
        opened = {row[0]: row for row in whole}
        return [Placed(row[0], StreamId(row[1]), decode(opened.get(row[0], row))) for row in rows]

    def streams(self) -> dict[StreamId, int]:
        """Every stream, and the version of its last event."""
        found = self.door.rows("SELECT stream, max(version) FROM event GROUP BY stream ORDER BY stream")
        return {StreamId(stream): version for stream, version in found}

    def head(self) -> Head:
        """The size and the root of the journal, from a logarithmic number of rows."""
        tip = stored.frontier(self.door, self._tip)
        return Head(tip.size, tip.root)

    def grown(self, after: int) -> tuple[int, dict[StreamId, int]]:
        """Where the journal ends now, and which streams have grown behind a position, each with its version."""
        found = self.door.rows(
            "SELECT stream, max(version), max(position) FROM event WHERE position > ? GROUP BY stream", (after,)
        )
        return max((end for _, _, end in found), default=after), {StreamId(one): version for one, version, _ in found}

    @contextmanager
    def writing(self, *streams: str) -> Iterator[Pen]:
        """Hold the locks of these streams, and make what the pen adds durable at the end of the block, or nothing.

        All streams that the block writes to must be named, so that the locks are taken in one order. The first
        named is the one that `Pen.remember` notes beside the command.
        """
        if not streams:
            raise ValueError("name at least one stream to write to")
        for stream in streams:
            check_label("stream", stream)
        with self.door.transaction(streams):
            pen = Pen(self.door, self._tip, streams, self.dice)
            yield pen
        if pen.tip.size > self._tip.size:
            self._tip = pen.tip

    def close(self) -> None:
        """Close the connections of all threads."""
        self.door.close()
