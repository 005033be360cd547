"""Where are checkpoints and cosignatures kept? Beside the journal, in tables to which one can only add."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from seriatim.journal.codec import instant
from seriatim.journal.door import Conflict, Door
from seriatim.journal.errors import BadProof, Tampered
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.keys import VerifierKey
from seriatim.journal.log.note import Note, Signature

CHECKPOINT = "INSERT INTO checkpoint (origin, size, root, at, note) VALUES (?, ?, ?, ?, ?)"
COSIGNATURE = "INSERT INTO cosignature (origin, size, signer, at, line) VALUES (?, ?, ?, ?, ?)"
COLUMNS = "origin, size, root, at, note"


class Kept(NamedTuple):
    """A signed checkpoint: what it says, when it was signed, and the note with the log's own signature."""

    checkpoint: Checkpoint
    at: datetime
    note: Note


def newest(door: Door) -> Kept | None:
    """The longest checkpoint that was ever signed."""
    return _kept(door.rows(f"SELECT {COLUMNS} FROM checkpoint ORDER BY size DESC, at DESC LIMIT 1"))


def of_size(door: Door, size: int, origin: str) -> Kept | None:
    """The checkpoint of one size."""
    return _kept(door.rows(f"SELECT {COLUMNS} FROM checkpoint WHERE size = ? AND origin = ?", (size, origin)))


def best_covering(door: Door, size: int, origin: str, signers: tuple[str, ...]) -> Kept | None:
    """The shortest checkpoint that reaches so far and that one of these signers cosigned."""
    marks = ", ".join("?" * len(signers))
    query = (
        f"SELECT {COLUMNS} FROM checkpoint WHERE size = (SELECT min(size) FROM cosignature "
        f"WHERE size >= ? AND origin = ? AND signer IN ({marks})) AND origin = ?"
    )
    return _kept(door.rows(query, (size, origin, *signers, origin))) if signers else None


def keep(door: Door, kept: Kept) -> None:
    """Keep a checkpoint; one that is there already stays, since it says the same."""
    known = kept.checkpoint
    row = (known.origin, known.size, known.root, instant(kept.at), kept.note.written)
    try:
        door.note(CHECKPOINT, row)
    except Conflict:
        found = of_size(door, known.size, known.origin)
        if found is None or found.checkpoint != known:
            raise


def cosigned(door: Door, checkpoint: Checkpoint, signature: Signature, at: datetime) -> None:
    """Keep a cosignature; a second one of the same signer under the same checkpoint adds nothing."""
    row = (checkpoint.origin, checkpoint.size, signature.signer, instant(at), signature.line)
    try:
        with door.transaction(("log",)):
            door.insert(COSIGNATURE, [row])
    except Conflict:
        return


def with_cosignatures(door: Door, kept: Kept) -> Note:
    """The note with everything that was signed under it, the log's own signature first."""
    known = kept.checkpoint
    rows = door.rows(
        "SELECT line FROM cosignature WHERE size = ? AND origin = ? ORDER BY at, signer", (known.size, known.origin)
    )
    lines = "".join(line for (line,) in rows)
    return kept.note._replace(signatures=(*kept.note.signatures, *(notes.signatures(lines) if lines else ())))


def must_be_signed(door: Door, keys: Sequence[VerifierKey]) -> None:
    """Tampered if a checkpoint that is kept under the name of these keys was not signed with one of them."""
    for origin in sorted({key.name for key in keys}):
        for size, note in door.rows("SELECT size, note FROM checkpoint WHERE origin = ? ORDER BY size", (origin,)):
            try:
                notes.must_be_signed_by_one(notes.parse(note), [key for key in keys if key.name == origin])
            except BadProof as bad:
                raise Tampered(f"the checkpoint that is kept here was not signed so ({bad})", size) from bad


def last_cosigned(door: Door, origin: str, signer: str) -> tuple[int, datetime] | None:
    """The size of the longest checkpoint that this signer cosigned, and when."""
    query = "SELECT size, at FROM cosignature WHERE origin = ? AND signer = ? ORDER BY size DESC LIMIT 1"
    for size, at in door.rows(query, (origin, signer)):
        return size, datetime.fromisoformat(at)
    return None


def _kept(rows: list[tuple[Any, ...]]) -> Kept | None:
    for origin, size, root, at, note in rows:
        checkpoint = Checkpoint(origin, size, bytes(root))
        return Kept(checkpoint, datetime.fromisoformat(at), notes.parse(note))
    return None
