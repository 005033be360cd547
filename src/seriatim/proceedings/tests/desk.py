"""A session of a body in New York, typed in one command after another, with the roster of the world."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from seriatim.delegations.roster_data import world
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Kind
from seriatim.floor.rules.queue import places
from seriatim.kernel.actor import CHAIR, Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import BodyEstablished, HardStop, Mandate, Presiding
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.reasons import reason
from seriatim.proceedings.rules.session import Session, Setting, decide, evolve

TEN = datetime(2024, 3, 8, 15, 0, tzinfo=UTC)
"""10:00 in New York."""

RID = ListId("rid")
BODY = BodyEstablished(
    BodyId("oewg"), "Open-Ended Working Group", "OEWG", "America/New_York", "New York",
    Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("Burhan Gafoor", "Mission of Singapore"),
)  # fmt: skip


class Desk:
    """The session so far. Each command comes a second after the last, unless `at` says when."""

    def __init__(self) -> None:
        self.session = Session()
        self.now = TEN - timedelta(hours=1)
        for command in (
            m.ConveneSession(SessionId("oewg-7"), BODY.body, 7, date(2024, 3, 4), date(2024, 3, 8)),
            m.AddAgendaItem("5", "Discussions"),
            m.AddTopic(RID, "5", "Regular institutional dialogue"),
            m.PlanMeeting(MeetingId("m10"), TEN, (HardStop("room", TEN + timedelta(hours=3)),), (RID,), number=10),
            c.OpenList(RID),
        ):
            self.give(command)
        self.now = TEN

    def give(self, command: Any, by: Actor = CHAIR, at: datetime | None = None, seen: int | None = None) -> None:
        """Obey a command, or raise Refused."""
        self.now = at or self.now + timedelta(seconds=1)
        occasion = Occasion(by, self.now, seen)
        for event in decide(self.session, command, occasion, Setting(BODY, world())):
            version = self.session.version + 1
            recorded = Recorded(event, version, self.now, by, f"act {self.now}")
            self.session = evolve(self.session, recorded)

    def asks(self, code: str, group: str = "", kind: Kind = Kind.STATEMENT, after: int = 0) -> None:
        """A delegation asks for the floor itself, so many seconds after the last."""
        capacity = Capacity.GROUP if group else Capacity.NATIONAL
        asking = c.Inscribe(RID, DelegationId(code), kind, capacity, group)
        self.give(asking, delegation(code), self.now + timedelta(seconds=after) if after else None)

    def reasons(self, *, own: bool = True) -> dict[str, str]:
        """Why each delegation stands where it stands, first to last, told to itself or to others."""
        floor, reader = self.session.floor, Reader.of(self.session)
        return {
            floor.requests[place.request].asked.delegation: reason(place, position, floor, reader, own=own)
            for position, place in enumerate(places(floor, RID), 1)
        }
