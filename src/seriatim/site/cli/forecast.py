"""The command that says when each will speak, and whether such words would have held in the past."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from seriatim.forecast.field import shipped
from seriatim.forecast.gather import outlook_of
from seriatim.forecast.past import meeting_of, rows, sittings
from seriatim.forecast.report import Summary, by_quarter, summary
from seriatim.forecast.rules import answer
from seriatim.forecast.rules.answer import HIGH, LOW, Forecast
from seriatim.forecast.rules.backtest import SHARES, judge
from seriatim.forecast.rules.meeting import Meeting
from seriatim.forecast.rules.what_if import limit_for_all, minutes_missing
from seriatim.forecast.told import plain, seed_of
from seriatim.kernel.ids import MeetingId, SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.reader import Reader
from seriatim.site.cli.errors import NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import AsJson, harmless, tell, the_journal
from seriatim.site.clock import CLOCK

SEED = 2024
"""Of forecasts from files, so that anybody gets the same numbers again."""

MOST_MINUTES, LONGEST_LIMIT = 7 * 24 * 60, 86_400
"""A week, and a day in seconds: whatever is longer was typed by mistake."""


def forecast(  # noqa: PLR0913 — each argument is an option of the command
    *,
    of: Annotated[
        str | None, typer.Argument(metavar="SESSION|FILE", help="The id of a session, or a CSV file of speeches held.")
    ] = None,
    meeting: Annotated[
        str | None, typer.Option(help="The meeting of the session; else the one in session, or the next planned.")
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], help="As of this time at the seat; else now."),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(
            "--list", metavar="FILE", help="A CSV file of the list: a row with its length was heard, others wait."
        ),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(min=0, max=MOST_MINUTES, help="The minutes until the meeting must rise, with --list."),
    ] = None,
    backtest: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Forecast each list of a CSV file from what was before it, and compare."),
    ] = None,
    limit: Annotated[
        float | None,
        typer.Option(
            min=1,
            max=LONGEST_LIMIT,
            help="The limit in seconds that “names × limit” is to assume where rows have none.",
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Say when each on a list will speak, who will not be heard, and what limit would let all be heard.

    The columns of a file are those that docs/forecast.md names; `delegation` and `speech_seconds` are enough.
    """
    if backtest:
        _judge(backtest, limit, as_json=json)
    elif of is None:
        fail("name a session, or a CSV file with --list or --backtest", NOT_UNDERSTOOD)
    elif names:
        _of_a_list(Path(of), names, minutes, as_json=json)
    elif Path(of).is_file():
        fail(f"{of} is a file: name the list that is to be forecast from it with --list", NOT_UNDERSTOOD)
    else:
        _of_a_session(SessionId(of), MeetingId(meeting) if meeting else None, at, as_json=json)


def _of_a_session(session: SessionId, meant: MeetingId | None, at: datetime | None, *, as_json: bool) -> None:
    with the_journal() as journal:
        chamber = Chamber(journal)
        zone = ZoneInfo(chamber.session(session).programme.zone)
        when = at.replace(tzinfo=zone) if at else CLOCK.now().astimezone(zone)
        known, meeting, outlook = outlook_of(chamber, session, meant, when)
        body = known.programme.session.body if known.programme.session else None
        reader = Reader.of(known, chamber.body(body).roster if body else None)
    asked = [known.floor.requests[one].asked for one in outlook.requests]
    _tell(
        outlook.meeting,
        [reader.name(one.delegation) for one in asked],
        seed_of(session, meeting),
        when,
        as_json=as_json,
    )


def _of_a_list(held: Path, names: Path, minutes: float | None, *, as_json: bool) -> None:
    line = rows(names)
    meeting = meeting_of(shipped(), sittings(rows(held)), line, None if minutes is None else minutes * 60)
    waiting = [one.name for one in line if one.seconds is None]
    _tell(meeting, waiting, SEED, None, as_json=as_json)


