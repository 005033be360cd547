"""Places that change: by the Chair's hand, by a delegation's own wish, by agreement of two."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.kinds import Side
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_exchange,
    all_ask,
    asks,
    asks_late,
    asks_to_reply,
    changes_class,
    closes_list,
    gives,
    hears,
    joins,
    meets,
    meets_again,
    moves_later,
    opens_list,
    passes_over,
    proposes_exchange,
    puts,
    puts_at,
    rises,
    says_no,
    swaps,
    withdraws,
)
from seriatim.floor.tests.world import DIALOGUE, GROUP, MEASURES, Drawn, Step, after, find, refused, show, why
from seriatim.kernel.actor import delegation

FOUR = ("ARG", "BRA", "CHL", "DEU")


def four() -> Drawn:
    return after(all_ask(*FOUR))


def test_the_chair_puts_a_request_before_or_behind_another() -> None:
    assert show(after(puts("DEU", Side.BEFORE, "BRA"), then=four())) == "ARG DEU BRA CHL"
    assert show(after(puts("ARG", Side.AFTER, "CHL"), then=four())) == "BRA CHL ARG DEU"
    assert show(after(puts("DEU", Side.AFTER, "ARG"), then=four())) == "ARG DEU BRA CHL"
    assert show(after(puts("ARG", Side.BEFORE, "DEU"), then=four())) == "BRA CHL ARG DEU"


def test_the_chair_puts_a_request_at_a_place_of_the_list() -> None:
    assert show(after(puts_at("DEU", 1), then=four())) == "DEU ARG BRA CHL"
    assert show(after(puts_at("ARG", 4), then=four())) == "BRA CHL DEU ARG"
    assert show(after(puts_at("BRA", 3), then=four())) == "ARG CHL BRA DEU"
    with refused(Refusal.NO_SUCH_PLACE, place=5, last=4):
        after(puts_at("ARG", 5), then=four())
    with refused(Refusal.NO_SUCH_PLACE, place=0):
        after(puts_at("ARG", 0), then=four())
    with refused(Refusal.NOTHING_CHANGES):
        after(puts_at("ARG", 1), then=four())


def test_the_chair_swaps_two_and_nobody_else_moves() -> None:
    assert show(after(swaps("ARG", "DEU"), then=four())) == "DEU BRA CHL ARG"


def test_the_chair_gives_a_reason_that_stands_in_the_explanation_of_the_place() -> None:
    drawn = after(puts("DEU", Side.BEFORE, "ARG", "the minister must leave"), then=four())
    assert why(drawn, "DEU") == [("time", 0), ("placed", 0)]
    assert why(drawn, "ARG") == [("hand", 1), ("time", 0)]
    assert [hand.reason for hand in drawn.floor.lists[find(drawn, "DEU").asked.list].hand] == [
        "the minister must leave"
    ]
    for step in (puts("DEU", Side.BEFORE, "ARG", " "), puts_at("DEU", 1, ""), swaps("ARG", "DEU", "")):
        with refused(Refusal.EMPTY_REASON, field="reason"):
            after(step, then=four())


def test_only_requests_of_one_kind_that_wait_on_one_list_change_places() -> None:
    drawn = after(meets(), asks_to_reply("KEN"), opens_list(MEASURES), asks("EGY", of=MEASURES), then=four())
    with refused(Refusal.NOTHING_CHANGES):
        after(puts("ARG", Side.BEFORE, "ARG"), then=drawn)
    for other in ("KEN(r)", "EGY"):
        with refused(Refusal.NOT_ON_ONE_LIST):
            after(swaps("ARG", other), then=drawn)
    with refused(Refusal.NOT_ON_ONE_LIST):
        after(puts_at("ARG", 5), then=drawn)
    with refused(Refusal.REQUEST_SPEAKING, delegation="ARG"):
        after(gives(), swaps("ARG", "BRA"), then=drawn)
    with refused(Refusal.REQUEST_ENDED, standing="withdrawn"):
        after(withdraws("ARG"), swaps("ARG", "BRA"), then=drawn)
    with refused(Refusal.REQUEST_LATE):
        after(closes_list(), asks_late("KEN"), swaps("KEN", "BRA"), then=drawn)
    with refused(Refusal.REQUEST_JOINED, lead=2):
        after(joins("CHL", "BRA"), swaps("CHL", "DEU"), then=drawn)


def test_a_point_of_order_that_waits_has_no_place() -> None:
    drawn = after(meets(), rises("KEN"), rises("FRA"), rises("GHA"), then=four())
    for step in (swaps("FRA!", "GHA!"), puts_at("FRA!", 1), moves_later("FRA!"), changes_class("FRA!", capacity=GROUP)):
        with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="FRA"):
            after(step, then=drawn)


def test_a_newcomer_of_the_same_class_never_passes_one_placed_by_hand() -> None:
    placed = after(asks("G77", GROUP), puts("G77*", Side.AFTER, "DEU"), then=four())
    assert show(placed) == "ARG BRA CHL DEU G77*"
    assert show(after(asks("NORDIC", GROUP), asks("EGY"), then=placed)) == "ARG BRA CHL DEU G77* NORDIC* EGY"


def test_a_placement_survives_the_withdrawal_and_the_change_of_class_of_its_neighbour() -> None:
    placed = after(puts("DEU", Side.BEFORE, "BRA"), then=four())
    assert show(after(withdraws("BRA"), then=placed)) == "ARG DEU CHL"
    assert (
        show(after(changes_class("BRA", capacity=GROUP, on_behalf_of="GRULAC"), then=placed)) == "GRULAC* ARG DEU CHL"
    )
    assert show(after(meets(), passes_over("BRA"), then=placed)) == "ARG DEU CHL BRA"


def test_placements_are_replayed_one_upon_another() -> None:
    drawn = after(puts_at("DEU", 1), swaps("ARG", "CHL"), asks("EGY"), puts("EGY", Side.AFTER, "DEU"), then=four())
    assert show(drawn) == "DEU EGY CHL BRA ARG"


def test_when_the_meeting_rises_the_order_is_a_fact_and_the_placements_that_led_to_it_are_no_longer_replayed() -> None:
    drawn = after(puts_at("DEU", 1), meets(), hears("DEU"), adjourns(), meets_again(), then=four())
    assert show(drawn) == "ARG BRA CHL"
    assert drawn.floor.lists[DIALOGUE].hand == ()
    assert show(after(puts_at("CHL", 1), then=drawn)) == "CHL ARG BRA"


def test_a_delegation_moves_itself_later_behind_another_or_to_the_end() -> None:
    assert show(after(moves_later("ARG", "CHL"), then=four())) == "BRA CHL ARG DEU"
    end = after(moves_later("ARG"), then=four())
    assert show(end) == "BRA CHL DEU ARG"
    assert why(end, "ARG") == [("hand", 3), ("time", 0), ("later", 0)]


def test_later_is_not_earlier_nor_the_same_place() -> None:
    for step in (moves_later("CHL", "ARG"), moves_later("DEU"), moves_later("CHL", "CHL")):
        with refused(Refusal.NOT_LATER):
            after(step, then=four())
    with refused(Refusal.NOT_LATER):
        after(meets(), asks_to_reply("KEN"), moves_later("ARG", "KEN(r)"), then=four())


def test_the_end_of_the_statements_is_before_the_replies() -> None:
    drawn = after(meets(), asks_to_reply("KEN"), moves_later("ARG"), then=four())
    assert show(drawn) == "BRA CHL DEU ARG KEN(r)"


def test_nothing_moves_until_the_other_agrees_to_the_exchange() -> None:
    proposed = after(proposes_exchange("ARG", "DEU"), then=four())
    assert show(proposed) == "ARG BRA CHL DEU"
    exchanged = after(agrees_to_exchange("DEU", "ARG"), then=proposed)
    assert show(exchanged) == "DEU BRA CHL ARG"
    assert why(exchanged, "DEU") == [("time", 0), ("exchanged", 0)]
    assert why(exchanged, "ARG") == [("hand", 3), ("time", 0), ("exchanged", 0)]
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_exchange("DEU", "ARG"), then=exchanged)


def test_an_exchange_is_proposed_once_answered_by_the_other_and_may_be_refused() -> None:
    proposed = after(proposes_exchange("ARG", "DEU"), then=four())
    with refused(Refusal.ALREADY_PROPOSED, request=1, other=4):
        after(proposes_exchange("ARG", "DEU"), then=proposed)
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_exchange("ARG", "DEU"), then=proposed)
    with refused(Denied.NOT_YOUR_REQUEST, delegation="DEU"):
        after(agrees_to_exchange("DEU", "ARG", delegation("ARG")), then=proposed)
    with refused(Denied.NOT_YOUR_REQUEST, delegation="ARG"):
        after(proposes_exchange("ARG", "CHL", delegation("CHL")), then=proposed)
    said_no = after(says_no("DEU", "ARG"), then=proposed)
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_exchange("DEU", "ARG"), then=said_no)
    with refused(Refusal.NOT_PROPOSED, request=1):
        after(says_no("DEU", "ARG"), then=said_no)


def test_a_proposal_ends_with_the_request_that_made_it() -> None:
    drawn = after(proposes_exchange("ARG", "DEU"), withdraws("ARG"), asks("ARG"), then=four())
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_exchange("DEU", "ARG"), then=drawn)


@st.composite
def placed(draw: st.DrawFn) -> Drawn:
    """A list on which States and groups asked in some order, and the Chair's hand moved some of them meanwhile."""
    names = draw(st.permutations(["ARG", "BRA", "CHL", "DEU", "EGY", "G77*", "NORDIC*"]))
    drawn = after(*map(asking, names[:3]))
    for newcomer in (*names[3:6], ""):
        for _ in range(draw(st.integers(0, 2))):
            one, other = draw(st.permutations(show(drawn).split()))[:2]
            move = draw(
                st.sampled_from([puts(one, Side.BEFORE, other), puts(one, Side.AFTER, other), swaps(one, other)])
            )
            drawn = after(move, then=drawn)
        drawn = after(asking(newcomer), then=drawn) if newcomer else drawn
    return drawn


