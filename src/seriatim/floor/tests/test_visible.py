"""Who sees which names on a list: the body's policy, whatever page or stream shows it."""

import pytest

from seriatim.floor.rules.commands import SetVisibility
from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.rules.visible import sight
from seriatim.floor.tests.acts import asks, asks_late, closes_list, does, ends, gives, meets, opens_list, rises
from seriatim.floor.tests.world import DIALOGUE, MEASURES, Drawn, after, name
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor, Office, delegation

KENYA = delegation("KEN")


def seen(drawn: Drawn, reader: Actor | None) -> str:
    """What a reader sees, as it is drawn, in the order of inscription."""
    requests = sight(drawn.floor, DIALOGUE, reader).requests
    return " ".join(name(one) for one in drawn.floor.requests.values() if one.id in requests)


def hall(visibility: Visibility, names: int = 2) -> Drawn:
    """FRA was heard, EGY speaks, KEN, BRA and CHL wait, and PER asked after the list was closed."""
    return after(
        *map(asks, ("FRA", "EGY", "KEN", "BRA", "CHL")),
        closes_list(),
        asks_late("PER"),
        does(SetVisibility(DIALOGUE, visibility, names)),
        meets(),
        gives(),
        ends(),
        gives(),
    )


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("reader", [CHAIR, SECRETARIAT])
def test_who_presides_sees_everything_whatever_the_policy(visibility: Visibility, reader: Actor) -> None:
    assert seen(hall(visibility), reader) == "FRA EGY KEN BRA CHL PER"
    assert sight(hall(visibility).floor, DIALOGUE, reader).reasons


@pytest.mark.parametrize("visibility", Visibility)
def test_an_interpreter_sees_all_that_is_on_the_list_and_no_late_request(visibility: Visibility) -> None:
    booth = Actor(Office.INTERPRETER)
    assert seen(hall(visibility), booth) == "FRA EGY KEN BRA CHL"
    assert sight(hall(visibility).floor, DIALOGUE, booth).reasons


@pytest.mark.parametrize(
    ("visibility", "anybody", "kenya"),
    [
        (Visibility.EVERYONE, "FRA EGY KEN BRA CHL", "FRA EGY KEN BRA CHL"),
        (Visibility.PARTICIPANTS, "", "FRA EGY KEN BRA CHL"),
        (Visibility.NEXT, "FRA EGY KEN BRA", "FRA EGY KEN BRA"),
        (Visibility.OWN, "", "KEN"),
    ],
)
def test_each_policy_shows_what_it_says(visibility: Visibility, anybody: str, kenya: str) -> None:
    assert seen(hall(visibility), None) == anybody
    assert seen(hall(visibility), KENYA) == kenya


def test_a_delegation_sees_its_own_request_far_down_the_list_and_before_it_is_admitted() -> None:
    assert seen(hall(Visibility.NEXT), delegation("CHL")) == "FRA EGY KEN BRA CHL"
    assert seen(hall(Visibility.EVERYONE), delegation("PER")) == "FRA EGY KEN BRA CHL PER"
    assert seen(hall(Visibility.OWN), delegation("PER")) == "PER"


def test_how_many_are_shown_is_the_bodys_choice() -> None:
    assert seen(hall(Visibility.NEXT, 1), None) == "FRA EGY KEN"
    assert seen(hall(Visibility.NEXT, 3), None) == "FRA EGY KEN BRA CHL"


def test_a_reason_names_others_so_that_it_is_shown_only_where_all_names_are() -> None:
    reasons = {
        visibility: [sight(hall(visibility).floor, DIALOGUE, reader).reasons for reader in (None, KENYA)]
        for visibility in Visibility
    }
    assert reasons == {
        Visibility.EVERYONE: [True, True],
        Visibility.PARTICIPANTS: [False, True],
        Visibility.NEXT: [False, False],
        Visibility.OWN: [False, False],
    }


def test_a_point_of_order_is_seen_by_whoever_sees_the_floor() -> None:
    assert seen(after(rises("BRA"), then=hall(Visibility.NEXT)), None) == "FRA EGY KEN BRA BRA!"
    assert seen(after(rises("BRA"), then=hall(Visibility.OWN)), None) == ""


def test_a_request_on_another_list_is_not_seen_on_this_one() -> None:
    elsewhere = after(opens_list(MEASURES), asks("DEU", of=MEASURES), then=hall(Visibility.EVERYONE))
    assert seen(elsewhere, CHAIR) == "FRA EGY KEN BRA CHL PER"
