"""What shows that one checkpoint continues another: the old size, a proof, and the new checkpoint.

It is what a log sends to a witness (c2sp.org/tlog-witness, add-checkpoint), and of use to anybody who kept an old
checkpoint.
"""

from typing import NamedTuple

from seriatim.journal.errors import BadProof
from seriatim.journal.log import exact
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.note import Note
from seriatim.journal.merkle import continues

HEAD = "old "


class Continuation(NamedTuple):
    """A checkpoint, and the proof that it continues the log's first `old` events."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    @property
    def written(self) -> str:
        """As it is sent and kept."""
        return f"{HEAD}{self.old}\n{exact.lines_of(self.proof)}\n{self.note.written}"


def parse(written: str) -> Continuation:
    """A continuation as it was written; BadProof if any character is not where it belongs."""
    lead, blank, note = written.partition("\n\n")
    lines = lead.split("\n")
    if not blank or not lines[0].startswith(HEAD):
        raise BadProof("this is no proof of consistency: it begins with the old size and ends with a checkpoint")
    old = exact.number(lines[0].removeprefix(HEAD), "the old size")
    return Continuation(old, exact.hashes(lines[1:], "a hash of the proof of consistency"), notes.parse(note))


def must_continue(old: Checkpoint, continuation: Continuation) -> None:
    """BadProof unless the new checkpoint continues the old one."""
    new = Checkpoint.parse(continuation.note.text)
    if old.origin != new.origin:
        raise BadProof(f"the two checkpoints are of two logs, {old.origin} and {new.origin}")
    if continuation.old != old.size:
        raise BadProof(f"the proof begins at {continuation.old} events, and the old checkpoint has {old.size}")
    if not continues(old.root, old.size, new.root, new.size, continuation.proof):
        raise BadProof(
            f"the log of {new.size} events does not continue the one of {old.size}: two histories were signed. "
            "Keep both files, and show them to the others"
        )
