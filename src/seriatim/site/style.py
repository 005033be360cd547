"""The style sheets and modules, served by the program itself and kept by browsers until one of them changes.

One digest stands in the addresses of all files of a kind: modules import each other by relative addresses, which then
lead to those that belong together.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from seriatim import screens

HERE, SCREENS = Path(__file__).parent, Path(screens.__file__).parent


def _read(files: Iterable[Path]) -> Mapping[str, bytes]:
    return {file.stem: file.read_bytes() for file in sorted(files)}


def _digest(files: Mapping[str, bytes]) -> str:
    return sha256(b"\0".join(name.encode() + b"\0" + content for name, content in files.items())).hexdigest()[:12]


PARTS = ("tokens", "page", "lists", "floor", "forms", "people", "letter", "narrow", "contrast", "print")
"""Of what the sheet of all pages is put together; what comes later prevails."""

SHEETS = {
    "style": b"".join((HERE / "styles" / f"{part}.css").read_bytes() for part in PARTS),
    **_read((SCREENS / "styles").glob("*.css")),
}
SCRIPTS = _read([HERE / "people" / "passkey.js", *(SCREENS / "scripts").glob("*.js")])
DIGEST, SCRIPT_DIGEST = _digest(SHEETS), _digest(SCRIPTS)


@require_safe
def style(_request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A sheet under the address of the content of all."""
    return kept(SHEETS.get(name) if digest == DIGEST else None, "text/css; charset=utf-8")


@require_safe
def script(_request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A module under the address of the content of all."""
    return kept(SCRIPTS.get(name) if digest == SCRIPT_DIGEST else None, "text/javascript; charset=utf-8")


def kept(content: bytes | None, kind: str) -> HttpResponse:
    """What may be kept for ever, since its address says what it is."""
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type=kind)
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
