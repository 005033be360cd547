"""Is what is stored what was recorded? Recomputed from the first event, from the journal or from an export alone."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from seriatim.journal import stored
from seriatim.journal.codec import Row, line
from seriatim.journal.errors import Tampered
from seriatim.journal.journal import END, Journal
from seriatim.journal.lines import ExportFile
from seriatim.journal.merkle import Frontier, leaf_hash

BATCH = 1000

Progress = Callable[[int, int], None]
"""Told how many events are done, of how many."""


def quiet(_done: int, _total: int) -> None:
    """Progress that nobody follows."""


class Report(NamedTuple):
    """What was found to be whole: so many events, the version of each stream, and the root over all."""

    events: int
    streams: dict[str, int]
    root: bytes


def verify(journal: Journal, progress: Progress = quiet) -> Report:
    """Every event against its hash, its place and its stream; Tampered names the first that is not as recorded."""
    journal.door.check()
    total = journal.head().size
    tip = Frontier()
    versions: dict[str, int] = {}
    for rows in stored.batches(journal.door, 0, END, BATCH):
        for row in rows:
            tip = _checked(Row(*row[:-2]), row[-2], row[-1], tip, versions)
        progress(tip.size, max(total, tip.size))
    return Report(tip.size, versions, tip.root)


def verify_lines(lines: Iterable[bytes], progress: Progress = quiet) -> Report:
    """The same for an export, offline; BadFile names the line."""
    file = ExportFile(lines)
    total = sum(file.streams.values())
    for done, _ in enumerate(file.rows(), 1):
        if done % BATCH == 0 or done == total:
            progress(done, total)
    return Report(total, file.streams, file.tip.root)


def _checked(row: Row, leaf: bytes, node: bytes, tip: Frontier, versions: dict[str, int]) -> Frontier:
    expected = versions.get(row.stream, 0) + 1
    grown = tip.append(leaf)
    for wrong, why in (
        (row.position != grown.size, f"the event at position {grown.size} is missing"),
        (leaf != leaf_hash(line(row)), "its content is not what its hash says"),
        (row.version != expected, f"version {expected} of its stream is missing"),
        (node != grown.peaks[-1], "its place in the tree is not what the events before it say"),
    ):
        if wrong:
            raise Tampered(why, row.position, row.stream, row.version)
    versions[row.stream] = row.version
    return grown
