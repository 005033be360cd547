"""What is everybody called who takes part in a body, for scripts? In one language, under the digest of its content.

Everybody who was admitted is in it, whatever any list shows: nothing can be learnt from who is named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from seriatim.delegations.rules.participants import LANGUAGES, Roster
from seriatim.kernel.ids import BodyId
from seriatim.site import house
from seriatim.site.style import kept


@dataclass(frozen=True)
class Names:
    """The names in one language of everybody whom a roster knows, as they are sent."""

    participants: Mapping[Any, Any]
    content: bytes
    digest: str


_KNOWN: dict[tuple[str, str], Names] = {}
"""By body and language; made anew when the body has admitted or renamed somebody."""


def names(body: str, language: str) -> Names:
    """`{"KEN": ["Kenya", "the Republic of Kenya"]}`; a name that is in English for want of another says so, third."""
    roster = house.chamber().body(BodyId(body)).roster
    known = _KNOWN.get((body, language))
    if known is None or known.participants is not roster.participants:
        content = msgspec.json.encode(_by_code(roster, language))
        known = _KNOWN[body, language] = Names(roster.participants, content, sha256(content).hexdigest()[:12])
    return known


def _by_code(roster: Roster, language: str) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {group: [of.name(language), ""] for group, of in roster.groups.items()}
    for code, participant in roster.participants.items():
        short, formal = participant.name(language), participant.formal_name(language)
        mark = [] if participant.names.get(language) else ["en"]
        named[code] = [short, "" if formal == short else formal, *mark]
    return named


def address(body: str, language: str) -> str:
    """Where the names are now; the address changes when one of them does."""
    return reverse("names", kwargs={"body": body, "language": language, "digest": names(body, language).digest})


@require_safe
def read(_request: HttpRequest, body: str, language: str, digest: str) -> HttpResponse:
    """The names; from an address of before, the way to those of now."""
    if language not in LANGUAGES or not house.chamber().body(BodyId(body)).body.facts:
        raise Http404
    now = names(body, language)
    if digest != now.digest:
        return HttpResponseRedirect(address(body, language))
    return kept(now.content, "application/json")
