"""A consistent copy of the whole journal while it is being written, checked before it gets its name.

The copy is a SQLite journal, also of one in PostgreSQL: it opens anywhere, verifies offline, and keeps the
answered commands, which an export does not. To restore it into PostgreSQL, `transfer` it.
"""

import os
from pathlib import Path

from seriatim.journal.errors import StorageFailed
from seriatim.journal.journal import Journal
from seriatim.journal.moving import transfer
from seriatim.journal.opening import open_journal, sqlite_url
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.verify import Progress, Report, quiet, verify


def backup(journal: Journal, path: Path, progress: Progress = quiet) -> Report:
    """Write the copy, verify it, and only then give it its name; an existing file is never overwritten."""
    partial = path.with_name(path.name + ".partial")
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise StorageFailed(f"{path} exists already: give the backup another name") from error
    except OSError as error:
        raise StorageFailed(f"{path} cannot be written ({error.strerror}): give another folder") from error
    try:
        partial.unlink(missing_ok=True)
        report = _write(journal, partial, progress)
        _sync(partial)
        partial.replace(path)
        _sync(path.parent)
    except BaseException as error:
        partial.unlink(missing_ok=True)
        path.unlink()
        if isinstance(error, OSError):
            raise StorageFailed(f"the backup could not be written ({error}): nothing is left of it") from error
        raise
    return report


def _write(journal: Journal, partial: Path, progress: Progress) -> Report:
    if isinstance(journal.door, SqliteDoor):
        journal.door.copy_to(partial)
    with open_journal(sqlite_url(partial)) as copy:
        if not isinstance(journal.door, SqliteDoor):
            transfer(journal, copy)
        return verify(copy, progress)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
