"""How a request ends: heard, in writing, withdrawn, declined, lapsed, and back again when that was a mistake."""

from datetime import timedelta

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import Decline, GiveInWriting, KeepOwed, Lapse, Reinstate, Withdraw
from seriatim.floor.rules.kinds import MotionKind
from seriatim.floor.rules.queue import on_list
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import End, Standing
from seriatim.floor.tests.acts import (
    adjourns,
    agrees,
    all_ask,
    asks,
    asks_late,
    asks_to_reply,
    closes_list,
    declines,
    does,
    ends,
    gives,
    hands_in,
    hears,
    keeps_owed,
    lapses,
    meets,
    meets_again,
    moves,
    opens_list,
    passes_over,
    puts_at,
    reinstates,
    rises,
    rules,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    MEASURES,
    THREE_PM,
    Drawn,
    Step,
    after,
    find,
    later,
    owed,
    refused,
    show,
    standing,
)
from seriatim.kernel.actor import CHAIR, delegation
from seriatim.kernel.ids import ListId, RequestId


def three() -> Drawn:
    return after(all_ask("ARG", "BRA", "CHL"))


def test_each_end_is_recorded_with_who_when_and_why() -> None:
    drawn = after(later("1:00"), declines("ARG", "it is for another meeting"), withdraws("BRA"), then=three())
    declined, withdrawn = find(drawn, "ARG").end, find(drawn, "BRA").end
    assert declined
    assert withdrawn
    assert (declined.at, declined.actor, declined.reason) == (drawn.now, CHAIR, "it is for another meeting")
    assert (withdrawn.standing, withdrawn.actor) == ("withdrawn", delegation("BRA"))
    assert [one.asked.delegation for one in on_list(drawn.floor, DIALOGUE)] == ["ARG", "BRA", "CHL"]


def test_a_text_handed_in_enters_the_record_and_the_request_ends_as_given_in_writing() -> None:
    drawn = after(hands_in("BRA", "Mr. Chair, we thank you."), then=three())
    assert (show(drawn), standing(drawn, "BRA"), find(drawn, "BRA").text) == (
        "ARG CHL",
        "in writing",
        "Mr. Chair, we thank you.",
    )
    with refused(Refusal.EMPTY_REASON, field="text"):
        after(hands_in("ARG", " "), then=drawn)
    with refused(Denied.NOT_YOUR_REQUEST):
        after(does(lambda of: GiveInWriting(of("ARG"), "Text."), delegation("CHL")), then=drawn)


def test_only_the_chair_declines_and_gives_a_reason() -> None:
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(lambda of: Decline(of("ARG"), "we disagree"), delegation("CHL")), then=three())
    with refused(Refusal.EMPTY_REASON, field="reason"):
        after(declines("ARG", ""), then=three())


def test_only_the_delegation_and_the_secretariat_withdraw() -> None:
    with refused(Denied.NOT_YOUR_REQUEST, delegation="ARG"):
        after(withdraws("ARG", delegation("CHL")), then=three())
    assert standing(after(withdraws("ARG", CHAIR), then=three()), "ARG") == "withdrawn"


ENDINGS = [withdraws("ARG"), hands_in("ARG"), declines("ARG"), lapses("ARG"), hears("ARG")]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_has_ended_ends_only_once(ending: Step) -> None:
    ended = after(meets(), ending, then=three())
    for again in ENDINGS[:4]:
        with refused(Refusal.REQUEST_ENDED, delegation="ARG"):
            after(again, then=ended)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_request_that_ended_by_mistake_stands_again_where_it_stood(ending: Step) -> None:
    drawn = after(meets(), ending, asks("DEU"), reinstates("ARG"), then=three())
    assert show(drawn) == "ARG BRA CHL DEU"
    assert find(drawn, "ARG").end is None


def test_only_what_ended_is_reinstated_by_the_chair_with_a_reason_and_not_twice() -> None:
    with refused(Refusal.REQUEST_NOT_ENDED, standing="waiting"):
        after(reinstates("ARG"), then=three())
    with refused(Refusal.EMPTY_REASON, field="reason"):
        after(withdraws("ARG"), reinstates("ARG", ""), then=three())
    asked_again = after(asks("KEN"), withdraws("ARG"), asks("ARG"), then=three())
    with refused(Refusal.ALREADY_INSCRIBED, request=5):
        after(reinstates_number(1), then=asked_again)


def reinstates_number(number: int) -> Step:
    return does(Reinstate(RequestId(number), "it was a mistake"))


def test_a_reply_is_reinstated_beside_another_reply() -> None:
    drawn = after(meets(), asks_to_reply("ARG"), withdraws("ARG(r)"), asks_to_reply("ARG"), reinstates_number(1))
    assert show(drawn) == "ARG(r) ARG(r)"


