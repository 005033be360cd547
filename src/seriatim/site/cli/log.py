"""Commands on the log: what was signed and with which keys, receipts, and what is erased on record."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from seriatim.journal.erasing import erase as erase_from
from seriatim.journal.log.keyring import replace as replace_keys
from seriatim.journal.log.words import fingerprint
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import RequestId, SessionId
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.site.cli.errors import NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import STANDARD, AsJson, tell, the_journal, writing
from seriatim.site.cli.journal import report
from seriatim.site.record.keeper import keeper_of, ring


def checkpoint(
    *,
    since: Annotated[
        int | None,
        typer.Option(metavar="SIZE", help="Show that it continues the checkpoint of so many events, for who kept one."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Print the state of the journal as it is now, signed: for others to keep, and to compare."""
    with the_journal() as journal:
        log = keeper_of(journal).log
        kept = log.checkpoint()
        written = log.note(kept).written if since is None else log.continuation(since).written
    known = kept.checkpoint
    if json:
        tell(
            {
                "ok": True,
                "events": known.size,
                "root": known.root.hex(),
                "words": fingerprint(known.root),
                "note": written,
            }
        )
    else:
        typer.echo(written, nl=False)


def keys(
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Sign with new keys from here on. Stop the program first.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Print the verifier keys of this installation: who has them can check its receipts and checkpoints anywhere.

    Keys that were replaced are printed behind them: receipts of their time are checked with those.
    """
    with the_journal(new=True) as journal:
        if replace:
            replace_keys(journal, ring(), datetime.now(UTC))
        known = keeper_of(journal).log.signer
    retired = ring().retired(known)
    if json:
        tell({"ok": True, "keys": [str(key) for key in known.keys], "retired": [str(one.key) for one in retired]})
    else:
        lines = [str(key) for key in known.keys] + [f"retired: {one.key}" for one in retired]
        typer.echo("\n".join(lines))


def receipt(
    *,
    session: Annotated[str, typer.Argument(metavar="SESSION", help="The id of the session, such as oewg-7.")],
    request: Annotated[int, typer.Argument(metavar="REQUEST", help="The number of the request for the floor.")],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to make, or - for standard output.")
    ] = STANDARD,
) -> None:
    """Write the receipt of a request for the floor: a small file that proves, to anybody, that it was recorded."""
    with the_journal() as journal:
        known = Chamber(journal).session(SessionId(session)).floor.requests.get(RequestId(request))
        if known is None:
            fail(f"the session {session} has no request {request}", NOT_UNDERSTOOD)
        given = keeper_of(journal).log.receipt(stream_of_session(SessionId(session)), known.stands[0].since)
    with writing(file) as out:
        out.write(given.written.encode())


def erase(
    *,
    position: Annotated[
        int, typer.Argument(metavar="POSITION", min=1, help="The position of the event in the journal.")
    ],
    reason: Annotated[str, typer.Option(help="Why; it is recorded, and stays.")],
    json: AsJson = False,
) -> None:
    """Erase what is confidential in one event: for ever, on record, and without breaking a proof.

    Backups and exports that were made before still have it: erase or replace these as well.
    """
    with the_journal() as journal:
        done = erase_from(journal, position, reason, Occasion(SECRETARIAT, datetime.now(UTC)))
    text = f"What was confidential in {done.name}, version {done.version} of {done.stream}, is erased."
    report(text, json=json, position=position, stream=done.stream, version=done.version)
