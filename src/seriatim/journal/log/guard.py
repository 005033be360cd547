"""May this journal be served? Not if it is shorter than, or other than, what was signed.

What was signed last is known from the journal's own table and from a file outside the database, so that whoever
restores an old copy of the one is told by the other (and by every receipt that somebody kept).
"""

from pathlib import Path

from seriatim.journal import stored
from seriatim.journal.errors import BadProof, CannotOpen, JournalError
from seriatim.journal.journal import Journal
from seriatim.journal.log import exact
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.kept import newest, with_cosignatures
from seriatim.journal.log.keys import ED25519, VerifierKey
from seriatim.journal.log.note import Note

RESTORE = "Restore the key from its safe, or begin with a new one: seriatim log-keys --replace"


def guard(journal: Journal, outside: Path, key: VerifierKey | None = None) -> None:
    """CannotOpen says what is wrong with the journal and what to do, if it is not what was signed last with the key."""
    kept = newest(journal.door)
    stored_note = with_cosignatures(journal.door, kept) if kept else None
    for note, where in ((stored_note, "the journal's last checkpoint"), (read_outside(outside), str(outside))):
        if note is None:
            continue
        must_continue(journal, Checkpoint.parse(note.text), outside)
        if key:
            must_be_by(note, key, where)


def must_be_by(note: Note, key: VerifierKey, where: str) -> None:
    """CannotOpen unless this key signed a checkpoint of ours, under whatever name the log had then."""
    try:
        notes.must_be_signed_by(note, [VerifierKey(Checkpoint.parse(note.text).origin, ED25519, key.public)])
    except BadProof as bad:
        raise CannotOpen(
            f"{where}: what was signed last was not signed with the key that is here ({bad}). {RESTORE}"
        ) from bad


def must_continue(journal: Journal, known: Checkpoint, outside: Path) -> None:
    """CannotOpen if the journal does not begin with what this checkpoint covers."""
    size = journal.head().size
    advice = (
        "This is not the journal that was signed: restore a copy that is at least as long (a backup, or the "
        f"database's standby), or set DATABASE_URL right. To begin another journal here on purpose, move {outside} away"
    )
    if size < known.size:
        raise CannotOpen(f"the journal has {size} events, and {known.size} were signed. {advice}")
    if stored.frontier_at(journal.door, known.size).root != known.root:
        raise CannotOpen(f"the first {known.size} events of the journal are not those that were signed. {advice}")


def read_outside(path: Path) -> Note | None:
    """The checkpoint in the file outside the database, with its signatures; None if there is no file."""
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        note = notes.parse(exact.text(written, "it"))
        Checkpoint.parse(note.text)
    except JournalError as error:
        raise CannotOpen(f"{path}, the last checkpoint that was signed, is damaged: move it away ({error})") from error
    return note
