"""A log in a few words, for its tests: keys that are always the same, a clock that stands."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from seriatim.journal import Journal
from seriatim.journal.log import note as notes
from seriatim.journal.log import receipt as receipts
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.continuation import Continuation, must_continue
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.log import Log
from seriatim.journal.log.note import Note
from seriatim.journal.log.receipt import Receipt
from seriatim.journal.log.signer import Signer

ORIGIN = "floor.example.org"
SIGNER = Signer(ORIGIN, (b"1" * 32, b"2" * 32))


@dataclass
class Clock:
    """It stands until it is told that time has passed."""

    at: datetime = field(default_factory=lambda: datetime(2026, 3, 9, 14, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def later(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Scene:
    """What anybody can check with the log's key."""

    def must_hold(self, receipt: Receipt) -> None:
        receipts.must_prove(receipt)
        notes.must_be_signed_by(receipt.note, [SIGNER.key])

    def must_continue(self, log: Log, old: Checkpoint, new: Checkpoint) -> None:
        proof = log.consistency(old.size, new.size)
        must_continue(old, Continuation(old.size, proof, Note(new.text, ())))


SCENE = Scene()


def log_of(journal: Journal, clock: Clock | None = None, preferred: tuple[str, ...] = ()) -> Log:
    """The log of a journal, as floor.example.org signs it."""
    return Log(journal, SIGNER, clock or Clock(), preferred)


def one_round(keeper: Keeper) -> None:
    """What the two threads of a keeper do every ten seconds."""
    keeper.keep()
    keeper.ask_witnesses()
