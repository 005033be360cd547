"""The page of a meeting: its hard stops, its floor, what it heard and what it owes."""

from typing import Any

from django.http import Http404, HttpRequest

from seriatim.floor.shown import floor_shown, heard_in, owed_by
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions.console import console
from seriatim.site.sessions.deeds import MEETING
from seriatim.site.sessions.doing import NotDone
from seriatim.site.sessions.showing import Page, Where


def meeting_of(known: Session, meeting: str) -> Meeting:
    """The meeting at an address; raises Http404 where there is none."""
    found = known.programme.meetings.get(MeetingId(meeting))
    if found is None:
        raise Http404(meeting)
    return found


def contents(request: HttpRequest, known: Session, where: Where, _not_done: NotDone | None) -> dict[str, Any]:
    """What is going on in the meeting, or what went on."""
    actor, at = actor_in(request, known), house.now()
    meeting = meeting_of(known, where["meeting"])
    sitting = known.programme.sitting == meeting.id
    return {
        "meeting": meeting,
        "floor": floor_shown(known.floor, at, actor) if sitting else None,
        "console": console(known, reader_of(known), at) if sitting and actor and actor.presides else None,
        "followed": known.programme.meetings.get(meeting.follows) if meeting.follows else None,
        "stops": [(stop, stop.at <= at and stop.service not in meeting.consents) for stop in meeting.hard_stops],
        "lists": [(known.programme.topics[of], known.floor.lists[of]) for of in meeting.takes_up],
        "heard": heard_in(known.floor, meeting.id, actor),
        "owed": _owed(known, meeting, actor),
        "follow_ups": [one for one in known.programme.meetings.values() if one.follows == meeting.id],
    }


def _owed(known: Session, meeting: Meeting, reader: Actor | None) -> list[Any]:
    """What this meeting still owes; before it has risen, what it is to hear first for the meeting that it follows."""
    source, lists = (meeting.id, meeting.owed) if meeting.owed else (meeting.follows, meeting.takes_up)
    shown = ((of, owed_by(known.floor, source, of, reader)) for of in lists if source)
    return [(known.programme.topics[of], requests) for of, requests in shown if requests]


PAGE = Page(
    "meeting", "meetings/meeting.html", contents, MEETING, lambda where: {"meeting": MeetingId(where["meeting"])}
)
