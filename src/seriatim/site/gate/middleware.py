"""What goes with every answer: headers, the reader's language, and a page where something failed."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any

from csp.constants import SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from seriatim.journal import JournalError, StorageFailed
from seriatim.kernel.refusal import Refused
from seriatim.site import failures
from seriatim.site.gate import limits
from seriatim.site.gate.bounds import Answering
from seriatim.site.gate.limits import COUNTER, TooSoon
from seriatim.site.people import coming_in, hats

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self)"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Beside the content security policy, which settings.py has, since each page has numbers of its own in it."""

KEPT_BY_BROWSERS = ("/style/", "/script/", "/names/", "/icons/", "/worker.js", "/manifest.webmanifest")

LIVE = {"connect-src": [SELF], "worker-src": [SELF]}
"""What a page may besides that follows a session: ask this program. Every other page may ask nobody for anything."""

A_YEAR = 365 * 24 * 3600

log = logging.getLogger(__name__)


def headers(answer: Answering) -> Answering:
    """Strict headers on everything; a page is not kept by anybody, since it shows one moment to one reader."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if is_embedded(response):
            del response.headers["X-Frame-Options"]  # its content security policy says who may frame it
        response.headers.setdefault("Cache-Control", "no-store")
        if getattr(request, "follows", False):
            given = getattr(response, "_csp_update", None) or {}
            setattr(response, "_csp_update", LIVE | given)  # noqa: B010 — an attribute that django-csp alone knows
        return response

    return answered


def limited(answer: Answering) -> Answering:
    """Whoever reads or acts too often, by device, account or delegation, waits; nothing is done for them meanwhile."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        device = request.session.session_key
        try:
            if device and not request.path_info.startswith(KEPT_BY_BROWSERS):
                kind = "command" if request.method == "POST" else "read"
                officers, shares = partial(hats.serves, request.user), partial(_shares, request, kind)
                COUNTER.device(kind, device, monotonic(), officers, shares)
        except TooSoon as soon:
            return failures.too_soon(request, soon)
        return answer(request)

    return answered


def _shares(request: HttpRequest, kind: str) -> Iterator[tuple[str, str]]:
    """With whom a device shares a limit; of which delegation it is takes a query, and so is asked for acts alone."""
    account: Any = request.user
    if account.is_authenticated:
        yield limits.OF_AN_ACCOUNT, str(account.pk)
    if kind == "command":
        with suppress(JournalError):  # the page says it
            yield from [(limits.OF_A_DELEGATION, one) for one in hats.represented(account, coming_in.guest(request))]


class LanguageMiddleware(LocaleMiddleware):
    """The language of the reader: the one just chosen with `?language=ar`, else the cookie's, else the browser's."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if chosen := _chosen(request):
            translation.activate(chosen)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if (chosen := _chosen(request)) and not is_embedded(response):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, chosen, A_YEAR, secure=settings.SECURE, httponly=True, samesite="Lax"
            )
        return super().process_response(request, response)


class FailureMiddleware:
    """A page that says what happened and what to do, where the journal or a rule could not do as asked."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match exception:
            case Refused():
                return failures.refused(request, exception)
            case TooSoon():
                return failures.too_soon(request, exception)
            case StorageFailed():
                log.error("%s", exception)
                return failures.page(request, 503, str(exception))
            case JournalError():
                log.critical("%s", exception)
                return failures.page(request, 500, str(exception))
        return None


def is_embedded(response: HttpResponseBase) -> bool:
    """Whether it is for pages of others: such an answer knows no cookie, and leaves none."""
    return getattr(response, "embedded", False)


def _chosen(request: HttpRequest) -> str:
    chosen = request.GET.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else ""
