"""What is said to programmers about the API? What it is for, every address, and every code, where its problem leads."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from seriatim.site.api.describing import described
from seriatim.site.api.operations import api
from seriatim.site.api.problems import USUAL
from seriatim.site.api.writing import deeds

SLICES = ("delegations", "floor", "meetings", "proceedings")
"""Whose rules may refuse a deed of this interface."""

OWN: Mapping[str, str] = {
    "VERSION_MISSING": "If-Match is missing: send the version that was on the screen, in quotes.",
    "VERSION_UNREADABLE": "If-Match is no version: send it as it was read.",
    "KEY_MISSING": "Idempotency-Key is missing, or is not 8 to 64 letters, digits, - or _.",
    "WRONG_FIELD": "The body has a field that is not as expected: `field`, `problem` and `advice` say which and why.",
    "TOUCH_NEEDED": "The deed is dangerous and needs a touch of a passkey: it is done on the page `page`.",
    "ANOTHER_PAGE": "The link by which somebody came in is for something else.",
    "NOBODY_HERE": "Whoever is signed in has no place in this body.",
    "FORGED": "X-CSRFToken is missing or is not that of this session: ask /api/reader for it.",
}
"""What is refused before any rule is asked."""

BY_STATUS: Mapping[str, str] = {
    "UNREADABLE": "The request was damaged, or its body is not one flat JSON object in UTF-8.",
    "NOT_SIGNED_IN": "Nobody is signed in.",
    "NOT_ACCEPTED": "Whoever is signed in may not do this.",
    "NOTHING_HERE": "There is nothing at this address, or nothing that this reader may see.",
    "NOT_DONE_HERE": "This address does not answer this method; Allow says which.",
    "TOO_SLOW": "The request took too long to arrive.",
    "NOT_POSSIBLE_NOW": "What is asked for is not possible as things stand.",
    "NO_LONGER_GOOD": "What this address led to was good once.",
    "TOO_LARGE": "The body is larger than 600 kB.",
    "ADDRESS_TOO_LONG": "The address is longer than 8 kB.",
    "NOT_JSON": "The body is of another kind than application/json.",
    "TOO_OFTEN": "Retry-After says when it may be tried again.",
    "HEAD_TOO_LARGE": "The head of the request is larger than 32 kB.",
    "PROGRAM_BROKEN": "A fault of the program; what was acknowledged before is safe.",
    "OTHER_SIDE_FAILED": "Somebody else's service, such as a sign-in, did not answer as it should.",
    "JOURNAL_AWAY": "The journal cannot be reached: nothing was done.",
}


def page(request: HttpRequest) -> HttpResponse:
    """The page of the API; in English, as all that is for programmers is."""
    facts = {"reads": [*reads()], "acts": [*acts()], "own": {**OWN, **_usual()}, "refused": _refused()}
    return render(request, "site/api.html", facts)


def reads() -> Iterator[tuple[str, str]]:
    """Every address that is read, with what it gives."""
    for path, methods in described(api)["paths"].items():
        if "get" in methods:
            yield path, methods["get"]["description"]


def acts() -> Iterator[tuple[str, Iterable[str]]]:
    """Every page whose deeds there are, with their nouns."""
    for place, of_it in groupby(deeds(), key=lambda one: one[0].path):
        yield f"/api{_plainly(place)}", [noun for _place, noun, _deed in of_it]


def _plainly(path: str) -> str:
    """An address with the names of its parts, and without their kinds."""
    return path.replace("{name:", "{").replace("{int:", "{")


def _usual() -> dict[str, str]:
    return {code: BY_STATUS[code] for code in USUAL.values()}


def _refused() -> list[tuple[str, list[str]]]:
    """Every code of the rules with what it says; two slices may say one in their own ways."""
    said: dict[str, list[str]] = {}
    for one in SLICES:
        sentences: Mapping[Any, Any] = import_module(f"seriatim.{one}.words").SENTENCES
        for code, sentence in sentences.items():
            said.setdefault(str(code), []).append(str(sentence))
    return sorted(said.items())
