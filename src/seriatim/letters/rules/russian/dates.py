"""Dates and times in Russian: `с 4 по 8 марта 2024 года`, `в 9 ч. 00 м.`, each weekday after its preposition."""

from datetime import date, datetime

from seriatim.proceedings.dates import CALENDARS, day

RUSSIAN = CALENDARS["ru"]
ON_DAYS = ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье")


def written(on: date) -> str:
    """`14 марта 2024 года`."""
    return day(on, "ru")


def span(first: date, last: date) -> str:
    """`с 4 по 8 марта 2024 года`, `со 2 по 6 марта`; one day is `4 марта 2024 года`."""
    if first == last:
        return written(first)
    return f"{'со' if first.day == 2 else 'с'} {_beginning(first, last)} по {written(last)}"  # noqa: PLR2004 — со второго


def _beginning(first: date, last: date) -> str:
    if first.year != last.year:
        return written(first)
    return str(first.day) if first.month == last.month else f"{first.day} {RUSSIAN.months[first.month - 1]}"


def appointment(at: datetime, by_clock: str) -> str:
    """`в среду, 27 марта 2024 года, в 9 ч. 00 м. (по нью-йоркскому времени)`."""
    return f"{ON_DAYS[at.weekday()]}, {written(at)}, в {at.hour} ч. {at.minute:02} м. ({by_clock})"
