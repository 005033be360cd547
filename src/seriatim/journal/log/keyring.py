"""With which keys was this log signed, from when on? The present ones, and those that they replaced.

Beside the last checkpoint stands a file of verifier keys, in which nothing is secret: a line for each key with the
number of events that were signed when it began. Old receipts are checked with those that are no longer used.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from seriatim.journal.door import Door
from seriatim.journal.errors import BadProof, CannotOpen, JournalError, StorageFailed
from seriatim.journal.journal import Journal
from seriatim.journal.log import exact
from seriatim.journal.log.guard import RESTORE, guard, must_be_by
from seriatim.journal.log.keeping import write_outside
from seriatim.journal.log.kept import Kept, cosigned, newest, with_cosignatures
from seriatim.journal.log.keys import VerifierKey
from seriatim.journal.log.signer import Signer, signer

LISTED = "verifier-keys"


class Began(NamedTuple):
    """A key, and how many events were signed when it began."""

    size: int
    key: VerifierKey


class Ring(NamedTuple):
    """Where the secret keys of a log are, its name, and its last checkpoint outside the database."""

    secret: Path
    origin: str
    outside: Path

    @property
    def listed(self) -> tuple[Began, ...]:
        """Every key that has ever signed here, as far as is known, in order."""
        path = self.outside.with_name(LISTED)
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise CannotOpen(f"{path}, the keys with which was signed, cannot be read ({error})") from error
        return tuple(dict.fromkeys(_began(line, path) for line in lines))

    def retired(self, signing: Signer | None) -> tuple[Began, ...]:
        """The keys that are no longer used."""
        present = signing.keys if signing else ()
        return tuple(one for one in self.listed if one.key not in present)

    def signer(self, door: Door) -> Signer:
        """The present keys; made where nothing was ever signed, and nowhere else.

        CannotOpen if they are missing, or are not those that signed last.
        """
        last = newest(door)
        if not self.secret.exists() and (last or self.outside.exists()):
            raise CannotOpen(f"the keys with which this log was signed are missing: {self.secret}. {RESTORE}")
        found = signer(self.secret, self.origin)
        if last:
            must_be_by(with_cosignatures(door, last), found.key, str(self.secret))
        self.note(found, 0)
        return found

    def note(self, signing: Signer, size: int) -> None:
        """Write down, once, that these keys sign from so many events on."""
        known = {one.key for one in self.listed}
        lines = [f"{size} {key}\n" for key in signing.keys if key not in known]
        path = self.outside.with_name(LISTED)
        try:
            if lines:
                with path.open("a", encoding="utf-8") as opened:
                    opened.writelines(lines)
        except OSError as error:
            raise StorageFailed(f"{path} cannot be written ({error.strerror})") from error


def replace(journal: Journal, ring: Ring, at: datetime) -> Signer:
    """New keys from here on: they sign the last checkpoint too, so that they begin where the old ones end.

    The old file stays beside the new one, to be kept or destroyed. Nothing else may be signing meanwhile.
    """
    guard(journal, ring.outside)
    last, new = newest(journal.door), ring.secret.with_name(f"{ring.secret.name}.new.{os.getpid()}")
    signing = signer(new, ring.origin)
    if last:
        _note_the_old(ring, last, journal.door)
        _begin(journal.door, last, new, at)
        ring.note(signing, last.checkpoint.size)
        write_outside(ring.outside, with_cosignatures(journal.door, last).written)
    if ring.secret.exists():
        ring.secret.rename(next(one for one in _names(ring.secret) if not one.exists()))
    new.rename(ring.secret)
    return signing


def _note_the_old(ring: Ring, last: Kept, door: Door) -> None:
    """The keys that end are written down, if it is they that signed."""
    with suppress(JournalError):
        old = signer(ring.secret, ring.origin) if ring.secret.exists() else None
        if old:
            must_be_by(with_cosignatures(door, last), old.key, "")
            ring.note(old, 0)


def _begin(door: Door, last: Kept, new: Path, at: datetime) -> None:
    begins = signer(new, last.checkpoint.origin)
    cosigned(door, last.checkpoint, begins.sign(last.checkpoint), at)


def _names(path: Path) -> Iterator[Path]:
    number = 1
    while True:
        yield path.with_name(f"{path.name}.retired-{number}")
        number += 1


def _began(line: str, path: Path) -> Began:
    try:
        size, _, key = line.partition(" ")
        return Began(exact.number(size, "its size"), VerifierKey.parse(key))
    except BadProof as bad:
        raise CannotOpen(f"{path} is damaged: restore it from a backup ({bad})") from bad
