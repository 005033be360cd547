"""The Chair's letter about a follow-up, as a page and as plain text."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.letters.gather import facts_of
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.letter import Letter
from seriatim.letters.rules.text import text
from seriatim.site import house
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.showing import session_of, shown


@require_safe
def page(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """The letter as the facts make it now."""
    known = session_of(session)
    context = {"meeting": meeting_of(known, meeting), "letter": _letter(request, session, meeting)}
    return shown(request, "letters/letter.html", known, context | {"query": request.GET.urlencode()})


@require_safe
def plain(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """The letter as text, to be kept, mailed or compared."""
    meeting_of(session_of(session), meeting)
    answer = HttpResponse(text(_letter(request, session, meeting)), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"letter-{meeting}.txt")
    return answer


def _letter(request: HttpRequest, session: str, meeting: str) -> Letter:
    """Dated as the follow-up was scheduled, or on the day that the address names; about the topic that it names."""
    dated, topic = request.GET.get("dated", ""), request.GET.get("topic", "")
    try:
        day = date.fromisoformat(dated) if dated else None
    except ValueError as error:
        raise Http404(dated) from error
    return compose(facts_of(house.chamber(), SessionId(session), MeetingId(meeting), day, ListId(topic) or None))
