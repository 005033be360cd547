"""A receipt: what shows that an event stands in the log, to anybody, offline (c2sp.org/tlog-proof@v1).

It holds the event's line, from which the leaf is computed, its index, the way from there to the root, and a signed
checkpoint of that root. The line is the proof's `extra` data: it is not signed itself, and need not be, since another
line would make another leaf.
"""

from base64 import b64encode
from dataclasses import dataclass

from seriatim.journal.codec import Row
from seriatim.journal.codec import parse as parse_line
from seriatim.journal.errors import BadProof
from seriatim.journal.log import exact
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.note import Note
from seriatim.journal.merkle import includes, leaf_hash

HEAD = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True)
class Receipt:
    """One event of a log, and why it stands there."""

    line: bytes
    index: int
    proof: tuple[bytes, ...]
    note: Note

    @property
    def checkpoint(self) -> Checkpoint:
        """The state of the log in which the event is shown to stand."""
        return Checkpoint.parse(self.note.text)

    @property
    def event(self) -> Row:
        """The event, with its position; BadProof if its line is none that this program writes."""
        try:
            return parse_line(self.line)._replace(position=self.index + 1)
        except ValueError as error:
            raise BadProof(f"the receipt's event cannot be read ({error})") from error

    @property
    def written(self) -> str:
        """The receipt as a small file."""
        extra, hashes = b64encode(self.line).decode(), exact.lines_of(self.proof)
        return f"{HEAD}\nextra {extra}\nindex {self.index}\n{hashes}\n{self.note.written}"


def parse(written: str) -> Receipt:
    """A receipt as it was written; BadProof if any character is not where it belongs."""
    lead, blank, note = written.partition("\n\n")
    lines = lead.split("\n")
    if lines[0] != HEAD or not blank:
        raise BadProof(f"this is no receipt: it begins with {HEAD} and ends with a checkpoint")
    if len(lines) < 3 or not lines[1].startswith("extra ") or not lines[2].startswith("index "):  # noqa: PLR2004 — see HEAD
        raise BadProof("this is no receipt of an event: its line or its index is missing")
    index = exact.number(lines[2].removeprefix("index "), "the index of the receipt")
    proof = exact.hashes(lines[3:], "a hash of the receipt's proof")
    return Receipt(exact.data(lines[1].removeprefix("extra "), "the receipt's event"), index, proof, notes.parse(note))


def must_prove(receipt: Receipt) -> None:
    """BadProof unless the event stands where the receipt says, in the tree of its checkpoint.

    Who signed the checkpoint is another question: `note.must_be_signed_by`.
    """
    known = receipt.checkpoint
    if not includes(known.root, known.size, receipt.index, leaf_hash(receipt.line), receipt.proof):
        raise BadProof("the receipt proves nothing: the event does not stand there in the tree that was signed")
