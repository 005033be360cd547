"""What does a page give to its scripts? Which modules and sheets, the state it begins with, and its sentences."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from seriatim.kernel.actor import Actor, Office
from seriatim.screens.classes import class_of
from seriatim.screens.frame import frame
from seriatim.screens.lines import ms
from seriatim.screens.words import sentences
from seriatim.site import house, names, style
from seriatim.site.readers import actor_in, body_of, language
from seriatim.site.sessions.showing import session_of

register = template.Library()

SEEN_AS = {"public": None, "room": Actor(Office.SYSTEM)}
"""As whom a page can be shown whoever opens it: what hangs on a wall shows nobody's own."""

IMPORTED = re.compile(rb"""^(?:import|export)\b[^;]*?["']\./([\w-]+)\.js["']""", re.MULTILINE)


class Compact(DjangoJSONEncoder):
    """JSON in as few bytes as it takes: an Arabic letter is two of them, and not the six of its number."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how | {"ensure_ascii": False, "separators": (",", ":")})


@register.simple_tag(takes_context=True)
def sheet(context: Context, name: str) -> SafeString:
    """The link to a style sheet."""
    href = reverse("style", kwargs={"digest": style.DIGEST, "name": name})
    return format_html('<link rel="stylesheet" href="{}" nonce="{}">', href, context["CSP_NONCE"])


@register.simple_tag(takes_context=True)
def module(context: Context, name: str) -> SafeString:
    """The element that runs a module; those that it imports are fetched at once with it, not one after the other."""
    nonce = context["CSP_NONCE"]
    preloaded = format_html_join(
        "\n", '<link rel="modulepreload" href="{}" nonce="{}">', ((_script(one), nonce) for one in imported(name))
    )
    return format_html('{}\n<script type="module" src="{}" nonce="{}"></script>', preloaded, _script(name), nonce)


def _script(name: str) -> str:
    return reverse("script", kwargs={"digest": style.SCRIPT_DIGEST, "name": name})


@cache
def imported(name: str) -> tuple[str, ...]:
    """The modules that a module imports, and those that they import."""

    def reached(start: str, known: set[str]) -> Iterator[str]:
        for found in IMPORTED.findall(style.SCRIPTS.get(start, b"")):
            if (one := found.decode()) not in known:
                known.add(one)
                yield one
                yield from reached(one, known)

    return tuple(reached(name, {name}))


@register.simple_tag(takes_context=True)
def live_data(context: Context, words: str = "", sees: str = "", **more: Any) -> SafeString:
    """What modules need to know: of a page about a session, its state; and the sentences of the screens in `words`.

    `sees="room"` or `sees="public"` shows what these may see, whoever opened the page. What else is given is handed on.
    """
    request: HttpRequest = context.request  # type: ignore[attr-defined] # a page is always rendered for a request
    request.follows = True  # type: ignore[attr-defined] # gate/middleware.py then lets it ask for more
    state = {"language": language(), "rtl": get_language_bidi(), "sees": sees} | _session(request, sees) | more
    said = sentences(words.split())
    return format_html("{}\n{}", json_script(state, "page", Compact), json_script(said, "words", Compact))


def _session(request: HttpRequest, sees: str) -> dict[str, Any]:
    """Of the session of the page: where it is followed, how it stands, and as whom it is seen."""
    where = request.resolver_match.kwargs if request.resolver_match else {}
    if "session" not in where:
        return {"at": ms(house.now())}
    known, at = session_of(where["session"]), house.now()
    actor = SEEN_AS[sees] if sees else actor_in(request, known)
    return {
        "at": ms(at),
        "session": where["session"],
        "meeting": where.get("meeting"),
        "list": where.get("of"),
        "zone": known.programme.zone,
        "names": names.address(body_of(known), language()),
        "reader": sees or class_of(actor),
        "actor": None if sees or actor is None else {"office": actor.office, "delegation": actor.delegation},
        "csrf": get_token(request) if actor and not sees else None,
        "frame": frame(known, at, actor),
    }