def asking(drawn_as: str) -> Step:
    return asks(drawn_as[:-1], GROUP) if drawn_as.endswith("*") else asks(drawn_as)


def without(names: Sequence[str], *gone: str) -> list[str]:
    return [one for one in names if one not in gone]


@given(placed(), st.data())
def test_removing_one_request_never_reorders_the_others(drawn: Drawn, data: st.DataObject) -> None:
    before = show(drawn).split()
    gone = data.draw(st.sampled_from(before))
    assert show(after(withdraws(gone), then=drawn)).split() == without(before, gone)


@given(placed(), st.data())
def test_whoever_comes_reorders_nobody_and_stands_behind_all_of_the_same_class(
    drawn: Drawn, data: st.DataObject
) -> None:
    before = show(drawn).split()
    newcomer = data.draw(st.sampled_from(["FRA", "AFRICAN*"]))
    now = show(after(asking(newcomer), then=drawn)).split()
    assert without(now, newcomer) == before
    alike = [one for one in before if one.endswith("*") == newcomer.endswith("*")]
    assert all(now.index(one) < now.index(newcomer) for one in alike)


@given(placed(), st.data())
def test_what_the_chair_just_placed_stands_beside_its_neighbour_and_all_others_keep_their_order(
    drawn: Drawn, data: st.DataObject
) -> None:
    before = show(drawn).split()
    one, other = data.draw(st.permutations(before))[:2]
    now = show(after(puts(one, Side.AFTER, other), then=drawn)).split()
    assert now.index(one) == now.index(other) + 1
    assert without(now, one) == without(before, one)


def test_every_place_has_reasons_that_account_for_all_who_stand_ahead() -> None:
    drawn = after(asks("G77", GROUP), asks("ACME"), puts_at("CHL", 1), meets(), passes_over("ARG"), then=four())
    for ahead, shown in enumerate(show(drawn).split()):
        assert sum(number for criterion, number in why(drawn, shown) if criterion != "absent") == ahead