@pytest.mark.parametrize("ending", [rules(), withdraws("KEN!")])
@pytest.mark.parametrize("since", [(), (adjourns(),)])
def test_a_point_of_order_is_not_reinstated_but_raised_anew(ending: Step, since: tuple[Step, ...]) -> None:
    ended = after(meets(), rises("KEN"), ending, *since, then=three())
    with refused(Refusal.POINT_OF_ORDER_IS_RAISED, delegation="KEN"):
        after(reinstates("KEN!"), then=ended)
    with refused(Refusal.REQUEST_NOT_ENDED):
        after(meets(), rises("KEN"), reinstates("KEN!"))


def test_names_lapse_by_a_decision_of_the_body_in_its_own_words() -> None:
    drawn = after(lapses("ARG", "CHL", decision="The list was closed without objection."), then=three())
    ending = find(drawn, "CHL").end
    assert ending
    assert (show(drawn), ending.reason) == ("BRA", "The list was closed without objection.")
    for command in (Lapse(DIALOGUE, " "), KeepOwed(DIALOGUE, "")):
        with refused(Refusal.EMPTY_REASON, field="decision"):
            after(does(command), then=three())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(Lapse(DIALOGUE, "we want to go home"), delegation("ARG")), then=three())


def test_a_decision_about_names_finds_them_on_the_list() -> None:
    with refused(Refusal.NOTHING_LEFT, list=DIALOGUE):
        after(lapses())
    elsewhere = after(opens_list(MEASURES), asks("KEN", of=MEASURES), then=three())
    with refused(Refusal.NOT_ON_ONE_LIST, list=DIALOGUE):
        after(lapses("KEN"), then=elsewhere)
    with refused(Refusal.NO_SUCH_LIST):
        after(does(Lapse(ListId("debate"), "all lapse")), then=elsewhere)
    with refused(Refusal.REQUEST_LATE):
        after(closes_list(), asks_late("DEU"), lapses("DEU"), then=elsewhere)


def test_names_are_kept_as_owed_by_the_meeting_that_closed_the_debate() -> None:
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(keeps_owed(), then=three())
    closed = after(meets(), moves(MotionKind.CLOSE_DEBATE, "FRA"), agrees(1), then=three())
    kept = after(keeps_owed("BRA"), then=closed)
    assert (show(kept), owed(kept), find(kept, "BRA").owed_in) == ("(closed) BRA ARG CHL", "BRA", ("m1",))
    risen = after(adjourns(), then=kept)
    assert (owed(risen), find(risen, "BRA").owed_in) == ("BRA ARG CHL", ("m1",))


def test_names_kept_as_owed_one_by_one_keep_the_places_of_those_who_were_owed_before() -> None:
    owing = after(meets(), adjourns(), meets_again(), asks("DEU"), asks("EGY"), asks("FRA"), then=three())
    closed = after(moves(MotionKind.CLOSE_DEBATE, "GHA"), agrees(1), keeps_owed("EGY"), then=owing)
    assert show(closed) == "(closed) ARG BRA CHL EGY DEU FRA"


def test_those_who_are_not_kept_as_owed_keep_what_the_chair_did_for_them() -> None:
    placed = after(puts_at("CHL", 1), meets(), then=three())
    assert show(after(keeps_owed("BRA"), then=placed)) == "BRA CHL ARG"


def test_a_speech_that_ran_when_the_meeting_rose_was_heard_as_far_as_it_came() -> None:
    drawn = after(meets(), gives(), later("2:00"), adjourns(), then=three())
    ending = find(drawn, "ARG").end
    assert ending
    assert (ending.standing, ending.reason) == ("heard", "the meeting was adjourned")
    assert (drawn.floor.speeches[0].elapsed_ms, drawn.floor.speeches[0].cut) == (120_000, "the meeting was adjourned")
    assert owed(drawn) == "BRA CHL"


def test_an_ended_request_is_neither_passed_over_nor_called() -> None:
    drawn = after(meets(), gives(), ends(), then=three())
    for step in (passes_over("ARG"), gives("ARG", "once more")):
        with refused(Refusal.REQUEST_ENDED):
            after(step, then=drawn)


def test_the_words_with_which_a_request_was_withdrawn_stay_with_its_end() -> None:
    drawn = after(later("1:00"), does(Withdraw(RequestId(2), "the minister cannot come")), then=three())
    assert find(drawn, "BRA").end == End(Standing.WITHDRAWN, drawn.now, CHAIR, "the minister cannot come")


def test_a_text_handed_in_and_a_speech_that_came_to_its_end_need_no_words() -> None:
    drawn = after(hands_in("BRA"), meets(), gives(), later("2:00"), ends(delegation("ARG")), then=three())
    assert find(drawn, "BRA").end == End(Standing.IN_WRITING, THREE_PM, delegation("BRA"))
    assert find(drawn, "ARG").end == End(Standing.HEARD, drawn.now, delegation("ARG"), speech=1)


def test_a_speech_that_is_over_says_when_it_ended_and_its_clock_stands() -> None:
    [speech] = after(meets(), gives(), later("2:00"), ends(), later("1:00"), then=three()).floor.speeches
    assert (speech.given_at, speech.ended_at) == (THREE_PM, THREE_PM + timedelta(minutes=2))
    assert (speech.running_since, speech.elapsed_ms, speech.cut) == (None, 120_000, "")
