"""The right of reply: how many there are at a meeting on an item, and how long each lasts (decision 34/401)."""

import pytest

from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Standing
from seriatim.floor.tests.acts import (
    adjourns,
    asks,
    asks_to_reply,
    declines,
    ends,
    gives,
    hands_in,
    lapses,
    meets,
    meets_again,
    rises,
    rules,
    takes_the_floor,
    takes_up,
    undoes,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    NORMS,
    Drawn,
    Step,
    after,
    find,
    left,
    owed,
    refused,
    show,
)

HEARD = (gives(), ends())


def two_owed() -> Drawn:
    """On Friday Kenya asked twice to reply, and was not heard; on Monday the list is taken up again."""
    return after(meets(), asks_to_reply("KEN"), asks_to_reply("KEN"), adjourns(), meets_again())


def test_replies_that_are_owed_count_at_the_meeting_that_is_to_hear_them() -> None:
    assert owed(two_owed()) == "KEN(r) KEN(r)"
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="KEN", replies=2):
        after(asks_to_reply("KEN"), then=two_owed())
    assert show(after(asks_to_reply("BRA"), then=two_owed())) == "KEN(r) KEN(r) BRA(r)"


def test_no_more_than_two_are_heard_at_one_meeting_and_item_whichever_meeting_owes_them() -> None:
    one_heard = after(*HEARD, then=two_owed())
    for drawn in (one_heard, after(gives(), then=one_heard), after(gives(), ends(), then=one_heard)):
        with refused(Refusal.REPLIES_EXHAUSTED):
            after(asks_to_reply("KEN"), then=drawn)
        with refused(Refusal.REPLIES_EXHAUSTED):
            after(takes_up(MEASURES), asks_to_reply("KEN", MEASURES), then=drawn)
    assert show(after(takes_up(NORMS), asks_to_reply("KEN", NORMS), then=one_heard), NORMS) == "KEN(r)"


def test_what_an_earlier_meeting_heard_does_not_count_any_more() -> None:
    friday = after(meets(), asks_to_reply("KEN"), asks_to_reply("KEN"), *HEARD)
    heard = after(gives(), adjourns(), meets_again(), then=friday)
    assert show(after(asks_to_reply("KEN"), asks_to_reply("KEN"), then=heard)) == "KEN(r) KEN(r)"
    one_left = after(adjourns(), meets_again(), asks_to_reply("KEN"), then=friday)
    assert show(one_left) == "KEN(r) KEN(r)"
    with refused(Refusal.REPLIES_EXHAUSTED):
        after(asks_to_reply("KEN"), then=one_left)


@pytest.mark.parametrize("gives_up", [withdraws, declines, hands_in, lapses])
def test_a_reply_that_ends_unheard_leaves_room_for_another(gives_up: object) -> None:
    drawn = after(gives_up("KEN(r)"), asks_to_reply("KEN"), then=two_owed())  # type: ignore[operator]
    assert show(drawn) == "KEN(r) KEN(r)"


def test_a_reply_that_was_given_and_taken_back_stands_and_counts() -> None:
    drawn = after(gives(), undoes(), then=two_owed())
    with refused(Refusal.REPLIES_EXHAUSTED):
        after(asks_to_reply("KEN"), then=drawn)


def test_an_owed_reply_that_is_heard_first_is_the_first_of_its_meeting() -> None:
    first = after(gives(), then=two_owed())
    assert left(first) == "10:00"
    assert left(after(gives(), then=first)) == "5:00"
    friday = after(meets(), asks_to_reply("KEN"), asks_to_reply("KEN"), *HEARD, adjourns(), meets_again())
    assert left(after(gives(), then=friday)) == "10:00"
    assert left(after(gives(), asks_to_reply("KEN"), gives(), then=friday)) == "5:00"


def test_other_speeches_are_no_replies() -> None:
    drawn = after(takes_the_floor(), rises("KEN"), rules(), gives(), then=two_owed())
    assert left(drawn) == "10:00"


def test_the_european_union_replies_once_on_an_item_whatever_the_topic_and_the_meeting() -> None:
    drawn = after(asks("EU", GROUP), meets(), takes_up(MEASURES), takes_up(NORMS), asks_to_reply("EUE"))
    once: dict[str, tuple[Step, ...]] = {
        "waiting": (),
        "heard": (gives(), gives(), ends()),
        "owed": (adjourns(), meets_again(), takes_up(MEASURES)),
        "heard on Friday": (gives(), gives(), adjourns(), meets_again(), takes_up(MEASURES)),
        "in writing": (hands_in("EUE(r)"),),
    }
    for steps in once.values():
        for topic in (DIALOGUE, MEASURES):
            with refused(Refusal.REPLIES_EXHAUSTED, delegation="EUE", replies=1):
                after(*steps, asks_to_reply("EUE", topic), then=drawn)
    elsewhere = after(asks_to_reply("EUE", NORMS), then=drawn)
    assert show(elsewhere, NORMS) == "EUE(r)"
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="EUE", replies=1):
        after(asks_to_reply("EUE", NORMS), then=elsewhere)


@pytest.mark.parametrize("gives_up", [withdraws("EUE(r)"), declines("EUE(r)")])
def test_the_european_union_may_reply_after_one_that_came_to_nothing(gives_up: Step) -> None:
    drawn = after(meets(), asks_to_reply("EUE"), gives_up, asks_to_reply("EUE"))
    assert find(drawn, "EUE(r)").standing == Standing.WAITING
