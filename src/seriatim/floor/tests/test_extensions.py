"""More time for the speech that is being held: it adds up, is taken back, returns with the speech, and ends with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.clock import allowed_ms, is_cut, left_ms
from seriatim.floor.rules.commands import Accommodate, ExtendSpeech, SetTimeLimit
from seriatim.floor.rules.kinds import AtZero, Force, TimeClass
from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    appeals,
    asks_to_explain,
    asks_to_reply,
    decides,
    does,
    ends,
    extends,
    gives,
    meets,
    passes_over,
    returns,
    rises,
    rules,
    starts_clock,
    stops_clock,
    suspends,
    takes_the_floor,
    undoes,
    votes_on_appeal,
)
from seriatim.floor.tests.world import (
    SIX_PM,
    Drawn,
    Step,
    after,
    current,
    find,
    happened,
    later,
    left,
    refused,
    show,
    until,
    used,
)
from seriatim.kernel.actor import SECRETARIAT, delegation
from seriatim.kernel.ids import DelegationId
from seriatim.meetings.rules.commands import ContinueBeyond


def speaking() -> Drawn:
    """Argentina speaks, and has spoken for a minute of its three."""
    return after(all_ask("ARG", "BRA"), meets(), gives(), later("1:00"))


def test_a_speech_that_is_extended_has_more_time_and_nobody_else_has() -> None:
    drawn = after(extends(), then=speaking())
    assert (left(drawn), used(drawn), show(drawn)) == ("2:30", "1:00", ">ARG BRA")
    assert happened(drawn, speaking()) == ["SpeechExtended"]
    limit = limit_for(drawn.floor, find(drawn, "BRA").id)
    assert limit
    assert limit.seconds == 180
    assert left(after(gives(), then=drawn)) == "3:00"
    assert drawn.floor.limits == speaking().floor.limits


def test_extensions_add_up_and_the_record_keeps_their_sum() -> None:
    drawn = after(extends(), extends(), extends(45), then=speaking())
    assert left(drawn) == "3:45"
    [speech] = after(ends(), then=drawn).floor.speeches
    assert (speech.extended_seconds, allowed_ms(speech)) == (105, 285_000)


def test_a_speech_that_is_over_its_limit_is_within_it_again_where_the_extension_is_not_yet_used() -> None:
    over = after(later("2:20"), then=speaking())
    assert left(over) == "-0:20"
    assert left(after(extends(), then=over)) == "0:10"
    assert left(after(extends(10), then=over)) == "-0:10"


def test_what_was_cut_is_cut_no_longer_until_the_extension_and_the_grace_are_used() -> None:
    cutting = SetTimeLimit(TimeClass.NATIONAL, 180, Force.ENFORCED, AtZero.CUT, 15, decision="So decided.")
    cut = after(all_ask("ARG"), does(cutting), meets(), gives(), later("3:15"))
    assert is_cut(current(cut), cut.now)
    extended = after(extends(), later("0:29.999"), then=cut)
    assert not is_cut(current(extended), extended.now)
    assert is_cut(current(extended), extended.now + timedelta(milliseconds=1))


@pytest.mark.parametrize(
    ("asked", "allowed"), [(asks_to_reply("KEN"), "10:30"), (asks_to_explain("KEN"), "10:30"), (rises("KEN"), "5:30")]
)
def test_a_reply_an_explanation_and_a_point_of_order_are_extended_like_a_statement(asked: Step, allowed: str) -> None:
    drawn = after(meets(), decides(), asked)
    floor = drawn if drawn.floor.turn.speech else after(gives(), then=drawn)
    assert left(after(extends(), then=floor)) == allowed


def test_a_stopped_clock_stands_when_the_speech_is_extended() -> None:
    drawn = after(stops_clock(), later("5:00"), extends(), later("5:00"), then=speaking())
    assert (left(drawn), used(drawn)) == ("2:30", "1:00")
    assert left(after(starts_clock(), later("0:30"), then=drawn)) == "2:00"


def test_the_clock_that_everybody_sees_shows_as_much_more_also_of_an_accommodated_speaker() -> None:
    drawn = after(all_ask("ARG"), does(Accommodate(DelegationId("ARG"), 150)), meets(), gives(), extends())
    assert left(drawn) == "3:30"
    assert left(after(later("5:15"), then=drawn)) == "0:00"


# Taken back


def test_an_extension_is_taken_back_within_ten_seconds_and_the_clock_goes_on() -> None:
    undone = after(extends(), later("0:10"), undoes(), then=speaking())
    assert (left(undone), used(undone), show(undone)) == ("1:50", "1:10", ">ARG BRA")
    assert undone.floor.turn == speaking().floor.turn
    with refused(Refusal.TOO_LATE_TO_UNDO, seconds=10):
        after(extends(), later("0:10.001"), undoes(), then=speaking())


def test_of_several_extensions_the_last_is_taken_back_and_once() -> None:
    undone = after(extends(), extends(60), undoes(), then=speaking())
    assert left(undone) == "2:30"
    with refused(Refusal.NOTHING_TO_UNDO):
        after(undoes(), then=undone)


def test_a_clock_that_was_stopped_since_still_stands_when_the_extension_is_taken_back() -> None:
    undone = after(extends(), stops_clock(), later("0:05"), undoes(), then=speaking())
    assert (left(undone), used(undone)) == ("2:00", "1:00")


def test_a_speech_that_was_ended_by_mistake_goes_on_with_its_extension() -> None:
    assert left(after(extends(), ends(), undoes(), then=speaking())) == "2:30"
    assert left(after(extends(), gives(), undoes(), then=speaking())) == "2:30"


def test_of_two_operators_who_press_at_once_one_extends() -> None:
    before = speaking()
    extended = after(extends(), later("0:00.400"), then=before)
    stale = does(ExtendSpeech(30), SECRETARIAT, seen=before.session.version)
    with refused(Refusal.FLOOR_MOVED, delegation="ARG", seconds="0.4"):
        after(stale, then=extended)
    seen = does(ExtendSpeech(30), SECRETARIAT, seen=extended.session.version)
    assert left(after(seen, then=extended)) == "2:59.600"


def test_who_did_not_see_the_extension_does_not_give_the_floor_away() -> None:
    before = speaking()
    with refused(Refusal.FLOOR_MOVED, delegation="ARG"):
        after(extends(), gives(seen=before.session.version), then=before)


# Interrupted, returned to, over


def test_an_extension_returns_with_the_speech_that_was_interrupted() -> None:
    interrupted = after(extends(), rises("KEN"), then=speaking())
    assert (show(interrupted), left(interrupted)) == (">KEN! BRA", "5:00")
    assert left(after(later("0:40"), rules(), then=interrupted)) == "2:30"


def test_it_returns_also_after_an_appeal() -> None:
    appealed = after(extends(), rises("KEN"), rules(), extends(), appeals("KEN"), takes_the_floor(), then=speaking())
    assert left(after(votes_on_appeal(1, 9), returns(), then=appealed)) == "3:00"


def test_the_extension_of_a_point_of_order_is_not_the_interrupted_speakers() -> None:
    drawn = after(rises("KEN"), extends(), then=speaking())
    assert left(drawn) == "5:30"
    assert left(after(rules(), then=drawn)) == "2:00"


def test_an_extension_does_not_outlive_the_speech() -> None:
    absent = after(extends(), passes_over(), gives("ARG", "it is here after all"), then=speaking())
    assert (show(absent), left(absent)) == (">ARG BRA", "3:00")


# Refused


def test_where_nobody_has_the_floor_there_is_nothing_to_extend() -> None:
    for steps in ((meets(),), (meets(), gives(), ends()), (meets(), gives(), rises("KEN"), rules(), appeals("KEN"))):
        with refused(Refusal.FLOOR_NOT_GIVEN):
            after(all_ask("ARG", "BRA"), *steps, extends())


def test_in_no_meeting_and_in_a_suspended_one_nothing_is_extended() -> None:
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(extends())
    with refused(Refusal.NO_MEETING_IN_SESSION):
        after(ends(), adjourns(), extends(), then=speaking())
    with refused(Refusal.MEETING_SUSPENDED):
        after(suspends(), extends(), then=speaking())


def test_where_there_is_no_limit_there_is_none_to_extend() -> None:
    with refused(Refusal.NO_LIMIT, delegation="chair"):
        after(meets(), takes_the_floor(), extends())
    drawn = speaking()
    none = replace(drawn, session=replace(drawn.session, floor=replace(drawn.floor, limits=())))
    unlimited = after(gives(), then=none)
    with refused(Refusal.NO_LIMIT, delegation="BRA"):
        after(extends(), then=unlimited)
    assert left_ms(current(unlimited), unlimited.now) is None


@pytest.mark.parametrize("seconds", [0, -30, 3_601, 10**12])
def test_an_extension_is_a_time_of_an_hour_at_most(seconds: int) -> None:
    with refused(Refusal.WRONG_NUMBER, field="seconds", value=seconds, rule="from 1 to 3600"):
        after(extends(seconds), then=speaking())


@pytest.mark.parametrize(("seconds", "allowed"), [(1, "2:01"), (3_600, "62:00")])
def test_an_extension_may_be_a_second_or_a_whole_hour(seconds: int, allowed: str) -> None:
    assert left(after(extends(seconds), then=speaking())) == allowed


def test_those_who_preside_extend_and_no_delegation_extends_itself() -> None:
    assert left(after(does(ExtendSpeech(30), SECRETARIAT), then=speaking())) == "2:30"
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(ExtendSpeech(30), delegation("ARG")), then=speaking())


def test_after_the_end_of_a_service_a_speech_is_extended_with_consent_and_a_point_of_order_without() -> None:
    late = after(until(SIX_PM), then=speaking())
    with refused(Refusal.HARD_STOP_PASSED, service="room"):
        after(extends(), then=late)
    agreed = after(does(ContinueBeyond("room", "nobody objects")), then=late)
    assert after(extends(), then=agreed).floor.turn.speech != agreed.floor.turn.speech
    assert left(after(rises("KEN"), extends(), then=late)) == "5:30"
