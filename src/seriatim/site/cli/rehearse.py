"""The command that rehearses a session: made up, planned, or recorded, with simulated people or as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGTERM, default_int_handler, signal
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from seriatim.journal import Journal
from seriatim.kernel.ids import SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.rehearsal.hall import Cast
from seriatim.rehearsal.scratch import salt, scratch
from seriatim.rehearsal.setting import NothingLeft, Setting, Wanted, set_up
from seriatim.site import environment
from seriatim.site.cli.account import Account
from seriatim.site.cli.errors import NOT_DONE, NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import AsJson, the_journal
from seriatim.site.clock import Clock
from seriatim.site.rehearsal.running import FASTEST, Running

SERVED_AT = 20.0
MAX = "max"
HIGHEST = 10_000.0
"""Beyond that a meeting would be over before anybody has seen it."""


def rehearse(  # noqa: PLR0913 — each argument is an option of the command
    *,
    session: Annotated[
        str | None, typer.Argument(help="A recorded session, which goes on from where it stands; else a made-up one.")
    ] = None,
    replay: Annotated[bool, typer.Option("--replay", help="Show the recorded session as it was.")] = False,
    speed: Annotated[
        str | None, typer.Option(help="So many times as fast as time, such as 20 or 1000, or max; served 20, else max.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same rehearsal.")] = 1,
    delegations: Annotated[int, typer.Option(min=2, max=1000, help="How many delegations come.")] = 193,
    days: Annotated[int, typer.Option(min=1, max=60, help="The days of the made-up session.")] = 5,
    liveliness: Annotated[float, typer.Option(min=0, max=50, help="How many times as many incidents.")] = 1.0,
    port: Annotated[
        int | None, typer.Option("--serve", metavar="PORT", min=0, max=65535, help="Show it on all screens.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Go through a session with simulated delegations, in a journal that is thrown away.

    They ask, are late, absent, interrupted, replied to; a simulated Chair presides, and somebody may take over where
    it is served. Every promise is checked after every act. The status is 0 if none was broken, else 1.
    """
    wanted = Wanted(SessionId(session) if session else None, Cast(seed, delegations, liveliness), days, replay=replay)
    if replay and not session:
        fail("name the recorded session that is to be replayed", NOT_UNDERSTOOD)
    at_speed = _speed(speed, served=port is not None)
    signal(SIGTERM, default_int_handler)  # so that what is to be thrown away is thrown away
    try:
        if port is None:
            _run(wanted, at_speed, as_json=json)
        else:
            _serve(wanted, at_speed, port, as_json=json)
    except NothingLeft as nothing:
        fail(str(nothing), NOT_DONE)


def _speed(given: str | None, *, served: bool) -> float:
    if given is None:
        return SERVED_AT if served else FASTEST
    if given == MAX:
        return FASTEST
    try:
        found = float(given)
    except ValueError:
        found = 0.0
    if not 0 < found <= HIGHEST:
        fail(f"--speed {given}: give a number up to {HIGHEST:g}, such as 20 or 1000, or max", NOT_UNDERSTOOD)
    return found


@contextmanager
def _source(wanted: Wanted) -> Iterator[Journal | None]:
    """The journal of the session that is named, while it is copied."""
    if wanted.session is None:
        yield None
        return
    with the_journal() as journal:
        yield journal


def _run(wanted: Wanted, speed: float, *, as_json: bool) -> None:
    with scratch(wanted.cast.seed) as journal:
        chamber, clock = Chamber(journal), Clock()
        with _source(wanted) as source:
            setting = set_up(chamber, wanted, source)
        clock.set(setting.begins)
        account = _account(chamber, setting, as_json=as_json, all_of_it=speed != FASTEST)
        Running(setting.play, clock, speed, account.show).run()
        account.close(journal)
    account.leave()


def _serve(wanted: Wanted, speed: float, port: int, *, as_json: bool) -> None:
    with TemporaryDirectory(prefix="seriatim-") as folder:
        with _source(wanted) as source:
            environment.for_a_rehearsal(Path(folder))
            from seriatim.site.serving import prepare  # noqa: PLC0415 — settings are read from here on

            prepare()
            from seriatim.site.house import CLOCK, chamber  # noqa: PLC0415 — likewise
            from seriatim.site.rehearsal.stage import show  # noqa: PLC0415 — likewise

            salt(chamber().journal, wanted.cast.seed)
            setting = set_up(chamber(), wanted, source)
        CLOCK.set(setting.begins)
        account = _account(chamber(), setting, as_json=as_json, all_of_it=True)
        running = Running(setting.play, CLOCK, speed, account.show)
        show(running, setting.body, port, lambda: account.close(chamber().journal))
    account.leave()


def _account(chamber: Chamber, setting: Setting, *, as_json: bool, all_of_it: bool) -> Account:
    return Account(setting.play, chamber.body(setting.body).roster, as_json=as_json, all_of_it=all_of_it)
