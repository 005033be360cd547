"""The log of one journal: it signs the state that the journal has reached, and shows what stands in it.

Nothing is signed that was not looked at: the events that are new since the last checkpoint are read back from the
disk, hashed, and appended to the tree that was signed last. So a checkpoint continues the one before by construction,
and a flipped bit or a lost row is found before it is signed. On a mismatch nothing is signed, and it is said.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import RLock

from seriatim.journal import stored
from seriatim.journal.codec import Row, line
from seriatim.journal.errors import JournalError, Tampered
from seriatim.journal.journal import END, Journal
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.continuation import Continuation
from seriatim.journal.log.kept import Kept, best_covering, keep, newest, with_cosignatures
from seriatim.journal.log.note import Note
from seriatim.journal.log.receipt import Receipt
from seriatim.journal.log.signer import Signer
from seriatim.journal.merkle import Frontier, consistency_proof, inclusion_proof, leaf_hash

BATCH = 1000

Now = Callable[[], datetime]


def now() -> datetime:
    """The real instant, also where a demonstration is told in the past: witnesses live in the present."""
    return datetime.now(UTC)


class Log:
    """What signs, and what has been signed; one for each process, for all of its threads."""

    def __init__(self, journal: Journal, signer: Signer, clock: Now = now, preferred: tuple[str, ...] = ()) -> None:
        self.journal, self.signer, self.clock = journal, signer, clock
        self.door = journal.door
        self._preferred = preferred
        self._lock = RLock()
        self._signed: tuple[Kept, Frontier] | None = None

    def newest(self) -> Kept | None:
        """The last checkpoint that was signed, by this process or before; None if there is none yet."""
        if self._signed is None:
            with self._lock:  # in which the other thread may have found it meanwhile
                if self._signed is None:
                    self._signed = self._found()
        return self._signed[0] if self._signed else None

    def checkpoint(self) -> Kept:
        """The state as it is now, signed; nothing is signed twice. Tampered if it is not what was recorded."""
        with self._lock:
            head, last = self.journal.head(), self.newest()
            if not head.size:
                raise JournalError("the journal is empty: there is nothing to sign yet")
            if last and self._signed and last.checkpoint.size == head.size:
                if last.checkpoint.root != head.root:
                    raise Tampered("the journal is not the one that was signed", head.size)
                if last.checkpoint.origin == self.signer.origin:
                    return last
            tip = self._read_back(self._signed[1] if self._signed else Frontier())
            checkpoint = Checkpoint(self.signer.origin, tip.size, tip.root)
            kept = Kept(checkpoint, self.clock(), Note(checkpoint.text, (self.signer.sign(checkpoint),)))
            keep(self.door, kept)
            self._signed = kept, tip
            return kept

    def receipt(self, stream: str, version: int) -> Receipt:
        """What shows that this event stands in the log; JournalError if it does not.

        Under a checkpoint that a witness cosigned, if one reaches so far; else under the last one.
        """
        position = stored.position(self.door, stream, version)
        row = stored.row(self.door, position) if position else None
        if position is None or row is None:
            raise JournalError(f"there is no version {version} of {stream}: nothing to give a receipt for")
        kept = self._covering(position)
        size = kept.checkpoint.size
        proof = stored.proof(self.door, lambda part: inclusion_proof(position - 1, size, part))
        return Receipt(line(row), position - 1, tuple(proof), with_cosignatures(self.door, kept))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """What shows that the log of `new` events continues the one of `old`; JournalError if there are not so many."""
        if not 0 <= old <= new <= self.journal.head().size:
            raise JournalError(f"the log has never gone from {old} events to {new}: give sizes that it has signed")
        if not old:
            return ()
        return tuple(stored.proof(self.door, lambda part: consistency_proof(old, new, part)))

    def continuation(self, old: int) -> Continuation:
        """The checkpoint of now, with what shows that it continues the log's first `old` events."""
        kept = self.checkpoint()
        return Continuation(old, self.consistency(old, kept.checkpoint.size), self.note(kept))

    def note(self, kept: Kept) -> Note:
        """A checkpoint with all signatures under it."""
        return with_cosignatures(self.door, kept)

    def _covering(self, position: int) -> Kept:
        last = self.newest()
        if self._preferred and (kept := best_covering(self.door, position, self.signer.origin, self._preferred)):
            return kept
        if last and last.checkpoint.size >= position and last.checkpoint.origin == self.signer.origin:
            return last
        return self.checkpoint()

    def _found(self) -> tuple[Kept, Frontier] | None:
        """What was signed before this process began; Tampered if the journal no longer agrees."""
        kept = newest(self.door)
        if kept is None:
            return None
        tip = stored.frontier_at(self.door, kept.checkpoint.size)
        if tip.root != kept.checkpoint.root:
            raise Tampered("the journal is not the one that was signed", tip.size)
        return kept, tip

    def _read_back(self, tip: Frontier) -> Frontier:
        for rows in stored.batches(self.door, tip.size, END, BATCH):
            for row in rows:
                leaf, node = bytes(row[-2]), bytes(row[-1])
                tip = tip.append(leaf)
                if row[0] != tip.size or leaf != leaf_hash(line(Row(*row[:-2]))) or node != tip.peaks[-1]:
                    raise Tampered("it is not what its hash says, and nothing is signed", tip.size, row[1], row[2])
        return tip
