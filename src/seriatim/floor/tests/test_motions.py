"""Procedural motions in the order of their precedence, their speakers and their votes."""

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules import events as e
from seriatim.floor.rules.commands import DecideMotion, Move, RecordDecision, SpeakOnMotion, WithdrawMotion
from seriatim.floor.rules.kinds import MotionKind, Stance
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Motion
from seriatim.floor.tests.acts import (
    adjourns,
    agrees,
    all_ask,
    appeals,
    asks_to_explain,
    asks_to_reply,
    closes_list,
    decides,
    does,
    ends,
    gives,
    meets,
    meets_again,
    moves,
    passes_over,
    plans,
    rises,
    rules,
    speaks_on,
    takes_up,
    votes,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    MEASURES,
    MONDAY,
    NORMS,
    Drawn,
    after,
    happened,
    owed,
    refused,
    show,
    until,
)
from seriatim.kernel.actor import CHAIR, delegation
from seriatim.kernel.ids import DelegationId, ListId, MeetingId
from seriatim.meetings.rules.commands import OpenMeeting

SUSPEND, ADJOURN, ADJOURN_DEBATE, CLOSE = MotionKind


def meeting() -> Drawn:
    return after(all_ask("ARG", "BRA"), meets())


def test_precedence_is_to_suspend_to_adjourn_the_meeting_to_adjourn_the_debate_to_close_it() -> None:
    drawn = after(*(moves(kind, "FRA") for kind in (CLOSE, ADJOURN_DEBATE, ADJOURN, SUSPEND)), then=meeting())
    for number, before in ((1, 4), (2, 4), (3, 4)):
        with refused(Refusal.MOTION_TAKES_PRECEDENCE, motion=before, kind=SUSPEND):
            after(agrees(number), then=drawn)
    in_order = after(votes(4, 0, 1), votes(3, 0, 1), votes(2, 0, 1), votes(1, 0, 1), then=drawn)
    assert [motion.carried for motion in in_order.floor.motions.values()] == [False] * 4


@pytest.mark.parametrize(
    ("kind", "in_favour", "against"), [(SUSPEND, 0, 0), (ADJOURN, 0, 0), (ADJOURN_DEBATE, 2, 2), (CLOSE, 0, 2)]
)
def test_how_many_may_speak_on_each_side(kind: MotionKind, in_favour: int, against: int) -> None:
    drawn = after(moves(kind, "FRA"), then=meeting())
    for stance, allowed, codes in ((Stance.FOR, in_favour, "CHL DEU EGY"), (Stance.AGAINST, against, "GHA IND JPN")):
        *speakers, one_too_many = codes.split()
        if not allowed:
            with refused(Refusal.MOTION_NOT_DEBATED, kind=kind, stance=stance):
                after(speaks_on(1, one_too_many, stance), then=drawn)
            continue
        drawn = after(*(speaks_on(1, code, stance) for code in speakers), then=drawn)
        with refused(Refusal.MOTION_SPEAKERS_HEARD, allowed=2, stance=stance):
            after(speaks_on(1, one_too_many, stance), then=drawn)
    assert len(drawn.floor.motions[1].speakers) == in_favour + against


def test_a_delegation_speaks_once_on_a_motion_and_on_one_side() -> None:
    drawn = after(moves(ADJOURN_DEBATE, "FRA"), speaks_on(1, "GHA", Stance.AGAINST), then=meeting())
    for stance in Stance:
        with refused(Refusal.HAS_SPOKEN_ON_MOTION, motion=1, delegation="GHA", stance=Stance.AGAINST):
            after(speaks_on(1, "GHA", stance), then=drawn)
    another = after(votes(1, 1, 9), moves(ADJOURN_DEBATE, "FRA"), speaks_on(2, "GHA", Stance.FOR), then=drawn)
    assert len(another.floor.motions[2].speakers) == 1


