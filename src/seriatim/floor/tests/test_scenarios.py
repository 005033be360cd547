"""The scenarios that a secretariat agreed on beforehand, by their numbers; those of letters and rooms are elsewhere."""

from datetime import timedelta
from functools import reduce

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.capabilities import Category
from seriatim.floor.rules.commands import OpenList, SetTimeLimit
from seriatim.floor.rules.kinds import MotionKind, Side, Stance, TimeClass
from seriatim.floor.rules.lot import commitment, verify
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    admits,
    agrees_to_exchange,
    all_ask,
    amends,
    asks,
    asks_late,
    asks_to_reply,
    changes_class,
    closes_list,
    does,
    draws_lot,
    ends,
    gives,
    hears,
    keeps_owed,
    lapses,
    meets,
    moves,
    moves_later,
    passes_over,
    proposes_exchange,
    puts,
    rises,
    rules,
    speaks_on,
    undoes,
    votes,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    FIRST,
    GROUP,
    SIX_PM,
    THREE_PM,
    after,
    convened,
    find,
    happened,
    later,
    left,
    name,
    owed,
    refused,
    show,
    speaking,
    standing,
    until,
    used,
    why,
)
from seriatim.kernel.actor import delegation
from seriatim.meetings.rules.commands import ContinueBeyond
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.rules.session import Session, evolve

STATES = sorted(code for code, one in world().participants.items() if one.category == Category.MEMBER_STATE)
FORTY, SIXTY = STATES[:40], STATES[:60]


def test_1_a_statement_for_a_group_is_called_before_national_statements() -> None:
    drawn = after(asks("KEN"), asks("G77", GROUP), asks("BRA"))
    assert show(drawn) == "G77* KEN BRA"
    assert why(drawn, "KEN") == [("groups", 1), ("time", 0)]
    assert why(drawn, "BRA") == [("groups", 1), ("time", 1)]


def test_2_on_a_closed_list_points_of_order_and_replies_are_still_heard() -> None:
    closed = after(asks("KEN"), meets(), closes_list())
    with refused(Refusal.LIST_CLOSED, list=DIALOGUE):
        after(asks("CHL"), then=closed)
    assert show(after(rises("CHL"), then=closed)) == "(closed) >CHL! KEN"
    assert show(after(asks_to_reply("CHL"), then=closed)) == "(closed) KEN CHL(r)"
    late = after(asks_late("CHL"), then=closed)
    assert show(late) == "(closed) KEN"
    assert show(after(admits("CHL"), then=late)) == "(closed) KEN CHL"


def test_3_whom_the_chair_puts_first_stays_first_whoever_comes_and_goes() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), puts("CHL", Side.BEFORE, "ARG", "the minister must leave"))
    assert show(drawn) == "CHL ARG BRA"
    joined = after(asks("DEU"), then=drawn)
    assert show(joined) == "CHL ARG BRA DEU"
    assert show(after(withdraws("ARG"), then=joined)) == "CHL BRA DEU"


def test_4_the_end_of_the_list_is_the_end_at_that_moment() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), moves_later("BRA"), asks("EGY"))
    assert show(drawn) == "ARG CHL BRA EGY"


def test_5_two_delegations_agree_to_exchange_places_and_one_alone_cannot() -> None:
    three = after(all_ask("ARG", "BRA", "CHL"))
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_exchange("CHL", "ARG"), then=three)
    proposed = after(proposes_exchange("ARG", "CHL"), then=three)
    assert show(proposed) == "ARG BRA CHL"
    assert show(after(agrees_to_exchange("CHL", "ARG"), then=proposed)) == "CHL BRA ARG"


def test_6_who_is_absent_is_called_once_more_and_is_then_owed() -> None:
    drawn = after(all_ask("BRA", "KEN", "ACME"), meets(), passes_over("BRA"))
    assert show(drawn) == "KEN BRA ACME"
    assert why(drawn, "BRA") == [("passed_over", 1), ("time", 0), ("absent", 1)]
    absent_again = after(hears("KEN"), passes_over("BRA"), hears("ACME"), then=drawn)
    assert show(absent_again) == "BRA"
    with refused(Refusal.LIST_EXHAUSTED):
        after(gives(), then=absent_again)
    assert owed(after(adjourns(), then=absent_again)) == "BRA"


