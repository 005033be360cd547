"""Points of order, rulings, appeals: heard at once, decided at once, one after another."""

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import DecideAppeal, RaisePointOfOrder, Rule, Withdraw
from seriatim.floor.rules.kinds import MotionKind
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import End, Ruling, Standing
from seriatim.floor.tests.acts import (
    adjourns,
    agrees,
    all_ask,
    appeals,
    closes_list,
    declines,
    does,
    ends,
    gives,
    hands_in,
    meets,
    meets_again,
    moves,
    passes_over,
    returns,
    rises,
    rules,
    takes_the_floor,
    undoes,
    votes_on_appeal,
    withdraws,
)
from seriatim.floor.tests.world import (
    Drawn,
    after,
    find,
    happened,
    later,
    left,
    names,
    refused,
    show,
    speaking,
    standing,
    used,
)
from seriatim.kernel.actor import CHAIR, delegation
from seriatim.kernel.ids import DelegationId, RequestId


def meeting() -> Drawn:
    """Argentina has spoken for two minutes and ten seconds of its three."""
    return after(all_ask("ARG", "BRA"), meets(), gives(), later("2:10"))


def interrupted(drawn: Drawn) -> list[str]:
    return names(drawn, tuple(one.request for one in drawn.floor.turn.interrupted if one.request))


def test_one_that_is_withdrawn_while_it_is_heard_leaves_nothing_to_rule_on_and_the_speaker_returns() -> None:
    raised = after(rises("KEN"), later("0:30"), then=meeting())
    drawn = after(withdraws("KEN!"), then=raised)
    assert happened(drawn, raised) == ["PointOfOrderWithdrawn", "FloorReturned"]
    assert (show(drawn), used(drawn), standing(drawn, "KEN!")) == (">ARG BRA", "2:10", "withdrawn")
    assert [speech.speaker for speech in after(ends(), then=drawn).floor.speeches] == ["ARG"]
    assert drawn.journal[-2].event.elapsed_ms == 30_000
    with refused(Refusal.NO_POINT_OF_ORDER):
        after(rules(), then=drawn)
    with refused(Refusal.NOTHING_TO_UNDO):
        after(undoes(), then=drawn)


def test_it_is_withdrawn_by_its_own_delegation_or_at_the_desk() -> None:
    raised = after(rises("KEN"), then=meeting())
    with refused(Denied.NOT_YOUR_REQUEST, delegation="KEN"):
        after(withdraws("KEN!", delegation("BRA")), then=raised)
    assert show(after(withdraws("KEN!", CHAIR), then=raised)) == ">ARG BRA"


def test_when_one_is_withdrawn_another_that_waits_is_heard_before_the_speaker_returns() -> None:
    drawn = after(rises("KEN"), rises("CUB"), withdraws("KEN!"), then=meeting())
    assert interrupted(drawn) == ["ARG"]
    assert show(after(gives(), then=drawn)) == ">CUB! BRA"


def test_it_interrupts_and_is_recorded_with_whom_it_interrupted() -> None:
    drawn = after(rises("KEN"), then=meeting())
    assert happened(drawn, meeting()) == ["Inscribed", "SpeechInterrupted", "FloorGiven"]
    assert (show(drawn), interrupted(drawn), standing(drawn, "ARG")) == (">KEN! BRA", ["ARG"], "speaking")


def test_it_is_heard_also_when_nobody_speaks_or_the_list_is_closed() -> None:
    drawn = after(meets(), closes_list(), rises("KEN"), then=after(all_ask("ARG")))
    assert show(drawn) == "(closed) >KEN! ARG"
    assert show(after(rules(), then=drawn)) == "(closed) ARG"


def test_the_chairs_own_words_end_for_it() -> None:
    drawn = after(ends(), takes_the_floor(), later("0:30"), rises("KEN"), then=meeting())
    assert (show(drawn), interrupted(drawn), drawn.floor.speeches[-1].elapsed_ms) == (">KEN! BRA", [], 30_000)


def test_a_second_point_of_order_waits_for_the_ruling_on_the_first_and_comes_before_the_speaker() -> None:
    both = after(rises("KEN"), rises("FRA"), later("0:40"), then=meeting())
    assert (show(both), standing(both, "FRA!")) == (">KEN! BRA", "waiting")
    first = after(rules("noted"), then=both)
    assert (first.floor.turn.speech, interrupted(first)) == (None, ["ARG"])
    for step in (returns(), gives("BRA", "it is urgent")):
        with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="FRA"):
            after(step, then=first)
    assert show(after(gives("FRA!"), then=first)) == ">FRA! BRA"
    second = after(gives(), then=first)
    assert show(second) == ">FRA! BRA"
    back = after(rules("noted as well"), then=second)
    assert (show(back), left(back)) == (">ARG BRA", "0:50")


