"""At which addresses is the API? Those of its operations, its description, and a page that explains it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja.errors import HttpError, ValidationError

from seriatim.proceedings.expected import Wrong
from seriatim.site import failures
from seriatim.site.api.answers import shown
from seriatim.site.api.describing import described
from seriatim.site.api.operations import api
from seriatim.site.api.page import page
from seriatim.site.api.writing import wrong_field

View = Callable[..., HttpResponseBase]

DESCRIPTION = described(api)

FORGED = CsrfViewMiddleware(failures.broken)
"""Django's check of the token; it is asked, and answers nothing itself."""


def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API."""
    return shown(request, DESCRIPTION)


def answering(view: View, *methods: str) -> View:
    """A view that answers these methods; whatever is posted must bring the token of one of our pages.

    That is asked here and not by the middleware, since an address that takes no posts says so first.
    """

    def answered(request: HttpRequest, **where: Any) -> HttpResponseBase:
        if request.method not in methods:
            said = _("This address answers {methods}, and nothing was done.").format(methods=", ".join(methods))
            refused = failures.page(request, 405, said)
            refused["Allow"] = ", ".join(methods)
            return refused
        if request.method == "HEAD":
            request.method = "GET"
        return FORGED.process_view(request, failures.broken, (), where) or view(request, **where)

    return csrf_exempt(answered)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: Any) -> HttpResponse:
    """A part of the address that is not what is expected."""
    first = error.errors[0]
    return wrong_field(request, Wrong(str(first["loc"][-1]), first["msg"], "give what the description says"))


def _told_by_pages(_request: HttpRequest, error: Any) -> HttpResponse:
    raise error


for _kind in (Http404, HttpError, Exception):
    api.add_exception_handler(_kind, _told_by_pages)


def addresses() -> list[URLPattern]:
    """Each operation, checked and named; then what tells of them."""
    found = []
    for one in api.urls[0]:
        if isinstance(one, URLPattern) and one.name and one.name.startswith("api "):
            methods = ("POST",) if ": " in one.name else ("GET", "HEAD")
            found.append(path(f"api/{one.pattern}", answering(one.callback, *methods), name=one.name))
    return [
        path("api/", require_safe(page), name="api"),
        path("api/openapi.json", answering(openapi, "GET", "HEAD"), name="openapi"),
        *found,
    ]
