"""The first pages: bodies and their sessions, read from an index so that nothing is folded to show them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seriatim.site import house
from seriatim.site.index import follower
from seriatim.site.readers import actor_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Every body with its sessions, the latest first."""
    index = follower(house.chamber()).index()
    return render(request, "site/front.html", {"index": index})


@require_safe
def body(request: HttpRequest, body: str) -> HttpResponse:
    """One body with its mandate and its sessions."""
    index = follower(house.chamber()).index()
    found = next((one for one in index.bodies if one.body == body), None)
    if found is None:
        raise Http404(body)
    return render(request, "site/body.html", {"index": index, "body": found, "actor": actor_of(request, body)})
