"""What happened: the one append-only journal, tamper-evident, and its only door.

`open_journal(url)` gives a `Journal`; everything else is reached from there.
"""

from seriatim.journal.codec import digest
from seriatim.journal.errors import (
    BadFile,
    CannotOpen,
    FromTheFuture,
    JournalError,
    KeyReused,
    StorageFailed,
    Tampered,
    VersionConflict,
)
from seriatim.journal.finding import Concerning, Wanted
from seriatim.journal.journal import Head, Journal, Placed
from seriatim.journal.opening import create, open_journal, sqlite_file, sqlite_url
from seriatim.journal.pen import Pen

__all__ = [
    "BadFile",
    "CannotOpen",
    "Concerning",
    "FromTheFuture",
    "Head",
    "Journal",
    "JournalError",
    "KeyReused",
    "Pen",
    "Placed",
    "StorageFailed",
    "Tampered",
    "VersionConflict",
    "Wanted",
    "create",
    "digest",
    "open_journal",
    "sqlite_file",
    "sqlite_url",
]
