"""Is what is stored what was recorded? Recomputed from the first event, from the journal or from an export alone."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from seriatim.journal import remembered, sealed, stored
from seriatim.journal.codec import Row, line
from seriatim.journal.errors import BadFile, Tampered
from seriatim.journal.journal import END, Journal
from seriatim.journal.lines import ExportFile
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.merkle import Frontier, leaf_hash

BATCH = 1000
SIGNED = "SELECT size, root FROM checkpoint ORDER BY size"
LONE_PARTS = (
    "SELECT s.stream, s.version FROM sealed s LEFT JOIN event e ON e.stream = s.stream AND e.version = s.version "
    "WHERE e.position IS NULL ORDER BY s.stream, s.version LIMIT 1"
)

Progress = Callable[[int, int], None]
"""Told how many events are done, of how many."""


def quiet(_done: int, _total: int) -> None:
    """Progress that nobody follows."""


class Report(NamedTuple):
    """What was found to be whole: so many events, the version of each stream, and the root over all.

    `withheld` confidential parts are not here: erased, or never come along. `signed` checkpoints were found to be of
    this tree; who signed them is asked elsewhere.
    """

    events: int
    streams: dict[str, int]
    root: bytes
    withheld: int = 0
    signed: int = 0


def verify(journal: Journal, progress: Progress = quiet) -> Report:
    """All that is stored against the events, and these against each other; Tampered names the first that is wrong."""
    journal.door.check()
    total = journal.head().size
    reading = _Reading(journal)
    for rows in stored.batches(journal.door, 0, END, BATCH):
        reading.check(rows)
        progress(reading.tip.size, max(total, reading.tip.size))
    return reading.close()


def verify_lines(lines: Iterable[bytes], progress: Progress = quiet, signed: Sequence[Checkpoint] = ()) -> Report:
    """The same for an export, offline; BadFile names the line.

    With `signed`, the export must be the whole log that these checkpoints are states of.
    """
    file = ExportFile(lines)
    total = sum(file.streams.values())
    roots = {known.size: known.root for known in signed}
    if longer := [size for size in roots if size > total]:
        raise BadFile(1, f"{max(longer)} events were signed, and {total} are exported: export all streams")
    for done, _ in enumerate(file.rows(), 1):
        if done in roots and roots[done] != file.tip.root:
            raise BadFile(file.number, f"the first {done} events are not those that were signed")
        if done % BATCH == 0 or done == total:
            progress(done, total)
    return Report(total, file.streams, file.tip.root, file.withheld, len(roots))


class _Reading:
    """One reading of the journal, from its first event to its last."""

    def __init__(self, journal: Journal) -> None:
        self.door = journal.door
        self.tip = Frontier()
        self.versions: dict[str, int] = {}
        self.withheld = 0
        self.signed = {size: bytes(root) for size, root in self.door.rows(SIGNED)}

    def check(self, rows: list[tuple[Any, ...]]) -> None:
        """The next rows, each against its hash, its place, its stream, its confidential part and what was signed."""
        for row in rows:
            self.tip = _checked(Row(*row[:-2]), row[-2], row[-1], self.tip, self.versions)
            signed = self.signed.get(self.tip.size)
            if signed and signed != self.tip.root:
                raise Tampered("what was signed up to here is another journal", *row[:3])
        opened = sealed.opened(self.door, rows)
        self.withheld += sum(
            row is whole and bool(sealed.commitment(row[3], row[7]))
            for row, whole in zip(rows, opened, strict=True)
            if sealed.MARK in row[7]
        )

    def close(self) -> Report:
        """What is left to ask at the end: is there anything beside the events that belongs to none?"""
        size = self.tip.size
        if longer := [signed for signed in self.signed if signed > size]:
            raise Tampered(f"{max(longer)} events were signed, and this is the last: the end is missing", size)
        for stream, version in self.door.rows(LONE_PARTS):
            raise Tampered("there is a confidential part of an event that is not here", size, stream, version)
        remembered.check(self.door, size)
        return Report(size, self.versions, self.tip.root, self.withheld, len(self.signed))


def _checked(row: Row, leaf: bytes, node: bytes, tip: Frontier, versions: dict[str, int]) -> Frontier:
    expected = versions.get(row.stream, 0) + 1
    grown = tip.append(leaf)
    if row.position != grown.size:
        why = f"the event at position {grown.size} is missing"
    elif leaf != leaf_hash(line(row)):
        why = "its content is not what its hash says"
    elif row.version != expected:
        why = f"version {expected} of its stream is missing"
    elif node != grown.peaks[-1]:
        why = "its place in the tree is not what the events before it say"
    else:
        versions[row.stream] = expected
        return grown
    raise Tampered(why, row.position, row.stream, row.version)
