"""Is every refusal raised by a test? `refused(Refusal.X)` proves it when it runs; here it is counted who is named."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import seriatim
from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.meetings.rules.refusals import Refusal as MeetingsRefusal
from seriatim.proceedings.rules.refusals import Refusal as ProceedingsRefusal

SLICES = ("floor", "meetings", "proceedings")
ASSERTING = ("refused", "refusal", "parametrize")
"""What says in a test that a command is refused with the codes named in its arguments."""


def raised(slice_: str) -> Iterator[StrEnum]:
    """The codes that the tests of a slice expect to be raised."""
    for path in Path(seriatim.__path__[0], slice_, "tests").glob("test_*.py"):
        module = import_module(f"seriatim.{slice_}.tests.{path.stem}")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _name(call.func) in ASSERTING:
                yield from _codes(call, module)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _codes(call: ast.Call, module: ModuleType) -> Iterator[StrEnum]:
    for node in (node for argument in call.args for node in ast.walk(argument)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            code = getattr(getattr(module, node.value.id, None), node.attr, None)
            if isinstance(code, FloorRefusal | MeetingsRefusal | ProceedingsRefusal):
                yield code


@pytest.mark.parametrize("refusals", [FloorRefusal, MeetingsRefusal, ProceedingsRefusal])
def test_every_refusal_is_raised_by_a_test(refusals: type[StrEnum]) -> None:
    named = {code for slice_ in SLICES for code in raised(slice_) if isinstance(code, refusals)}
    assert set(refusals) == named
