"""When was somebody last there? Noted once a minute, so that a list of sessions says which of them are in use."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from seriatim.delegations import devices
from seriatim.site.people.coming_in import GUEST


def present(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Note it for whoever is signed in, or here as a guest; of anybody else nothing is noted."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated or GUEST in request.session:
            devices.of(request)
        return answer(request)

    return answered
