"""Speeches that were held, from a table: which columns does it need, and how does a row become a speech?"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.meeting import Lost, Meeting
from seriatim.forecast.rules.record import learned
from seriatim.forecast.rules.speech import DELEGATION, Speaker, Speech, in_turn

SECONDS = ("speech_seconds", "est_seconds_at_111wpm")
"""The columns of lengths, the measured one first."""


class BadTable(Exception):
    """The table cannot be read; the message says where, and what to do."""


A_WEEK = 7 * 86_400

ISO = re.compile(r"\d{4}(-\d{2}(-\d{2}|$)|$)", re.ASCII)
"""A day, a month or a year, the largest part first; a time may follow the day."""


@dataclass(frozen=True)
class Row:
    """One row: a speech that was held, or a name that waits where `seconds` is None."""

    name: str
    date: str
    meeting: str
    item: str
    speaker: Speaker
    seconds: float | None


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file; raises BadTable where one cannot be read.

    `delegation` is needed. `meeting`, `date` and `agenda_item` tell lists apart; `speech_seconds` is a length,
    `time_limit_seconds` a limit, `level` a level; whatever else stands there is not looked at.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            reader.fieldnames = _columns(path.name, reader.fieldnames or ())
            return [_row(f"{path.name}, line {reader.line_num}", one) for one in reader if any(one.values())]
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadTable(f"{path.name}: this is no CSV file in UTF-8 ({error}). Save it as one.") from error


def _columns(file: str, given: Sequence[str]) -> list[str]:
    """The names of the columns, however they are spaced and capitalised."""
    columns = [one.strip().casefold() for one in given]
    if "delegation" not in columns:
        raise BadTable(
            f"{file}: there is no column “delegation”. Name the columns in the first line, with commas between them."
        )
    twice = next((one for one in columns if one and columns.count(one) > 1), None)
    if twice:
        raise BadTable(f"{file}: the column “{twice}” stands there twice. Leave one of them.")
    return columns


def _row(where: str, row: Mapping[str, str | None]) -> Row:
    given = {column: (value or "").strip() for column, value in row.items() if column}
    seconds = next((_number(where, column, given[column]) for column in SECONDS if given.get(column)), None)
    limit = _number(where, "time_limit_seconds", given.get("time_limit_seconds", ""))
    if not given["delegation"]:
        raise BadTable(f"{where}: the delegation is missing. Write who spoke.")
    traits = {DELEGATION: given["delegation"].casefold()}
    if given.get("level"):
        traits["level"] = given["level"].casefold()
    when, meeting, item = (given.get(column, "") for column in ("date", "meeting", "agenda_item"))
    return Row(given["delegation"], when, meeting, item, Speaker(limit or None, traits=traits), seconds)


def _number(where: str, column: str, given: str) -> float | None:
    if not given:
        return None
    try:
        number = float(given)
    except ValueError:
        number = -1.0
    if not 0 <= number <= A_WEEK:
        raise BadTable(f"{where}: “{given}” in column “{column}” is no number of seconds. Write digits, such as 185.")
    return number


def sittings(held: Iterable[Row]) -> list[list[list[Speech]]]:
    """The lists of each sitting, each in its order; rows without a length are left out.

    Sittings are in the order of their dates where these are written as 2022-03-16, else in that of their rows.
    """
    days: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for row in held:
        if row.seconds:
            days.setdefault((row.date, row.meeting), {}).setdefault(row.item, []).append(row)
    ordered = sorted(days, key=lambda day: day[0]) if all(_has_order(date) for date, _ in days) else list(days)
    return [[speeches(one) for one in days[day].values()] for day in ordered]


def _has_order(date: str) -> bool:
    """Whether dates written so are in order when they are sorted as words."""
    return ISO.match(date) is not None


def meeting_of(
    field: Field, held: Sequence[Sequence[Sequence[Speech]]], line: Sequence[Row], stops: float | None
) -> Meeting:
    """A meeting that has heard the rows of a list that have a length, and is to hear the others in their order.

    `stops` are the seconds until it must rise. What turns cost beside speaking is what the field says.
    """
    heard = speeches(line)
    waiting = [one.speaker for one in line if one.seconds is None]
    limited = all(one.speaker.limit for one in line)
    record = learned(field, held, limited=limited)
    lost = Lost(field.handover_seconds, field.interruptions, field.interruption_seconds, field.absences)
    return Meeting(record.pace, in_turn(waiting, len(heard)), lost, heard, stops=stops)


def speeches(held: Iterable[Row]) -> list[Speech]:
    """The rows of one list as speeches, each with the trait of its turn."""
    known = [one for one in held if one.seconds]
    speakers = in_turn([one.speaker for one in known])
    return [Speech(speaker, row.seconds or 0.0) for speaker, row in zip(speakers, known, strict=True)]
