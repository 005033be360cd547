"""What is particular to this installation? The environment says it; what it leaves out has a safe default."""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from seriatim.journal import CannotOpen, sqlite_file, sqlite_url
from seriatim.journal.own_file import OTHERS, TAKE_AWAY, make_once, read_own
from seriatim.site.gate import elsewhere

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""This machine, as a request's Host names it."""
DAY_OF_MINUTES = 24 * 60

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
ORIGIN = re.compile(rf"https://(?P<name>(?:{_LABEL}\.)+(?=[a-z]){_LABEL})(?::(?P<port>[1-9][0-9]*))?")
"""A name has a dot and ends in a part that begins with a letter: for a number, browsers make no passkeys."""
PUSH_SERVICES = "fcm.googleapis.com .push.services.mozilla.com .push.apple.com .notify.windows.com"
"""Where Chrome, Firefox, Safari and Edge let a page's messages be sent."""
LAST_PORT, PORT_OF_HTTPS = "65535", "443"
LONGEST_NAME = 253

SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0"
)
"""As for the journal: synchronous=NORMAL would forget what it acknowledged when the power fails."""


def demo() -> bool:
    """Whether this process shows the demonstration, on this machine and to nobody else."""
    return os.environ.get("SERIATIM_DEMO") == "1"


def rehearsal() -> bool:
    """Whether this process shows a rehearsal, from a journal that is thrown away."""
    return os.environ.get("SERIATIM_REHEARSAL") == "1"


def staged() -> bool:
    """Whether what is shown is made up, on this machine and for nobody else: the demonstration, or a rehearsal."""
    return demo() or rehearsal()


def for_a_rehearsal(folder: Path) -> None:
    """From now on this process works in a folder that is thrown away, with nothing of the installation.

    Neither with its journal nor with its keys, with no witness, no organisation's sign-in, and no push service.
    """
    for name in [one for one in os.environ if one.startswith("SERIATIM_") or one == "DATABASE_URL"]:
        del os.environ[name]
    os.environ |= {"SERIATIM_VAR": str(folder), "SERIATIM_REHEARSAL": "1", "SERIATIM_PUSH_SERVICES": "none"}


def debug() -> bool:
    """Whether pages show the program's inner workings; nothing is served so outside the demonstration (`guard.py`)."""
    return os.environ.get("SERIATIM_DEBUG") == "1"


def folder() -> Path:
    """Where data live: SERIATIM_VAR, or `var` in the current folder; for its owner alone.

    One that somebody has just made is closed to others; one in which they may read something already is not served.
    """
    path = Path(os.environ.get("SERIATIM_VAR") or "var")
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_mode & OTHERS and not any(one.lstat().st_mode & OTHERS for one in path.iterdir()):
        path.chmod(0o700)
    return path


def for_its_owner_alone() -> None:
    """What this process makes from now on, databases and exports too, nobody else on the machine may read."""
    os.umask(OTHERS)


def journal_url() -> str:
    """The address of the journal: DATABASE_URL, or a file beside the other data."""
    given = os.environ.get("DATABASE_URL")
    if given and not given.startswith("sqlite:"):
        elsewhere.must_be_verified(given)
    return given or sqlite_url(folder() / "journal.sqlite3")


def data() -> list[Path]:
    """The folder, and the files in it or elsewhere, that hold what others on the machine may not read."""
    journal = sqlite_file(journal_url())
    databases = [folder() / "site.sqlite3", *([journal] if journal else [])]
    beside = [one.with_name(one.name + suffix) for one in databases for suffix in ("", "-wal", "-shm")]
    return [folder(), folder() / "secret-key", push_key(), log_key(), *beside]


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
        make_once(path, secrets.token_urlsafe(48))
    return secret_in(path, "which signs the cookies", "remove it, a new key will be made (all must sign in again)")


def secret_in(path: Path, what: str, advice: str = TAKE_AWAY) -> str:
    """A secret in a file that its owner alone reads, never from a line that `ps` shows; ImproperlyConfigured if not."""
    try:
        return read_own(path, what, advice)
    except CannotOpen as error:
        raise ImproperlyConfigured(str(error)) from error


def relying_party() -> str:
    """The name for which passkeys are made, and at which alone they work: the installation's, or localhost.

    It comes from the setting and never from a request, whose Host anybody can write.
    """
    return urlsplit(origin()).hostname or "localhost"


