"""Giving the floor, out of order with a reason, passing over the absent, the Chair's own words, two operators."""

from datetime import timedelta

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import EndSpeech, GiveFloor, TakeFloor
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    admits,
    all_ask,
    appeals,
    asks,
    asks_late,
    asks_to_reply,
    closes_list,
    does,
    ends,
    gives,
    hears,
    meets,
    meets_again,
    opens_list,
    passes_over,
    plans,
    resumes,
    returns,
    rises,
    rules,
    stops_clock,
    suspends,
    takes_the_floor,
    takes_up,
    undoes,
    votes_on_appeal,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    MEASURES,
    MONDAY,
    SIX_PM,
    Drawn,
    after,
    current,
    find,
    happened,
    later,
    owed,
    refused,
    show,
    speaking,
    standing,
    until,
    why,
)
from seriatim.kernel.actor import SECRETARIAT, SYSTEM, delegation
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules.commands import ContinueBeyond, MoveHardStop, OpenMeeting, PlanMeeting, PutDownList
from seriatim.meetings.rules.events import HardStop


def meeting() -> Drawn:
    return after(all_ask("ARG", "BRA", "CHL"), meets())


def test_one_key_ends_the_speech_records_it_and_gives_the_floor_to_the_next() -> None:
    speaking_for_a_while = after(gives(), later("2:30.250"), then=meeting())
    given = after(gives(), then=speaking_for_a_while)
    assert (show(given), standing(given, "ARG")) == (">BRA CHL", "heard")
    assert happened(given, speaking_for_a_while) == ["SpeechEnded", "FloorGiven"]
    assert [(one.speaker, one.elapsed_ms) for one in given.floor.speeches] == [("ARG", 150_250)]


def test_nothing_advances_by_itself() -> None:
    drawn = after(gives(), later("60:00"), then=meeting())
    assert show(drawn) == ">ARG BRA CHL"
    assert show(after(ends(), later("60:00"), then=drawn)) == "BRA CHL"


def test_the_chair_or_the_delegation_itself_ends_a_speech_and_nobody_else() -> None:
    speaks = after(gives(), then=meeting())
    assert show(after(ends(delegation("ARG")), then=speaks)) == "BRA CHL"
    with refused(Denied.NOT_YOUR_REQUEST):
        after(ends(delegation("BRA")), then=speaks)
    with refused(Refusal.FLOOR_NOT_GIVEN):
        after(ends(), then=meeting())


def test_only_the_chair_gives_the_floor_and_only_in_a_meeting() -> None:
    for by in (delegation("BRA"), SYSTEM):
        with refused(Denied.NOT_YOURS_TO_DO):
            after(does(GiveFloor(), by), then=meeting())
    assert show(after(does(GiveFloor(), SECRETARIAT), then=meeting())) == ">ARG BRA CHL"
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(asks("ARG"), gives())
    with refused(Refusal.MEETING_SUSPENDED, meeting="m1"):
        after(suspends(), gives(), then=meeting())


def test_another_than_the_next_is_called_only_with_a_reason_which_is_recorded() -> None:
    with refused(Refusal.NOT_NEXT, delegation="CHL", next="ARG"):
        after(gives("CHL"), then=meeting())
    called = after(gives("CHL", "the minister must leave"), then=meeting())
    assert (show(called), current(called).reason) == (">CHL ARG BRA", "the minister must leave")
    in_turn = after(gives("ARG", "a reason that is not needed"), then=meeting())
    assert (show(in_turn), current(in_turn).reason) == (">ARG BRA CHL", "")


def test_nobody_is_called_from_a_list_that_is_not_taken_up() -> None:
    drawn = after(opens_list(MEASURES), asks("KEN", of=MEASURES), then=meeting())
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=MEASURES):
        after(gives("KEN", "now"), then=drawn)
    assert show(after(takes_up(MEASURES), gives(), then=drawn), MEASURES) == ">KEN"
    put_down = after(takes_up(MEASURES), does(PutDownList(MEASURES)), gives(), then=drawn)
    assert show(put_down) == ">ARG BRA CHL"
    assert owed(after(takes_up(MEASURES), does(PutDownList(MEASURES)), adjourns(), then=drawn), MEASURES) == "KEN"


def test_when_the_list_is_exhausted_the_last_speaker_keeps_the_floor_until_it_is_ended() -> None:
    drawn = after(hears("ARG", "BRA"), gives(), then=meeting())
    with refused(Refusal.LIST_EXHAUSTED, meeting="m1"):
        after(gives(), then=drawn)
    assert show(drawn) == ">CHL"


def test_who_is_absent_goes_to_the_end_of_its_category_and_is_called_once_more() -> None:
    drawn = after(asks("ACME"), passes_over(), then=meeting())
    assert show(drawn) == "BRA CHL ARG ACME"
    assert show(after(asks("DEU"), then=drawn)) == "BRA CHL DEU ARG ACME"
    assert show(after(hears("BRA", "CHL"), gives(), then=drawn)) == ">ARG ACME"


