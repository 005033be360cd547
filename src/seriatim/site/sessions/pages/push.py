"""A phone that is to be told when its delegation's turn comes: it subscribes here, and gets its worker from here."""

from functools import cache
from pathlib import Path

from csp.constants import SELF
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from seriatim.site.people.pages.signing_in import first_sign_in
from seriatim.site.push.keys import public_key
from seriatim.site.push.subscriptions import Subscribing, subscribe, unsubscribe

SCREENS = Path(__file__).resolve().parents[3] / "screens"
A_DAY = 86_400


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The worker that keeps a delegation's page for when there is no connection; asked for anew at each visit."""
    answer = HttpResponse(_file("scripts/worker.js"), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    vars(answer)["_csp_replace"] = {"connect-src": [SELF]}  # it asks this program on behalf of pages, and nobody else
    return answer


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a telephone is told that puts the pages on its home screen."""
    icons = [
        {"src": reverse("icon", kwargs={"picture": name}), "sizes": sizes, "type": kind, "purpose": purpose}
        for name, sizes, kind, purpose in (
            ("icon.svg", "any", "image/svg+xml", "any"),
            ("icon-192.png", "192x192", "image/png", "any"),
            ("icon-512.png", "512x512", "image/png", "any maskable"),
        )
    ]
    facts = {
        "name": "Seriatim",
        "short_name": "Seriatim",
        "description": _("Lists of speakers and meetings, live"),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#1f5a94",
        "icons": icons,
    }
    answer = JsonResponse(facts, content_type="application/manifest+json; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={A_DAY}"
    answer["Vary"] = "Accept-Language, Cookie"
    return answer


@require_safe
def icon(_request: HttpRequest, picture: str) -> HttpResponse:
    """One of the pictures of the program."""
    kinds = {"icon.svg": "image/svg+xml; charset=utf-8", "icon-192.png": "image/png", "icon-512.png": "image/png"}
    if picture not in kinds:
        raise Http404(picture)
    answer = HttpResponse(_file(f"icons/{picture}"), content_type=kinds[picture])
    answer["Cache-Control"] = f"public, max-age={A_DAY}"
    return answer


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key with which a browser subscribes, for whoever is signed in."""
    if not request.user.is_authenticated:
        return first_sign_in(request, "/")
    return HttpResponse(public_key(), content_type="text/plain; charset=utf-8")


@require_POST
def subscription(request: HttpRequest) -> HttpResponse:
    """Subscribe the browser in which somebody is signed in."""
    if not request.user.is_authenticated:
        return first_sign_in(request, "/")
    form = Subscribing(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400, content_type="application/json; charset=utf-8")
    subscribe(request, form.cleaned_data)
    return HttpResponse(status=204)


@require_POST
def ending(request: HttpRequest) -> HttpResponse:
    """End the subscription of this browser."""
    if not request.user.is_authenticated:
        return first_sign_in(request, "/")
    unsubscribe(request)
    return HttpResponse(status=204)


@cache
def _file(name: str) -> bytes:
    return (SCREENS / name).read_bytes()
