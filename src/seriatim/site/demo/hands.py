"""The hands of the demonstration's clock: what it shows, and how it is turned to the next meeting."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from seriatim.journal import JournalError
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.site import environment
from seriatim.site.clock import CLOCK
from seriatim.site.demo.seventh_session import SESSION, local
from seriatim.site.house import chamber
from seriatim.site.people.pages.signing_in import first_sign_in


@dataclass(frozen=True)
class Stage:
    """What every page of the demonstration shows: its clock at the seat, and the meeting to which it can be turned."""

    now: datetime
    upcoming: Meeting | None
    starts: datetime | None


def on_stage(_request: HttpRequest) -> dict[str, Any]:
    """For the templates: the stage, in the demonstration alone."""
    if not environment.demo():
        return {}
    try:
        meeting = _upcoming()
    except JournalError:
        return {}  # the page that says so must still be shown
    return {"stage": Stage(local(CLOCK.now()), meeting, local(meeting.starts) if meeting else None)}


@require_POST
def turn(request: HttpRequest) -> HttpResponse:
    """It is now the start of the next meeting."""
    if not environment.demo():
        raise Http404
    if not request.user.is_authenticated:
        return first_sign_in(request, "/")
    if meeting := _upcoming():
        CLOCK.set(meeting.starts)
        return redirect("meeting", session=SESSION, meeting=meeting.id)
    return redirect("session", session=SESSION)


def _upcoming() -> Meeting | None:
    meetings = chamber().session(SESSION).programme.meetings.values()
    planned = (one for one in meetings if one.status == Status.PLANNED and one.starts > CLOCK.now())
    return min(planned, key=lambda one: one.starts, default=None)
