"""Facts without stray blanks: what people paste brings line breaks, double spaces and marks of direction along."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from seriatim.letters.rules.marks import MARKS


def tidy(value: Any) -> Any:
    """The same record, words or value; words stand on one line with one space between them."""
    if type(value) is str:  # a member of a StrEnum is a value, not words
        return " ".join(value.translate(MARKS).split())
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: tidy(getattr(value, field.name)) for field in fields(value)})
    return value
