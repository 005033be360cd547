"""The page on which the follow-up of a meeting is scheduled, with the clocks of five capitals."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from seriatim.kernel.ids import MeetingId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.forms import When
from seriatim.meetings.rules.capitals import Elsewhere, clocks
from seriatim.meetings.rules.state import Meeting
from seriatim.meetings.rules.when import instant
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.words import told
from seriatim.site.readers import reader_of
from seriatim.site.sessions.deeds import FOLLOW_UP
from seriatim.site.sessions.doing import NotDone, filled_in
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.showing import Page, session_of, zone_of

SLOT = timedelta(hours=3)
INTERPRETED = timedelta(hours=2)
"""A slot is three hours; interpreters at a distance work for two of them. Both are suggestions."""


def contents(request: HttpRequest, known: Session, where: Where, not_done: NotDone | None) -> dict[str, Any]:
    """The form; once a date and a time are given, what they are elsewhere, before anything is scheduled."""
    meeting = meeting_of(known, where["meeting"])
    given = request.POST if not_done else request.GET
    when = When(given if "date" in given else None, auto_id=False)
    starts = when.cleaned_data["starts"] if when.is_valid() else None
    elsewhere, refusal = _elsewhere(known, meeting, starts) if starts else ((), "")
    form = not_done.form if not_done else _form(known, when)
    return {
        "meeting": meeting,
        "when": when,
        "form": form,
        "elsewhere": elsewhere,
        "trap": any(one.expected for one in elsewhere),
        "refusal": refusal,
    }


def _form(known: Session, when: When) -> forms.Form:
    """The rest of the form, for the date and the time that were chosen."""
    ids = (MeetingId(f"follow-up-{number}") for number in count(1))
    free = next(one for one in ids if one not in known.programme.meetings)
    chosen = when.cleaned_data if when.is_bound else {}
    if starts := chosen.get("starts"):
        chosen |= {"interpretation": (starts + INTERPRETED).time(), "room": (starts + SLOT).time()}
    return filled_in(FOLLOW_UP["meeting"], reader_of(known), meeting=free, **chosen)


def _elsewhere(known: Session, meeting: Meeting, starts: datetime) -> tuple[tuple[Elsewhere, ...], str]:
    """The clocks elsewhere, or why the seat's own clock never shows that time, or shows it twice."""
    zone = zone_of(known).key
    try:
        return clocks(instant(starts, zone), zone, meeting.starts), ""
    except Refused as refused:
        return (), told(refused, reader_of(known))


def _after(where: Where, _noun: str, _answer: Answer) -> str:
    known = session_of(where["session"])
    new = [one.id for one in known.programme.meetings.values() if one.follows == where["meeting"]]
    return reverse("meeting", kwargs={"session": where["session"], "meeting": new[-1]})


def _given(where: Where) -> Mapping[str, Any]:
    return {"follows": MeetingId(where["meeting"])}


PAGE = Page("follow-up", "meetings/follow_up.html", contents, FOLLOW_UP, _given, _after)
