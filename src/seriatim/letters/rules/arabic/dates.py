"""Dates and times in Arabic: `في الفترة من 4 إلى 8 آذار/مارس 2024`, `الساعة 9/00`.

Months have both their names, as in United Nations documents; figures are those used there.
"""

from datetime import date, datetime

from seriatim.letters.rules.marks import as_it_is
from seriatim.proceedings.dates import CALENDARS, day

ARABIC = CALENDARS["ar"]


def written(on: date) -> str:
    """`14 آذار/مارس 2024`."""
    return day(on, "ar")


def span(first: date, last: date) -> str:
    """`في الفترة من 4 إلى 8 آذار/مارس 2024`; one day is `في 4 آذار/مارس 2024`."""
    if first == last:
        return f"في {written(first)}"
    return f"في الفترة من {_beginning(first, last)} إلى {written(last)}"


def _beginning(first: date, last: date) -> str:
    if first.year != last.year:
        return written(first)
    return str(first.day) if first.month == last.month else written(first).removesuffix(f" {first.year}")


def appointment(at: datetime, by_clock: str) -> str:
    """`الأربعاء، 27 آذار/مارس 2024، الساعة 9/00 (بتوقيت نيويورك)`."""
    clock = as_it_is(f"{at.hour}/{at.minute:02}")
    return f"{ARABIC.weekdays[at.weekday()]}، {written(at)}، الساعة {clock} ({by_clock})"
