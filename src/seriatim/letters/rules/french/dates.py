"""Dates and times in French: `du 4 au 8 mars 2024`, `15 h 30`."""

from datetime import date, datetime

from seriatim.proceedings.dates import CALENDARS, day

FRENCH = CALENDARS["fr"]
NOON = 12


def written(on: date) -> str:
    """`14 mars 2024`."""
    return day(on, "fr")


def span(first: date, last: date) -> str:
    """`du 4 au 8 mars 2024`; what both ends share is said once, and one day is `le 4 mars 2024`."""
    if first == last:
        return f"le {written(first)}"
    return f"du {_beginning(first, last)} au {written(last)}"


def _beginning(first: date, last: date) -> str:
    if first.year != last.year:
        return written(first)
    number = "1er" if first.day == 1 else str(first.day)
    return number if first.month == last.month else f"{number} {FRENCH.months[first.month - 1]}"


def clock(at: datetime) -> str:
    """`9 heures`, `1 heure`, `15 h 30`, `midi`, `0 h 15`."""
    if at.minute:
        return f"{at.hour} h {at.minute:02}"
    named = {0: "minuit", 1: "1 heure", NOON: "midi"}
    return named.get(at.hour, f"{at.hour} heures")


def appointment(at: datetime, by_clock: str) -> str:
    """`mercredi 27 mars 2024 à 9 heures (heure de New York)`."""
    return f"{FRENCH.weekdays[at.weekday()]} {written(at)} à {clock(at)} ({by_clock})"