def test_who_is_found_absent_after_being_given_the_floor_is_passed_over_without_a_speech() -> None:
    drawn = after(gives(), later("0:20"), passes_over(), then=meeting())
    assert (show(drawn), drawn.floor.speeches, drawn.floor.turn.speech) == ("BRA CHL ARG", (), None)


def test_somebody_further_down_may_be_passed_over_beforehand() -> None:
    assert show(after(passes_over("BRA"), then=meeting())) == "ARG CHL BRA"


def test_who_is_absent_twice_is_not_called_again_but_with_a_reason_and_is_owed() -> None:
    drawn = after(passes_over(), passes_over("ARG"), then=meeting())
    assert (show(drawn), why(drawn, "ARG")[-1]) == ("BRA CHL ARG", ("absent", 2))
    with refused(Refusal.LIST_EXHAUSTED):
        after(passes_over("ARG"), then=drawn)
    heard = after(hears("BRA", "CHL"), then=drawn)
    for step in (gives(), passes_over()):
        with refused(Refusal.LIST_EXHAUSTED):
            after(step, then=heard)
    assert show(after(gives("ARG", "it has arrived after all"), then=heard)) == ">ARG"
    again = after(adjourns(), meets_again(), asks("DEU"), then=heard)
    assert (show(again), why(again, "ARG")) == ("ARG DEU", [("owed", 0)])


def test_who_was_passed_over_and_is_owed_is_called_first_and_may_be_absent_again() -> None:
    drawn = after(passes_over(), adjourns(), meets_again(), then=meeting())
    assert show(drawn) == "BRA CHL ARG"
    assert show(after(passes_over(), passes_over(), passes_over(), then=drawn)) == "BRA CHL ARG"


def test_the_chair_speaks_without_standing_on_the_list() -> None:
    drawn = after(takes_the_floor(), later("0:40"), gives(), then=meeting())
    assert (show(drawn), drawn.floor.speeches[0].speaker, drawn.floor.speeches[0].elapsed_ms) == (
        ">ARG BRA CHL",
        "chair",
        40_000,
    )
    secretariat = after(takes_the_floor(), takes_the_floor("secretariat"), then=meeting())
    assert (speaking(secretariat), current(secretariat).limit) == ("secretariat", None)
    assert show(after(ends(), then=secretariat)) == "ARG BRA CHL"


def test_the_chair_does_not_speak_over_a_delegation_nor_somebody_else_as_the_chair() -> None:
    with refused(Refusal.HAS_THE_FLOOR, delegation="ARG"):
        after(gives(), takes_the_floor(), then=meeting())
    with refused(Refusal.WRONG_NUMBER, field="speaker", value="guest"):
        after(takes_the_floor("guest"), then=meeting())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(takes_the_floor(), does(EndSpeech(), delegation("ARG")), then=meeting())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(TakeFloor(), delegation("ARG")), then=meeting())


def test_an_operator_who_has_not_seen_the_last_action_on_the_floor_is_told_of_it() -> None:
    drawn = meeting()
    seen = drawn.session.version
    acted = after(gives(), ends(), later("0:03.25"), then=drawn)
    with refused(Refusal.FLOOR_MOVED, delegation="", seconds="3.2"):
        after(gives(seen=seen), then=acted)
    with refused(Refusal.FLOOR_ALREADY_GIVEN, delegation="BRA", seconds="0.0"):
        after(does(EndSpeech(), seen=seen), then=after(gives(), then=acted))
    with refused(Refusal.FLOOR_MOVED):
        after(does(TakeFloor(), seen=seen), then=acted)


def test_an_operator_who_has_not_seen_a_new_inscription_goes_on() -> None:
    drawn = meeting()
    newcomer = after(asks("DEU"), then=drawn)
    assert show(after(gives(seen=drawn.session.version), then=newcomer)) == ">ARG BRA CHL DEU"


def test_after_each_hard_stop_the_chair_is_asked_anew() -> None:
    starts, stops = MONDAY + timedelta(days=1), MONDAY + timedelta(days=1, hours=2)
    services = (HardStop("interpretation", stops), HardStop("room", stops + timedelta(hours=1)))
    plan = PlanMeeting(MeetingId("m3"), starts, services, (DIALOGUE,))
    drawn = after(
        until(starts), adjourns(), does(plan), does(OpenMeeting(MeetingId("m3"))), gives(), until(stops), then=meeting()
    )
    with refused(Refusal.HARD_STOP_PASSED, service="interpretation", left=2):
        after(gives(), then=drawn)
    without = after(does(ContinueBeyond("interpretation", "nobody objects")), gives(), then=drawn)
    assert show(without) == ">BRA CHL"
    with refused(Refusal.HARD_STOP_PASSED, service="room", left=1):
        after(until(stops + timedelta(hours=1)), gives(), then=without)


