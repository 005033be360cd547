"""Lists of speakers: opened, closed, shown; lots that anybody can check."""

from datetime import timedelta

import pytest

from seriatim.floor.rules.commands import CloseList, DrawLot, OpenList, SetVisibility
from seriatim.floor.rules.kinds import Criterion, Visibility
from seriatim.floor.rules.lot import commitment, entry, set_digest, verify
from seriatim.floor.rules.lot import drawn as draw
from seriatim.floor.rules.profile import PROFILES
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    all_ask,
    asks,
    asks_to_reply,
    changes_class,
    closes_list,
    does,
    draws_lot,
    meets,
    opens_list,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    MONDAY,
    THREE_PM,
    Drawn,
    after,
    convened,
    find,
    later,
    names,
    refused,
    show,
    why,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import ListId

SEED = "kilimanjaro"
FIVE = THREE_PM + timedelta(minutes=5)
WINDOW = OpenList(DIALOGUE, lot_until=FIVE, lot_commitment=commitment(SEED))


def test_a_list_is_opened_once_by_the_chair_and_takes_names_until_it_is_closed() -> None:
    opened = after()
    with refused(Refusal.LIST_OPEN, list=DIALOGUE):
        after(opens_list(), then=opened)
    closed = after(closes_list(), then=opened)
    with refused(Refusal.LIST_CLOSED, list=DIALOGUE):
        after(closes_list(), then=closed)
    assert show(after(opens_list(), asks("KEN"), then=closed)) == "KEN"
    with refused(Refusal.LIST_NOT_OPEN_YET, list=MEASURES):
        after(closes_list(MEASURES))
    for command in (OpenList(MEASURES), CloseList(DIALOGUE)):
        with refused(Refusal.NOT_YOURS_TO_DO):
            after(does(command, delegation("KEN")))
    with refused(Refusal.NO_SUCH_LIST, list="debate"):
        after(opens_list(ListId("debate")))


def test_a_list_whose_time_is_over_is_opened_again_with_all_that_stands_on_it() -> None:
    drawn = after(opens_list(MEASURES, closes_at=FIVE), asks("KEN", of=MEASURES), later("6:00"))
    assert show(drawn, MEASURES) == "(closed) KEN"
    assert show(after(opens_list(MEASURES), then=drawn), MEASURES) == "KEN"


@pytest.mark.parametrize("end", [{"closes_at": THREE_PM}, {"lot_until": THREE_PM, "lot_commitment": "00"}])
def test_a_list_closes_and_draws_its_lot_after_it_opens(end: dict[str, object]) -> None:
    with refused(Refusal.CLOSES_BEFORE_IT_OPENS, opens=THREE_PM, closes=THREE_PM):
        after(opens_list(MEASURES, **end))


def test_the_times_of_a_list_are_instants() -> None:
    with refused(Refusal.WRONG_NUMBER, field="time"):
        after(opens_list(MEASURES, opens_at=MONDAY.replace(tzinfo=None)))


def test_a_lot_is_announced_with_its_commitment_when_the_list_is_opened() -> None:
    for half in ({"lot_until": FIVE}, {"lot_commitment": commitment(SEED)}):
        with refused(Refusal.LOT_NOT_ANNOUNCED):
            after(opens_list(MEASURES, **half))
    announced = after(does(WINDOW), then=convened())
    assert announced.floor.lists[DIALOGUE].order[-2:] == (Criterion.LOT, Criterion.TIME)
    assert announced.journal[-1].event.reason == "a lot was announced for the opening window"
    again = after(closes_list(), does(WINDOW), then=announced)
    assert again.floor.lists[DIALOGUE].order == announced.floor.lists[DIALOGUE].order


@pytest.mark.parametrize("written", ["00", "the seed", commitment(SEED).upper(), commitment(SEED) + "0"])
def test_a_commitment_is_a_digest_and_nothing_else(written: str) -> None:
    with refused(Refusal.WRONG_NUMBER, field="lot_commitment"):
        after(opens_list(MEASURES, lot_until=FIVE, lot_commitment=written))


def test_a_list_whose_lot_was_drawn_announces_no_second_one() -> None:
    with refused(Refusal.LOT_DRAWN, list=DIALOGUE):
        again = OpenList(DIALOGUE, lot_until=FIVE.replace(hour=23), lot_commitment=commitment("another"))
        after(draws_lot(SEED), closes_list(), does(again), then=window())


def window() -> Drawn:
    """Six ask within five minutes, one of them withdraws, one speaks for a group; two come later."""
    six = (all_ask("ARG", "BRA", "CHL", "DEU", "EGY"), asks("G77", GROUP), withdraws("CHL"))
    return after(does(WINDOW), *six, later("5:00"), all_ask("FRA", "GHA"), then=convened())


