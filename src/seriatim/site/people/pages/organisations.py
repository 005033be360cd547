"""Signing in as one's organisation does it: OpenID Connect, by way of the library of accounts."""

from allauth.socialaccount.providers.openid_connect import views
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from seriatim.site.people import identity
from seriatim.site.people.pages.signing_in import first_sign_in


@require_GET
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the organisation, from a page of ours alone: another site's link or picture leads to our form instead."""
    _must_be_known(provider_id)
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return first_sign_in(request, "/")
    answer: HttpResponse = views.login(request, provider_id)
    return answer


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the organisation. The library checks that this browser was the one that left, and left for this."""
    _must_be_known(provider_id)
    answer: HttpResponse = views.callback(request, provider_id)
    return answer


def _must_be_known(provider_id: str) -> None:
    if provider_id not in dict(identity.names()):
        raise Http404
