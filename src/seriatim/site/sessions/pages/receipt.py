"""The receipt of a request for the floor: a small file that proves, to anybody and offline, that it was recorded."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from seriatim.kernel.ids import SessionId
from seriatim.proceedings.chamber import stream_of_session
from seriatim.site.record import keeper as record
from seriatim.site.sessions.pages.asked import request_of
from seriatim.site.sessions.showing import session_of


@require_safe
def receipt(request: HttpRequest, session: str, of: str, number: int) -> HttpResponse:
    """As text, to be kept; whoever may not see the request finds nothing here."""
    asked = request_of(request, session_of(session), {"of": of, "number": number})
    given = record.keeper().log.receipt(stream_of_session(SessionId(session)), asked.stands[0].since)
    answer = HttpResponse(given.written, content_type="text/plain; charset=utf-8")
    name = f"{session}-request-{number}.tlog-proof"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
