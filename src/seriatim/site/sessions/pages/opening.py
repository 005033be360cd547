"""A reminder that a list of speakers opens, for a calendar: it works where no phone can be woken, and for anybody."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from seriatim.kernel.ids import SessionId
from seriatim.site import house
from seriatim.site.readers import reader_of
from seriatim.site.sessions.announced import identity
from seriatim.site.sessions.calendar import Entry, calendar
from seriatim.site.sessions.pages.topic import topic_of
from seriatim.site.sessions.showing import session_of
from seriatim.site.templatetags.written import session_title

ALARMS = timedelta(minutes=10), timedelta()


@require_safe
def opening(request: HttpRequest, session: str, of: str) -> HttpResponse:
    """The entry of a list that opens later; of every other list there is nothing to be reminded of."""
    known = session_of(session)
    topic, speakers = topic_of(known, of)
    opens, convened = speakers.opens_at, known.programme.session
    if opens is None or speakers.closed or opens <= house.now() or convened is None:
        raise Http404(of)
    reader = reader_of(known)
    about = f"{convened.body_name}\n{session_title(convened)}"
    when = reader.say(
        gettext_noop("It opens at {opens}. Ask for the floor on the page of your delegation."), opens=opens
    )
    entry = Entry(
        identity(SessionId(session), f"opening/{of}"), known.version, known.at or opens, opens,
        reader.say(gettext_noop("The list of speakers opens: {topic}"), topic=topic.short_title), f"{about}\n{when}",
        request.build_absolute_uri(reverse("place", kwargs={"session": session})), ALARMS,
    )  # fmt: skip
    return as_file(calendar(entry), f"opening-{of}.ics")


def as_file(written: bytes, name: str) -> HttpResponse:
    """What is written for a calendar, as an answer."""
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Content-Language"] = translation.get_language() or "en"
    answer["Cache-Control"] = "no-cache"
    patch_vary_headers(answer, ("Accept-Language", "Cookie"))
    return answer
