"""What does the API say when something was not done? A code for programs and a sentence for people (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec.json import encode

from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.site.gate.watch import NOT_THEIRS

ROOT = "/api/"
KIND = "application/problem+json; charset=utf-8"

STALE = frozenset({FloorRefusal.FLOOR_ALREADY_GIVEN, FloorRefusal.FLOOR_MOVED})
"""Refused because somebody else was quicker: what was on the screen is no longer so."""

USUAL: Mapping[int, str] = {
    400: "UNREADABLE", 401: "NOT_SIGNED_IN", 403: "NOT_ACCEPTED", 404: "NOTHING_HERE", 405: "NOT_DONE_HERE",
    408: "TOO_SLOW", 409: "NOT_POSSIBLE_NOW", 410: "NO_LONGER_GOOD", 413: "TOO_LARGE", 414: "ADDRESS_TOO_LONG",
    415: "NOT_JSON", 429: "TOO_OFTEN", 431: "HEAD_TOO_LARGE", 500: "PROGRAM_BROKEN", 502: "OTHER_SIDE_FAILED",
    503: "JOURNAL_AWAY",
}  # fmt: skip
"""The code of a problem that has no other."""


def is_for_programs(path: str) -> bool:
    """Whether an address is the API's, where everything is answered as JSON; its front page is for people."""
    return path.startswith(ROOT) and path != ROOT


def written(status: int, code: str, title: str, detail: str, **more: Any) -> bytes:
    """A problem in JSON; `type` is where the code is explained."""
    code = code or USUAL[status]
    told = {"type": f"{ROOT}#{code}", "title": title, "status": status, "detail": detail, "code": code, **more}
    return encode(told)


def problem(status: int, code: str, title: str, detail: str, **more: Any) -> HttpResponse:
    """The answer that says it; `more` are the facts that this code has beside the others'."""
    answer = HttpResponse(written(status, code, title, detail, **more), content_type=KIND, status=status)
    if status == 401:  # noqa: PLR2004 — RFC 9110 asks for the header with this status alone
        answer["WWW-Authenticate"] = 'Cookie realm="Seriatim"'
    return answer


def status_of(refused: Refused) -> int:
    """404 where there is nothing, 403 for what is not theirs, 412 for what is stale, else 409."""
    if refused.code == Refusal.NO_SUCH_SESSION:
        return 404
    if refused.code in NOT_THEIRS:
        return 403
    return 412 if refused.code in STALE else 409


def asks_for_json(request: HttpRequest) -> bool:
    """Whether a failure is to be told to a program."""
    return is_for_programs(request.path_info)