def test_a_hard_stop_that_is_moved_asks_at_its_new_time_also_those_who_had_consented() -> None:
    half_past = SIX_PM + timedelta(minutes=30)
    moved = after(gives(), until(SIX_PM), does(MoveHardStop("room", half_past, "the room is free")), then=meeting())
    assert show(after(gives(), then=moved)) == ">BRA CHL"
    with refused(Refusal.HARD_STOP_PASSED, at=half_past):
        after(until(half_past), gives(), then=moved)
    consented = after(until(SIX_PM), does(ContinueBeyond("room", "yes")), then=meeting())
    moved = after(
        does(MoveHardStop("room", half_past, "until half past six")), gives(), until(half_past), then=consented
    )
    with refused(Refusal.HARD_STOP_PASSED, at=half_past):
        after(gives(), then=moved)


def test_an_earlier_hard_stop_holds_at_once() -> None:
    sooner = MoveHardStop("room", SIX_PM - timedelta(hours=2), "the interpreters leave")
    with refused(Refusal.HARD_STOP_PASSED):
        after(until(SIX_PM - timedelta(hours=1)), does(sooner), gives(), then=meeting())


def test_a_meeting_without_lists_hears_the_chair_and_points_of_order() -> None:
    drawn = after(plans("m3", MONDAY + timedelta(days=1), 1), does(OpenMeeting(MeetingId("m3"))))
    with refused(Refusal.LIST_EXHAUSTED, meeting="m3"):
        after(gives(), then=drawn)
    assert speaking(after(takes_the_floor(), then=drawn)) == "chair"
    heard = after(rises("KEN"), rises("BRA"), rules(), gives(), rules(), then=drawn)
    assert standing(heard, "BRA!") == "heard"
    assert happened(after(adjourns(), then=heard), heard) == ["MeetingAdjourned"]


def test_a_late_request_once_admitted_is_called() -> None:
    drawn = after(hears("ARG", "BRA", "CHL"), closes_list(), asks_late("DEU"), admits("DEU"), gives(), then=meeting())
    assert show(drawn) == "(closed) >DEU"


def test_giving_the_floor_returns_it_first_to_whoever_was_interrupted() -> None:
    appealed = after(gives(), rises("KEN"), rules(), appeals("KEN"), then=meeting())
    drawn = after(takes_the_floor(), votes_on_appeal(3, 40), then=appealed)
    assert show(drawn) == ">chair BRA CHL"
    with refused(Refusal.NOT_NEXT, delegation="BRA", next="ARG"):
        after(gives("BRA"), then=drawn)
    assert show(after(gives(), then=drawn)) == ">ARG BRA CHL"
    assert show(after(returns(), then=drawn)) == ">ARG BRA CHL"
    before = after(gives("BRA", "Argentina lets it go first"), then=drawn)
    assert show(before) == ">BRA CHL"
    assert show(after(gives(), then=before)) == ">ARG CHL"


def test_the_floor_is_returned_only_to_whoever_was_interrupted() -> None:
    with refused(Refusal.NOBODY_INTERRUPTED):
        after(gives(), returns(), then=meeting())


def test_a_suspended_meeting_ends_no_speech_and_takes_names() -> None:
    drawn = after(gives(), suspends(), asks("DEU"), then=meeting())
    assert show(drawn) == ">ARG BRA CHL DEU"
    for step in (ends(), stops_clock(), undoes(), passes_over(), rises("KEN"), returns()):
        with refused(Refusal.MEETING_SUSPENDED):
            after(step, then=drawn)
    assert show(after(resumes(), ends(), then=drawn)) == "BRA CHL DEU"


def test_a_reply_is_called_only_from_a_list_that_the_meeting_hears() -> None:
    drawn = after(asks_to_reply("DEU"), does(PutDownList(DIALOGUE)), then=meeting())
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=DIALOGUE):
        after(gives("DEU(r)", "at the end"), then=drawn)


def test_a_reply_may_be_passed_over_and_a_withdrawn_request_may_not() -> None:
    drawn = after(hears("ARG", "BRA", "CHL"), asks_to_reply("DEU"), asks_to_reply("EGY"), passes_over(), then=meeting())
    assert show(drawn) == "EGY(r) DEU(r)"
    with refused(Refusal.REQUEST_ENDED):
        after(withdraws("DEU(r)"), passes_over("DEU(r)"), then=drawn)


def test_each_speech_has_a_number_and_its_request_knows_it() -> None:
    drawn = after(hears("ARG", "BRA"), then=meeting())
    assert [one.number for one in drawn.floor.speeches] == [1, 2]
    assert [end.speech for code in ("ARG", "BRA") if (end := find(drawn, code).end)] == [1, 2]