def test_nothing_else_happens_on_the_floor_until_the_chair_has_ruled() -> None:
    drawn = after(rises("KEN"), then=meeting())
    for step in (gives(), ends(), ends(delegation("KEN")), passes_over(), returns(), adjourns()):
        with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="KEN"):
            after(step, then=drawn)
    with refused(Refusal.HAS_THE_FLOOR, delegation="KEN"):
        after(takes_the_floor(), then=drawn)


def test_a_point_of_order_that_waits_is_decided_before_the_meeting_rises_and_before_a_motion() -> None:
    waiting = after(rises("KEN"), rises("FRA"), moves(MotionKind.SUSPEND_MEETING, "GHA"), rules(), then=meeting())
    with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="FRA"):
        after(adjourns(), then=waiting)
    assert show(after(gives(), then=waiting)) == ">FRA! BRA"
    with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="FRA"):
        after(passes_over("FRA!"), then=waiting)


def test_a_point_of_order_that_waits_may_be_withdrawn_and_is_neither_declined_nor_given_in_writing() -> None:
    waiting = after(rises("KEN"), rises("FRA"), then=meeting())
    assert show(after(withdraws("FRA!"), rules(), then=waiting)) == ">ARG BRA"
    for step in (declines("FRA!", "it was the same point"), hands_in("FRA!")):
        with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="FRA"):
            after(step, then=waiting)


def test_a_delegation_raises_one_point_of_order_at_a_time() -> None:
    drawn = after(rises("KEN"), then=meeting())
    with refused(Refusal.ALREADY_INSCRIBED, request=3, delegation="KEN"):
        after(rises("KEN"), then=drawn)
    assert show(after(rules(), rises("KEN"), then=drawn)) == ">KEN! BRA"


@pytest.mark.parametrize(("code", "category"), [("EUE", "european-union"), ("ACME", "stakeholder")])
def test_the_european_union_and_stakeholders_raise_none(code: str, category: str) -> None:
    with refused(Refusal.NO_CAPABILITY, delegation=code, capability="point-of-order", category=category):
        after(rises(code), then=meeting())


def test_nobody_raises_one_for_another_or_outside_a_meeting() -> None:
    with refused(Denied.NOT_YOUR_REQUEST):
        after(does(RaisePointOfOrder(DelegationId("KEN")), delegation("BRA")), then=meeting())
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(rises("KEN"))


def test_the_chair_rules_in_words_and_only_on_a_point_of_order() -> None:
    with refused(Refusal.NO_POINT_OF_ORDER):
        after(rules(), then=meeting())
    with refused(Refusal.NO_POINT_OF_ORDER):
        after(meets(), rules())
    with refused(Refusal.NO_POINT_OF_ORDER):
        after(meets(), takes_the_floor(), rules())
    with refused(Refusal.EMPTY_REASON, field="ruling"):
        after(rises("KEN"), rules(" "), then=meeting())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(rises("KEN"), does(Rule("granted"), delegation("KEN")), then=meeting())


def test_an_appeal_interrupts_the_speaker_who_had_returned_until_the_vote() -> None:
    appealed = after(rises("KEN"), rules(), later("0:10"), appeals("FRA"), later("5:00"), then=meeting())
    assert (appealed.floor.turn.speech, interrupted(appealed)) == (None, ["ARG"])
    voted = after(votes_on_appeal(12, 50), then=appealed)
    assert (show(voted), used(voted)) == (">ARG BRA", "2:20")
    decided = voted.journal[-2].event
    assert (decided.overruled, decided.in_favour, decided.against) == (False, 12, 50)


@pytest.mark.parametrize(("to_overrule", "against", "overruled"), [(51, 50, True), (50, 50, False), (0, 0, False)])
def test_the_ruling_stands_unless_a_majority_overrules_it(to_overrule: int, against: int, overruled: bool) -> None:
    voted = after(rises("KEN"), rules(), appeals("FRA"), votes_on_appeal(to_overrule, against), then=meeting())
    assert voted.floor.turn.ruling
    assert voted.floor.turn.ruling.overruled is overruled


def test_while_an_appeal_is_pending_nothing_else_happens_and_the_meeting_does_not_rise() -> None:
    appealed = after(rises("KEN"), rules(), appeals("FRA"), then=meeting())
    for step in (gives(), returns(), appeals("GHA"), adjourns()):
        with refused(Refusal.APPEAL_PENDING, delegation="FRA"):
            after(step, then=appealed)


def test_there_is_one_appeal_against_a_ruling_and_none_without_one() -> None:
    with refused(Refusal.NO_RULING):
        after(appeals("FRA"), then=meeting())
    ruled = after(rises("KEN"), rules(), then=meeting())
    with refused(Refusal.NO_APPEAL):
        after(votes_on_appeal(1, 2), then=ruled)
    with refused(Refusal.NO_APPEAL):
        after(votes_on_appeal(1, 2), then=meeting())
    with refused(Refusal.NO_RULING):
        after(appeals("FRA"), votes_on_appeal(1, 2), appeals("GHA"), then=ruled)


