"""A session drawn in memory: what happens in it, what its list then looks like, what its clock shows.

The notation is that of a clerk: `KEN` waits, `G77*` waits to speak for a group, `KEN(r)` to reply, `KEN(e)` to explain
its position, `KEN!` rises to a point of order, `>KEN` has the floor, `(closed)` takes no more names.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, reduce
from typing import Any

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.floor.rules.clock import elapsed_ms, left_ms
from seriatim.floor.rules.commands import OpenList
from seriatim.floor.rules.kinds import Capacity, Kind
from seriatim.floor.rules.queue import places, waiting
from seriatim.floor.rules.state import Floor, Request, Speech
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import EVENT_NAMES, Recorded
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, RequestId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.meetings.rules.planning import Slot
from seriatim.meetings.rules.state import Programme
from seriatim.proceedings.rules import body as bodies
from seriatim.proceedings.rules import session as sessions
from seriatim.proceedings.rules.body import BodyRecord
from seriatim.proceedings.rules.session import Session, Setting

GROUP = Capacity.GROUP

DIALOGUE, MEASURES, NORMS = ListId("dialogue"), ListId("measures"), ListId("norms")
"""Regular institutional dialogue and confidence-building measures under item 5, norms under item 4."""

FIRST, SECOND = MeetingId("m1"), MeetingId("m2")
"""8 March 2024, 3 to 6 in New York, and 11 March, 10 to 1; both take up the dialogue."""

THREE_PM = datetime(2024, 3, 8, 20, tzinfo=UTC)
SIX_PM = THREE_PM + timedelta(hours=3)
MONDAY = datetime(2024, 3, 11, 14, tzinfo=UTC)


@dataclass(frozen=True)
class Drawn:
    """A session at an instant, with its journal; `busy` are meetings of other sessions of the body."""

    body: BodyRecord
    session: Session
    now: datetime
    journal: tuple[Recorded, ...] = ()
    busy: tuple[Slot, ...] = ()

    @property
    def floor(self) -> Floor:
        return self.session.floor

    @property
    def programme(self) -> Programme:
        return self.session.programme

    @property
    def setting(self) -> Setting:
        return Setting(self.body.body.facts, self.body.roster, self.busy)


Step = Callable[[Drawn], Drawn]


def body_decides(command: Any) -> Step:
    """A decision of the body about its participants."""

    def step(drawn: Drawn) -> Drawn:
        return replace(drawn, body=in_body(drawn.body, command, drawn.now))

    return step


def in_body(body: BodyRecord, command: Any, now: datetime = THREE_PM) -> BodyRecord:
    """The body after one command about it, or Refused."""
    for event in bodies.decide(body, command, Occasion(SECRETARIAT, now)):
        body = bodies.evolve(body, Recorded(event, body.version + 1, now, SECRETARIAT, "body"))
    return body


def play(drawn: Drawn, command: Any, by: Actor, seen: int | None = None) -> Drawn:
    """The session after one command, or Refused."""
    events = sessions.decide(drawn.session, command, Occasion(by, drawn.now, seen), drawn.setting)
    return record(drawn, events, by)


def record(drawn: Drawn, events: tuple[Any, ...], by: Actor) -> Drawn:
    """The session after the events of one command."""
    version = drawn.session.version
    recorded = tuple(
        Recorded(event, version + number, drawn.now, by, f"command-{version}") for number, event in enumerate(events, 1)
    )
    session = reduce(sessions.evolve, recorded, drawn.session)
    return replace(drawn, session=session, journal=(*drawn.journal, *recorded))


def after(*steps: Step, then: Drawn | None = None) -> Drawn:
    """What is drawn after these steps; they begin with the list just opened, before the meeting, or with `then`."""
    return reduce(lambda drawn, step: step(drawn), steps, then or list_opened())


def later(time: str) -> Step:
    """Minutes and seconds pass: `2:10`, `0:10.001`."""
    return lambda drawn: replace(drawn, now=drawn.now + timedelta(milliseconds=milliseconds(time)))


def until(now: datetime) -> Step:
    """Time passes until this instant."""
    return lambda drawn: replace(drawn, now=now)


@contextmanager
def refused(code: StrEnum, **details: Any) -> Iterator[None]:
    """What stands in this block is refused with this code, and with these facts among others for its sentence."""
    with pytest.raises(Refused) as caught:
        yield
    assert (caught.value.code, type(caught.value.code)) == (code, type(code)), caught.value
    assert {name: caught.value.details.get(name) for name in details} == details


@cache
def convened(session: str = "oewg-7", now: datetime = THREE_PM) -> Drawn:
    """A session with three topics and two meetings, its lists not yet open; the Red Cross and a firm take part."""
    oewg = BodyId("oewg")
    body = BodyRecord(world())
    for command in (
        m.EstablishBody(
            oewg, "Open-ended working group", "America/New_York", "New York",
            Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("Burhan Gafoor", "Singapore"),
        ),
        AdmitParticipant(oewg, DelegationId("ICRC"), "observer-entity", {"en": "Red Cross"}),
        AdmitParticipant(oewg, DelegationId("ACME"), "stakeholder", {"en": "Acme Incorporated"}),
    ):  # fmt: skip
        body = in_body(body, command, now)
    drawn = Drawn(body, Session(), now)
    for planned in (
        m.ConveneSession(SessionId(session), oewg, 7, date(2024, 3, 4), date(2024, 3, 8)),
        m.AddAgendaItem("4", "Organization of work"),
        m.AddAgendaItem("5", "Discussions on substantive issues"),
        m.AddTopic(DIALOGUE, "5", "Regular institutional dialogue"),
        m.AddTopic(MEASURES, "5", "Confidence-building measures"),
        m.AddTopic(NORMS, "4", "Norms"),
        m.PlanMeeting(FIRST, THREE_PM, (HardStop("room", SIX_PM),), (DIALOGUE,)),
        m.PlanMeeting(SECOND, MONDAY, (HardStop("room", MONDAY + timedelta(hours=3)),), (DIALOGUE,)),
    ):
        drawn = play(drawn, planned, SECRETARIAT)
    return drawn


def list_opened() -> Drawn:
    """The session with its list of speakers on the dialogue open."""
    return play(convened(), OpenList(DIALOGUE), CHAIR)


def name(request: Request) -> str:
    """A request as it is drawn."""
    if request.capacity == GROUP:
        return f"{request.on_behalf_of}*"
    mark = {Kind.REPLY: "(r)", Kind.EXPLANATION: "(e)", Kind.POINT_OF_ORDER: "!"}
    return f"{request.asked.delegation}{mark.get(request.asked.kind, '')}"


def find(drawn: Drawn, drawn_as: str) -> Request:
    """The newest request that is drawn so."""
    return next(one for one in reversed(tuple(drawn.floor.requests.values())) if name(one) == drawn_as)


def show(drawn: Drawn, of: ListId = DIALOGUE) -> str:
    """A list of speakers in one line, with whoever has the floor before it."""
    speakers, speech = drawn.floor.lists[of], drawn.floor.turn.speech
    shut = speakers.opens_at is not None and not speakers.is_open(drawn.now)
    return " ".join(
        [
            *(["(closed)"] if shut else []),
            *([f">{speaking(drawn)}"] if speech else []),
            *names(drawn, waiting(drawn.floor, of)),
        ]
    )


def names(drawn: Drawn, requests: tuple[RequestId, ...]) -> list[str]:
    """Requests as they are drawn."""
    return [name(drawn.floor.requests[one]) for one in requests]


def speaking(drawn: Drawn) -> str:
    """Who has the floor."""
    speech = current(drawn)
    return name(drawn.floor.requests[speech.request]) if speech.request else speech.speaker


def current(drawn: Drawn) -> Speech:
    """The running speech."""
    assert drawn.floor.turn.speech, "nobody has the floor"
    return drawn.floor.turn.speech


def used(drawn: Drawn) -> str:
    """How long the running speech has taken, `2:10`."""
    return minutes(elapsed_ms(current(drawn), drawn.now))


def left(drawn: Drawn) -> str:
    """What the clock in the room still shows, `0:50`."""
    remaining = left_ms(current(drawn), drawn.now)
    assert remaining is not None, "no limit applies"
    return minutes(remaining)


def owed(drawn: Drawn, of: ListId = DIALOGUE) -> str:
    """Who is owed the floor, in order."""
    return " ".join(one for one in names(drawn, waiting(drawn.floor, of)) if find(drawn, one).owed)


def standing(drawn: Drawn, drawn_as: str) -> str:
    """Where a request stands: waiting, joined, heard, in writing."""
    return find(drawn, drawn_as).standing


def why(drawn: Drawn, drawn_as: str) -> list[tuple[str, int]]:
    """The reasons for a place, each with how many it puts ahead."""
    request = find(drawn, drawn_as)
    place = next(one for one in places(drawn.floor, request.asked.list) if one.request == request.id)
    return [(reason.criterion, reason.ahead) for reason in place.reasons]


def happened(drawn: Drawn, since: Drawn) -> list[str]:
    """The events since then, without their slice's name."""
    return [EVENT_NAMES[type(one.event)].partition(".")[2] for one in drawn.journal[len(since.journal) :]]


def milliseconds(time: str) -> int:
    """`2:10.001` as 130001."""
    whole, _, seconds = time.partition(":")
    return int(whole) * 60_000 + round(float(seconds) * 1000)


def minutes(milliseconds: int) -> str:
    """130001 as `2:10.001`, and what is over the limit as `-0:05`."""
    whole, rest = divmod(abs(milliseconds), 60_000)
    seconds, fraction = divmod(rest, 1000)
    sign = "-" if milliseconds < 0 else ""
    return f"{sign}{whole}:{seconds:02}" + (f".{fraction:03}" if fraction else "")
