"""How many readers may come at once? Whoever has no cookie of ours gets what another was given in the same second.

A page is kept until the session, its body or the second changes; it says of which second it is.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from seriatim.kernel.ids import BodyId
from seriatim.site import house
from seriatim.site.readers import body_of
from seriatim.site.sessions.showing import session_of

MOST = 256
"""So many pages are kept; a reader of another one waits for hers to be written."""


@dataclass(frozen=True)
class Kept:
    """A page as it was written, with what it depended on, and the number that was drawn for its scripts."""

    of: Hashable
    nonce: bytes
    content: bytes


_KEPT: dict[Hashable, Kept] = {}


def kept(
    request: HttpRequest, session: str, write: Callable[[], HttpResponse], *, for_all: bool = False
) -> HttpResponse:
    """The page that `write` writes, or the one that was written a moment ago for somebody else.

    One that is `for_all` is the same whoever asks; any other is kept for those who are nobody yet.
    """
    if not for_all and not _is_anybody(request):
        return write()
    address = (request.build_absolute_uri(), translation.get_language())
    known = session_of(session)
    of = (known.version, house.chamber().body(BodyId(body_of(known))).version, int(house.now().timestamp()))
    nonce = str(request.csp_nonce).encode()  # type: ignore[attr-defined]  # django-csp puts it there
    if (found := _KEPT.get(address)) and found.of == of:
        request.follows = True  # type: ignore[attr-defined]  # as `live_data` does when the page is written
        return HttpResponse(found.content.replace(found.nonce, nonce))
    answer = write()
    if answer.status_code == 200 and "CSRF_COOKIE" not in request.META:  # noqa: PLR2004 — the status of a page
        if len(_KEPT) >= MOST:
            _KEPT.clear()
        _KEPT[address] = Kept(of, nonce, answer.content)
    return answer


def _is_anybody(request: HttpRequest) -> bool:
    """Whether nothing of the request tells its reader from any other."""
    own = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return request.method == "GET" and not any(name in request.COOKIES for name in own)
