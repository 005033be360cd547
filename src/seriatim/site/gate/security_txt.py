"""To whom is a weakness of this installation reported? RFC 9116, at the address where finders look first."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

GOOD_FOR = timedelta(days=90)
"""The contact is checked whenever the program is started; a copy that somebody kept is old after a quarter."""


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """The contact of the installation; nothing where it has none, as on a developer's machine."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: en, fr, es, ar, ru, zh",
    ]
    if settings.ORIGIN:
        lines.append(f"Canonical: {settings.ORIGIN}/.well-known/security.txt")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
