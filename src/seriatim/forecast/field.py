"""The defaults that are shipped: what is known before a body has a record, and how fast texts are read."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.weighing import Rate

DATA = Path(__file__).with_name("data")
FIELD, PACES = DATA / "field.toml", DATA / "paces.toml"


@cache
def shipped() -> Field:
    """The field as scripts/fit_forecast.py has fitted it."""
    given = _read(FIELD)
    traits = given.pop("traits_spread")
    other = traits.pop("other")
    return Field(traits_spread=traits, other_traits_spread=other, shape=tuple(given.pop("shape")), **given)


@cache
def paces() -> Mapping[str, Rate]:
    """The paces of the languages, by their codes."""
    return {language: Rate(**given) for language, given in _read(PACES).items()}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
