"""A session in a few words, for the tests of its pages."""

import re
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any, Self

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.rules.queue import waiting
from seriatim.floor.rules.state import Floor
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, RequestId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.proceedings.chamber import Chamber
from seriatim.site import house

BODY, SESSION, TOPIC, MEETING = BodyId("oewg"), SessionId("oewg-7"), ListId("dialogue"), MeetingId("tenth")
OWNED = "/sessions/oewg-7/"
LIST = "/sessions/oewg-7/topics/dialogue/"
TENTH = "/sessions/oewg-7/meetings/tenth/"
NAME = "Open-ended Working Group"
ILLUSTRATIVE = "The names are illustrative."


class Hall:
    """What happens in a session, step by step; each step takes a second."""

    def __init__(self, chamber: Chamber) -> None:
        self.chamber = chamber

    def convened(self) -> Self:
        mandate = Mandate("75/240", "General Assembly", date(2020, 12, 31), "peace and security")
        chair = Presiding("Burhan Gafoor", "Permanent Mission of Singapore")
        self.act(m.EstablishBody(BODY, NAME, "America/New_York", "New York", mandate, chair, "OEWG"))
        self.session(SESSION, 7)
        self.act(c.OpenList(TOPIC))
        stops = (HardStop("interpretation", local(17)), HardStop("room", local(18)))
        self.act(m.PlanMeeting(MEETING, local(15), stops, (TOPIC,), ("5",), 10))
        return self

    def session(self, session: SessionId, ordinal: int) -> None:
        days = date(2024, 3, 4), date(2024, 3, 8)
        self.act(m.ConveneSession(session, BODY, ordinal, *days, illustrative=ILLUSTRATIVE), session)
        self.act(m.AddAgendaItem("5", "Discussions on substantive issues"), session)
        self.act(m.AddTopic(TOPIC, "5", "Establish regular institutional dialogue", "institutional dialogue"), session)

    def act(self, command: Any, session: SessionId = SESSION) -> None:
        self.later(seconds=1)
        self.chamber.act(command, Occasion(CHAIR, house.now()), session)

    def later(self, **time: float) -> None:
        house.CLOCK.set(house.now() + timedelta(**time))

    def asked(self, *delegations: str) -> Self:
        for code in delegations:
            self.act(c.Inscribe(TOPIC, DelegationId(code)))
        return self

    def opened(self) -> Self:
        self.act(m.OpenMeeting(MEETING))
        return self

    def adjourned(self) -> Self:
        self.act(m.AdjournMeeting("the hard stop"))
        return self

    def seen_by(self, visibility: Visibility, names: int = 2) -> Self:
        self.act(c.SetVisibility(TOPIC, visibility, names))
        return self

    @property
    def order(self) -> str:
        """The waiting as their codes."""
        return " ".join(self.floor.requests[one].asked.delegation for one in waiting(self.floor, TOPIC))

    @property
    def floor(self) -> Floor:
        return self.chamber.session(SESSION).floor

    @property
    def version(self) -> int:
        return self.chamber.session(SESSION).version

    def request(self, code: str) -> RequestId:
        return next(one.id for one in self.floor.requests.values() if one.asked.delegation == code)


def local(hour: int, day: int = 8) -> datetime:
    """A time by the clock of the seat, in March 2024."""
    return datetime(2024, 3, day, hour)  # noqa: DTZ001 — local times are what the commands take


def said(answer: Any) -> str:
    """The sentences with which a page says why something was not done."""
    found = re.findall(r'<p class="refusal" role="alert">(.*?)</p>', answer.content.decode())
    return unescape(" ".join(found))


def done(answer: Any) -> bool:
    return bool(answer.status_code == 303)
