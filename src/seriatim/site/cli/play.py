"""The command that plays a file: rehearsed on a scratch journal, or recorded."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Protocol

import typer
from rich.console import Console

from seriatim.journal import open_journal, sqlite_url
from seriatim.journal.backup import backup
from seriatim.kernel.ids import SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.expected import read
from seriatim.proceedings.play import Outcome, Stage, as_json, bad_as_json
from seriatim.proceedings.transcript import Transcript
from seriatim.proceedings.wire import BadLine, Line, read_lines
from seriatim.site.cli.errors import NOT_DONE, NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import AsJson, reading, tell, the_journal

WIDTH = 120
"""Of a transcript that goes to a file."""


def play(
    *,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Commands in JSON Lines (docs/commands.md), or - for standard input.")
    ],
    record: Annotated[bool, typer.Option("--record", help="Enter it into the journal; twice is as once.")] = False,
    go_on: Annotated[bool, typer.Option("--continue", help="Rehearse on a copy of what was recorded.")] = False,
    session: Annotated[str | None, typer.Option(help="The session of the lines that name none.")] = None,
    json: AsJson = False,
) -> None:
    """Give the commands of a file one after another, each at its own instant.

    Without --record this is a rehearsal in a journal that is thrown away. A refused command is an answer, and the
    next line is given. The status is 0 if all were accepted, 1 if some were refused, 2 if a line cannot be
    understood: nothing behind it is played, and with --record nothing at all.
    """
    with reading(file) as opened:
        raw = opened.readlines()
    with _stage(record=record, go_on=go_on) as stage:
        account: Account = ForMachines(stage) if json else Transcript(stage, _console())
        lines, bad = _understood(raw, stage, read(session, SessionId | None, "--session"))
        accepted = refused = 0
        for outcome in stage.play([] if bad and record else lines):
            account.show(outcome)
            accepted += outcome.answer is not None
            refused += outcome.refused is not None
        account.close(bad)
    if not json:
        end = "recorded" if record else "rehearsed: nothing was recorded"
        typer.echo(f"\n{accepted} accepted, {refused} refused; {end}")
    if bad:
        fail(str(bad), NOT_UNDERSTOOD)
    if refused:
        raise typer.Exit(NOT_DONE)


class Account(Protocol):
    """Whoever tells what is played."""

    def show(self, outcome: Outcome) -> None:
        """Tell one command and what came of it."""

    def close(self, bad: BadLine | None) -> None:
        """Tell the line at which the play stopped, if one did, and how everything stands."""


@dataclass
class ForMachines:
    """A line of JSON for each command, and one for the final state of each session."""

    stage: Stage

    def show(self, outcome: Outcome) -> None:
        tell(as_json(outcome))

    def close(self, bad: BadLine | None) -> None:
        if bad:
            tell(bad_as_json(bad))
        states = list(self.stage.states())
        for state in states:
            tell({"state": state})
        if not states:
            tell({"state": None})


def _understood(raw: Iterable[bytes], stage: Stage, session: SessionId | None) -> tuple[list[Line], BadLine | None]:
    """The lines up to the first that cannot be understood, and why not."""
    lines: list[Line] = []
    try:
        for line in read_lines(raw, stage.rosters(), session):
            lines.append(line)  # noqa: PERF402 — what was understood is kept when the next is not
    except BadLine as bad:
        return lines, bad
    return lines, None


@contextmanager
def _stage(*, record: bool, go_on: bool) -> Iterator[Stage]:
    """Where to play: the journal itself, or one that is thrown away."""
    if record:
        with the_journal(new=True) as journal:
            yield Stage(Chamber(journal))
        return
    with TemporaryDirectory(prefix="seriatim-") as folder:
        path = Path(folder) / "rehearsal.sqlite3"
        if go_on:
            with the_journal() as recorded:
                backup(recorded, path)
        with open_journal(sqlite_url(path)) as journal:
            yield Stage(Chamber(journal))


def _console() -> Console:
    """Standard output, wide enough where it is no terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=WIDTH, highlight=False)
