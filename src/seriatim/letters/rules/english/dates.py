"""Dates and times in English, in the United Nations' style: day before month, `9.00am`, `12 noon`.

Names of days and months are written out here because `strftime` follows the server's locale.
"""

from datetime import date, datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOON = 12


def day(on: date) -> str:
    """`14 March 2024`."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def span(first: date, last: date) -> str:
    """`from 4 to 8 March 2024`; what both ends share is said once, and one day is `on 4 March 2024`."""
    if first == last:
        return f"on {day(first)}"
    if first.year != last.year:
        return f"from {day(first)} to {day(last)}"
    if first.month != last.month:
        return f"from {first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"from {first.day} to {day(last)}"


def clock(at: datetime) -> str:
    """`9.00am`, `3.30pm`; the two twelves that am and pm leave in doubt are named."""
    if at.minute == 0 and at.hour % NOON == 0:
        return "12 noon" if at.hour else "12 midnight"
    return f"{at.hour % NOON or NOON}.{at.minute:02}{'am' if at.hour < NOON else 'pm'}"


def appointment(at: datetime, city: str) -> str:
    """`Wednesday, 27 March 2024 at 9.00am (New York time)`."""
    return f"{DAYS[at.weekday()]}, {day(at)} at {clock(at)} ({city} time)"
