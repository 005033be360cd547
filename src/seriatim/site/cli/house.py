"""Which journal, which files does a command work on, and how does it show that it is working?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Annotated, BinaryIO, cast
from urllib.parse import unquote

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from seriatim.journal import CannotOpen, Journal, StorageFailed, open_journal
from seriatim.site import environment

AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, for machines.")]
STANDARD = Path("-")
"""A file of this name is standard input or output."""


def the_journal(*, new: bool = False) -> Journal:
    """The journal of DATABASE_URL or of the folder; with `new` it is made if there is none."""
    url = environment.journal_url()
    scheme, _, path = url.partition(":///")
    if scheme == "sqlite" and not new and not Path(unquote(path)).exists():
        raise CannotOpen(f"there is no journal at {unquote(path)}: import one, or record a file into it")
    return open_journal(url)


@contextmanager
def reading(file: Path) -> Iterator[BufferedReader]:
    """The file, or standard input."""
    if file == STANDARD:
        yield cast("BufferedReader", sys.stdin.buffer)
        return
    with file.open("rb") as opened:
        yield opened


@contextmanager
def writing(file: Path) -> Iterator[BinaryIO]:
    """A new file, which gets its name when it is complete, or standard output."""
    if file == STANDARD:
        yield sys.stdout.buffer
        return
    if file.exists():
        raise StorageFailed(f"{file} exists already: give another name")
    partial = file.with_name(file.name + ".partial")
    try:
        with partial.open("wb") as opened:
            yield opened
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def harmless(text: str) -> str:
    """A text out of somebody's file as it may stand on a terminal, which it must not command."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def tell(facts: object) -> None:
    """One line of JSON."""
    typer.echo(msgspec.json.encode(facts).decode())


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, which is told how much is done of how much; elsewhere nothing."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def done(number: int, total: int) -> None:
            bar.update(task, completed=number, total=total)

        yield done
