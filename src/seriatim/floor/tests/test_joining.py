"""Two or more delegations turn their requests into one joint statement."""

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import LeaveJoin, SetTimeLimit
from seriatim.floor.rules.kinds import Side, TimeClass
from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_lead,
    all_ask,
    asks,
    asks_to_reply,
    declines,
    does,
    ends,
    gives,
    hands_in,
    hears,
    joins,
    keeps_owed,
    lapses,
    leaves,
    meets,
    meets_again,
    opens_list,
    passes_over,
    proposes_to_join,
    puts,
    reinstates,
    says_no,
    undoes,
    withdraws,
)
from seriatim.floor.tests.world import GROUP, MEASURES, Drawn, after, find, refused, show, standing
from seriatim.kernel.actor import delegation


def joined() -> Drawn:
    """Chile joins Argentina's statement."""
    return after(all_ask("ARG", "BRA", "CHL"), joins("CHL", "ARG"))


def test_the_lead_keeps_its_place_and_who_joins_stands_on_the_list_no_more() -> None:
    assert show(joined()) == "ARG BRA"
    assert (standing(joined(), "CHL"), find(joined(), "CHL").lead) == ("joined", 1)


def test_all_are_heard_when_the_joint_statement_is_heard() -> None:
    drawn = after(meets(), hears("ARG"), then=joined())
    assert [standing(drawn, code) for code in ("ARG", "CHL")] == ["heard", "heard"]
    ends_of = [find(drawn, code).end for code in ("ARG", "CHL")]
    assert [end.speech for end in ends_of if end] == [1, 1]
    with refused(Refusal.ALREADY_HEARD):
        after(asks("CHL"), then=drawn)


def test_nobody_joins_until_the_lead_agrees() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), proposes_to_join("CHL", "ARG"))
    assert show(drawn) == "ARG BRA CHL"
    with refused(Refusal.ALREADY_PROPOSED):
        after(proposes_to_join("CHL", "ARG"), then=drawn)
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_lead("ARG", "BRA"), then=drawn)
    with refused(Refusal.NOT_PROPOSED):
        after(says_no("ARG", "CHL"), agrees_to_lead("ARG", "CHL"), then=drawn)


def test_only_statements_on_one_list_are_joined() -> None:
    drawn = after(asks("ARG"), meets(), asks_to_reply("BRA"), asks_to_reply("CHL"), opens_list(MEASURES))
    with refused(Refusal.NOT_ON_ONE_LIST):
        after(proposes_to_join("BRA(r)", "CHL(r)"), then=drawn)
    with refused(Refusal.NOT_ON_ONE_LIST):
        after(asks("DEU", of=MEASURES), proposes_to_join("DEU", "ARG"), then=drawn)


def test_who_leaves_a_joint_statement_stands_at_its_own_place_again() -> None:
    drawn = after(asks("DEU"), leaves("CHL"), then=joined())
    assert show(drawn) == "ARG BRA CHL DEU"
    with refused(Refusal.NOT_JOINED):
        after(leaves("CHL"), then=drawn)


def test_nobody_leaves_a_joint_statement_that_has_begun() -> None:
    with refused(Refusal.REQUEST_SPEAKING, delegation="ARG"):
        after(meets(), gives(), leaves("CHL"), then=joined())
    with refused(Denied.NOT_YOUR_REQUEST):
        after(does(lambda of: LeaveJoin(of("CHL")), delegation("BRA")), then=joined())


def test_when_the_lead_withdraws_or_is_declined_the_others_stand_at_their_own_places_again() -> None:
    assert show(after(withdraws("ARG"), then=joined())) == "BRA CHL"
    assert show(after(declines("ARG"), then=joined())) == "BRA CHL"


def test_a_joint_statement_given_in_writing_is_given_by_all() -> None:
    drawn = after(hands_in("ARG", "Joint statement."), then=joined())
    assert [standing(drawn, code) for code in ("ARG", "CHL")] == ["in writing", "in writing"]


def test_who_has_joined_may_still_withdraw() -> None:
    drawn = after(withdraws("CHL"), meets(), hears("ARG"), then=joined())
    assert standing(drawn, "CHL") == "withdrawn"


def test_a_lead_that_joins_another_brings_its_partners_along() -> None:
    drawn = after(joins("ARG", "BRA"), then=joined())
    assert show(drawn) == "BRA"
    assert [find(drawn, code).lead for code in ("ARG", "CHL")] == [2, 2]
    assert standing(after(meets(), hears("BRA"), then=drawn), "CHL") == "heard"


