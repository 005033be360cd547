"""When the list outlives the meeting: what is owed, taken up again, heard in two phases."""

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import OpenFloorToAll
from seriatim.floor.rules.kinds import MotionKind
from seriatim.floor.rules.queue import callable_now
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees,
    all_ask,
    asks,
    asks_to_reply,
    closes_list,
    does,
    gives,
    hands_in,
    hears,
    joins,
    meets,
    meets_again,
    moves,
    opens_list,
    opens_to_all,
    passes_over,
    plans,
    takes_the_floor,
    takes_up,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    MONDAY,
    THREE_PM,
    Drawn,
    after,
    find,
    happened,
    later,
    left,
    owed,
    refused,
    show,
    standing,
    until,
    why,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import ListId, MeetingId
from seriatim.meetings.rules.commands import ChangeMode, OpenMeeting
from seriatim.meetings.rules.events import Mode


def risen() -> Drawn:
    """A meeting has heard one of four, and has risen."""
    return after(all_ask("ARG", "BRA", "CHL", "DEU"), meets(), hears("ARG"), adjourns())


def again() -> Drawn:
    return after(meets_again(), then=risen())


def test_when_the_meeting_rises_whatever_was_not_heard_is_owed_and_stays_as_it_is() -> None:
    assert owed(risen()) == "BRA CHL DEU"
    assert [find(risen(), code).owed_in for code in ("ARG", "BRA")] == [(), ("m1",)]
    assert happened(risen(), after(all_ask("ARG", "BRA", "CHL", "DEU"), meets(), hears("ARG"))) == [
        "RequestsOwed",
        "MeetingAdjourned",
    ]


def test_the_next_meeting_hears_the_owed_first_whatever_class_the_newcomers_have() -> None:
    drawn = after(asks("G77", GROUP), asks("EGY"), then=again())
    assert show(drawn) == "BRA CHL DEU G77* EGY"
    assert why(drawn, "EGY") == [("owed", 3), ("groups", 1), ("time", 0)]
    assert why(drawn, "DEU") == [("owed", 2)]


def test_what_is_owed_twice_remembers_both_meetings() -> None:
    third = after(plans("m3", MONDAY.replace(day=12), 3, DIALOGUE), asks("EGY"), hears("BRA"), adjourns(), then=again())
    drawn = after(until(MONDAY.replace(day=12)), does(OpenMeeting(MeetingId("m3"))), asks("FRA"), then=third)
    assert show(drawn) == "CHL DEU EGY FRA"
    assert [find(drawn, code).owed_in for code in ("CHL", "EGY")] == [("m1", "m2"), ("m2",)]


def test_a_closed_list_is_taken_up_closed() -> None:
    drawn = after(closes_list(), meets(), adjourns(), meets_again(), then=after(all_ask("ARG", "BRA")))
    assert (show(drawn), owed(drawn)) == ("(closed) ARG BRA", "ARG BRA")


def test_each_owed_delegation_keeps_its_place_hands_in_its_text_withdraws_or_speaks_through_a_group() -> None:
    drawn = after(hands_in("BRA"), withdraws("CHL"), asks("G77", GROUP), joins("DEU", "G77*"), then=risen())
    assert [standing(drawn, code) for code in ("BRA", "CHL", "DEU")] == ["in writing", "withdrawn", "joined"]
    assert show(drawn) == "G77*"


def test_a_list_that_the_meeting_did_not_take_up_owes_nothing() -> None:
    drawn = after(opens_list(MEASURES), asks("KEN", of=MEASURES), meets(), adjourns())
    assert (owed(drawn, MEASURES), show(drawn, MEASURES)) == ("", "KEN")


def test_each_list_that_the_meeting_took_up_is_owed_for_itself() -> None:
    drawn = after(opens_list(MEASURES), asks("KEN", of=MEASURES), asks("ARG"), meets(), takes_up(MEASURES), adjourns())
    assert (owed(drawn), owed(drawn, MEASURES)) == ("ARG", "KEN")
    assert happened(drawn, after(meets()))[-3:] == ["RequestsOwed", "RequestsOwed", "MeetingAdjourned"]


def test_a_reply_that_was_not_heard_is_owed_behind_the_statements() -> None:
    drawn = after(asks_to_reply("KEN"), adjourns(), then=after(asks("ARG"), meets()))
    assert owed(drawn) == "ARG KEN(r)"
    assert show(after(meets_again(), asks("FRA"), then=drawn)) == "ARG FRA KEN(r)"


