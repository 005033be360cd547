"""What is done for the log beside the meeting, never in its way: sign, keep a copy outside, ask the witnesses.

Every ten seconds at the latest; a thread of its own asks the witnesses, so that one that hangs leaves nothing
unsigned. If a signature cannot be made or a witness does not answer, the meeting goes on; the log file and the foot of
every page say so.
"""

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from seriatim.journal.errors import JournalError, StorageFailed
from seriatim.journal.log.kept import Kept, cosigned, last_cosigned
from seriatim.journal.log.log import Log
from seriatim.journal.log.standing import Standing
from seriatim.journal.log.witness import NotWitnessed, Witness, cosign
from seriatim.journal.log.words import fingerprint

INTERVAL_SECONDS = 10
AT_ONCE = 1_000
"""So many new events are read back while a page waits; more are left to the thread."""

log = logging.getLogger(__name__)


class Keeper:
    """What looks after one log."""

    def __init__(self, of: Log, outside: Path, witnesses: Sequence[Witness] = ()) -> None:
        self.log, self.outside, self.witnesses = of, outside, tuple(witnesses)
        self._unsigned = ""
        self._standing: Standing | None = None
        self._stop = Event()

    def start(self) -> tuple[Thread, Thread]:
        """Keep at it until the process ends: one thread signs, the other asks the witnesses."""
        threads = (
            Thread(target=self._again_and_again, args=(self.keep,), name="log", daemon=True),
            Thread(target=self._again_and_again, args=(self.ask_witnesses,), name="witnesses", daemon=True),
        )
        for thread in threads:
            thread.start()
        return threads

    def stop(self) -> None:
        """Stop before the next round."""
        self._stop.set()

    def keep(self) -> None:
        """One round: sign what is new, twice, and write it down outside the database."""
        kept = self.sign()
        if kept is None:
            return
        try:
            self._sign_again(kept)
            write_outside(self.outside, self.log.note(kept).written)
        except JournalError as error:
            log.error("the last checkpoint could not be kept outside: %s", error)  # noqa: TRY400 — the sentence says it all
        self._standing = None

    def ask_witnesses(self) -> None:
        """One round: let each witness cosign what was signed last."""
        try:
            kept = self.log.newest()
        except JournalError:
            return  # whoever signs says what is wrong
        if kept is None:
            return
        for witness in self.witnesses:
            self._ask(witness, kept)
        self._standing = None

    def sign(self) -> Kept | None:
        """The checkpoint of the journal as it is; None, loudly, where it cannot be signed, or is empty."""
        try:
            kept = self.log.checkpoint() if self.log.journal.head().size else None
        except JournalError as error:
            if str(error) != self._unsigned:
                log.critical("nothing is signed: %s", error)
            self._unsigned, self._standing = str(error), None
            return None
        self._unsigned = ""
        return kept

    def standing(self) -> Standing | None:
        """How the record stands; signed first where that is due and quick. None while nothing was ever signed."""
        kept = self.log.newest()
        if self._due(kept):
            kept = self.sign() or kept
        if kept is None:
            return None
        if self._standing is None or self._standing.size != kept.checkpoint.size:
            self._standing = self._stands(kept)
        return self._standing

    def _due(self, kept: Kept | None) -> bool:
        if kept and (self.log.clock() - kept.at).total_seconds() < INTERVAL_SECONDS:
            return False
        return 0 < self.log.journal.head().size - (kept.checkpoint.size if kept else 0) <= AT_ONCE

    def _stands(self, kept: Kept) -> Standing:
        origin, door = self.log.signer.origin, self.log.door
        found = [one for w in self.witnesses if (one := last_cosigned(door, origin, w.key.signer))]
        witnessed, at = max(found, default=(0, None))
        known = kept.checkpoint
        words = fingerprint(known.root)
        return Standing(words, known.size, kept.at, self._unsigned, len(self.witnesses), witnessed, at)

    def _sign_again(self, kept: Kept) -> None:
        signer, at = self.log.signer, self.log.clock()
        for second in signer.keys[1:]:
            last = last_cosigned(self.log.door, signer.origin, second.signer)
            signature = None if last and last[0] == kept.checkpoint.size else signer.cosign(kept.checkpoint, at)
            if signature:
                cosigned(self.log.door, kept.checkpoint, signature, at)

    def _ask(self, witness: Witness, kept: Kept) -> None:
        size, door = kept.checkpoint.size, self.log.door
        last = last_cosigned(door, self.log.signer.origin, witness.key.signer)
        if last and last[0] == size:
            return
        try:
            note = self.log.note(kept)
            for one in cosign(witness, note, last[0] if last else 0, lambda old: self.log.consistency(old, size)):
                cosigned(door, kept.checkpoint, one, self.log.clock())
        except NotWitnessed as error:
            log.warning("%s", error)

    def _again_and_again(self, one_round: Callable[[], None]) -> None:
        while True:
            try:
                one_round()
            except Exception:  # whatever it is, the next round must come
                log.exception("a round of keeping the log failed")
            if self._stop.wait(INTERVAL_SECONDS):
                return


def write_outside(path: Path, text: str) -> None:
    """Write the file anew, whole and durable, or leave the old one."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with new.open("w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        new.replace(path)
    except OSError as error:
        raise StorageFailed(f"{path} cannot be written ({error.strerror})") from error