@pytest.mark.parametrize(("in_favour", "against", "carried"), [(2, 1, True), (1, 1, False), (0, 0, False)])
def test_a_majority_of_those_voting_carries_it_and_an_equal_vote_does_not(
    in_favour: int, against: int, carried: bool
) -> None:
    drawn = after(moves(CLOSE, "FRA"), votes(1, in_favour, against), then=meeting())
    assert drawn.floor.motions[1].carried is carried
    assert show(drawn) == ("(closed) ARG BRA" if carried else "ARG BRA")


def test_the_body_may_decide_without_a_vote_and_says_which_of_the_two() -> None:
    moved = after(moves(CLOSE, "FRA"), then=meeting())
    assert after(does(DecideMotion(1, carried=False)), then=moved).floor.motions[1].carried is False
    decided, list_closed = (one.event for one in after(agrees(1), then=moved).journal[-2:])
    assert (decided.by_vote, decided.debate, list_closed) == (False, CLOSE, e.ListClosed(DIALOGUE))
    already = after(closes_list(), agrees(1), then=moved)
    assert happened(already, moved) == ["ListClosed", "MotionDecided"]
    half = (DecideMotion(1), DecideMotion(1, 3, None), DecideMotion(1, None, 3))
    for wrong in (*half, DecideMotion(1, 3, 1, carried=True)):
        with refused(Refusal.VOTE_OR_DECISION, motion=1):
            after(does(wrong), then=moved)
    with refused(Refusal.WRONG_NUMBER, field="votes"):
        after(votes(1, -1, 3), then=moved)


def test_nobody_is_called_while_a_motion_is_pending() -> None:
    drawn = after(gives(), moves(SUSPEND, "FRA"), then=meeting())
    assert show(drawn) == ">ARG BRA"
    with refused(Refusal.MOTION_PENDING, motion=1, kind=SUSPEND):
        after(gives(), then=drawn)
    assert show(after(ends(), then=drawn)) == "BRA"
    assert show(after(agrees(1), gives(), then=drawn)) == ">BRA"


def test_a_motion_is_made_in_a_meeting_by_whoever_may_and_for_itself() -> None:
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(moves(CLOSE, "FRA"))
    for code in ("EUE", "ACME"):
        with refused(Refusal.NO_CAPABILITY, delegation=code, capability="move"):
            after(moves(CLOSE, code), then=meeting())
        with refused(Refusal.NO_CAPABILITY, delegation=code, capability="move"):
            after(moves(CLOSE, "FRA"), speaks_on(1, code, Stance.AGAINST), then=meeting())
    with refused(Denied.NOT_YOUR_REQUEST):
        after(does(Move(CLOSE, DelegationId("FRA")), delegation("ARG")), then=meeting())
    with refused(Denied.NOT_YOUR_REQUEST):
        as_argentina = does(SpeakOnMotion(1, DelegationId("ARG"), Stance.AGAINST), delegation("BRA"))
        after(moves(CLOSE, "FRA"), as_argentina, then=meeting())


def test_one_motion_of_a_kind_is_pending_at_a_time() -> None:
    moved = after(moves(CLOSE, "FRA"), then=meeting())
    with refused(Refusal.MOTION_EXISTS, motion=1, kind=CLOSE):
        after(moves(CLOSE, "GHA"), then=moved)
    assert len(after(votes(1, 0, 9), moves(CLOSE, "GHA"), then=moved).floor.motions) == 2


def test_its_mover_may_withdraw_a_motion_before_the_vote() -> None:
    moved = after(moves(CLOSE, "FRA"), then=meeting())
    with refused(Denied.NOT_YOUR_REQUEST, delegation="FRA"):
        after(does(WithdrawMotion(1), delegation("GHA")), then=moved)
    for by in (delegation("FRA"), CHAIR):
        assert show(after(does(WithdrawMotion(1), by), gives(), then=moved)) == ">ARG BRA"
    with refused(Refusal.NO_SUCH_MOTION, motion=1):
        after(agrees(1), does(WithdrawMotion(1)), then=moved)


