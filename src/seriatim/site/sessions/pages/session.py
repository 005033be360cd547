"""The pages of a session: its agenda, its lists and its meetings; and its programme of work by days."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from seriatim.floor.shown import counts
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.readers import actor_in
from seriatim.site.sessions.fitting import programme_of
from seriatim.site.sessions.showing import session_of, shown, zone_of


@require_safe
def session(request: HttpRequest, session: str) -> HttpResponse:
    """The session at a glance."""
    known = session_of(session)
    sitting = known.programme.sitting
    under_way = known.programme.meetings[sitting] if sitting else None
    context = {"agenda": agenda(known), "meetings": meetings(known), "under_way": under_way}
    return shown(request, "meetings/session.html", known, context)


@require_safe
def programme(request: HttpRequest, session: str) -> HttpResponse:
    """The programme of work: which meeting takes up what, day by day, by the clock of the seat."""
    known = session_of(session)
    zone, actor = zone_of(known), actor_in(request, known)
    fit = programme_of(known, house.now()) if actor and actor.presides else None
    days = groupby(meetings(known), key=lambda meeting: meeting.starts.astimezone(zone).date())
    leaves = fit.leaves if fit else {}
    context = {"days": [(day, [(one, leaves.get(one.id)) for one in held]) for day, held in days], "fit": fit}
    return shown(request, "meetings/programme.html", known, context)


def meetings(known: Session) -> list[Any]:
    """The meetings in the order of their beginning, whenever they were planned."""
    return sorted(known.programme.meetings.values(), key=lambda meeting: meeting.starts)


def agenda(known: Session) -> list[Mapping[str, Any]]:
    """Each item with its topics, and each topic with the figures of its list."""
    return [
        {
            "item": item,
            "topics": [
                {"topic": topic, "counts": counts(known.floor, topic.id)}
                for topic in known.programme.topics.values()
                if topic.item == item.number
            ],
        }
        for item in known.programme.items.values()
    ]
