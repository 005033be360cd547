"""Commands on the journal as a whole: export, import, backup, rebuild."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from seriatim.journal.backup import backup
from seriatim.journal.moving import export_lines, import_lines
from seriatim.journal.verify import verify as verify_journal
from seriatim.kernel.ids import BodyId, StreamId
from seriatim.site.cli.house import STANDARD, AsJson, progress, reading, tell, the_journal, writing
from seriatim.site.cli.participants import admit_from


def export(
    *,
    streams: Annotated[
        list[str] | None,
        typer.Argument(metavar="STREAM", help="Such as session:oewg-7 body:oewg; all there are if none is named."),
    ] = None,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make, or - for standard output.")],
    public: Annotated[
        bool, typer.Option("--public", help="Withhold what is confidential; the file proves the same.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Write sessions and bodies to a file: JSON Lines, the same bytes every time.

    A session is of use elsewhere together with its body: name both streams, or none.
    """
    with the_journal() as journal:
        verify_journal(journal)  # what was changed behind the program's back must not leave it with a clean root
    with the_journal() as journal, writing(file) as out, progress("Exporting") as done:
        named = tuple(streams or journal.streams())
        total = sum(journal.streams().get(StreamId(stream), 0) for stream in named)
        for at, line in enumerate(export_lines(journal, *named, public=public)):
            out.write(line)
            done(at, total)
    if file != STANDARD:
        report(f"{total} events of {len(named)} streams are in {file}.", json=json, events=total, streams=named)


def import_(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An export or a table, or - for standard input.")],
    body: Annotated[str, typer.Option(help="Then the file is a CSV table of participants to admit to this body.")] = "",
    json: AsJson = False,
) -> None:
    """Take an export into the journal, or a table of participants: all of it, or nothing if anything in it is wrong."""
    if body:
        with the_journal() as journal, reading(file) as table:
            number = admit_from(table.read(), BodyId(body), journal)
        report(f"{number} participants are admitted.", json=json, participants=number)
        return
    with the_journal(new=True) as journal, reading(file) as lines, progress("Importing") as done:
        streams = import_lines(journal, _counted(lines, os.fstat(lines.fileno()).st_size, done))
    report(f"{sum(streams.values())} events of {len(streams)} streams were taken in.", json=json, streams=streams)


def back_up(
    *,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file to make; an existing one is not touched.")],
    json: AsJson = False,
) -> None:
    """Write a consistent, verified copy of the whole journal while it goes on being written.

    The copy is a SQLite journal: `seriatim verify` checks it, and DATABASE_URL can name it.
    """
    with the_journal() as journal, progress("Backing up") as done:
        found = backup(journal, path, done)
    report(f"{found.events} events are in {path}, verified.", json=json, events=found.events, root=found.root.hex())


def rebuild(*, json: AsJson = False) -> None:
    """Make the derived tables anew from the journal."""
    from seriatim.site import rebuild as tables  # noqa: PLC0415 — only this command needs Django's tables

    events = tables.rebuild()
    report(f"The derived tables were made anew from {events} events.", json=json, events=events)


def report(text: str, *, json: bool, **facts: Any) -> None:
    """Say that it was done, to a machine or to people."""
    if json:
        tell({"ok": True, **facts})
    else:
        typer.echo(text)


def _counted(lines: Iterable[bytes], total: int, done: Callable[[int, int], None]) -> Iterator[bytes]:
    so_far = 0
    for line in lines:
        yield line
        so_far += len(line)
        done(so_far, total)
