"""A point of order is decided at once: it ends by a ruling or is withdrawn, and until then nothing else is done."""

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules import events as e
from seriatim.floor.rules.commands import Withdraw
from seriatim.floor.rules.kinds import MotionKind
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees,
    all_ask,
    appeals,
    does,
    ends,
    gives,
    meets,
    moves,
    resumes,
    returns,
    rises,
    rules,
    suspends,
    takes_the_floor,
    undoes,
    votes,
    votes_on_appeal,
    withdraws,
)
from seriatim.floor.tests.world import (
    SIX_PM,
    Drawn,
    Step,
    after,
    current,
    happened,
    later,
    names,
    record,
    refused,
    show,
    standing,
    until,
    used,
)
from seriatim.kernel.actor import CHAIR, delegation
from seriatim.kernel.ids import RequestId


def meeting() -> Drawn:
    """Argentina has spoken for two minutes and ten seconds of its three."""
    return after(all_ask("ARG", "BRA"), meets(), gives(), later("2:10"))


def appealed() -> Drawn:
    """Cuba's point of order has run for half a minute when an appeal against the ruling on Kenya's interrupts it."""
    return after(rises("KEN"), rules(), rises("CUB"), later("0:30"), appeals("BRA"), then=meeting())


def undecided() -> Drawn:
    """As `appealed`; the Chair took the floor before the vote and has ended, so that nobody has it after the vote."""
    return after(takes_the_floor(), votes_on_appeal(1, 2), ends(), then=appealed())


def interrupted(drawn: Drawn) -> list[str]:
    return names(drawn, tuple(one.request for one in drawn.floor.turn.interrupted if one.request))


def test_one_that_an_appeal_interrupted_has_the_floor_again_after_the_vote_before_those_that_wait() -> None:
    voted = after(rises("EGY"), votes_on_appeal(1, 2), then=appealed())
    assert (show(voted), used(voted), interrupted(voted)) == (">CUB! BRA", "0:30", ["ARG"])
    assert standing(voted, "EGY!") == "waiting"
    egypt = after(rules(), gives(), then=voted)
    assert show(egypt) == ">EGY! BRA"
    assert show(after(rules(), then=egypt)) == ">ARG BRA"


NOT_BEFORE_IT_IS_DECIDED = {
    "the meeting rises": adjourns(),
    "another is called, even with a reason": gives("BRA", "the minister must leave"),
    "a motion is voted on": votes(1, 3, 1),
    "a motion is decided without a vote": agrees(1),
}


@pytest.mark.parametrize("what", NOT_BEFORE_IT_IS_DECIDED)
def test_while_one_that_was_interrupted_is_undecided_it_is_refused_that(what: str) -> None:
    drawn = after(moves(MotionKind.CLOSE_DEBATE, "FRA"), then=undecided())
    assert (drawn.floor.turn.speech, interrupted(drawn)) == (None, ["ARG", "CUB!"])
    with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="CUB"):
        after(NOT_BEFORE_IT_IS_DECIDED[what], then=drawn)


@pytest.mark.parametrize("step", [gives(), returns()])
def test_the_floor_goes_back_to_it_and_to_nobody_else_also_before_a_motion_is_decided(step: Step) -> None:
    for drawn in (undecided(), after(moves(MotionKind.CLOSE_DEBATE, "FRA"), then=undecided())):
        back = after(step, then=drawn)
        assert (show(back), used(back), interrupted(back)) == (">CUB! BRA", "0:30", ["ARG"])
        assert show(after(rules(), then=back)) == ">ARG BRA"


def test_before_the_vote_on_the_appeal_it_does_not_come_back() -> None:
    for step in (gives(), returns(), adjourns()):
        with refused(Refusal.APPEAL_PENDING, delegation="BRA"):
            after(step, then=appealed())


def test_one_raised_meanwhile_waits_for_its_ruling() -> None:
    drawn = after(rises("EGY"), then=undecided())
    assert (drawn.floor.turn.speech, standing(drawn, "EGY!")) == (None, "waiting")
    with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="CUB"):
        after(gives("EGY!", "it is urgent"), then=drawn)
    assert show(after(gives(), rules(), gives(), then=drawn)) == ">EGY! BRA"


def test_when_one_waits_the_floor_is_not_returned_and_nobody_need_have_been_interrupted() -> None:
    for before in (meeting(), after(ends(), then=meeting())):
        waiting = after(rises("KEN"), rises("FRA"), rules(), then=before)
        with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="FRA"):
            after(returns(), then=waiting)


def test_one_that_an_appeal_interrupted_may_be_withdrawn_before_and_after_the_vote() -> None:
    before = after(withdraws("CUB!"), then=appealed())
    assert (happened(before, appealed()), interrupted(before)) == (["PointOfOrderWithdrawn"], ["ARG"])
    assert before.journal[-1].event.elapsed_ms == 30_000
    assert show(after(votes_on_appeal(1, 2), then=before)) == ">ARG BRA"
    after_it = after(withdraws("CUB!"), then=undecided())
    assert happened(after_it, undecided()) == ["PointOfOrderWithdrawn", "FloorReturned"]
    assert (show(after_it), used(after_it)) == (">ARG BRA", "2:10")