def test_a_lead_that_is_absent_is_passed_over_and_called_again_with_its_partners() -> None:
    drawn = after(meets(), passes_over("ARG"), then=joined())
    assert show(drawn) == "BRA ARG"
    assert standing(after(hears("BRA", "ARG"), then=drawn), "CHL") == "heard"


def test_all_are_owed_when_the_meeting_rises_and_keep_their_own_places() -> None:
    owing = after(meets(), adjourns(), meets_again(), asks("DEU"), then=joined())
    assert show(owing) == "ARG BRA DEU"
    assert [find(owing, code).owed for code in ("ARG", "BRA", "CHL", "DEU")] == [True, True, True, False]
    assert show(after(leaves("CHL"), then=owing)) == "ARG BRA CHL DEU"
    assert show(after(withdraws("ARG"), then=owing)) == "BRA CHL DEU"
    assert standing(after(hears("ARG"), then=owing), "CHL") == "heard"


def test_who_was_speaking_for_several_when_the_meeting_rose_was_heard_for_all() -> None:
    drawn = after(meets(), gives(), adjourns(), then=joined())
    assert [standing(drawn, code) for code in ("ARG", "BRA", "CHL")] == ["heard", "waiting", "heard"]
    assert [find(drawn, code).owed for code in ("BRA", "CHL")] == [True, False]


def test_when_all_names_lapse_those_who_joined_lapse_too_and_one_named_lapses_alone() -> None:
    assert standing(after(lapses(), then=joined()), "CHL") == "lapsed"
    assert show(after(lapses("ARG"), then=joined())) == "BRA CHL"
    kept = after(meets(), keeps_owed(), then=joined())
    assert [find(kept, code).owed for code in ("ARG", "BRA", "CHL")] == [True, True, True]


def test_who_joined_a_statement_is_kept_owed_with_it() -> None:
    kept = after(meets(), keeps_owed("ARG"), then=joined())
    assert [find(kept, code).owed for code in ("ARG", "BRA", "CHL")] == [True, False, True]
    assert show(after(leaves("CHL"), then=kept)) == "ARG CHL BRA"
    assert show(after(withdraws("ARG"), then=kept)) == "CHL BRA"


def test_a_joint_statement_has_the_limit_of_joint_statements_else_of_groups() -> None:
    found = limit_for(joined().floor, find(joined(), "ARG").id)
    assert found
    assert (found.time_class, found.seconds) == (TimeClass.GROUP, 300)
    longer = after(does(SetTimeLimit(TimeClass.JOINT, 420)), then=joined())
    assert [limit.seconds for code in ("ARG", "BRA") if (limit := limit_for(longer.floor, find(longer, code).id))] == [
        420,
        180,
    ]
    group = after(asks("G77", GROUP), joins("BRA", "G77*"), then=longer)
    for_group = limit_for(group.floor, find(group, "G77*").id)
    assert for_group
    assert for_group.seconds == 300


def test_undoing_the_end_of_a_joint_statement_lets_all_speak_on() -> None:
    drawn = after(meets(), gives(), ends(), undoes(), then=joined())
    assert (show(drawn), standing(drawn, "CHL")) == (">ARG BRA", "joined")
    assert standing(after(ends(), then=drawn), "CHL") == "heard"


def test_a_partner_that_was_heard_stays_heard_when_the_lead_is_reinstated() -> None:
    again = after(meets(), hears("ARG"), reinstates("ARG"), then=joined())
    assert show(again) == "ARG BRA"
    assert standing(after(withdraws("ARG"), then=again), "CHL") == "heard"
    assert standing(after(hears("ARG"), then=again), "CHL") == "heard"
    partner = after(reinstates("CHL"), then=again)
    assert (show(partner), find(partner, "CHL").lead) == ("ARG BRA CHL", None)


def test_a_request_joined_to_one_that_was_placed_by_hand_goes_back_to_its_own_place() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), puts("CHL", Side.BEFORE, "ARG"), joins("BRA", "CHL"), leaves("BRA"))
    assert show(drawn) == "CHL ARG BRA"


def test_who_was_heard_with_another_is_not_owed_the_floor_whatever_becomes_of_the_lead() -> None:
    speaking = after(meets(), gives(), adjourns(), then=joined())
    assert [find(speaking, code).owed_in for code in ("ARG", "BRA", "CHL")] == [(), ("m1",), ()]
    again = after(meets(), hears("ARG"), reinstates("ARG"), then=joined())
    assert [find(after(adjourns(), then=again), code).owed_in for code in ("ARG", "CHL")] == [("m1",), ()]
    assert standing(after(lapses(), then=again), "CHL") == "heard"
