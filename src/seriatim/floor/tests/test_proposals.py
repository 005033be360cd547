"""When a proposal to exchange places or to speak jointly is open, and what closes it."""

from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    agrees_to_exchange,
    agrees_to_lead,
    all_ask,
    hears,
    leaves,
    meets,
    proposes_exchange,
    proposes_to_join,
    reinstates,
    says_no,
    withdraws,
)
from seriatim.floor.tests.world import Drawn, after, find, happened, refused, show


def five() -> Drawn:
    return after(all_ask("ARG", "BRA", "CHL", "DEU", "EGY"))


def test_what_was_proposed_by_or_to_a_request_that_ended_is_closed_also_when_it_stands_again() -> None:
    proposed = after(
        proposes_exchange("ARG", "DEU"), proposes_exchange("BRA", "ARG"), proposes_exchange("BRA", "CHL"), then=five()
    )
    drawn = after(withdraws("ARG"), reinstates("ARG"), then=proposed)
    for step in (agrees_to_exchange("DEU", "ARG"), agrees_to_exchange("ARG", "BRA")):
        with refused(Refusal.NOT_PROPOSED):
            after(step, then=drawn)
    assert show(after(agrees_to_exchange("CHL", "BRA"), then=drawn)) == "ARG CHL BRA DEU EGY"


def test_when_two_exchange_places_all_else_that_was_proposed_by_or_to_either_is_closed() -> None:
    proposed = after(
        proposes_exchange("ARG", "DEU"), proposes_exchange("BRA", "ARG"), proposes_exchange("CHL", "DEU"), then=five()
    )
    others = after(proposes_exchange("DEU", "EGY"), proposes_exchange("BRA", "EGY"), then=proposed)
    drawn = after(agrees_to_exchange("DEU", "ARG"), then=others)
    assert show(drawn) == "DEU BRA CHL ARG EGY"
    for one, other in (("ARG", "BRA"), ("DEU", "CHL"), ("EGY", "DEU")):
        with refused(Refusal.NOT_PROPOSED):
            after(agrees_to_exchange(one, other), then=drawn)
    assert show(after(agrees_to_exchange("EGY", "BRA"), then=drawn)) == "DEU EGY CHL ARG BRA"


def test_who_joined_another_and_left_again_finds_its_earlier_proposals_closed() -> None:
    proposed = after(proposes_exchange("CHL", "DEU"), proposes_to_join("CHL", "ARG"), then=five())
    drawn = after(agrees_to_lead("ARG", "CHL"), leaves("CHL"), then=proposed)
    assert find(drawn, "CHL").lead is None
    for step in (agrees_to_exchange("DEU", "CHL"), agrees_to_lead("ARG", "CHL")):
        with refused(Refusal.NOT_PROPOSED):
            after(step, then=drawn)


def test_a_joint_statement_is_refused_and_the_refusal_recorded() -> None:
    proposed = after(proposes_to_join("CHL", "ARG"), then=five())
    assert happened(after(says_no("ARG", "CHL"), then=proposed), proposed) == ["ProposalRefused"]


def test_who_joined_and_was_heard_or_withdrew_leaves_nothing_any_more() -> None:
    joined = after(proposes_to_join("CHL", "ARG"), agrees_to_lead("ARG", "CHL"), then=five())
    with refused(Refusal.NOT_JOINED, request=3):
        after(meets(), hears("ARG"), leaves("CHL"), then=joined)
    withdrawn = after(withdraws("CHL"), then=joined)
    assert find(withdrawn, "CHL").lead is None