def test_7_a_lot_gives_the_same_order_whoever_was_quicker_and_shows_tampering() -> None:
    window = OpenList(DIALOGUE, lot_until=THREE_PM + timedelta(minutes=5), lot_commitment=commitment("the seed"))
    drawn = [
        after(does(window), *(asks(code) for code in codes), later("5:00"), draws_lot("the seed"), then=convened())
        for codes in (FORTY, FORTY[::-1], FORTY[17:] + FORTY[:17])
    ]
    [order] = {show(one) for one in drawn}
    assert order != " ".join(FORTY)
    entries = [f"{code}|national||" for code in FORTY]
    published = [f"{code}|national||" for code in order.split()]
    assert verify(commitment("the seed"), "the seed", entries, published)
    assert not verify(commitment("the seed"), "another seed", entries, published)
    assert not verify(commitment("the seed"), "the seed", [*entries[1:], "ZWE|national||"], published)
    assert not verify(commitment("the seed"), "the seed", entries, [published[1], published[0], *published[2:]])


def test_8_two_colleagues_of_one_delegation_have_one_request_which_either_may_edit() -> None:
    amina, joseph = delegation("KEN", "amina"), delegation("KEN", "joseph")
    drawn = after(asks("KEN", by=amina), asks("BRA"))
    with refused(Refusal.ALREADY_INSCRIBED, request=1, by="delegation:KEN/amina", at=THREE_PM):
        after(asks("KEN", by=joseph), then=drawn)
    assert show(after(amends("KEN", joseph, text="Thank you, Chair."), then=drawn)) == "KEN BRA"
    with refused(Refusal.WOULD_MOVE, place=2):
        after(changes_class("BRA", capacity=GROUP, on_behalf_of="GRULAC", accept_move=False), then=drawn)
    assert show(after(changes_class("BRA", capacity=GROUP, on_behalf_of="GRULAC"), then=drawn)) == "GRULAC* KEN"


def test_9_a_point_of_order_stops_the_clock_and_the_speaker_returns_with_the_time_that_was_left() -> None:
    speaking = after(all_ask("ARG", "BRA"), meets(), gives(), later("2:10"))
    assert (show(speaking), used(speaking)) == (">ARG BRA", "2:10")
    interrupted = after(rises("KEN"), later("1:30"), then=speaking)
    assert show(interrupted) == ">KEN! BRA"
    assert [one.elapsed_ms for one in interrupted.floor.turn.interrupted] == [130_000]
    back = after(rules("the speaker may continue"), then=interrupted)
    assert (show(back), left(back)) == (">ARG BRA", "0:50")
    assert (standing(back, "KEN!"), back.floor.speeches[-1].elapsed_ms) == ("heard", 90_000)


def test_10_of_two_operators_the_second_is_told_who_has_the_floor_and_since_when() -> None:
    drawn = after(all_ask("CHL", "KEN"), meets())
    first = after(gives(seen=drawn.session.version), later("0:00.4"), then=drawn)
    with refused(Refusal.FLOOR_ALREADY_GIVEN, delegation="CHL", seconds="0.4"):
        after(gives(seen=drawn.session.version), then=first)
    assert show(first) == ">CHL KEN"


def test_11_next_and_undo_leave_the_clock_as_if_nothing_had_happened_and_the_record_shows_both() -> None:
    speaking = after(all_ask("ARG", "BRA", "CHL"), meets(), gives(), later("1:00"))
    undone = after(gives(), later("0:09.999"), undoes(), then=speaking)
    assert (show(undone), used(undone)) == (">ARG BRA CHL", "1:09.999")
    assert happened(undone, speaking) == ["SpeechEnded", "FloorGiven", "FloorActionUndone"]
    assert (standing(undone, "ARG"), undone.floor.speeches) == ("speaking", ())


def test_12_a_limit_changed_in_mid_speech_applies_from_the_next_speaker_on() -> None:
    shorter = SetTimeLimit(TimeClass.NATIONAL, 120)
    drawn = after(all_ask("ARG", "BRA", "CHL"), meets(), gives(), later("0:30"), does(shorter))
    assert left(drawn) == "2:30"
    assert [left(after(gives(), then=drawn)), left(after(gives(), gives(), then=drawn))] == ["2:00", "2:00"]
    assert drawn.journal[-1].event.limit.seconds == 120


