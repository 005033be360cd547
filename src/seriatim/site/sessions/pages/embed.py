"""The floor in a few lines, to be framed by a page of anybody's: always as the public sees it, without any cookie.

It needs no sheet and no script but its own, since a frame in a sandbox may be let load nothing else.
"""

from csp.constants import NONE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from seriatim.screens.frame import frame
from seriatim.site import house
from seriatim.site.readers import reader_of
from seriatim.site.sessions import scene, snapshot
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.scene import Scene
from seriatim.site.sessions.showing import session_of, zone_of
from seriatim.site.sessions.tongues import tongues

SHOWN = 3

BY_ANYBODY = {"frame-ancestors": ["*"], "script-src": [NONE]}
"""Any page may frame it, since nothing can be done in it, and nothing runs in it."""


@require_safe
def embed(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """The page for a frame: it looks at nothing of the request but the language, and asks for itself anew."""
    with translation.override(_language(request)):
        known = session_of(session)
        with timezone.override(zone_of(known)):
            answer = snapshot.kept(request, session, lambda: _written(request, session, meeting), for_all=True)
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.embedded = True  # type: ignore[attr-defined]  # gate/middleware.py looks for it
    setattr(answer, "_csp_replace", BY_ANYBODY)  # noqa: B010 — an attribute that django-csp alone knows
    patch_vary_headers(answer, ("Accept-Language",))
    return answer


def _written(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    known = session_of(session)
    held, reader, at = meeting_of(known, meeting), reader_of(known), house.now()
    told = Scene(frame(known, at, None), tongues("", reader, (reader.language,)))
    state = scene.state(held, told.frame)
    here = reverse("meeting", kwargs={"session": session, "meeting": meeting})
    context = {
        "meeting": held,
        "seat": house.chamber().body(known.programme.session.body).body.facts if known.programme.session else None,
        "told": told,
        "next": told.next[:SHOWN],
        "state": state,
        "banner": scene.banner(held, told, state),
        "in_debate": state not in scene.OUTSIDE,
        "at": at,
        "address": request.build_absolute_uri(here),
        "nonce": str(request.csp_nonce),  # type: ignore[attr-defined]  # django-csp puts it there
    }
    return HttpResponse(render_to_string("screens/embed.html", context))


def _language(request: HttpRequest) -> str:
    """What the address asks for, else what the browser does; a cookie is not looked at."""
    known = dict(settings.LANGUAGES)
    if (asked := request.GET.get("language", "")) in known:
        return asked
    wanted = (one for one, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    return next((code for one in wanted for code in known if code.partition("-")[0] == one.partition("-")[0]), "en")
