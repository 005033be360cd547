"""A PostgreSQL server of our own for the tests: started from Debian's package in a temporary folder, on a socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from psycopg import sql

from seriatim.journal.opening import create

PROGRAM = "seriatim_tests"
"""The role that the program signs in with in tests: it owns nothing."""

SETTINGS = ("listen_addresses=", "fsync=off", "max_connections=60", "autovacuum=off", "log_min_messages=fatal")


def why_not() -> str:
    """Why there can be no server here, or nothing."""
    if os.environ.get("SERIATIM_TEST_POSTGRES") or _programs():
        return ""
    return (
        "PostgreSQL is not installed, so this ran on SQLite only: install Debian's package postgresql, "
        "or name a server in SERIATIM_TEST_POSTGRES"
    )


@contextmanager
def server() -> Iterator[str]:
    """The address of a server where the tests are administrators."""
    named = os.environ.get("SERIATIM_TEST_POSTGRES")
    if named:
        yield named
        return
    folder = Path(tempfile.mkdtemp(prefix="seriatim-pg-"))
    owner = _owner()
    shutil.chown(folder, owner)
    data = folder / "data"
    options = " ".join(f"-c {setting}" for setting in SETTINGS) + f" -c unix_socket_directories={folder}"
    try:
        _run(owner, "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        _run(owner, "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
        try:
            yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _run(owner, "pg_ctl", "stop", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(administrator: str) -> Iterator[str]:
    """The address, for the administrator, of a new database that is dropped in the end."""
    name = f"seriatim_{uuid4().hex[:12]}"
    with psycopg.connect(administrator, autocommit=True) as connection:
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (PROGRAM,)).rowcount:
            connection.execute(f"CREATE ROLE {PROGRAM} LOGIN")
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield address(administrator, name)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def empty_journal(administrator: str) -> str:
    """The address, as the program signs in, of a journal made anew in this database: much quicker than a database."""
    name = urlsplit(administrator).path[1:]
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (PROGRAM,))
        for statement in ("ALTER DATABASE {} RESET ALL", "ALTER DATABASE {} OWNER TO CURRENT_USER"):
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
        connection.execute("DROP SCHEMA IF EXISTS journal CASCADE")
    create(administrator, PROGRAM)
    return address(administrator, name, PROGRAM)


def address(administrator: str, database: str, role: str | None = None) -> str:
    """The address of another database of the same server, for another role."""
    parts = urlsplit(administrator)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}@{host}" if role else parts.netloc, path=f"/{database}"))


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _owner() -> str:
    """Who runs the server: never root, which initdb refuses."""
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _run(owner: str, program: str, *arguments: str | Path) -> None:
    folder = _programs()
    if folder is None:
        raise FileNotFoundError(why_not())
    as_owner = ["runuser", "-u", owner, "--"] if os.geteuid() == 0 else []
    command = [*as_owner, str(folder / program), *map(str, arguments)]
    done = subprocess.run(command, check=False, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr}")
