"""Not some histories but all: every state of a small world keeps every promise."""

import pytest
from hypothesis import settings

from seriatim.proceedings.tests.histories.small_world import World, explore

HARD = settings.get_current_profile_name() == "thorough"
BRIEF = settings.get_current_profile_name() == "mutation"


@pytest.mark.parametrize(
    ("world", "states"),
    [
        pytest.param(World(2 if BRIEF else 3, points_of_order=True), 1_500 if BRIEF else 30_000, id="points of order"),
        pytest.param(World(2 if BRIEF else 3, groups=True), 2_000 if BRIEF else 40_000, id="groups"),
    ],
)
def test_three_delegations_with_a_request_each_can_do_nothing_that_breaks_a_promise(world: World, states: int) -> None:
    explored = explore(world, most_states=10 * states)
    assert explored.complete
    assert explored.states >= states
    assert explored.longest >= 12


def test_nothing_that_a_few_acts_can_do_breaks_a_promise() -> None:
    """With nearly all acts there is no end of states, so these are the nearest ones."""
    most = 1_000_000 if HARD else 800 if BRIEF else 15_000
    assert explore(World(3, everything=True), most).states >= most
