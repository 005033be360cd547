"""The seventh session as commands: what was convened, who asked for the floor, how the last meeting went."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor
from seriatim.kernel.actor import delegation as of
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.proceedings.chamber import Chamber

SESSION = SessionId("oewg-7")
LAST_MEETING = MeetingId("meeting-10")
TOWN_HALL = MeetingId("town-hall")
TOPIC = ListId("regular-institutional-dialogue")

SEED = 14
MEDIAN_SECONDS, SPREAD = 262, 0.38
"""Gives 290 seconds on average, as in the working group's tenth session, and some 33 speeches in three hours."""
GROUP_FACTOR = 1.35
HAND_OVER = (8, 32)
"""Seconds between the end of one speech and the first word of the next."""
CLOSING = timedelta(minutes=4)


@dataclass(frozen=True)
class Given:
    """One command with its occasion."""

    command: Any
    occasion: Occasion


@cache
def facts() -> dict[str, Any]:
    """The session as the file tells it."""
    return tomllib.loads(files("seriatim.site.demo").joinpath("session_7.toml").read_text(encoding="utf-8"))


def seat_time(local: datetime) -> datetime:
    """A local time of the file as an instant in UTC."""
    return local.replace(tzinfo=ZoneInfo(facts()["body"]["zone"])).astimezone(UTC)


def local(at: datetime) -> datetime:
    """An instant by the clock of the seat."""
    return at.astimezone(ZoneInfo(facts()["body"]["zone"]))


def convening() -> Iterator[Given]:
    """The body, its session, the agenda and the adopted programme of work, on the eve of the session."""
    told = facts()
    at = seat_time(datetime(2024, 3, 1, 10))  # noqa: DTZ001 — local to the seat, made aware by seat_time
    for number, command in enumerate((*_framework(told), *_meetings(told), m.AdoptProgrammeOfWork())):
        yield Given(command, Occasion(SECRETARIAT, at + timedelta(seconds=number)))


def _framework(told: dict[str, Any]) -> Iterator[Any]:
    body, session = told["body"], told["session"]
    yield m.EstablishBody(
        BodyId(body["id"]), body["name"], body["zone"], body["seat"],
        Mandate(**body["mandate"]), Presiding(**body["chair"]), body["short_name"],
    )  # fmt: skip
    yield m.ConveneSession(
        SessionId(session["id"]), BodyId(body["id"]), session["ordinal"], session["opens"], session["closes"],
        session["kind"], session["rules_profile"], told["illustrative"],
    )  # fmt: skip
    yield from (m.AddAgendaItem(item["number"], item["title"]) for item in told["item"])
    yield from (m.AddTopic(**topic) for topic in told["topic"])


def _meetings(told: dict[str, Any]) -> Iterator[m.PlanMeeting]:
    for meeting in told["meeting"]:
        yield m.PlanMeeting(
            meeting["meeting"], meeting["starts"], (HardStop("room", meeting["room"]),),
            tuple(meeting.get("takes_up", ())), tuple(meeting["items"]), meeting["number"],
            reason_for_limit=meeting.get("reason_for_limit", ""),
        )  # fmt: skip


def inscriptions() -> Iterator[Given]:
    """The opening of the list, and each delegation asking for the floor itself."""
    told = facts()["inscriptions"]
    opened = seat_time(told["opened"])
    yield Given(c.OpenList(TOPIC), Occasion(SECRETARIAT, opened))
    for code, group, seconds in sorted(told["requests"], key=lambda row: row[2]):
        capacity = Capacity.GROUP if group else Capacity.NATIONAL
        asks = c.Inscribe(TOPIC, DelegationId(code), capacity=capacity, on_behalf_of=group)
        yield Given(asks, Occasion(of(code), opened + timedelta(seconds=seconds)))


def follow_up() -> m.ScheduleFollowUp:
    """The town hall of 27 March 2024."""
    told = facts()["follow_up"]
    stops = tuple(HardStop(service, told[service]) for service in ("interpretation", "room"))
    return m.ScheduleFollowUp(
        MeetingId(told["meeting"]), MeetingId(told["follows"]), told["starts"], stops,
        name=told["name"], form=told["form"], proposed_at_closing=told["proposed_at_closing"],
    )  # fmt: skip


def letter_dated() -> datetime:
    """The instant of the day of the letter at which the demonstration's clock starts."""
    return seat_time(facts()["follow_up"]["letter_dated"])


def hold_last_meeting(chamber: Chamber) -> None:
    """Play the meeting of 8 March from its opening to the hard stop, with speeches of realistic length.

    The lengths come from a seeded generator, so that the demonstration is the same every time.
    """
    lengths = Random(SEED)  # noqa: S311 — a reproducible rehearsal, no secret
    meeting = chamber.session(SESSION).programme.meetings[LAST_MEETING]
    at = meeting.starts
    give(chamber, m.OpenMeeting(LAST_MEETING), CHAIR, at)
    at += timedelta(seconds=lengths.randint(60, 180))
    groups = sum(bool(group) for _, group, _ in facts()["inscriptions"]["requests"])
    for spoken in count():
        if at + timedelta(seconds=MEDIAN_SECONDS) > meeting.stops_at - CLOSING:
            break
        give(chamber, c.GiveFloor(), CHAIR, at)
        at += _length(lengths, group=spoken < groups)
        give(chamber, c.EndSpeech(), CHAIR, at)
        at += timedelta(seconds=lengths.randint(*HAND_OVER))
    give(chamber, c.TakeFloor(), CHAIR, at)
    give(chamber, m.AdjournMeeting("the hard stop of the meeting"), CHAIR, meeting.stops_at)


def _length(lengths: Random, *, group: bool) -> timedelta:
    seconds = lengths.lognormvariate(0, SPREAD) * MEDIAN_SECONDS * (GROUP_FACTOR if group else 1)
    return timedelta(milliseconds=int(seconds * 1000))


def give(chamber: Chamber, command: Any, actor: Actor, at: datetime) -> None:
    """One command of the demonstration; its key is its own, so that setting up twice changes nothing."""
    key = f"demo:{type(command).__name__}:{at.isoformat()}:{actor}"
    chamber.act(command, Occasion(actor, at), SESSION, key=key)


def enact(chamber: Chamber) -> None:
    """Everything up to the rising of the last meeting."""
    for given in (*convening(), *inscriptions()):
        give(chamber, given.command, given.occasion.actor, given.occasion.at)
    hold_last_meeting(chamber)
