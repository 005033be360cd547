"""What is particular to this installation? The environment says it; what it leaves out has a safe default."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from seriatim.journal import sqlite_url

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0"
)
"""As for the journal: synchronous=NORMAL would forget what it acknowledged when the power fails."""


def demo() -> bool:
    """Whether this process shows the demonstration, on this machine and to nobody else."""
    return os.environ.get("SERIATIM_DEMO") == "1"


def debug() -> bool:
    """Pages with the program's inner workings are for the demonstration alone."""
    wanted = os.environ.get("SERIATIM_DEBUG") == "1"
    if wanted and not demo():
        raise ImproperlyConfigured("SERIATIM_DEBUG shows secrets to every reader: it goes with SERIATIM_DEMO=1 only")
    return wanted


def folder() -> Path:
    """Where data live: SERIATIM_VAR, or `var` in the current folder."""
    path = Path(os.environ.get("SERIATIM_VAR") or "var")
    path.mkdir(parents=True, exist_ok=True)
    return path


def journal_url() -> str:
    """The address of the journal: DATABASE_URL, or a file beside the other data."""
    return os.environ.get("DATABASE_URL") or sqlite_url(folder() / "journal.sqlite3")


def database() -> dict[str, Any]:
    """Django's own tables: the journal's PostgreSQL, or a file of their own beside the journal's."""
    url = journal_url()
    if not url.startswith("postgres"):
        return {
            "ENGINE": "seriatim.site.sqlite",
            "NAME": str(folder() / "site.sqlite3"),
            "OPTIONS": {"init_command": SQLITE, "transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is no address of a PostgreSQL database: {error}") from error
    named = {name.upper(): str(parts.pop(name, "")) for name in ("user", "password", "host", "port")}
    return {"ENGINE": "django.db.backends.postgresql", "NAME": parts.pop("dbname", ""), **named, "OPTIONS": parts}


def secret_key() -> str:
    """What cookies are signed with: SERIATIM_SECRET_KEY, or a key made once and kept where only its owner reads it."""
    if given := os.environ.get("SERIATIM_SECRET_KEY"):
        return given
    path = folder() / "secret-key"
    if not path.exists():
        _make_once(path, secrets.token_urlsafe(48))
    key = path.read_text(encoding="ascii")
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(
            f"others may read {path}: remove it, a new key will be made (all must sign in again)"
        )
    return key


def origin() -> str:
    """The address at which readers reach the pages, `https://floor.example.org`; empty for this machine alone."""
    given = os.environ.get("SERIATIM_ORIGIN", "").rstrip("/")
    parts = urlsplit(given)
    if given and (parts.scheme != "https" or not parts.hostname or parts.path or "*" in given):
        raise ImproperlyConfigured(
            f"SERIATIM_ORIGIN is {given!r}: give one https:// address without a path, such as https://floor.example.org"
        )
    return given


def hosts() -> list[str]:
    """The names by which the pages may be asked for; never a wildcard, which would let links be forged."""
    named = urlsplit(origin()).hostname
    return [*LOOPBACK, *([named] if named else [])]


def _make_once(path: Path, text: str) -> None:
    """A file for its owner alone; of two processes that make it at once, both then read the first one's."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.touch(mode=0o600, exist_ok=False)
    new.write_text(text, encoding="ascii")
    with suppress(FileExistsError):
        os.link(new, path)
    new.unlink()