def fresh_minutes() -> int:
    """For how many minutes a touch of the passkey is good for what is dangerous; 0 asks for none, where all is made up.

    SERIATIM_FRESH_MINUTES; 15 where it is not set, and off in the demonstration and in a rehearsal.
    """
    given = os.environ.get("SERIATIM_FRESH_MINUTES") or ("0" if staged() else "15")
    if not given.isascii() or not given.isdigit() or int(given) > DAY_OF_MINUTES:
        raise ImproperlyConfigured(f"SERIATIM_FRESH_MINUTES is {given!r}: give whole minutes, such as 15")
    return int(given)


def origin() -> str:
    """The address at which readers reach the pages, `https://floor.example.org`; empty for this machine alone.

    Browsers say where they are in exactly this form, and it is compared letter by letter.
    """
    given = os.environ.get("SERIATIM_ORIGIN", "")
    if given and not _is_origin(given):
        raise ImproperlyConfigured(
            f"SERIATIM_ORIGIN is {given!r}: give https:// and a name in small letters, with a port if that is not 443, "
            "and nothing else, such as https://floor.example.org"
        )
    return given


def _is_origin(given: str) -> bool:
    found = ORIGIN.fullmatch(given)
    if not found or len(found["name"]) > LONGEST_NAME:
        return False
    port = found["port"]
    return port is None or (len(port) <= len(LAST_PORT) and int(port) <= int(LAST_PORT) and port != PORT_OF_HTTPS)


def log_origin() -> str:
    """Under which name checkpoints are signed: SERIATIM_LOG_ORIGIN, or the name in the address of the pages.

    It stays the same for ever: whoever kept a checkpoint knows the log by it.
    """
    return os.environ.get("SERIATIM_LOG_ORIGIN") or urlsplit(origin()).netloc or "localhost"


def log_key() -> Path:
    """The file of the keys that sign checkpoints: SERIATIM_LOG_KEY, or one beside the other data, made once."""
    given = os.environ.get("SERIATIM_LOG_KEY")
    return Path(given) if given else folder() / "log-key"


def push_key() -> Path:
    """The file of the key with which push services know this installation, made once."""
    return folder() / "push-key"


def push_services() -> tuple[str, ...]:
    """The push services to which phones may subscribe: SERIATIM_PUSH_SERVICES, names divided by spaces.

    A name that begins with a dot stands for all under it; `none` allows no service. Without the setting, those of the
    usual browsers.
    """
    given = os.environ.get("SERIATIM_PUSH_SERVICES")
    named = tuple((given or PUSH_SERVICES).split()) if given != "none" else ()
    for one in named:
        if not re.fullmatch(rf"\.?(?:{_LABEL}\.)+(?=[a-z]){_LABEL}", one):
            raise ImproperlyConfigured(
                f"SERIATIM_PUSH_SERVICES has {one!r}: give names of hosts, such as updates.push.services.mozilla.com"
            )
    return named


def witnesses() -> str:
    """SERIATIM_WITNESS: the address of each witness and its verifier key, separated by spaces."""
    return os.environ.get("SERIATIM_WITNESS", "")


def security_contact() -> str:
    """To whom a weakness is reported: SERIATIM_SECURITY_CONTACT, a `mailto:` or `https:` address.

    An installation that others reach must have one: whoever finds a weakness should not have to look for somebody.
    """
    given = os.environ.get("SERIATIM_SECURITY_CONTACT", "")
    if origin() and not given:
        raise ImproperlyConfigured(
            "SERIATIM_SECURITY_CONTACT is not set: say to whom a weakness is reported, such as "
            "mailto:security@floor.example.org; it stands in /.well-known/security.txt"
        )
    if given and not re.fullmatch(r"(mailto:[^\s@]+@[^\s@]+|https://\S+)", given):
        raise ImproperlyConfigured(
            f"SERIATIM_SECURITY_CONTACT is {given!r}: give a mailto: or an https: address without spaces"
        )
    return given


def hosts() -> list[str]:
    """The names by which the pages may be asked for; never a wildcard, which would let links be forged."""
    named = urlsplit(origin()).hostname
    return [*LOOPBACK, *([named] if named else [])]