def test_a_motion_that_was_decided_or_never_made_is_not_pending() -> None:
    with refused(Refusal.NO_SUCH_MOTION, motion=1):
        after(agrees(1), then=meeting())
    with refused(Refusal.NO_SUCH_MOTION, motion=1):
        after(moves(CLOSE, "FRA"), agrees(1), speaks_on(1, "GHA", Stance.AGAINST), then=meeting())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(moves(CLOSE, "FRA"), does(DecideMotion(1, carried=True), delegation("FRA")), then=meeting())


def test_a_motion_on_a_debate_is_about_a_list_that_the_meeting_hears() -> None:
    for of, code in ((MEASURES, Refusal.LIST_NOT_TAKEN_UP), (ListId("debate"), Refusal.NO_SUCH_LIST)):
        with refused(code, list=of):
            after(moves(CLOSE, "FRA", of), then=meeting())
    both = after(takes_up(NORMS), moves(CLOSE, "FRA", DIALOGUE), agrees(1), then=meeting())
    assert [both.floor.lists[of].debate for of in (DIALOGUE, NORMS)] == [CLOSE, None]
    assert after(moves(SUSPEND, "FRA"), then=meeting()).floor.motions[1].list is None


def test_where_no_list_is_taken_up_there_is_no_debate_to_close() -> None:
    drawn = after(plans("m3", MONDAY.replace(day=12), 1), until(MONDAY), does(OpenMeeting(MeetingId("m3"))))
    with refused(Refusal.MOTION_NEEDS_A_LIST, kind=CLOSE):
        after(moves(CLOSE, "FRA"), then=drawn)


@pytest.mark.parametrize(("kind", "code"), [(CLOSE, Refusal.DEBATE_CLOSED), (ADJOURN_DEBATE, Refusal.DEBATE_ADJOURNED)])
def test_when_the_debate_is_closed_or_adjourned_no_statement_is_called(kind: MotionKind, code: Refusal) -> None:
    drawn = after(moves(kind, "FRA"), agrees(1), then=meeting())
    for step in (gives("ARG"), gives("ARG", "just this one"), passes_over("ARG"), gives(), passes_over()):
        with refused(code, list=DIALOGUE):
            after(step, then=drawn)
    with refused(Refusal.LIST_EXHAUSTED):
        after(withdraws("ARG"), withdraws("BRA"), gives(), then=drawn)


def test_a_point_of_order_is_ruled_on_before_a_motion_is_decided() -> None:
    moved = after(moves(SUSPEND, "FRA"), rises("DEU"), then=meeting())
    for step in (agrees(1), votes(1, 3, 1)):
        with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="DEU"):
            after(step, then=moved)
    another = after(rises("EGY"), rules(), then=moved)
    with refused(Refusal.POINT_OF_ORDER_PENDING, delegation="EGY"):
        after(agrees(1), then=another)
    appealed = after(rules(), appeals("DEU"), then=moved)
    with refused(Refusal.APPEAL_PENDING, delegation="DEU"):
        after(agrees(1), then=appealed)
    assert not after(rules(), agrees(1), then=moved).floor.motions[1].pending


def test_after_the_debate_is_closed_the_decision_its_explanations_and_replies_are_still_heard() -> None:
    replying = after(asks_to_reply("CHL"), then=meeting())
    closed = after(moves(CLOSE, "FRA"), agrees(1), decides(), asks_to_explain("DEU"), then=replying)
    assert show(closed) == "(closed) ARG BRA DEU(e) CHL(r)"
    explained = after(gives(), then=closed)
    assert show(explained) == "(closed) >DEU(e) ARG BRA CHL(r)"
    assert show(after(gives(), then=explained)) == "(closed) >CHL(r) ARG BRA"


