"""Lists of speakers: opened, closed, shown; lots that anybody can check."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import CloseList, DrawLot, OpenList, SetVisibility
from seriatim.floor.rules.kinds import Capacity, Criterion, MotionKind, Visibility
from seriatim.floor.rules.lot import commitment, entry, set_digest, verify
from seriatim.floor.rules.lot import drawn as draw
from seriatim.floor.rules.profile import PROFILES
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    admits,
    agrees,
    all_ask,
    asks,
    asks_late,
    asks_to_reply,
    changes_class,
    closes_list,
    does,
    draws_lot,
    meets,
    meets_again,
    moves,
    opens_list,
    orders_by,
    votes,
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
    until,
    why,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import DelegationId, ListId

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
        with refused(Denied.NOT_YOURS_TO_DO):
            after(does(command, delegation("KEN")))
    with refused(Refusal.NO_SUCH_LIST, list="debate"):
        after(opens_list(ListId("debate")))


@pytest.mark.parametrize(
    ("motion", "code"),
    [(MotionKind.CLOSE_DEBATE, Refusal.DEBATE_CLOSED), (MotionKind.ADJOURN_DEBATE, Refusal.DEBATE_ADJOURNED)],
)
def test_once_the_debate_is_stopped_its_list_is_opened_only_when_a_later_meeting_resumes_it(
    motion: MotionKind, code: Refusal
) -> None:
    stopped = after(asks("ARG"), meets(), moves(motion, "FRA"), agrees(1))
    for drawn in (stopped, after(adjourns(), then=stopped)):
        with refused(code, list=DIALOGUE):
            after(opens_list(), then=drawn)
    assert show(after(adjourns(), meets_again(), opens_list(), asks("FRA"), then=stopped)) == "ARG FRA"
    rejected = after(closes_list(), meets(), moves(motion, "FRA"), votes(1, 1, 1), opens_list(), asks("FRA"))
    assert show(rejected) == "FRA"


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
    own = (Criterion.LOT, Criterion.LEVEL)
    chosen = after(orders_by(*own), does(WINDOW), then=convened())
    assert chosen.floor.lists[DIALOGUE].order == (Criterion.OWED, *own, Criterion.TIME)


@pytest.mark.parametrize("written", ["00", "the seed", commitment(SEED).upper(), commitment(SEED) + "0"])
def test_a_commitment_is_a_digest_and_nothing_else(written: str) -> None:
    with refused(Refusal.WRONG_NUMBER, field="lot_commitment"):
        after(opens_list(MEASURES, lot_until=FIVE, lot_commitment=written))


def test_a_lot_that_was_announced_is_not_replaced_once_it_is_known_who_takes_part() -> None:
    asked = after(does(WINDOW), all_ask("ARG", "BRA", "CHL"), closes_list(), then=convened())
    for until_then in ("0:00", "4:59", "6:00"):
        with refused(Refusal.LOT_ANNOUNCED, list=DIALOGUE, until=FIVE):
            another = OpenList(DIALOGUE, lot_until=FIVE + timedelta(minutes=5), lot_commitment=commitment("another"))
            after(later(until_then), does(another), then=asked)
    reopened = after(opens_list(), later("6:00"), then=asked)
    with refused(Refusal.LOT_SEED_MISMATCH, commitment=commitment(SEED)):
        after(draws_lot("another"), then=reopened)
    assert len(after(draws_lot(SEED), then=reopened).journal[-1].event.drawn) == 3


def test_a_lot_is_announced_before_its_window_opens() -> None:
    one = THREE_PM - timedelta(hours=2)
    for end in (THREE_PM - timedelta(hours=1), FIVE):
        with refused(Refusal.LOT_WINDOW_PAST, list=MEASURES, since=one):
            after(opens_list(MEASURES, opens_at=one, lot_until=end, lot_commitment=commitment(SEED)))
    for opens in (THREE_PM, THREE_PM + timedelta(minutes=4)):
        announced = after(opens_list(MEASURES, opens_at=opens, lot_until=FIVE, lot_commitment=commitment(SEED)))
        drawn = after(until(opens), asks("KEN", of=MEASURES), until(FIVE), draws_lot(SEED, MEASURES), then=announced)
        assert names(drawn, drawn.journal[-1].event.drawn) == ["KEN"]


def test_who_asked_before_the_window_keeps_its_place_and_takes_no_part_in_the_draw() -> None:
    for waited in ("0:00", "1:00"):
        early = after(all_ask("ARG", "BRA", "CHL"), closes_list(), later(waited))
        window = replace(WINDOW, lot_until=early.now + timedelta(minutes=5))
        asked = after(does(window), all_ask("DEU", "EGY"), later("5:00"), asks("FRA"), then=early)
        drawn = after(draws_lot(SEED), then=asked)
        lots = names(drawn, drawn.journal[-1].event.drawn)
        assert sorted(lots) == ["DEU", "EGY"]
        assert show(drawn).split() == ["ARG", "BRA", "CHL", *lots, "FRA"]
        assert why(drawn, lots[1]) == [("early", 3), ("lot", 1), ("time", 0)]


def test_a_late_request_within_the_window_takes_no_part_in_the_draw_and_comes_at_the_end() -> None:
    asked = after(does(WINDOW), all_ask("ARG", "BRA"), closes_list(), asks_late("CHL"), later("5:00"), then=convened())
    drawn = after(draws_lot(SEED), admits("CHL"), then=asked)
    assert (len(drawn.floor.lists[DIALOGUE].lot), show(drawn).split()[-1]) == (2, "CHL")


def test_a_lot_that_found_nobody_was_drawn_all_the_same() -> None:
    drawn = after(does(WINDOW), later("5:00"), draws_lot(SEED), asks("ARG"), then=convened())
    assert drawn.floor.lists[DIALOGUE].lot == {}
    with refused(Refusal.LOT_DRAWN, list=DIALOGUE):
        after(draws_lot(SEED), then=drawn)
    with refused(Refusal.LOT_DRAWN, list=DIALOGUE):
        after(closes_list(), opens_list(lot_until=MONDAY, lot_commitment=commitment("another")), then=drawn)


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
    with refused(Denied.NOT_YOURS_TO_DO):
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
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(SetVisibility(DIALOGUE, Visibility.EVERYONE), delegation("KEN")))
    with refused(Refusal.NO_SUCH_LIST):
        after(does(SetVisibility(ListId("debate"), Visibility.EVERYONE)))


def test_the_draw_is_the_one_that_is_described_and_any_tool_computes_it() -> None:
    partners = (DelegationId("UGA"), DelegationId("TZA"))
    joint = asks("KEN", Capacity.JOINT, joint_with=partners)
    drawn = after(joint, asks("G77", GROUP), all_ask("ARG", "BRA", "CHL", "DEU", "EGY"))
    entries = [entry(one.asked) for one in drawn.floor.requests.values()]
    assert entries[:3] == ["KEN|joint||TZA,UGA", "CUB|group|G77|", "ARG|national||"]
    of_all = sha256("\n".join(sorted(entries)).encode()).hexdigest()
    lots = {one: sha256(f"{SEED}\n{of_all}\n{one}".encode()).hexdigest() for one in entries}
    assert set_digest(entries) == of_all
    assert list(draw(SEED, entries)) == sorted(entries, key=lambda one: lots[one])
