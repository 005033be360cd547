"""The session that is rehearsed where none is named, as the commands that convene it and plan its meetings."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from seriatim.floor.rules.commands import OpenList
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.proceedings.chamber import Chamber

MADE_UP = Path(__file__).with_name("data") / "session.toml"
ITEM = "5"
SATURDAY = 5


@cache
def facts() -> dict[str, Any]:
    """The session as the file tells it."""
    return tomllib.loads(MADE_UP.read_text(encoding="utf-8"))


def session() -> SessionId:
    """Its id."""
    return SessionId(facts()["session"]["id"])


def body() -> BodyId:
    """The id of its body."""
    return BodyId(facts()["body"]["id"])


def convene(chamber: Chamber, days: int = 5) -> datetime:
    """Convene it with so many days of meetings; the instant from which it is rehearsed.

    The lists of all topics are announced at once, as programmes do, and open in the morning of the first day.
    """
    zone = ZoneInfo(facts()["body"]["zone"])
    begins = datetime.combine(facts()["session"]["opens"], datetime.min.time(), zone) - timedelta(days=3)
    for number, command in enumerate(_commands(days, zone)):
        key = f"rehearsal-plan-{number}"
        chamber.act(command, Occasion(SECRETARIAT, begins + timedelta(seconds=number)), session(), key=key)
    opens: datetime = facts()["session"]["lists_open"].replace(tzinfo=zone)
    return opens - timedelta(minutes=10)


def _commands(days: int, zone: ZoneInfo) -> Iterator[Any]:
    told, convened = facts()["body"], facts()["session"]
    yield m.EstablishBody(
        body(), told["name"], told["zone"], told["seat"],
        Mandate(**told["mandate"]), Presiding(**told["chair"]), told["short_name"],
    )  # fmt: skip
    dates = list(_days(days))
    closes = dates[-1].date()
    yield m.ConveneSession(
        session(), body(), convened["ordinal"], convened["opens"], closes, illustrative=convened["illustrative"]
    )
    yield m.AddAgendaItem(ITEM, convened["item"])
    for topic, title in _topics(days):
        yield m.AddTopic(topic, ITEM, title)
    yield from _meetings(dates, zone)
    yield m.AdoptProgrammeOfWork()
    yield from (OpenList(topic, convened["lists_open"].replace(tzinfo=zone)) for topic, _ in _topics(days))


def _topics(days: int) -> Iterator[tuple[ListId, str]]:
    """A topic a day; in a longer session each comes back with a number."""
    titles = [one["title"] for one in facts()["topic"]]
    for day in range(days):
        again, which = divmod(day, len(titles))
        yield ListId(f"topic-{day + 1}"), titles[which] + (f" ({again + 1})" if again else "")


def _days(days: int) -> Iterator[datetime]:
    day = datetime.combine(facts()["session"]["opens"], datetime.min.time())
    while days:
        if day.weekday() < SATURDAY:
            yield day
            days -= 1
        day += timedelta(days=1)


def _meetings(dates: list[datetime], zone: ZoneInfo) -> Iterator[m.PlanMeeting]:
    """The last meeting takes up what all topics are owed, after its own."""
    number, topics = 0, [ListId(f"topic-{day + 1}") for day in range(len(dates))]
    for day, topic in zip(dates, topics, strict=True):
        for told in facts()["meeting"]:
            number += 1
            last = number == len(dates) * len(facts()["meeting"])
            stops = [("room", told["stops"])]
            if "interpretation" in told:
                stops.insert(0, ("interpretation", told["interpretation"]))
            yield m.PlanMeeting(
                MeetingId(f"meeting-{number}"), datetime.combine(day, told["starts"], zone),
                tuple(HardStop(service, datetime.combine(day, at, zone)) for service, at in stops),
                (topic, *(one for one in topics if last and one != topic)), (ITEM,), number,
                closing_seconds=facts()["session"]["closing_seconds"],
            )  # fmt: skip