@pytest.mark.parametrize("code", ["EUE", "PSE"])
def test_who_may_not_appeal_does_not(code: str) -> None:
    with refused(Refusal.NO_CAPABILITY, delegation=code, capability="appeal"):
        after(rises("KEN"), rules(), appeals(code), then=meeting())


def test_votes_are_counted_by_the_chair_and_not_negative() -> None:
    appealed = after(rises("KEN"), rules(), appeals("FRA"), then=meeting())
    with refused(Refusal.WRONG_NUMBER, field="votes", value=-1):
        after(does(DecideAppeal(3, 4, -1)), then=appealed)
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(DecideAppeal(3, 4), delegation("FRA")), then=appealed)


def test_a_point_of_order_raised_during_an_appeal_waits_for_the_vote() -> None:
    appealed = after(rises("KEN"), rules(), appeals("FRA"), rises("GHA"), then=meeting())
    assert (appealed.floor.turn.speech, standing(appealed, "GHA!")) == (None, "waiting")
    voted = after(votes_on_appeal(1, 9), then=appealed)
    assert (voted.floor.turn.speech, interrupted(voted)) == (None, ["ARG"])
    assert show(after(gives(), then=voted)) == ">GHA! BRA"
    assert show(after(gives(), rules(), then=voted)) == ">ARG BRA"


def test_an_appeal_while_another_point_of_order_is_heard_interrupts_it_too() -> None:
    appealed = after(rises("KEN"), rises("GHA"), rules(), gives(), later("0:30"), appeals("FRA"), then=meeting())
    assert interrupted(appealed) == ["ARG", "GHA!"]
    voted = after(votes_on_appeal(1, 9), then=appealed)
    assert (show(voted), used(voted)) == (">GHA! BRA", "0:30")
    assert show(after(rules(), then=voted)) == ">ARG BRA"


def test_an_appeal_when_nobody_speaks_interrupts_nobody() -> None:
    voted = after(ends(), rises("KEN"), rules(), appeals("FRA"), votes_on_appeal(1, 9), then=meeting())
    assert (show(voted), voted.floor.turn.interrupted) == ("BRA", ())


def test_the_chair_may_speak_before_the_vote_and_then_gives_the_floor_back() -> None:
    drawn = after(rises("KEN"), rules(), appeals("FRA"), takes_the_floor(), votes_on_appeal(1, 9), then=meeting())
    assert (speaking(drawn), interrupted(drawn)) == ("chair", ["ARG"])
    assert show(after(returns(), then=drawn)) == ">ARG BRA"


def test_when_the_meeting_rises_whoever_was_interrupted_was_heard_as_far_as_they_came() -> None:
    drawn = after(rises("KEN"), rules(), appeals("FRA"), takes_the_floor(), votes_on_appeal(1, 9), then=meeting())
    risen = after(later("1:00"), adjourns(), then=drawn)
    assert [(one.speaker, one.elapsed_ms, one.cut) for one in risen.floor.speeches[-2:]] == [
        ("ARG", 130_000, "the meeting was adjourned"),
        ("chair", 60_000, ""),
    ]
    assert standing(risen, "ARG") == "heard"


def test_a_ruling_of_an_earlier_meeting_is_appealed_no_more() -> None:
    with refused(Refusal.NO_RULING):
        after(rises("KEN"), rules(), adjourns(), meets_again(), appeals("FRA"), then=meeting())


def test_a_motion_does_not_keep_an_interrupted_speaker_from_returning_by_the_ruling() -> None:
    drawn = after(rises("KEN"), moves(MotionKind.ADJOURN_MEETING, "GHA"), rules(), then=meeting())
    assert show(drawn) == ">ARG BRA"
    with refused(Refusal.MOTION_PENDING, motion=1, kind=MotionKind.ADJOURN_MEETING):
        after(gives(), then=drawn)
    assert show(after(agrees(1), gives(), then=drawn)) == ">BRA"


def test_one_that_was_withdrawn_says_when_by_whom_and_why_and_that_was_not_the_chairs_act() -> None:
    withdrawing = does(Withdraw(RequestId(3), "it was answered"), delegation("KEN"))
    drawn = after(rises("KEN"), later("0:30"), withdrawing, then=meeting())
    assert find(drawn, "KEN!").end == End(Standing.WITHDRAWN, drawn.now, delegation("KEN"), "it was answered")
    assert drawn.floor.last_action
    assert drawn.floor.last_action.by_chair is False


def test_the_meeting_remembers_the_last_ruling_and_on_what_it_was_given() -> None:
    ruled = after(rises("KEN"), rules("the speaker may go on"), then=meeting())
    assert ruled.floor.turn.ruling == Ruling(RequestId(3), "the speaker may go on")


def test_an_operator_who_has_not_seen_the_ruling_is_told_of_it() -> None:
    ruled = after(ends(), rises("KEN"), rules(), then=meeting())
    with refused(Refusal.FLOOR_MOVED):
        after(gives(seen=ruled.session.version - 1), then=ruled)
