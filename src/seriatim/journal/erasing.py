"""How is something confidential erased? On record: the erasure is an event, and every proof stays valid."""

from dataclasses import dataclass
from typing import NamedTuple

from seriatim.journal import sealed, stored
from seriatim.journal.errors import JournalError
from seriatim.journal.journal import Journal
from seriatim.journal.log.tables import ERASED
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import event


@event(ERASED)
@dataclass(frozen=True)
class ConfidentialErased:
    """What was confidential in the event at `version` of this stream is no longer kept here."""

    version: int
    reason: str


class Erased(NamedTuple):
    """Whose confidential part was erased: the event's stream, version and name."""

    stream: str
    version: int
    name: str


def erase(journal: Journal, position: int, reason: str, occasion: Occasion) -> Erased:
    """Erase what is confidential in the event at a position, and record that, in one transaction.

    Nobody is asked here for the right to it: whoever keeps the machine does it from there, for the secretariat, and
    whoever checks the journal afterwards asks whether it was the secretariat (`EraseConfidential` in the table of
    needs). JournalError if there is nothing there to erase. What was copied before (backups, exports) is not reached.
    """
    row = stored.row(journal.door, position)
    if row is None:
        raise JournalError(f"there is no event at position {position}: the journal has {journal.head().size}")
    if not sealed.commitment(row.name, row.payload):
        raise JournalError(f"nothing in the event at position {position} ({row.name}) is confidential")
    if not reason.strip():
        raise JournalError("an erasure needs a reason, which is recorded")
    with journal.writing(row.stream) as pen:
        if not journal.door.rows(sealed.PARTS, (row.stream, row.version, row.version)):
            raise JournalError(f"what was confidential in the event at position {position} is not here any more")
        erasure = ConfidentialErased(row.version, reason)
        pen.append(row.stream, pen.version(row.stream), [erasure], occasion, f"erase:{row.version}")
        pen.erase(row.stream, row.version)
    journal.door.scrub()
    return Erased(row.stream, row.version, row.name)