def test_13_a_third_reply_on_the_item_is_refused_the_first_has_ten_minutes_the_second_five() -> None:
    once = after(meets(), asks_to_reply("CHL"), asks_to_reply("CHL"))
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="CHL", replies=2):
        after(asks_to_reply("CHL"), then=once)
    first = after(gives(), then=once)
    assert left(first) == "10:00"
    assert left(after(gives(), then=first)) == "5:00"


def test_14_only_two_speak_against_closing_the_debate_and_the_body_decides_about_the_names_left() -> None:
    moved = after(all_ask("ARG", "BRA", "CHL", "DEU"), meets(), hears("ARG"), moves(MotionKind.CLOSE_DEBATE, "FRA"))
    with refused(Refusal.MOTION_NOT_DEBATED, stance=Stance.FOR):
        after(speaks_on(1, "GHA", Stance.FOR), then=moved)
    against = after(speaks_on(1, "BRA", Stance.AGAINST), speaks_on(1, "CHL", Stance.AGAINST), then=moved)
    with refused(Refusal.MOTION_SPEAKERS_HEARD, allowed=2):
        after(speaks_on(1, "DEU", Stance.AGAINST), then=against)
    closed = after(votes(1, 60, 12), then=against)
    assert (show(closed), happened(closed, against)) == ("(closed) BRA CHL DEU", ["MotionDecided", "ListClosed"])
    with refused(Refusal.DEBATE_CLOSED):
        after(gives("BRA"), then=closed)
    one_by_one = after(keeps_owed("DEU"), lapses("BRA", decision="its name lapses"), keeps_owed("CHL"), then=closed)
    assert (owed(one_by_one), standing(one_by_one, "BRA")) == ("DEU CHL", "lapsed")
    ending = find(one_by_one, "BRA").end
    assert ending is not None
    assert ending.reason == "its name lapses"
    assert owed(after(keeps_owed(), then=closed)) == "BRA CHL DEU"
    assert show(after(lapses(), then=closed)) == "(closed)"


def test_15_when_the_meeting_rises_every_unheard_request_is_owed_in_order() -> None:
    held = after(all_ask(*SIXTY), meets())
    while held.now < SIX_PM - timedelta(seconds=300):
        held = after(gives(), later("4:50"), ends(), later("0:38"), then=held)
    risen = after(until(SIX_PM), adjourns(), then=held)
    heard = [name(one) for one in risen.floor.requests.values() if one.standing == "heard"]
    assert len(heard) == 33
    assert owed(risen).split() == list(SIXTY[33:])
    assert [owed(risen), show(risen)] == [show(held)] * 2
    assert why(risen, SIXTY[40]) == [("owed", 7)]


def test_16_after_a_hard_stop_the_chair_is_asked_and_no_answer_adjourns_nothing() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), meets(), gives(), until(SIX_PM))
    with refused(Refusal.HARD_STOP_PASSED, service="room", at=SIX_PM, left=2):
        after(gives(), then=drawn)
    waited = after(later("30:00"), then=drawn)
    assert (show(waited), waited.programme.meetings[FIRST].status) == (">ARG BRA CHL", Status.IN_SESSION)
    consented = after(does(ContinueBeyond("room", "the room is ours until seven")), gives(), then=waited)
    assert show(consented) == ">BRA CHL"
    assert consented.journal[-3].event.consent == "the room is ours until seven"


def test_17_the_same_record_always_gives_the_same_list_floor_and_clock() -> None:
    drawn = after(all_ask("ARG", "BRA"), meets(), gives(), later("0:42"), rises("KEN"), rules(), later("0:10.5"))
    confirmed = [reduce(evolve, drawn.journal[:killed], Session()) for killed in range(len(drawn.journal) + 1)]
    assert [one.version for one in confirmed] == list(range(len(drawn.journal) + 1))
    assert confirmed[-1] == drawn.session
    assert (speaking(drawn), used(drawn)) == ("ARG", "0:52.500")
