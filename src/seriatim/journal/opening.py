"""Where a journal is: `sqlite:///var/journal.sqlite3` or `postgresql://seriatim@host/seriatim`."""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from seriatim.journal.door import Door
from seriatim.journal.errors import CannotOpen
from seriatim.journal.journal import Journal
from seriatim.journal.sqlite import SqliteDoor


def open_journal(url: str) -> Journal:
    """The journal at this address, created if there is none; CannotOpen says why not.

    Three slashes before a relative path of SQLite's file, four before an absolute one.
    """
    door = _door(url)
    door.prepare()
    return Journal(door)


def create(url: str, program: str | None = None) -> None:
    """Create a journal as an administrator; in PostgreSQL for the role `program`, which may then only append."""
    scheme = urlsplit(url).scheme
    if scheme.startswith("postgres"):
        from seriatim.journal import postgres  # noqa: PLC0415 (see _door)

        postgres.create(url, program)
    else:
        open_journal(url).close()


def sqlite_url(path: Path) -> str:
    """The address of a journal in this file."""
    return f"sqlite:///{quote(str(path))}"


def sqlite_file(url: str) -> Path | None:
    """The file of a journal at this address; None where it is in no file of SQLite's."""
    parts = urlsplit(url)
    in_file = parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1
    return Path(unquote(parts.path[1:])) if in_file else None


def _door(url: str) -> Door:
    if file := sqlite_file(url):
        return SqliteDoor(file)
    parts = urlsplit(url)
    if parts.scheme in ("postgresql", "postgres"):
        from seriatim.journal.postgres import PostgresDoor  # noqa: PLC0415 (SQLite needs no PostgreSQL driver)

        return PostgresDoor(url)
    raise CannotOpen(
        f"{parts.scheme or 'an empty address'}: a journal's address begins with sqlite:/// or postgresql://"
    )
