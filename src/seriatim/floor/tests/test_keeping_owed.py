"""Are the Chair's placements done with when requests become owed? Only when nobody on the list is left out."""

from dataclasses import replace

from seriatim.floor.rules import events as e
from seriatim.floor.rules.carrying import carried_in, carried_over
from seriatim.floor.rules.commands import CarryOver
from seriatim.floor.rules.kinds import Side
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    asks,
    gives,
    joins,
    keeps_owed,
    meets,
    opens_list,
    passes_over,
    puts,
    rises,
    rules,
    takes_up,
    undoes,
    withdraws,
)
from seriatim.floor.tests.world import DIALOGUE, MEASURES, Drawn, after, convened, owed, record, refused, show
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.ids import SessionId

EIGHTH = SessionId("oewg-8")


def meeting() -> Drawn:
    """Chile was put before Argentina."""
    return after(all_ask("ARG", "BRA", "CHL"), meets(), puts("CHL", Side.BEFORE, "ARG"))


def whole(drawn: Drawn) -> bool:
    """What the last event about the owed says: whether nobody was left out."""
    return next(one.event for one in reversed(drawn.journal) if isinstance(one.event, e.RequestsOwed)).whole


def hand(drawn: Drawn) -> int:
    """How many placements of the Chair are still in force."""
    return len(drawn.floor.lists[DIALOGUE].hand)


def test_when_all_who_wait_are_kept_as_owed_their_order_stands_and_the_placements_are_done_with() -> None:
    kept = after(keeps_owed(), then=meeting())
    assert (whole(kept), hand(kept), show(kept)) == (True, 0, "CHL ARG BRA")


def test_when_some_are_kept_as_owed_the_placements_of_the_others_stay() -> None:
    kept = after(keeps_owed("BRA"), then=meeting())
    assert (whole(kept), hand(kept), show(kept)) == (False, 1, "BRA CHL ARG")


def test_whoever_joined_another_counts_with_it() -> None:
    joined = after(joins("BRA", "CHL"), then=meeting())
    assert whole(after(keeps_owed("CHL"), then=joined)) is False
    assert whole(after(keeps_owed(), then=joined)) is True


def test_whoever_speaks_is_left_out_and_keeps_its_placement() -> None:
    kept = after(gives(), keeps_owed(), then=meeting())
    assert (whole(kept), hand(kept), show(kept)) == (False, 1, ">CHL ARG BRA")
    assert show(after(passes_over(), then=kept)) == "ARG BRA CHL"
    interrupted = after(gives(), rises("KEN"), keeps_owed(), then=meeting())
    assert (whole(interrupted), hand(interrupted)) == (False, 1)


def test_what_was_done_on_the_list_before_is_not_taken_back_any_more() -> None:
    for placed in (meeting(), after(all_ask("ARG", "BRA", "CHL"), meets())):
        with refused(Refusal.NOTHING_TO_UNDO):
            after(gives(), keeps_owed(), undoes(), then=placed)
    ruled = after(rises("KEN"), rules(), then=meeting())
    with refused(Refusal.NOTHING_TO_UNDO):
        after(keeps_owed(), undoes(), then=ruled)


def test_what_was_done_on_another_list_can_still_be_taken_back() -> None:
    elsewhere = after(opens_list(MEASURES), asks("DEU", of=MEASURES), takes_up(MEASURES), gives("DEU"), then=meeting())
    undone = after(keeps_owed(), undoes(), then=elsewhere)
    assert (show(undone), show(undone, MEASURES), owed(undone)) == ("CHL ARG BRA", "DEU", "CHL ARG BRA")


def arrived(target: Drawn) -> Drawn:
    """The eighth session after Chile, Argentina and Brazil were carried over to it."""
    source = after(adjourns(), then=meeting()).session.floor
    leaving = carried_over(source, CarryOver(DIALOGUE, EIGHTH, DIALOGUE))
    return record(target, carried_in(target.floor, leaving, source), CHAIR)


def eighth() -> Drawn:
    placed = after(opens_list(), all_ask("DEU", "EGY"), puts("EGY", Side.BEFORE, "DEU"), then=convened("oewg-8"))
    return replace(placed, now=meeting().now)


def test_where_others_stand_what_is_carried_in_leaves_their_placements_alone() -> None:
    there = arrived(eighth())
    assert (whole(there), hand(there), show(there)) == (False, 1, "CHL ARG BRA EGY DEU")


def test_where_somebody_is_speaking_it_does_too() -> None:
    speaking = after(withdraws("DEU"), meets(), gives(), then=eighth())
    there = arrived(speaking)
    assert (whole(there), hand(there), show(there)) == (False, 1, ">EGY CHL ARG BRA")


def test_where_nobody_stands_any_more_the_placements_are_done_with() -> None:
    there = arrived(after(withdraws("DEU"), withdraws("EGY"), then=eighth()))
    assert (whole(there), hand(there), show(there)) == (True, 0, "CHL ARG BRA")
