"""What `served.py` starts: the program with an open list, a meeting in session and somebody who may sign in.

    python -m seriatim.site.tests.program PORT [PARTICIPANTS]

More participants than the world has are admitted as stakeholders S0001, S0002 …
"""

import sys
from datetime import timedelta
from typing import Any

from seriatim.site import serving

SESSION, TOPIC, MEETING, PASSWORD = "hall", "item", "sitting", "the nameplate is raised"


def main(port: int, participants: int) -> None:
    """Prepare what is not there yet, and serve."""
    serving.prepare()
    from seriatim.site.accounts import ensure_secretariat

    ensure_secretariat(PASSWORD)
    set_the_scene(participants)
    _answer_nothing_at("empty/")
    serving.serve("127.0.0.1", port, ready=lambda address: print(address, flush=True))


def _answer_nothing_at(address: str) -> None:
    """What a signed-in, CSRF-checked POST costs that does nothing: the measure of those that do."""
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from seriatim.site import urls
    from seriatim.site.readers import actor_of

    def empty(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=303 if actor_of(request) and request.POST["key"] else 403)

    urls.urlpatterns.append(path(address, empty))


def set_the_scene(participants: int) -> None:
    """A body, a session, a meeting that was opened a moment ago, and an open list."""
    from seriatim.kernel.actor import SECRETARIAT
    from seriatim.kernel.command import Occasion
    from seriatim.site.house import chamber, now

    start = now()
    body, *session = _scene(start)
    chamber().act(body, Occasion(SECRETARIAT, start), key="scene")
    _admit_others(participants)
    for number, command in enumerate(session):
        chamber().act(command, Occasion(SECRETARIAT, now()), SESSION, key=f"scene-{number}")


def _admit_others(participants: int) -> None:
    """All in one append: a command each would take longer than what is measured afterwards."""
    from seriatim.delegations.roster_data import world
    from seriatim.delegations.rules.capabilities import Category
    from seriatim.delegations.rules.events import ParticipantAdmitted
    from seriatim.kernel.actor import SECRETARIAT
    from seriatim.kernel.command import Occasion
    from seriatim.site.house import chamber, now

    numbers = range(1, participants - len(world().participants) + 1)
    others = [
        ParticipantAdmitted(f"S{number:04}", Category.STAKEHOLDER, {"en": f"Stakeholder {number:04}"}, {}, (), None)
        for number in numbers
    ]
    with chamber().journal.writing("body:body") as pen:
        if others and pen.version("body:body") == 1:
            pen.append("body:body", 1, others, Occasion(SECRETARIAT, now()), "scene-others")


def _scene(start: Any) -> list[Any]:
    from datetime import date

    from seriatim.floor.rules.commands import OpenList
    from seriatim.meetings.rules import commands as m
    from seriatim.meetings.rules.events import HardStop, Mandate, Presiding

    day = date(2024, 3, 4)
    stops = (HardStop("room", (start + timedelta(hours=3)).replace(microsecond=0)),)
    return [
        m.EstablishBody(
            "body", "Committee", "UTC", "Geneva", Mandate("1/1", "General Assembly", day), Presiding("C", "M")
        ),
        m.ConveneSession(SESSION, "body", 1, day, day),
        m.AddAgendaItem("5", "Item"),
        m.AddTopic(TOPIC, "5", "Topic"),
        OpenList(TOPIC),
        m.PlanMeeting(MEETING, start.replace(microsecond=0), stops, (TOPIC,)),
        m.OpenMeeting(MEETING),
    ]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
