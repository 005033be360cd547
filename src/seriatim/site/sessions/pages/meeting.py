"""The page of a meeting, which everybody may read: its hard stops, its floor, what it heard and what it owes."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from seriatim.floor.shown import Heard, counts, heard_in, owed_by
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings.rules.session import Session
from seriatim.screens.frame import frame
from seriatim.site import house
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions import scene, snapshot
from seriatim.site.sessions.deeds import MEETING
from seriatim.site.sessions.doing import NotDone
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.linked import linked_data
from seriatim.site.sessions.showing import Page, zone_of
from seriatim.site.sessions.tongues import tongues

SNIPPET = (
    '<iframe src="{}" title="{}" width="100%" height="320" loading="lazy"'
    ' sandbox="allow-popups allow-scripts"></iframe>'
)
"""No script is in the frame, and it may know nothing of the page around it; without `allow-scripts` browsers would also
keep it from asking for itself anew."""


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
    heard = heard_in(known.floor, meeting.id, actor)
    return {
        "meeting": meeting,
        "followed": known.programme.meetings.get(meeting.follows) if meeting.follows else None,
        "stops": [(stop, stop.at <= at and stop.service not in meeting.consents) for stop in meeting.hard_stops],
        "lists": [
            (known.programme.topics[of], known.floor.lists[of], counts(known.floor, of)) for of in meeting.takes_up
        ],
        "heard": heard,
        "heard_days": _by_days(known, heard),
        "owed": _owed(known, meeting, actor),
        "follow_ups": [one for one in known.programme.meetings.values() if one.follows == meeting.id],
        "linked_data": linked_data(request, known, meeting),
        "snippet": _snippet(request, known, meeting),
    } | _card(known, meeting, actor)


def _card(known: Session, meeting: Meeting, actor: Actor | None) -> dict[str, Any]:
    """The floor as the stream has it, and what its script goes on from; a meeting that is over has none."""
    sitting = known.programme.sitting == meeting.id
    reader = reader_of(known)
    told = scene.Scene(frame(known, house.now(), actor), tongues("", reader, (reader.language,)))
    state = scene.state(meeting, told.frame)
    return {
        "follows": meeting.status not in (Status.ADJOURNED, Status.CANCELLED),
        "told": told if sitting else None,
        "floor": sitting,
        "state": state,
        "banner": scene.banner(meeting, told, state) if sitting else None,
        "card": {"here": sitting},
    }


def _by_days(known: Session, heard: tuple[Heard, ...]) -> list[tuple[Any, list[Heard]]]:
    """What was heard, by the days of the seat's calendar: a meeting that was suspended goes on another day."""
    zone = zone_of(known)
    spoken = [one for one in heard if one.speech]
    days = groupby(spoken, key=lambda one: one.speech.given_at.astimezone(zone).date() if one.speech else None)
    return [(day, list(those)) for day, those in days]


def _owed(known: Session, meeting: Meeting, reader: Actor | None) -> list[Any]:
    """What this meeting still owes; before it has risen, what it is to hear first for the meeting that it follows."""
    source, lists = (meeting.id, meeting.owed) if meeting.owed else (meeting.follows, meeting.takes_up)
    shown = ((of, owed_by(known.floor, source, of, reader)) for of in lists if source)
    return [(known.programme.topics[of], requests) for of, requests in shown if requests]


def _snippet(request: HttpRequest, known: Session, meeting: Meeting) -> str:
    """What is copied into a page of somebody else's."""
    here = reverse("embed", kwargs={"session": known.floor.session, "meeting": meeting.id})
    return SNIPPET.format(request.build_absolute_uri(here), reader_of(known).meeting(meeting.id).replace('"', ""))


PAGE = Page(
    "meeting", "meetings/meeting.html", contents, MEETING, lambda where: {"meeting": MeetingId(where["meeting"])}
)


def read(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """The page as it is; whoever has not signed in may get what another was given in the same second."""
    return snapshot.kept(request, session, lambda: PAGE.read(request, session=session, meeting=meeting))
