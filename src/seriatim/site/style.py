"""The style sheet and the module for passkeys, served by the program itself, kept by browsers until they change."""

from hashlib import sha256
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SHEET = (Path(__file__).parent / "style.css").read_bytes()
DIGEST = sha256(SHEET).hexdigest()[:12]
SCRIPT = (Path(__file__).parent / "people" / "passkey.js").read_bytes()
SCRIPT_DIGEST = sha256(SCRIPT).hexdigest()[:12]


@require_safe
def style(_request: HttpRequest, digest: str) -> HttpResponse:
    """The sheet under the address of its content."""
    return _kept(SHEET, "text/css; charset=utf-8", found=digest == DIGEST)


@require_safe
def script(_request: HttpRequest, digest: str) -> HttpResponse:
    """The module under the address of its content."""
    return _kept(SCRIPT, "text/javascript; charset=utf-8", found=digest == SCRIPT_DIGEST)


def _kept(content: bytes, kind: str, *, found: bool) -> HttpResponse:
    if not found:
        raise Http404
    answer = HttpResponse(content, content_type=kind)
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