def test_a_later_meeting_that_takes_the_list_up_hears_those_who_are_owed() -> None:
    friday = after(moves(CLOSE, "FRA"), agrees(1), adjourns(), then=meeting())
    assert owed(friday) == "ARG BRA"
    assert show(after(meets_again(), gives(), then=friday)) == "(closed) >ARG BRA"
    third = after(plans("m3", MONDAY.replace(day=12), 1), does(OpenMeeting(MeetingId("m3"))), then=friday)
    assert show(after(takes_up(DIALOGUE), gives(), then=third)) == "(closed) >ARG BRA"


def test_taking_the_list_up_again_in_the_same_meeting_does_not_open_the_debate_again() -> None:
    drawn = after(moves(CLOSE, "FRA"), agrees(1), takes_up(MEASURES), takes_up(DIALOGUE), then=meeting())
    with refused(Refusal.DEBATE_CLOSED):
        after(gives("ARG"), then=drawn)


def test_where_no_debate_was_stopped_the_opening_of_a_meeting_is_recorded_alone() -> None:
    friday = after(adjourns(), then=meeting())
    assert happened(after(meets_again(), then=friday), friday) == ["MeetingOpened"]
    assert happened(meeting(), after(all_ask("ARG", "BRA"))) == ["MeetingOpened"]


def test_the_record_says_when_a_debate_is_resumed() -> None:
    friday = after(moves(CLOSE, "FRA"), agrees(1), adjourns(), then=meeting())
    assert happened(after(meets_again(), then=friday), friday) == ["MeetingOpened", "DebateResumed"]
    third = after(plans("m3", MONDAY.replace(day=12), 1), does(OpenMeeting(MeetingId("m3"))), then=friday)
    assert happened(after(takes_up(DIALOGUE), then=third), third) == ["ListTakenUp", "DebateResumed"]
    again = after(takes_up(DIALOGUE), takes_up(DIALOGUE), then=third)
    assert happened(again, third) == ["ListTakenUp", "DebateResumed", "ListTakenUp"]


def test_a_motion_dies_with_the_meeting_in_which_it_was_made() -> None:
    moved = after(moves(SUSPEND, "FRA"), moves(CLOSE, "FRA"), agrees(1), then=meeting())
    risen = after(adjourns(), then=moved)
    assert happened(risen, moved) == ["MotionLapsed", "RequestsOwed", "MeetingAdjourned"]
    assert [motion.carried for motion in risen.floor.motions.values()] == [True, None]
    with refused(Refusal.NO_SUCH_MOTION):
        after(moves(CLOSE, "FRA"), adjourns(), meets_again(), agrees(1), then=meeting())


def test_that_a_motion_to_suspend_is_carried_suspends_nothing_by_itself() -> None:
    drawn = after(moves(SUSPEND, "FRA"), agrees(1), then=meeting())
    assert show(after(gives(), then=drawn)) == ">ARG BRA"


def test_a_decision_is_recorded_by_the_chair_in_words_on_a_list() -> None:
    with refused(Refusal.EMPTY_REASON, field="decision"):
        after(decides(" "))
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(RecordDecision(DIALOGUE, "adopted"), delegation("FRA")))


def test_a_motion_that_is_rejected_leaves_the_debate_as_it_was() -> None:
    adjourned = after(moves(ADJOURN_DEBATE, "FRA"), agrees(1), then=meeting())
    drawn = after(moves(CLOSE, "FRA"), votes(2, 1, 9), then=adjourned)
    assert drawn.floor.lists[DIALOGUE].debate == ADJOURN_DEBATE


def test_a_motion_once_decided_or_withdrawn_is_not_pending_any_more() -> None:
    france = DelegationId("FRA")
    decided = after(moves(CLOSE, "FRA"), votes(1, 9, 1), then=meeting())
    assert decided.floor.motions[1] == Motion(1, CLOSE, france, DIALOGUE, pending=False, carried=True)
    withdrawn = after(moves(SUSPEND, "FRA"), does(WithdrawMotion(1), delegation("FRA")), then=meeting())
    assert withdrawn.floor.motions[1] == Motion(1, SUSPEND, france, None, pending=False)
