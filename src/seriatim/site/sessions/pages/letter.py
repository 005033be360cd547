"""The Chair's letter about a follow-up, as a page and as plain text, in each of the six languages."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.letters.gather import facts_of
from seriatim.letters.official import names_in
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.languages import LANGUAGES, REVIEWED
from seriatim.letters.rules.letter import Letter
from seriatim.letters.rules.text import text
from seriatim.site import house
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.showing import session_of, shown
from seriatim.site.sessions.tongues import CODES

ASKED = ("dated", "topic")
"""What an address may say beside the language of the letter; `?language=` is that of the page around it."""


@require_safe
def page(request: HttpRequest, session: str, meeting: str, language: str = "en") -> HttpResponse:
    """The letter as the facts make it now."""
    known = session_of(session)
    context = {
        "meeting": meeting_of(known, meeting),
        "letter": _letter(request, session, meeting, language),
        "chosen": language,
        "choices": [(code, dict(settings.LANGUAGES)[CODES[code]]) for code in LANGUAGES],
        "reviewed": language in REVIEWED,
        "query": urlencode({name: request.GET[name] for name in ASKED if request.GET.get(name)}),
    }
    return shown(request, "letters/letter.html", known, context)


@require_safe
def plain(request: HttpRequest, session: str, meeting: str, language: str = "en") -> HttpResponse:
    """The letter as text, to be kept, mailed or compared."""
    meeting_of(session_of(session), meeting)
    letter = _letter(request, session, meeting, language)
    answer = HttpResponse(text(letter), content_type="text/plain; charset=utf-8")
    answer["Content-Language"] = letter.language
    name = f"letter-{meeting}.txt" if language == "en" else f"letter-{meeting}-{language}.txt"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def _letter(request: HttpRequest, session: str, meeting: str, language: str) -> Letter:
    """Dated as the follow-up was scheduled, or on the day that the address names; about the topic that it names."""
    if language not in LANGUAGES:
        raise Http404(language)
    dated, topic = request.GET.get("dated", ""), request.GET.get("topic", "")
    try:
        day = date.fromisoformat(dated) if dated else None
    except ValueError as error:
        raise Http404(dated) from error
    facts = facts_of(house.chamber(), SessionId(session), MeetingId(meeting), day, ListId(topic) or None)
    return compose(facts, LANGUAGES[language], names_in(language))
