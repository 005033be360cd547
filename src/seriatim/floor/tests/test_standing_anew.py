"""A request that stands anew: admitted late, or in another class; what is owed stays owed and goes behind the owed."""

from seriatim.floor.rules import events as e
from seriatim.floor.rules.kinds import Capacity, Criterion, Level
from seriatim.floor.tests.acts import (
    adjourns,
    admits,
    all_ask,
    amends,
    asks,
    asks_late,
    changes_class,
    closes_list,
    meets,
    meets_again,
    orders_by,
)
from seriatim.floor.tests.world import GROUP, Drawn, after, find, later, show
from seriatim.kernel.ids import DelegationId, RequestId

ARG, UGANDA = RequestId(1), DelegationId("UGA")


def owing() -> Drawn:
    """Argentina, Brazil and Chile are owed the floor; Germany and a group have come since."""
    return after(all_ask("ARG", "BRA", "CHL"), meets(), adjourns(), meets_again(), asks("DEU"), asks("G77", GROUP))


def test_who_is_owed_and_speaks_at_another_level_goes_behind_the_owed_and_before_all_others() -> None:
    drawn = after(changes_class("ARG", level=Level.MINISTER), then=owing())
    assert show(drawn) == "BRA CHL ARG G77* DEU"
    assert drawn.journal[-1].event == e.ClassChanged(ARG, Capacity.NATIONAL, "", (), Level.MINISTER, 3)


def test_so_does_who_is_owed_and_speaks_in_another_capacity() -> None:
    joint = changes_class("ARG", capacity=Capacity.JOINT, joint_with=(UGANDA,), level=Level.MINISTER)
    drawn = after(joint, then=owing())
    assert show(drawn) == "BRA CHL ARG G77* DEU"
    assert drawn.journal[-1].event == e.ClassChanged(ARG, Capacity.JOINT, "", (UGANDA,), Level.MINISTER, 3)
    assert find(drawn, "ARG").joint_with == (UGANDA,)


def test_who_is_not_owed_is_not_owed_after_a_change_either() -> None:
    drawn = after(changes_class("DEU", capacity=GROUP, on_behalf_of="EU", level=Level.MINISTER), then=owing())
    assert show(drawn) == "ARG BRA CHL G77* EU*"
    assert drawn.journal[-1].event.owed is None


def test_the_new_level_counts_where_the_body_looks_at_levels() -> None:
    drawn = after(orders_by(Criterion.LEVEL), all_ask("ARG", "BRA"), changes_class("BRA", level=Level.MINISTER))
    assert show(drawn) == "BRA ARG"
    assert show(after(changes_class("BRA", level=Level.OTHER), then=drawn)) == "ARG BRA"


def test_who_changes_its_class_stands_behind_all_who_asked_until_then() -> None:
    drawn = after(asks("KEN"), later("1:00"), asks("BRA"), later("1:00"), changes_class("KEN", level=Level.MINISTER))
    assert show(drawn) == "BRA KEN"
    assert find(drawn, "KEN").stand.at == drawn.now


def test_of_two_late_requests_the_one_admitted_first_stands_first() -> None:
    late = after(closes_list(), asks_late("KEN"), later("1:00"), asks_late("BRA"))
    admitted = after(later("1:00"), admits("BRA"), later("1:00"), admits("KEN"), then=late)
    assert show(admitted) == "(closed) BRA KEN"
    assert find(admitted, "KEN").stand.at == admitted.now


def test_who_changes_the_language_alone_keeps_its_text() -> None:
    request = find(after(asks("KEN", text="Thank you, Chair."), amends("KEN", language="fr")), "KEN")
    assert (request.language, request.text) == ("fr", "Thank you, Chair.")
