"""Every address of the configuration, filled in for what is Kenya's, Brazil's, and another body's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, get_resolver

from seriatim.kernel.ids import BodyId, DelegationId
from seriatim.site.people.pages import keys
from seriatim.site.style import DIGEST, SCRIPT_DIGEST
from seriatim.site.tests.roles import BOARD, BOARD_MEETING, BOARD_SESSION, BRA, KEN, Gathering
from seriatim.site.tests.scene import BODY, MEETING, SESSION, TOPIC


@dataclass(frozen=True)
class Target:
    """Whose thing an address is about: of a body, of one of its delegations, about one of its people."""

    name: str
    body: BodyId
    delegation: DelegationId
    about: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)


def targets(gathering: Gathering, secret: str) -> list[Target]:
    """Kenya's, Brazil's, and Kenya's at another body."""
    here = {
        "body": BODY, "session": SESSION, "meeting": MEETING, "of": TOPIC, "secret": secret, "provider_id": "none",
        "number": 1, "participant": KEN, "person": gathering.persons["inscribes"].person,
    }  # fmt: skip
    brazil = {"number": 2, "participant": BRA, "person": gathering.persons["Brazil"].person}
    board = {"body": BOARD, "session": BOARD_SESSION, "meeting": BOARD_MEETING}
    return [
        Target("Kenya's", BODY, KEN, "inscribes", here),
        Target("Brazil's", BODY, BRA, "Brazil", here | brazil),
        Target("at the board", BOARD, KEN, "Kenya at the board", here | board | {
            "person": gathering.persons["Kenya at the board"].person
        }),
    ]  # fmt: skip


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the configuration: its name in RULES, and its route."""
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern), "every address stands in urls.py itself"
        route = str(pattern.pattern)
        if "<slug:noun>" not in route:
            assert pattern.name, f"{route} has no name"
            yield pattern.name, route
            continue
        page = getattr(pattern.callback, "__self__", None)
        name, nouns = (page.name, page.deeds) if page else (str(pattern.name), keys.ACTS)
        for noun in nouns:
            yield f"{name}: {noun}", route.replace("<slug:noun>", noun)


FILES: dict[str, Any] = {"digest": DIGEST, "name": "style", "language": "en", "picture": "icon.svg", "key": "nobodys"}
SCRIPTS = FILES | {"digest": SCRIPT_DIGEST, "name": "passkey"}
"""The parts of an address that are nobody's."""


def path_of(route: str, target: Target) -> str:
    """A route with the target's parts in it."""
    given = (SCRIPTS if route.startswith("script") else FILES) | dict(target.where)
    parts = (one.partition(">") for one in route.split("<"))
    made = "".join(f"{given.get(part.split(':')[-1], '')}{rest}" if bar else part for part, bar, rest in parts)
    return f"/{made}"
