"""Which texts can be kept?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seriatim.kernel.text import LONGEST, Fault, Problem, deeper, fault

KEPT = ["", "Kenya", "Côte d’Ivoire", "中文", "line\nline\r\n\ttab", "\u200fعربي\u200f", "\u2067isolate\u2069", "👩‍⚖️"]


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_in_any_of_the_languages_is_kept(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize("character", ["\0", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9b", "\ud800"])
def test_what_nobody_can_see_is_not(character: str) -> None:
    assert fault(f"Ken{character}ya") == Fault(Problem.CONTROL, f"U+{ord(character):04X}")


def test_a_name_that_would_be_read_as_another_is_not() -> None:
    assert fault("\u202eayneK") == Fault(Problem.REVERSING, "U+202E")


def test_a_text_has_an_end() -> None:
    assert fault("x" * LONGEST) is None
    assert fault("x" * (LONGEST + 1)) == Fault(Problem.TOO_LONG, "60,000")
    assert fault("abcd", 3) == Fault(Problem.TOO_LONG, "3")


@given(st.text())
def test_what_is_kept_has_no_control_characters_but_tabs_and_line_ends(text: str) -> None:
    controls = {one for one in text if unicodedata.category(one) in ("Cc", "Cs")} - {"\t", "\n", "\r"}
    reversing = {"\u202d", "\u202e"} & {*text}
    assert (fault(text) is None) == (not controls and not reversing)


@pytest.mark.parametrize(
    ("json", "is_deeper"),
    [
        ('{"a": [[1]]}', False), ('{"a": [[[1]]]}', True), ('["[[[[[["]', False), ('["\\"[[[[[["]', False),
        ('["\\\\", [[[1]]]]', True), ("[][][][][]", False), ("[" * 100_000, True), ("]" * 9 + "[[[[", False),
    ],
)  # fmt: skip
def test_levels_are_counted_without_following_them(json: str, is_deeper: bool) -> None:
    assert deeper(json, 3) == is_deeper
