"""What goes with every answer: headers, the reader's language, and a page where something failed."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from seriatim.journal import JournalError, StorageFailed
from seriatim.kernel.refusal import Refused
from seriatim.site.pages import failures

Answering = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing runs, nothing comes from elsewhere, and nothing goes elsewhere."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}

A_YEAR = 365 * 24 * 3600

log = logging.getLogger(__name__)


def headers(answer: Answering) -> Answering:
    """Strict headers on everything; a page is not kept by anybody, since it shows one moment to one reader."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


class LanguageMiddleware(LocaleMiddleware):
    """The language of the reader: the one just chosen with `?language=ar`, else the cookie's, else the browser's."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if chosen := _chosen(request):
            translation.activate(chosen)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if chosen := _chosen(request):
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
            case StorageFailed():
                log.error("%s", exception)
                return failures.page(request, 503, str(exception))
            case JournalError():
                log.critical("%s", exception)
                return failures.page(request, 500, str(exception))
        return None


def _chosen(request: HttpRequest) -> str:
    chosen = request.GET.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else ""
