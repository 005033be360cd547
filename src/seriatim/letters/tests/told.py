"""What a letter says after one or more of its facts were changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import TOWN_HALL


def told(changes: Mapping[str, Any], facts: LetterFacts = TOWN_HALL) -> str:
    """The letter as text, with `{"session.ordinal": 8}` changed in the facts."""
    return text(compose(but(facts, changes)))


def but(facts: LetterFacts, changes: Mapping[str, Any]) -> LetterFacts:
    """The same facts, but for some of them."""
    for path, value in changes.items():
        facts = _changed(facts, path.split("."), value)
    return facts


def _changed(record: Any, path: list[str], value: Any) -> Any:
    field, *rest = path
    return replace(record, **{field: _changed(getattr(record, field), rest, value) if rest else value})
