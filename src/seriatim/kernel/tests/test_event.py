"""How a record is laid in without its constructor, and what that may not hide."""

from dataclasses import dataclass

import pytest

from seriatim.kernel.event import made


@dataclass(frozen=True)
class Chair:
    """A record with one field that is needed and one that is not."""

    name: str
    seconds: int = 0


def test_a_record_is_made_as_its_constructor_makes_it() -> None:
    assert made(Chair, name="Gafoor", seconds=3) == Chair("Gafoor", 3)
    assert made(Chair, name="Gafoor") == Chair("Gafoor")


def test_a_field_that_is_not_named_is_refused_and_not_lost() -> None:
    with pytest.raises(TypeError, match="every field is named"):
        made(Chair, "Gafoor")
