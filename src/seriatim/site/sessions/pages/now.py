"""A short address for a wall, or to be said aloud: it leads to the meeting that is on now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from seriatim.meetings.rules.state import Meeting, Programme, Status
from seriatim.site.sessions.showing import session_of


@require_safe
def now(_request: HttpRequest, session: str) -> HttpResponse:
    """To the meeting in session, else to the next one, else to the last; to the session where there is none at all."""
    meeting = on_now(session_of(session).programme)
    return redirect("meeting", session=session, meeting=meeting.id) if meeting else redirect("session", session=session)


def on_now(programme: Programme) -> Meeting | None:
    """The meeting to which whoever asks what is on is sent."""
    if programme.sitting:
        return programme.meetings[programme.sitting]
    held = sorted(programme.meetings.values(), key=lambda one: one.starts)
    planned = next((one for one in held if one.status == Status.PLANNED), None)
    return planned or next((one for one in reversed(held) if one.status == Status.ADJOURNED), None)
