"""How a session moves to another journal, byte for byte, and how a whole journal moves to another database."""

from collections.abc import Iterable, Iterator

from seriatim.journal import sealed, stored
from seriatim.journal.codec import COLUMNS, Row, line
from seriatim.journal.errors import BadFile, FromTheFuture, JournalError, Tampered
from seriatim.journal.journal import Head, Journal
from seriatim.journal.lines import ExportFile, header, trailer
from seriatim.journal.log.kept import CHECKPOINT, COSIGNATURE
from seriatim.journal.merkle import Frontier, leaf_hash
from seriatim.journal.pen import COMMAND

BATCH = 1000


COPIED = {
    "command": "SELECT key, stream, digest, answer, first, last FROM command WHERE coalesce(last, 0) <= ?",
    "checkpoint": "SELECT origin, size, root, at, note FROM checkpoint WHERE size <= ?",
    "cosignature": "SELECT origin, size, signer, at, line FROM cosignature WHERE size <= ?",
    "sealed": "SELECT s.stream, s.version, s.salt, s.part FROM sealed s JOIN event e "
    "ON e.stream = s.stream AND e.version = s.version WHERE e.position <= ?",
}
"""What a whole journal is made of besides its events, up to a position."""
INSERTS = {"command": COMMAND, "checkpoint": CHECKPOINT, "cosignature": COSIGNATURE, "sealed": sealed.INSERT}


def export_lines(journal: Journal, *streams: str, public: bool = False) -> Iterator[bytes]:
    """The streams' events as JSON Lines, in the order of the journal, as it stands at the first line.

    The same events always make the same bytes, whichever journal they are in. `public`: what is confidential is
    withheld, and the file proves the same.
    """
    until = journal.head().size
    versions = {stream: _version_at(journal, stream, until) for stream in streams}
    missing = [stream for stream, version in versions.items() if not version]
    if missing:
        raise JournalError(f"there is no stream {missing[0]}: see the journal's streams for the names")
    yield header(versions)
    tip = Frontier()
    for row in _rows_of(journal, tuple(versions), until):
        written = line(row)
        tip = tip.append(leaf_hash(written))
        yield written + b"\n"
        if not public and (part := sealed.part_of(journal.door, row)):
            yield sealed.line(part) + b"\n"
    yield trailer(tip)


def import_lines(journal: Journal, lines: Iterable[bytes]) -> dict[str, int]:
    """Take in an export, all of it or nothing; the streams with their versions. BadFile says which line is wrong."""
    file = ExportFile(lines)
    if not file.streams:
        return {}
    with journal.writing(*file.streams) as pen:
        for stream in file.streams:
            if version := pen.version(stream):
                raise BadFile(1, f"{stream} is in this journal already, at version {version}: use another journal")
        pen.copy(_understood(file), file.parts)
    return file.streams


def transfer(source: Journal, target: Journal) -> Head:
    """Copy everything into an empty journal: to another database, or back.

    Positions, answered commands, confidential parts and what was signed come along.
    Written to meanwhile, the source is copied as it stood at the start.
    """
    head = source.head()
    if not head.size:
        return head
    with target.writing(*source.streams()) as pen:
        if target.head().size:
            raise JournalError("the journal to copy into is not empty: give the address of a new one")
        batches = stored.batches(source.door, 0, head.size, BATCH)
        pen.copy(Row(*row[: len(Row._fields)]) for rows in batches for row in rows)
        if pen.tip.root != head.root:
            raise Tampered("an event up to here is not what its hash says; run seriatim verify", head.size)
        for table, query in COPIED.items():
            target.door.insert(INSERTS[table], source.door.rows(query, (head.size,)))
    return head


def _version_at(journal: Journal, stream: str, until: int) -> int:
    counted = "SELECT coalesce(max(version), 0) FROM event WHERE stream = ? AND position <= ?"
    version: int = journal.door.rows(counted, (stream, until))[0][0]
    return version


def _rows_of(journal: Journal, streams: tuple[str, ...], until: int) -> Iterator[Row]:
    marks = ", ".join("?" * len(streams))
    query = (
        f"SELECT {COLUMNS} FROM event WHERE stream IN ({marks}) AND position > ? AND position <= ? "
        "ORDER BY position LIMIT ?"
    )
    after = 0
    while rows := journal.door.rows(query, (*streams, after, until, BATCH)):
        yield from (Row(*row) for row in rows)
        after = rows[-1][0]


def _understood(file: ExportFile) -> Iterator[Row]:
    for row in file.rows():
        try:
            sealed.check_part(row, file.part)
        except FromTheFuture as error:
            raise BadFile(file.number, str(error)) from error
        except Tampered as error:
            raise BadFile(file.number, error.why) from error
        yield row
