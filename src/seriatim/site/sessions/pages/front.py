"""The first pages: bodies and their sessions, read from an index so that nothing is folded to show them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import SessionId
from seriatim.meetings.rules.state import Meeting
from seriatim.site import house
from seriatim.site.index import follower
from seriatim.site.models import IndexedSession
from seriatim.site.readers import actor_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Every body with its sessions, the latest first."""
    index = follower(house.chamber()).index()
    return render(request, "site/front.html", {"index": index, "in_session": _in_session(request)})


@require_safe
def body(request: HttpRequest, body: str) -> HttpResponse:
    """One body with its mandate and its sessions."""
    index = follower(house.chamber()).index()
    found = next((one for one in index.bodies if one.body == body), None)
    if found is None:
        raise Http404(body)
    return render(request, "site/body.html", {"index": index, "body": found, "actor": actor_of(request, body)})


def _in_session(request: HttpRequest) -> list[tuple[IndexedSession, Meeting, Actor | None]]:
    """The meetings that sit at this moment, with their sessions, and as whom the reader acts there."""
    rows = IndexedSession.objects.exclude(sitting="").select_related("body")
    known = [(one, house.chamber().session(SessionId(one.session)).programme) for one in rows]
    return [
        (one, programme.meetings[programme.sitting], actor_of(request, one.body_id))
        for one, programme in known
        if programme.sitting
    ]
