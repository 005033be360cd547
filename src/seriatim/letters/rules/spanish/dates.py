"""Dates and times in Spanish: `del 4 al 8 de marzo de 2024`, `a las 9.00 horas`."""

from datetime import date, datetime

from seriatim.proceedings.dates import CALENDARS, day

SPANISH = CALENDARS["es"]


def written(on: date) -> str:
    """`14 de marzo de 2024`."""
    return day(on, "es")


def span(first: date, last: date) -> str:
    """`del 4 al 8 de marzo de 2024`; what both ends share is said once, and one day is `el 4 de marzo de 2024`."""
    if first == last:
        return f"el {written(first)}"
    return f"del {_beginning(first, last)} al {written(last)}"


def _beginning(first: date, last: date) -> str:
    if first.year != last.year:
        return written(first)
    return str(first.day) if first.month == last.month else f"{first.day} de {SPANISH.months[first.month - 1]}"


def clock(at: datetime) -> str:
    """`a las 9.00 horas`, `a la 1.15 horas`: one o'clock is singular."""
    return f"{'a la' if at.hour == 1 else 'a las'} {at.hour}.{at.minute:02} horas"


def appointment(at: datetime, by_clock: str) -> str:
    """`miércoles 27 de marzo de 2024 a las 9.00 horas (hora de Nueva York)`."""
    return f"{SPANISH.weekdays[at.weekday()]} {written(at)} {clock(at)} ({by_clock})"
