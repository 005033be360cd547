"""Taking back the Chair's last action on the floor, within ten seconds; what came in between stays."""

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import Accommodate, CorrectSpeech, Reinstate, SetTimeLimit, Undo
from seriatim.floor.rules.kinds import Level, MotionKind, Side, TimeClass
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_exchange,
    all_ask,
    amends,
    appeals,
    asks,
    asks_to_reply,
    changes_class,
    closes_list,
    does,
    ends,
    extends,
    gives,
    hears,
    joins,
    keeps_owed,
    lapses,
    meets,
    moves,
    moves_later,
    opens_to_all,
    passes_over,
    proposes_exchange,
    puts,
    reinstates,
    resumes,
    returns,
    rises,
    rules,
    starts_clock,
    stops_clock,
    suspends,
    takes_the_floor,
    undoes,
    votes_on_appeal,
    withdraws,
)
from seriatim.floor.tests.world import (
    GROUP,
    SECOND,
    Drawn,
    Step,
    after,
    find,
    happened,
    later,
    left,
    refused,
    show,
    speaking,
    standing,
    used,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.meetings.rules.commands import OpenMeeting


def meeting() -> Drawn:
    """Argentina speaks, and has spoken for a minute."""
    return after(all_ask("ARG", "BRA", "CHL"), meets(), gives(), later("1:00"))


def restored(drawn: Drawn, before: Drawn) -> bool:
    """Whether floor, clock, list and requests are as they were."""
    now, then = drawn.floor, before.floor
    return (now.turn, now.speeches, now.requests, now.lists) == (then.turn, then.speeches, then.requests, then.lists)


ACTIONS = [gives(), ends(), extends(), passes_over(), gives("CHL", "out of order"), passes_over("BRA")]


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_on_the_floor_is_taken_back_entirely(action: Step) -> None:
    undone = after(action, later("0:10"), undoes(), then=meeting())
    assert restored(undone, meeting())
    assert used(undone) == "1:10"


@pytest.mark.parametrize("action", [gives(), takes_the_floor(), passes_over()])
def test_so_is_the_first_action_of_a_meeting(action: Step) -> None:
    opened = after(all_ask("ARG", "BRA"), meets())
    assert restored(after(action, undoes(), then=opened), opened)


def test_after_ten_seconds_it_is_too_late() -> None:
    with refused(Refusal.TOO_LATE_TO_UNDO, seconds=10):
        after(gives(), later("0:10.001"), undoes(), then=meeting())


def test_only_the_last_action_is_taken_back_and_only_once() -> None:
    undone = after(gives(), gives(), undoes(), then=meeting())
    assert show(undone) == ">BRA CHL"
    with refused(Refusal.NOTHING_TO_UNDO):
        after(undoes(), then=undone)
    with refused(Refusal.NOTHING_TO_UNDO):
        after(meets(), undoes())


def test_only_the_chair_takes_back_and_on_the_list_that_was_seen() -> None:
    with refused(Denied.NOT_YOURS_TO_DO):
        after(gives(), does(Undo(), delegation("ARG")), then=meeting())
    before = meeting()
    with refused(Refusal.FLOOR_ALREADY_GIVEN, delegation="BRA"):
        after(gives(), does(Undo(), seen=before.session.version), then=before)


def test_new_inscriptions_in_between_survive() -> None:
    undone = after(gives(), asks("DEU"), asks("G77", GROUP), undoes(), then=meeting())
    assert show(undone) == ">ARG G77* BRA CHL DEU"


IN_BETWEEN = {
    "a withdrawal": (withdraws("CHL"), ">ARG BRA"),
    "a text": (amends("CHL", text="Thank you."), ">ARG BRA CHL"),
    "a closed list": (closes_list(), "(closed) >ARG BRA CHL"),
    "a reply": (asks_to_reply("DEU"), ">ARG BRA CHL DEU(r)"),
    "a limit": (does(SetTimeLimit(TimeClass.NATIONAL, 60)), ">ARG BRA CHL"),
    "an accommodation": (does(Accommodate(DelegationId("CHL"), 150)), ">ARG BRA CHL"),
    "a stopped clock": (stops_clock(), ">ARG BRA CHL"),
    "a motion": (moves(MotionKind.SUSPEND_MEETING, "FRA"), ">ARG BRA CHL"),
}


@pytest.mark.parametrize("what", IN_BETWEEN)
def test_what_does_not_depend_on_the_action_stays_when_it_is_taken_back(what: str) -> None:
    step, shown = IN_BETWEEN[what]
    undone = after(gives(), step, undoes(), then=meeting())
    assert (show(undone), speaking(undone)) == (shown, "ARG")


DEPENDING = {
    "who was heard asks again": (opens_to_all("the owed are absent"), gives(), asks("ARG")),
    "who was passed over withdraws": (passes_over("BRA"), withdraws("BRA")),
    "who was passed over lapses": (passes_over("BRA"), lapses("BRA")),
    "who was passed over changes its class": (passes_over("BRA"), changes_class("BRA", level=Level.MINISTER)),
    "who was passed over joins another": (passes_over("BRA"), joins("BRA", "CHL")),
    "who was passed over is placed by hand": (passes_over("BRA"), puts("BRA", Side.BEFORE, "CHL")),
    "somebody is placed beside who was passed over": (passes_over("BRA"), puts("CHL", Side.AFTER, "BRA")),
    "somebody moves behind who was passed over": (passes_over("BRA"), moves_later("CHL", "BRA")),
    "who was passed over exchanges places": (
        passes_over("BRA"),
        proposes_exchange("BRA", "CHL"),
        agrees_to_exchange("CHL", "BRA"),
    ),
    "a point of order is raised": (gives(), rises("KEN")),
    "a recorded time is corrected": (gives(), does(CorrectSpeech(1, 1, "wrong"))),
    "the meeting is suspended": (gives(), suspends(), resumes()),
    "those who wait are kept as owed": (gives(), keeps_owed()),
    "a waiting point of order is withdrawn": (rises("KEN"), rises("FRA"), rules(), withdraws("FRA!")),
}


@pytest.mark.parametrize("what", DEPENDING)
def test_when_something_depends_on_the_action_there_is_nothing_to_take_back(what: str) -> None:
    with refused(Refusal.NOTHING_TO_UNDO):
        after(*DEPENDING[what], undoes(), then=meeting())


def test_when_the_meeting_rose_nothing_of_it_is_taken_back() -> None:
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(gives(), adjourns(), undoes(), then=meeting())


def test_an_exchange_of_two_others_in_between_stays() -> None:
    exchange = (proposes_exchange("CHL", "DEU"), agrees_to_exchange("DEU", "CHL"))
    undone = after(asks("DEU"), gives(), *exchange, undoes(), then=meeting())
    assert show(undone) == ">ARG BRA DEU CHL"


def test_who_joins_in_between_one_that_was_passed_over_stays_joined() -> None:
    undone = after(passes_over("BRA"), joins("CHL", "BRA"), undoes(), then=meeting())
    assert (show(undone), standing(undone, "CHL")) == (">ARG BRA", "joined")


def test_a_joined_statement_given_the_floor_is_taken_back_with_all_its_partners() -> None:
    before = after(joins("CHL", "BRA"), then=meeting())
    undone = after(gives(), ends(), undoes(), then=before)
    assert (show(undone), standing(undone, "CHL")) == (">BRA", "joined")
    assert restored(after(gives(), undoes(), then=before), before)


@pytest.mark.parametrize("before", [(), (gives(),), (gives(), takes_the_floor())])
def test_a_point_of_order_is_a_delegations_act_and_not_taken_back(before: tuple[Step, ...]) -> None:
    chair = before[:1] if len(before) < 2 else (gives(), ends(), takes_the_floor())
    with refused(Refusal.NOTHING_TO_UNDO):
        after(all_ask("ARG"), meets(), *chair, rises("KEN"), undoes())


def test_a_ruling_is_the_chairs_and_taken_back_with_the_return_of_the_speaker() -> None:
    interrupted = after(rises("KEN"), later("0:20"), then=meeting())
    ruled = after(rules("noted"), then=interrupted)
    undone = after(later("0:05"), undoes(), then=ruled)
    assert happened(undone, ruled) == ["FloorActionUndone"]
    assert (show(undone), used(undone), restored(undone, interrupted)) == (">KEN! BRA CHL", "0:25", True)
    again = after(rules("the speaker may continue"), then=undone)
    assert (show(again), left(again)) == (">ARG BRA CHL", "2:00")


def test_a_waiting_point_of_order_that_was_given_the_floor_waits_again() -> None:
    waiting = after(rises("KEN"), rises("FRA"), rules(), then=meeting())
    undone = after(gives(), undoes(), then=waiting)
    assert (standing(undone, "FRA!"), undone.floor.turn.speech) == ("waiting", None)


def test_an_appeal_and_its_vote_are_not_taken_back() -> None:
    ruled = after(rises("KEN"), rules(), then=meeting())
    with refused(Refusal.NOTHING_TO_UNDO):
        after(appeals("KEN"), undoes(), then=ruled)
    with refused(Refusal.NOTHING_TO_UNDO):
        after(appeals("KEN"), votes_on_appeal(2, 30), undoes(), then=ruled)


def test_a_delegation_that_ended_its_speech_too_early_gets_the_floor_back() -> None:
    undone = after(ends(delegation("ARG")), later("0:03"), undoes(), then=meeting())
    assert (show(undone), used(undone)) == (">ARG BRA CHL", "1:03")


def test_a_clock_that_stood_stands_again() -> None:
    before = after(stops_clock(), then=meeting())
    undone = after(gives(), later("0:05"), undoes(), then=before)
    assert used(undone) == "1:00"
    assert used(after(starts_clock(), later("0:01"), then=undone)) == "1:01"


def test_giving_the_floor_back_to_the_interrupted_is_taken_back() -> None:
    appealed = after(rises("KEN"), rules(), appeals("KEN"), takes_the_floor(), votes_on_appeal(1, 9), then=meeting())
    undone = after(returns(), undoes(), then=appealed)
    assert (speaking(undone), [one.speaker for one in undone.floor.turn.interrupted]) == ("chair", ["ARG"])


def test_numbers_of_speeches_are_not_used_again() -> None:
    drawn = after(gives(), undoes(), gives(), then=meeting())
    assert drawn.floor.turn.speech
    assert drawn.floor.turn.speech.number == 3


def test_a_request_passed_over_and_taken_back_is_not_marked_absent() -> None:
    undone = after(passes_over(), undoes(), then=after(all_ask("ARG", "BRA"), meets()))
    assert (show(undone), find(undone, "ARG").stand.passed_over) == ("ARG BRA", 0)


def test_an_action_is_final_once_the_next_one_is_taken() -> None:
    drawn = after(hears("BRA"), then=meeting())
    assert show(after(undoes(), then=drawn)) == ">BRA CHL"


def test_a_clock_stopped_since_somebody_else_was_passed_over_still_stands() -> None:
    drawn = after(passes_over("BRA"), later("0:02"), stops_clock(), later("0:05"), undoes(), then=meeting())
    assert (show(drawn), used(drawn)) == (">ARG BRA CHL", "1:02")


def test_a_clock_started_since_somebody_else_was_passed_over_still_runs() -> None:
    stopped = after(stops_clock(), passes_over("BRA"), later("0:02"), then=meeting())
    drawn = after(starts_clock(), later("0:05"), undoes(), later("0:05"), then=stopped)
    assert (show(drawn), used(drawn)) == (">ARG BRA CHL", "1:10")


def test_an_operator_who_has_not_seen_that_it_was_taken_back_is_told_how_long_ago() -> None:
    acted = after(gives(), then=meeting())
    undone = after(later("0:05"), undoes(), later("0:02"), then=acted)
    with refused(Refusal.FLOOR_MOVED, delegation="ARG", seconds="2.0"):
        after(gives(seen=acted.session.version), then=undone)
    assert show(after(gives(seen=undone.session.version), then=undone)) == ">BRA CHL"


def test_the_return_of_the_floor_is_taken_back_also_when_nobody_spoke_before_it() -> None:
    appealed = after(rises("KEN"), rules(), appeals("KEN"), takes_the_floor(), votes_on_appeal(1, 9), then=meeting())
    before = after(ends(), then=appealed)
    returned = after(returns(), then=before)
    assert (show(returned), restored(after(undoes(), then=returned), before)) == (">ARG BRA CHL", True)


def test_when_the_next_meeting_is_opened_at_once_it_takes_nothing_back_of_the_last_one() -> None:
    with refused(Refusal.NOTHING_TO_UNDO):
        after(gives(), adjourns(), does(OpenMeeting(SECOND)), undoes(), then=meeting())


def test_the_reinstatement_of_somebody_else_in_between_stays() -> None:
    before = after(withdraws("CHL"), then=meeting())
    assert show(after(gives(), reinstates("CHL"), undoes(), then=before)) == ">ARG BRA CHL"


def test_who_has_an_older_request_reinstated_does_not_get_the_floor_back_for_the_newer_one() -> None:
    twice = after(all_ask("ARG", "BRA"), withdraws("ARG"), asks("ARG"), meets(), hears("BRA"), gives())
    older = does(Reinstate(RequestId(1), "it was a mistake"))
    with refused(Refusal.NOTHING_TO_UNDO):
        after(ends(), older, undoes(), then=twice)
