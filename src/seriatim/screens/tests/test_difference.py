"""The steps from one state of a list to the next."""

from hypothesis import given
from hypothesis import strategies as st

from seriatim.kernel.ids import RequestId
from seriatim.screens.difference import MOST, apply, steps
from seriatim.screens.lines import Told
from seriatim.screens.pane import Pane

Said = tuple[tuple[int, int], ...]
"""Each line's number, and what it says."""


def lists(most: int = 12) -> st.SearchStrategy[Said]:
    return st.lists(
        st.tuples(st.integers(1, most), st.integers(0, 2)), unique_by=lambda one: one[0], max_size=most
    ).map(tuple)


def pane(said: Said) -> Pane:
    return Pane(tuple(RequestId(one) for one, _ in said), tuple(one << 32 | words for one, words in said))


def told(said: Said) -> list[Told]:
    return [{"number": one, "words": words} for one, words in said]


def between(old: Said, new: Said) -> list[list[object]] | None:
    words = dict(new)
    return steps(pane(old), pane(new), lambda one: {"number": one, "words": words[one]})


@given(lists(), lists())
def test_whoever_does_the_steps_has_the_new_list(old: Said, new: Said) -> None:
    found = between(old, new)
    assert found is not None
    assert apply(told(old), found) == told(new)


@given(lists(60), lists(60))
def test_what_takes_more_steps_than_a_frame_holds_is_read_anew(old: Said, new: Said) -> None:
    found = between(old, new)
    assert found is None or (len(found) <= MOST and apply(told(old), found) == told(new))


def test_whoever_is_called_is_taken_out_and_nobody_else_is_touched() -> None:
    line = tuple((one, 0) for one in range(1, 2001))
    assert between(line, line[1:]) == [["-", 1]]


def test_whoever_moves_is_taken_out_and_put_in_at_the_new_place() -> None:
    line = tuple((one, 0) for one in range(1, 7))
    assert between(line, (line[5], *line[:5])) == [["-", 6], ["+", 0, {"number": 6, "words": 0}]]


def test_a_line_that_says_something_else_is_said_anew_at_its_place() -> None:
    assert between(((1, 0), (2, 0)), ((1, 0), (2, 1))) == [["-", 2], ["+", 1, {"number": 2, "words": 1}]]


def test_a_list_that_stays_as_it_is_takes_no_steps() -> None:
    assert between(((1, 0),), ((1, 0),)) == []


def test_panes_that_say_the_same_have_one_head_and_others_another() -> None:
    assert pane(((1, 0), (2, 0))).head == pane(((1, 0), (2, 0))).head
    assert len({pane(said).head for said in (((1, 0), (2, 0)), ((2, 0), (1, 0)), ((1, 1), (2, 0)), ())}) == 4
