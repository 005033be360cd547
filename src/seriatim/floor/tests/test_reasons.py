"""The facts that stand with the reasons of a place: when somebody asked, how long it has been owed, who moved whom."""

from typing import Any

from seriatim.floor.rules.kinds import Capacity, Kind, Side
from seriatim.floor.rules.queue import places
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_exchange,
    all_ask,
    asks,
    asks_to_reply,
    meets,
    meets_again,
    moves_later,
    passes_over,
    proposes_exchange,
    puts,
    reinstates,
    swaps,
    withdraws,
)
from seriatim.floor.tests.world import GROUP, THREE_PM, Drawn, after, find, later, show, why


def facts(drawn: Drawn, drawn_as: str) -> dict[str, dict[str, Any]]:
    """The facts of each reason for the place of a request."""
    request = find(drawn, drawn_as)
    place = next(one for one in places(drawn.floor, request.asked.list) if one.request == request.id)
    return {reason.criterion: dict(reason.facts) for reason in place.reasons}


def three() -> Drawn:
    return after(all_ask("ARG", "BRA", "CHL"))


def test_the_time_of_asking_stands_with_what_was_asked_for() -> None:
    drawn = after(meets(), later("1:00"), asks("G77", GROUP), asks_to_reply("KEN"), then=three())
    assert facts(drawn, "ARG")["time"] == {"at": THREE_PM, "capacity": Capacity.NATIONAL, "kind": Kind.STATEMENT}
    assert facts(drawn, "G77*") == {"time": {"at": drawn.now, "capacity": GROUP, "kind": Kind.STATEMENT}}
    assert facts(drawn, "KEN(r)")["time"] == {"at": drawn.now, "capacity": Capacity.NATIONAL, "kind": Kind.REPLY}


def test_who_is_owed_is_told_its_place_among_the_owed() -> None:
    drawn = after(meets(), adjourns(), meets_again(), then=three())
    assert [facts(drawn, code) for code in ("ARG", "BRA", "CHL")] == [{"owed": {"place": at}} for at in (1, 2, 3)]


def test_of_two_who_are_owed_in_one_place_by_a_reinstatement_who_asked_first_stands_ahead() -> None:
    once = after(meets(), adjourns(), meets_again(), withdraws("ARG"), adjourns(), then=three())
    drawn = after(reinstates("ARG"), then=once)
    assert show(drawn) == "ARG BRA CHL"
    assert [facts(drawn, code)["owed"]["place"] for code in ("ARG", "BRA", "CHL")] == [1, 1, 2]
    assert [why(drawn, code) for code in ("ARG", "BRA", "CHL")] == [[("owed", 0)], [("owed", 1)], [("owed", 2)]]


def test_whom_the_chair_put_beside_whom_and_why_stands_with_the_one_that_was_moved() -> None:
    drawn = after(puts("CHL", Side.BEFORE, "ARG", "the minister must leave"), then=three())
    assert facts(drawn, "CHL")["placed"] == {"other": 1, "side": Side.BEFORE, "words": "the minister must leave"}
    assert "placed" not in facts(drawn, "ARG")


def test_of_two_who_changed_places_each_is_told_with_whom_and_why() -> None:
    drawn = after(swaps("ARG", "CHL", "both ministers agree"), then=three())
    assert why(drawn, "CHL") == [("time", 0), ("swapped", 0)]
    assert why(drawn, "ARG") == [("hand", 2), ("time", 0), ("swapped", 0)]
    with_argentina, with_chile = ({"other": of, "side": None, "words": "both ministers agree"} for of in (1, 3))
    assert facts(drawn, "CHL")["swapped"] == with_argentina
    assert facts(drawn, "ARG")["swapped"] == with_chile


def test_who_exchanged_places_or_moved_later_is_told_with_whom_and_behind_whom() -> None:
    exchanged = after(proposes_exchange("ARG", "CHL"), agrees_to_exchange("CHL", "ARG"), then=three())
    others = [facts(exchanged, code)["exchanged"] for code in ("ARG", "CHL")]
    assert others == [{"other": other, "side": None, "words": ""} for other in (3, 1)]
    moved = after(moves_later("ARG", "BRA"), then=three())
    assert facts(moved, "ARG")["later"] == {"other": 2, "side": Side.AFTER, "words": ""}


def test_what_was_moved_and_then_stood_anew_is_not_told_of_the_move() -> None:
    drawn = after(meets(), puts("CHL", Side.BEFORE, "ARG"), passes_over("CHL"), then=three())
    assert [criterion for criterion, _ in why(drawn, "CHL")] == ["passed_over", "time", "absent"]