def test_what_was_inscribed_within_the_window_is_ordered_by_lot_and_what_comes_later_by_time() -> None:
    drawn = after(draws_lot(SEED), then=window())
    by_lot = [one for one in names(drawn, drawn.journal[-1].event.drawn) if one not in ("CHL", "G77*")]
    assert show(drawn).split() == ["G77*", *by_lot, "FRA", "GHA"]
    assert why(drawn, "FRA") == [("groups", 1), ("lot", 4), ("time", 0)]


def test_anybody_recomputes_the_draw_from_the_public_record() -> None:
    drawn = after(draws_lot(SEED), then=window())
    event = drawn.journal[-1].event
    public = [entry(one.asked) for one in drawn.floor.requests.values() if one.at < FIVE]
    order = [entry(drawn.floor.requests[one].asked) for one in event.drawn]
    assert verify(commitment(event.seed), event.seed, public, order)
    assert (event.digest, draw(SEED, public)) == (set_digest(public[::-1]), tuple(order))
    assert sorted(names(drawn, event.drawn)) == ["ARG", "BRA", "CHL", "DEU", "EGY", "G77*"]


@pytest.mark.parametrize("tampered", ["seed", "an inscription less", "an inscription more", "order", "commitment"])
def test_whatever_is_tampered_with_is_found_out(tampered: str) -> None:
    public = [f"{code}|national||" for code in ("ARG", "BRA", "CHL", "DEU")]
    committed, seed, order = commitment(SEED), SEED, draw(SEED, public)
    match tampered:
        case "seed":
            seed = "everest"
        case "an inscription less":
            public = public[1:]
        case "an inscription more":
            public = [*public, "EGY|national||"]
        case "order":
            order = order[::-1]
        case _:
            committed = commitment("everest")
    assert not verify(committed, seed, public, order)


def test_a_later_change_of_class_changes_neither_the_draw_nor_the_lot() -> None:
    plain = after(draws_lot(SEED), then=window())
    changed = after(changes_class("EGY", capacity=GROUP, on_behalf_of="ARAB"), draws_lot(SEED), then=window())
    assert changed.journal[-1].event.drawn == plain.journal[-1].event.drawn
    lots = [drawn.floor.lists[DIALOGUE].lot[find(drawn, one).id] for drawn, one in ((plain, "EGY"), (changed, "ARAB*"))]
    assert lots[0] == lots[1]


def test_who_asked_twice_within_the_window_takes_part_once() -> None:
    twice = (asks("ARG"), withdraws("ARG"), asks("ARG"))
    drawn = after(does(WINDOW), *twice, later("5:00"), draws_lot(SEED), then=convened())
    assert names(drawn, drawn.journal[-1].event.drawn) == ["ARG"]
    assert drawn.journal[-1].event.drawn == (2,)


def test_replies_take_no_part_in_the_draw() -> None:
    asked = (meets(), asks("ARG"), asks_to_reply("BRA"))
    drawn = after(does(WINDOW), *asked, later("5:00"), draws_lot(SEED), then=convened())
    assert names(drawn, drawn.journal[-1].event.drawn) == ["ARG"]


def test_a_lot_is_drawn_once_after_its_window_with_the_seed_that_was_committed_to() -> None:
    with refused(Refusal.LOT_WINDOW_OPEN, until=FIVE):
        after(does(WINDOW), later("4:59.999"), draws_lot(SEED), then=convened())
    with refused(Refusal.LOT_SEED_MISMATCH, commitment=commitment(SEED)):
        after(draws_lot("everest"), then=window())
    with refused(Refusal.LOT_DRAWN):
        after(draws_lot(SEED), draws_lot(SEED), then=window())
    with refused(Refusal.LOT_NOT_ANNOUNCED):
        after(draws_lot(SEED))
    with refused(Refusal.NOT_YOURS_TO_DO):
        after(does(DrawLot(DIALOGUE, SEED), delegation("ARG")), then=window())


def test_a_list_that_was_closed_and_opened_again_still_owes_the_draw_that_was_announced() -> None:
    drawn = after(closes_list(), opens_list(), draws_lot(SEED), then=window())
    assert drawn.journal[-1].event.seed == SEED


def test_who_may_see_the_names_is_the_policy_of_the_body() -> None:
    assert after().floor.lists[DIALOGUE].visibility == PROFILES["general-assembly-committee"].visibility
    next_three = after(does(SetVisibility(DIALOGUE, Visibility.NEXT, 3))).floor.lists[DIALOGUE]
    assert (next_three.visibility, next_three.next_names) == (Visibility.NEXT, 3)
    with refused(Refusal.WRONG_NUMBER, field="next_names", value=0):
        after(does(SetVisibility(DIALOGUE, Visibility.NEXT, 0)))
    with refused(Refusal.NOT_YOURS_TO_DO):
        after(does(SetVisibility(DIALOGUE, Visibility.EVERYONE), delegation("KEN")))
    with refused(Refusal.NO_SUCH_LIST):
        after(does(SetVisibility(ListId("debate"), Visibility.EVERYONE)))