def test_adjourning_while_the_chair_speaks_ends_the_chairs_words_and_hears_nobody() -> None:
    drawn = after(takes_the_floor(), later("0:30"), adjourns(), then=after(asks("ARG"), meets()))
    [speech] = drawn.floor.speeches
    assert (speech.speaker, speech.elapsed_ms, speech.cut) == ("chair", 30_000, "")
    assert (owed(drawn), drawn.floor.turn.speech) == ("ARG", None)


def test_in_the_first_phase_the_owed_are_heard_before_the_chair_opens_the_floor_to_all() -> None:
    with refused(Refusal.OWED_REMAIN, number=3, delegation="BRA"):
        after(opens_to_all(), then=again())
    with refused(Refusal.EMPTY_REASON, field="reason"):
        after(hears("BRA", "CHL", "DEU"), opens_to_all(" "), then=again())
    opened = after(hears("BRA", "CHL", "DEU"), opens_to_all(), then=again())
    assert opened.floor.lists[DIALOGUE].open_to_all == opened.session.version
    early = after(opens_to_all("the others are not in the room"), asks("ARG"), then=again())
    assert show(early) == "BRA CHL DEU ARG"


def test_in_the_second_phase_who_was_heard_may_add_views_as_often_as_it_asks_also_on_a_closed_list() -> None:
    phase_one = after(closes_list(), hears("BRA", "CHL", "DEU"), then=again())
    with refused(Refusal.LIST_CLOSED):
        after(asks("BRA"), then=phase_one)
    phase_two = after(opens_to_all(), asks("BRA"), asks("ARG"), asks("EGY"), then=phase_one)
    assert show(phase_two) == "BRA ARG EGY"
    assert show(after(hears("BRA"), asks("BRA"), then=phase_two)) == "ARG EGY BRA"


def test_those_who_were_owed_and_absent_twice_do_not_hold_up_the_second_phase() -> None:
    absent = after(passes_over(), passes_over("BRA"), hears("CHL", "DEU"), then=again())
    assert callable_now(absent.floor, DIALOGUE) == ()
    assert show(after(opens_to_all(), asks("EGY"), then=absent)) == "BRA EGY"


def test_the_second_phase_ends_with_its_meeting() -> None:
    drawn = after(opens_to_all("now"), asks("ARG"), adjourns(), then=again())
    assert drawn.floor.lists[DIALOGUE].open_to_all == 0
    assert owed(drawn) == "BRA CHL DEU ARG"
    with refused(Refusal.ALREADY_HEARD):
        after(withdraws("ARG"), asks("ARG"), then=drawn)


def test_the_floor_is_opened_once_by_the_chair_on_a_list_that_is_taken_up() -> None:
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(opens_to_all())
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=MEASURES):
        after(meets(), opens_to_all(of=MEASURES))
    with refused(Refusal.NO_SUCH_LIST):
        after(meets(), opens_to_all(of=ListId("debate")))
    with refused(Refusal.DEBATE_CLOSED, list=DIALOGUE):
        after(meets(), moves(MotionKind.CLOSE_DEBATE, "FRA"), agrees(1), opens_to_all())
    with refused(Refusal.FLOOR_OPEN_TO_ALL, list=DIALOGUE):
        after(meets(), opens_to_all(), opens_to_all())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(meets(), does(OpenFloorToAll(DIALOGUE), delegation("KEN")))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_owed_are_heard_in_either_mode(mode: Mode) -> None:
    drawn = again() if mode == Mode.FORMAL else after(does(ChangeMode(mode)), then=again())
    assert left(after(gives(), then=drawn)) == "3:00"


def test_a_list_on_which_the_floor_is_open_to_all_takes_names_whatever_its_times_were() -> None:
    never_opened = after(meets(), takes_up(MEASURES), opens_to_all(of=MEASURES), asks("KEN", of=MEASURES))
    assert show(never_opened, MEASURES) == "KEN"
    its_time_is_over = after(opens_list(MEASURES, closes_at=THREE_PM.replace(minute=5)), later("6:00"))
    drawn = after(meets(), takes_up(MEASURES), opens_to_all(of=MEASURES), then=its_time_is_over)
    assert show(after(later("60:00"), asks("KEN", of=MEASURES), then=drawn), MEASURES) == "KEN"
    assert (drawn.floor.lists[MEASURES].closed, drawn.floor.lists[MEASURES].opens_at) == (False, drawn.now)
