"""A hall in which a meeting has just been opened, for those who test or measure the program from outside."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.capabilities import Category
from seriatim.delegations.rules.events import ParticipantAdmitted
from seriatim.floor.rules.commands import OpenList
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.site import urls
from seriatim.site.house import chamber, now
from seriatim.site.people.accounts import ensure_secretariat
from seriatim.site.readers import actor_of
from seriatim.site.tests.program import MEETING, PASSWORD, SESSION, TOPIC

BODY, DAY = BodyId("body"), date(2024, 3, 4)


def set_the_scene(participants: int) -> None:
    """An account, a body, a session, a meeting that was opened a moment ago, and an open list; once."""
    ensure_secretariat(PASSWORD)
    start = now()
    body, *session = _scene(start.replace(microsecond=0))
    chamber().act(body, Occasion(SECRETARIAT, start), key="scene")
    _admit_others(participants)
    for number, command in enumerate(session):
        chamber().act(command, Occasion(SECRETARIAT, now()), SessionId(SESSION), key=f"scene-{number}")


def answer_nothing_at(address: str) -> None:
    """What a signed-in, CSRF-checked POST costs that does nothing: the measure of those that do."""

    def empty(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=303 if actor_of(request, BODY) and request.POST["key"] else 403)

    urls.urlpatterns.append(path(address, empty))


def _scene(start: datetime) -> list[Any]:
    stops: tuple[HardStop, ...] = (HardStop("room", start + timedelta(hours=3)),)
    mandate, chair = Mandate("1/1", "General Assembly", DAY), Presiding("Chair", "Mission")
    session, topic, meeting = SessionId(SESSION), ListId(TOPIC), MeetingId(MEETING)
    if session_stands():
        planned = chamber().session(session).programme.meetings[meeting]
        start, stops = planned.starts, planned.hard_stops
    return [
        m.EstablishBody(BODY, "Committee", "UTC", "Geneva", mandate, chair),
        m.ConveneSession(session, BODY, 1, DAY, DAY),
        m.AddAgendaItem("5", "Item"),
        m.AddTopic(topic, "5", "Topic"),
        OpenList(topic),
        m.PlanMeeting(meeting, start, stops, (topic,)),
        m.OpenMeeting(meeting),
    ]


def session_stands() -> bool:
    """Whether an earlier process set the scene; its commands are then repeated as they were, which changes nothing."""
    return f"session:{SESSION}" in chamber().journal.streams()


def _admit_others(participants: int) -> None:
    """All in one append: a command each would take longer than what is measured afterwards."""
    numbers = range(1, participants - len(world().participants) + 1)
    others = [
        ParticipantAdmitted(DelegationId(f"S{number:04}"), Category.STAKEHOLDER, {"en": f"Stakeholder {number:04}"})
        for number in numbers
    ]
    with chamber().journal.writing(f"body:{BODY}") as pen:
        if others and pen.version(f"body:{BODY}") == 1:
            pen.append(f"body:{BODY}", 1, others, Occasion(SECRETARIAT, now()), "scene-others")
