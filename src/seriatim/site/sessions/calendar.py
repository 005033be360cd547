"""How is something written for anybody's calendar (RFC 5545)? With alarms, which need no push service.

Instants are in UTC: every calendar shows them by its owner's clock, and no rule of a time zone can be out of date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar

OURS = "-//Seriatim//Lists of speakers//EN"


@dataclass(frozen=True)
class Entry:
    """One entry. A newer one with the same `uid` and a higher `revision` takes its place; it may have no length."""

    uid: str
    revision: int
    written_at: datetime
    at: datetime
    title: str
    description: str
    address: str
    before: tuple[timedelta, ...] = ()
    """How long before the instant each alarm sounds."""
    until: datetime | None = None


def calendar(*entries: Entry, name: str = "", every: timedelta | None = None) -> bytes:
    """The file that a calendar takes in; with `every` it is a feed, to be asked for again after so long (RFC 7986)."""
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", OURS)
    if name:
        whole.add("name", name)
        whole.add("x-wr-calname", name)
    if every:
        whole.add("refresh-interval", every, parameters={"VALUE": "DURATION"})
        whole.add("x-published-ttl", every)
    for entry in entries:
        whole.add_component(_event(entry))
    written: bytes = whole.to_ical()
    return written


def _event(entry: Entry) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", entry.written_at.astimezone(UTC))
    event.add("dtstart", entry.at.astimezone(UTC))
    if entry.until:
        event.add("dtend", entry.until.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("description", entry.description)
    event.add("url", entry.address)
    event.add("transp", "TRANSPARENT")
    for alarm in _alarms(entry):
        event.add_component(alarm)
    return event


def _alarms(entry: Entry) -> Sequence[icalendar.Alarm]:
    alarms = []
    for before in entry.before:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -before)
        alarm.add("description", entry.title)
        alarms.append(alarm)
    return alarms