def _tell(meeting: Meeting, names: Sequence[str], seed: int, at: datetime | None, *, as_json: bool) -> None:
    told, names = answer.forecast(meeting, seed), [harmless(name) for name in names]
    if as_json:
        tell(plain(meeting, told, names, seed, at))
    elif told is None:
        typer.echo("Not known yet: there is no limit, and nobody has spoken. It is known once somebody has.")
    else:
        _show(meeting, told, names, seed, _clock(at))


def _show(meeting: Meeting, told: Forecast, names: Sequence[str], seed: int, clock: Callable[[float], str]) -> None:
    typer.echo(f"The list is exhausted about {clock(told.exhausted[LOW])}–{clock(told.exhausted[HIGH])} (8 in 10).")
    if meeting.stops is not None:
        few, many = told.unheard[[LOW, HIGH]]
        typer.echo(f"The meeting must rise at {clock(meeting.stops)}; {_count(few, many)} have been heard by then.")
        limit, missing = limit_for_all(meeting, seed), minutes_missing(meeting, told)
        if many and limit:
            typer.echo(f"Under a limit of {_minutes(limit)} all would be heard.")
        if many and missing:
            typer.echo(f"All would be heard with {missing} minutes more, at another meeting for instance.")
    table = Table("", "Delegation", "Called (8 in 10)", "Heard", box=None, pad_edge=False)
    for place, name in enumerate(names):
        called = f"{clock(told.called[place, LOW])}–{clock(told.called[place, HIGH])}"
        table.add_row(
            str(place + 1), Text(name), called, f"{told.heard[place]:.0%}" if meeting.stops is not None else ""
        )
    Console().print(table)


def _count(few: int, many: int) -> str:
    if not many:
        return "everybody will"
    return f"{few}–{many} will not" if few != many else f"{few} will not"


def _clock(at: datetime | None) -> Callable[[float], str]:
    """Instants as the seat's clock shows them, or minutes from now where there is no clock."""
    if at is None:
        return lambda seconds: f"+{seconds / 60:.0f}′"
    return lambda seconds: f"{at + timedelta(seconds=float(seconds)):%H:%M}"


def _minutes(seconds: int) -> str:
    whole, rest = divmod(seconds, 60)
    return f"{whole}′{rest:02d}″"


def _judge(file: Path, limit: float | None, *, as_json: bool) -> None:
    judged = list(judge(shipped(), sittings(rows(file)), SEED, limit))
    whole = summary(judged)
    if whole is None:
        fail(f"{file.name}: a back-test needs at least two sittings; the first one only teaches.", NOT_UNDERSTOOD)
    if as_json:
        quarters = {str(quarter): asdict(one) for quarter, one in by_quarter(judged).items()}
        tell({"file": file.name, "seed": SEED, "limit": limit, "all": asdict(whole), "quarters": quarters})
        return
    typer.echo(f"{file.name}: {whole.forecasts} forecasts of the end of a list, and of {whole.calls} speeches to come.")
    table = Table(
        "Forecast", *(f"{share} %" for share in SHARES), "Median", "Mean", "Width", "× limit", "× mean",
        box=None, pad_edge=False,
    )  # fmt: skip
    for name, one in [("all", whole), *((_QUARTERS[quarter], one) for quarter, one in by_quarter(judged).items())]:
        table.add_row(name, *_columns(one))
    Console().print(table)
    typer.echo(_LEGEND)
    held = ", ".join(f"{whole.calls_coverage[share]:.1%} of the {share} % intervals" for share in SHARES)
    typer.echo(f"Of the speeches to come, {held} held.")


_QUARTERS = {0: "at the start", 1: "after ¼", 2: "after ½", 3: "after ¾"}
_LEGEND = (
    "Shares of the intervals that held, then minutes of speaking: the median and mean error, the median width of the "
    "80 % interval, and the median errors of “names × limit” and “names × running mean”."
)


def _columns(one: Summary) -> list[str]:
    held = [f"{one.coverage[share]:.1%}" for share in SHARES]
    errors = (one.median_error, one.mean_error, one.width, one.median_error_by_limit, one.median_error_by_mean)
    return [*held, *(f"{seconds / 60:.1f}" for seconds in errors)]