def test_while_the_chair_speaks_one_is_withdrawn_and_nobody_returns_yet() -> None:
    drawn = after(takes_the_floor(), votes_on_appeal(1, 2), withdraws("CUB!"), then=appealed())
    assert (show(drawn), interrupted(drawn)) == (">chair BRA", ["ARG"])
    assert show(after(gives(), then=drawn)) == ">ARG BRA"


def test_when_the_last_one_that_waits_is_withdrawn_the_interrupted_speaker_returns_as_after_a_ruling() -> None:
    waiting = after(rises("KEN"), rises("CUB"), rises("EGY"), rules(), then=meeting())
    one_left = after(withdraws("CUB!"), then=waiting)
    assert (happened(one_left, waiting), interrupted(one_left)) == (["Withdrawn"], ["ARG"])
    none_left = after(withdraws("EGY!"), then=one_left)
    assert happened(none_left, one_left) == ["Withdrawn", "FloorReturned"]
    assert (show(none_left), used(none_left), standing(none_left, "EGY!")) == (">ARG BRA", "2:10", "withdrawn")
    with refused(Refusal.NOTHING_TO_UNDO):
        after(undoes(), then=none_left)


def test_when_one_that_waits_is_withdrawn_and_nobody_was_interrupted_nobody_returns() -> None:
    drawn = after(ends(), rises("KEN"), rises("CUB"), rules(), withdraws("CUB!"), then=meeting())
    assert (show(drawn), standing(drawn, "CUB!")) == ("BRA", "withdrawn")


def test_one_that_waits_is_withdrawn_with_its_reason() -> None:
    waiting = after(rises("KEN"), rises("CUB"), then=meeting())
    drawn = after(does(Withdraw(RequestId(4), "Kenya made the same point"), delegation("CUB")), then=waiting)
    assert drawn.journal[-1].event == e.Withdrawn(RequestId(4), "Kenya made the same point")


def test_nobody_withdraws_the_point_of_order_of_another() -> None:
    for drawn in (appealed(), undecided()):
        with refused(Denied.NOT_YOUR_REQUEST, delegation="CUB"):
            after(withdraws("CUB!", delegation("KEN")), then=drawn)


def test_after_the_end_of_a_service_points_of_order_are_heard_and_the_interrupted_returns() -> None:
    late = after(rises("KEN"), rises("CUB"), until(SIX_PM), rules(), then=meeting())
    assert show(after(gives(), then=late)) == ">CUB! BRA"
    assert show(after(withdraws("CUB!"), then=late)) == ">ARG BRA"
    assert show(after(gives(), rules(), then=late)) == ">ARG BRA"
    with refused(Refusal.HARD_STOP_PASSED, service="room", left=1):
        after(withdraws("CUB!"), ends(), gives(), then=late)


@pytest.mark.parametrize("step", [gives(), returns()])
def test_after_the_end_of_a_service_whoever_was_interrupted_goes_on(step: Step) -> None:
    drawn = after(rises("KEN"), rules(), appeals("FRA"), takes_the_floor(), votes_on_appeal(1, 2), then=meeting())
    assert show(after(until(SIX_PM), step, then=drawn)) == ">ARG BRA"


def test_while_the_meeting_is_suspended_one_that_is_heard_is_withdrawn_like_one_that_waits() -> None:
    paused = after(rises("KEN"), rises("CUB"), later("0:20"), suspends(), later("9:00"), then=meeting())
    drawn = after(withdraws("KEN!"), withdraws("CUB!"), then=paused)
    assert happened(drawn, paused) == ["PointOfOrderWithdrawn", "Withdrawn"]
    assert (drawn.floor.turn.speech, interrupted(drawn)) == (None, ["ARG"])
    assert drawn.journal[-2].event.elapsed_ms == 20_000
    assert standing(after(adjourns(), then=drawn), "ARG") == "heard"
    back = after(resumes(), gives(), then=drawn)
    assert (show(back), used(back)) == (">ARG BRA", "2:10")


def test_one_that_waits_interrupts_a_running_speech_when_it_is_called_as_it_does_when_it_is_raised() -> None:
    """So that an old record in which one was reinstated does not end a delegation's speech."""
    speaking = after(rises("KEN"), withdraws("KEN!"), then=meeting())
    waiting = record(speaking, (e.Reinstated(RequestId(3), "it was a mistake"),), CHAIR)
    called = after(gives(), then=waiting)
    assert happened(called, waiting) == ["SpeechInterrupted", "FloorGiven"]
    assert called.journal[-2].event == e.SpeechInterrupted(1, 130_000, "KEN")
    assert (show(called), interrupted(called), standing(called, "ARG")) == (">KEN! BRA", ["ARG"], "speaking")
    assert show(after(rules(), then=called)) == ">ARG BRA"


def test_of_two_that_wait_the_second_is_heard_first_only_for_a_reason_that_is_recorded() -> None:
    waiting = after(rises("KEN"), rises("CUB"), rises("EGY"), rules(), then=meeting())
    with refused(Refusal.NOT_NEXT, delegation="EGY", next="CUB"):
        after(gives("EGY!"), then=waiting)
    called = after(gives("EGY!", "it is about the interpretation"), then=waiting)
    assert (show(called), current(called).reason) == (">EGY! BRA", "it is about the interpretation")


def test_the_chairs_own_words_end_when_one_that_waits_is_called() -> None:
    called = after(rises("KEN"), rises("CUB"), rules(), takes_the_floor(), gives(), then=meeting())
    assert (show(called), interrupted(called)) == (">CUB! BRA", ["ARG"])
