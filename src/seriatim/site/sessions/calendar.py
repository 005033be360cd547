"""How is an instant written for anybody's calendar (RFC 5545)? With alarms, which need no push service.

Instants are in UTC: every calendar shows them by its owner's clock, and no rule of a time zone can be out of date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST = 75
"""Octets of a line; what is longer goes on in the next, after a space."""

ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Entry:
    """One entry. A newer one with the same `uid` and a higher `revision` takes its place."""

    uid: str
    revision: int
    written_at: datetime
    at: datetime
    title: str
    description: str
    address: str
    before: tuple[timedelta, ...] = ()
    """How long before the instant each alarm sounds."""


def calendar(entry: Entry) -> bytes:
    """The file that a calendar takes in."""
    return b"".join(folded(line) for line in _lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    title = entry.title.translate(ESCAPED)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seriatim//Lists of speakers//EN", "BEGIN:VEVENT")
    yield f"UID:{entry.uid}"
    yield f"SEQUENCE:{entry.revision}"
    yield f"DTSTAMP:{_instant(entry.written_at)}"
    yield f"DTSTART:{_instant(entry.at)}"
    yield f"SUMMARY:{title}"
    yield f"DESCRIPTION:{entry.description.translate(ESCAPED)}"
    yield f"URL:{entry.address}"
    yield "TRANSP:TRANSPARENT"
    for before in entry.before:
        minutes = before // timedelta(minutes=1)
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{minutes}M", f"DESCRIPTION:{title}", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> bytes:
    """A line in pieces of 75 octets, none of which ends within a letter."""
    pieces, piece = list[bytes](), b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
