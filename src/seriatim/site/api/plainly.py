"""What do all facts have in common that are told to a program?"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from seriatim.kernel.actor import Actor
from seriatim.proceedings.plain import Facts
from seriatim.proceedings.reader import Reader

NAMED = frozenset({"who", "with", "interrupted"})
"""The facts in which there are codes of delegations."""


def saying_something(facts: Mapping[str, Any]) -> Facts:
    """The facts but for what is null, false or empty."""
    return {name: value for name, value in facts.items() if value not in (None, False, "", (), [], {})}


def reads_as(actor: Actor | None) -> str:
    """The class of a reader, as the stream has it."""
    if actor is None:
        return "public"
    if actor.presides:
        return "desk"
    return f"delegation:{actor.delegation}" if actor.delegation else "booth"


def with_names(facts: Facts, reader: Reader) -> Facts:
    """The facts with the name, in the reader's language, of every delegation that they tell of."""
    return facts | {"names": {code: reader.name(code) for code in sorted({*_codes(facts)})}}


def _codes(told: Any) -> Iterator[str]:
    if isinstance(told, Mapping):
        for name, value in told.items():
            yield from _listed(value) if name in NAMED else _codes(value)
    elif isinstance(told, list):
        for one in told:
            yield from _codes(one)


def _listed(value: str | Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value
