"""What does a program ask for? Its JSON, read as strictly as a line that is played, its key and its version."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import msgspec
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.search import resolve
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId
from seriatim.kernel.text import Fault, Problem, deeper
from seriatim.proceedings.expected import Wrong, expected, hints_of, nearest, read
from seriatim.site import house
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.doing import KEY
from seriatim.site.sessions.errands import Errand, Ready, missing, own

DEEPEST = 6
"""Levels of lists and objects: the hard stops of a meeting are the deepest, with three."""

SEEN = re.compile(r'(?:W/)?"([0-9]{1,15})(?:\.[\w-]*)?"', re.ASCII)
"""A version in quotes, as `"412"`, or the ETag of anything that was read, which begins with it."""


class Unready(Exception):
    """Something is missing or wrong beside the fields: a status, a code, and what to do."""

    def __init__(self, status: int, code: str, said: str) -> None:
        super().__init__(said)
        self.status, self.code, self.said = status, code, said


def ready(request: HttpRequest, errand: Errand, actor: Actor, roster: Roster) -> Ready:
    """The errand with all that it needs; Unready, or Wrong for a field."""
    seen, key = _seen(request), _key(request)
    given = read_object(request.body)
    people = _people(roster)
    asked = asked_of(errand.deed, errand.given)
    for name in given:
        if name not in asked:
            raise Wrong(name, "there is no such field", nearest(name, asked))
    facts = {
        **{
            name: value
            for name, value in {**own(actor), **errand.given}.items()
            if name in hints_of(errand.deed.command)
        },
        **errand.deed.settled,
        **{name: _one(errand.deed, name, value, asked[name], people) for name, value in given.items()},
    }
    for name in missing(errand.deed, facts):
        raise Wrong(name, "the field is missing", f"give {expected(asked[name])}")
    return Ready(errand, facts, seen, key)


def asked_of(deed: Deed, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are to be given, with their types: the command's, but for those that the address settles."""
    hints = hints_of(deed.command)
    names = [one.name for one in fields(deed.command) if one.name not in given and one.name not in deed.settled]
    return {name: hints[name] for name in names}


def bounds_of(deed: Deed, name: str) -> Mapping[str, int]:
    """How long a text or how large a number may be, as on the page: in the words of JSON Schema."""
    field = deed.form.base_fields.get(name)
    found = {"maxLength": getattr(field, "max_length", None)} if isinstance(field, forms.CharField) else {}
    if isinstance(field, forms.IntegerField):
        found |= {"minimum": field.min_value, "maximum": field.max_value}
    return {bound: limit for bound, limit in found.items() if limit is not None}


def read_object(body: bytes) -> dict[str, Any]:
    """One JSON object, or none where a command needs nothing."""
    if not body.strip():
        return {}
    try:
        text = body.decode()
        if deeper(text, DEEPEST):
            raise Unready(400, "", _("The JSON is nested more deeply than any command: send one flat object."))
        msgspec.json.decode(body)  # stricter: no NaN, no halves of characters
        found = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Unready(400, "", _("This is not JSON: send one object, in UTF-8.")) from error
    if not isinstance(found, dict):
        raise Unready(400, "", _("This is not a JSON object: send one, such as {}."))
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for at, (name, _value) in enumerate(pairs) if name in dict(pairs[:at]))
        raise Wrong(twice, "the field is there twice", "remove one of the two")
    return found


def _one(deed: Deed, name: str, value: Any, kind: Any, people: Callable[[str], DelegationId]) -> Any:
    found = read(value, kind, name, people)
    bounds = bounds_of(deed, name)
    longest = bounds.get("maxLength")
    if isinstance(found, str) and longest is not None and len(found) > longest:
        too_long = Fault(Problem.TOO_LONG, f"{longest:,}")
        raise Wrong(name, f"the text is longer than {longest} characters", "shorten it", too_long)
    if isinstance(found, int) and not isinstance(found, bool):
        least, most = bounds.get("minimum", found), bounds.get("maximum", found)
        if not least <= found <= most:
            raise Wrong(name, f"{found} is out of bounds", f"give {_range(bounds)}")
    return found


def _range(bounds: Mapping[str, int]) -> str:
    least, most = bounds.get("minimum"), bounds.get("maximum")
    return f"{least} or more" if most is None else f"{least} to {most}"


def _people(roster: Roster) -> Callable[[str], DelegationId]:
    today = house.now().date()
    return lambda text: DelegationId(text) if text in roster.participants else resolve(roster, text, today)


def _seen(request: HttpRequest) -> int:
    given = request.headers.get("If-Match")
    if given is None:
        said = _("Say which version was on the screen: If-Match with the version in quotes, or with the ETag.")
        raise Unready(428, "VERSION_MISSING", said)
    if found := SEEN.fullmatch(given.strip()):
        return int(found[1])
    raise Unready(
        400, "VERSION_UNREADABLE", _("If-Match is no version of a session: give it in quotes, as it was read.")
    )


def _key(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if KEY.fullmatch(key):
        return key
    said = _(
        "Give each act a key of its own, so that it is done once: Idempotency-Key, 8 to 64 letters, digits, - or _."
    )
    raise Unready(400, "KEY_MISSING", said)
