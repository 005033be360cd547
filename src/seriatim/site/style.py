"""The style sheet, served by the program itself: one small file, kept by browsers until it changes."""

from hashlib import sha256
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SHEET = (Path(__file__).parent / "style.css").read_bytes()
DIGEST = sha256(SHEET).hexdigest()[:12]


@require_safe
def style(_request: HttpRequest, digest: str) -> HttpResponse:
    """The sheet under the address of its content."""
    if digest != DIGEST:
        raise Http404(digest)
    answer = HttpResponse(SHEET, content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
