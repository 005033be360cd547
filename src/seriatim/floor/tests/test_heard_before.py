"""Who counts as heard before: it asks after those whom nobody has heard yet, where the body so decides."""

from seriatim.floor.rules.kinds import Criterion
from seriatim.floor.rules.queue import heard_before
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    asks,
    asks_to_reply,
    ends,
    gives,
    hears,
    meets,
    meets_again,
    opens_list,
    opens_to_all,
    orders_by,
    withdraws,
)
from seriatim.floor.tests.world import DIALOGUE, MEASURES, Drawn, after, owed, show


def heard(drawn: Drawn) -> set[int]:
    """The numbers of the requests whose delegation had been heard before them."""
    return set(heard_before(drawn.floor, DIALOGUE))


def test_who_replied_has_not_been_heard_with_a_statement() -> None:
    drawn = after(orders_by(Criterion.UNHEARD), meets(), asks_to_reply("ARG"), hears("ARG(r)"), all_ask("ARG", "BRA"))
    assert (show(drawn), heard(drawn)) == ("ARG BRA", set())


def test_who_waits_on_another_list_has_not_been_heard() -> None:
    drawn = after(opens_list(MEASURES), asks("ARG", of=MEASURES), orders_by(Criterion.UNHEARD), all_ask("ARG", "BRA"))
    assert (show(drawn), heard(drawn)) == ("ARG BRA", set())


def test_who_is_heard_twice_was_heard_before_the_second_time() -> None:
    drawn = after(asks("ARG"), meets(), hears("ARG"), opens_to_all(), asks("ARG"))
    assert heard(drawn) == {2}
    assert heard(after(hears("ARG"), then=drawn)) == {2}


def test_what_a_delegation_withdrew_before_it_was_heard_came_not_after() -> None:
    withdrawn = after(asks("ARG"), withdraws("ARG"), asks("ARG"), meets())
    assert heard(after(gives(), ends(), then=withdrawn)) == set()
    assert heard(after(hears("ARG"), then=withdrawn)) == set()


def test_when_the_meeting_rises_they_are_owed_in_this_order_too() -> None:
    first = after(asks("ARG"), meets(), hears("ARG"), opens_to_all())
    drawn = after(orders_by(Criterion.UNHEARD), all_ask("ARG", "BRA"), adjourns(), meets_again(), then=first)
    assert owed(drawn) == "BRA ARG"
