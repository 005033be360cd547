import pytest

from seriatim.forecast.field import shipped
from seriatim.forecast.rules.learning import learn, untaught
from seriatim.forecast.rules.record import after, nothing_yet
from seriatim.forecast.tests.bodies import LIMIT, body, held, line, who


def test_a_body_of_which_nothing_is_known_speaks_as_the_field_does() -> None:
    assert untaught(shipped()).expected([who("KEN")])[0] == pytest.approx(290, rel=0.01)


def test_a_body_outweighs_the_field_once_it_has_spoken_enough() -> None:
    assert body(120).seconds == pytest.approx(120, rel=0.1)
    assert body(500).seconds == pytest.approx(500, rel=0.1)


def test_one_speech_moves_the_pace_of_a_body_a_little_way() -> None:
    assert 290 < learn(shipped(), [[held(("KEN", 600))]]).seconds < 500


def test_a_longer_limit_makes_longer_speeches_but_not_in_proportion() -> None:
    three, fifteen = untaught(shipped()).expected([who("KEN", 180), who("KEN", 900)])
    assert 3 < fifteen / three < 5


def test_a_delegation_that_always_speaks_longer_is_expected_to_speak_longer() -> None:
    pace = body(200, sittings=12, longer=["D3"])
    often, others = pace.expected([who("D3"), who("D4")])
    assert others * 1.2 < often < others * 1.6


def test_a_delegation_heard_once_is_believed_less_than_one_heard_often() -> None:
    once, often = (body(200, sittings=sittings, longer=["D3"]) for sittings in (1, 12))
    assert once.own([who("D3")])[0] > often.own([who("D3")])[0]


def test_an_hour_entered_as_one_speech_does_not_make_everybody_slow() -> None:
    usual = [[held(*((f"D{number}", 240.0) for number in range(10)))]] * 3
    question_time = [held(("MIN", 4_000.0))]
    assert learn(shipped(), [*usual, question_time]).seconds < 1.4 * learn(shipped(), usual).seconds


def test_the_pace_of_a_list_follows_its_speeches() -> None:
    pace = body(200)
    assert pace.of_list([]).mean == 1
    slow = pace.of_list(held(*((f"D{number}", 300.0) for number in range(10))))
    quick = pace.of_list(held(*((f"D{number}", 120.0) for number in range(10))))
    assert quick.mean < 1 < slow.mean
    assert slow.variance < pace.of_list([]).variance


def test_recent_sittings_weigh_more_than_those_long_ago() -> None:
    slow, quick = [held(*((f"D{n}", 400.0) for n in range(20)))], [held(*((f"D{n}", 200.0) for n in range(20)))]
    assert learn(shipped(), [slow, slow, quick, quick]).seconds < learn(shipped(), [quick, quick, slow, slow]).seconds


def test_the_first_speakers_of_a_list_may_be_expected_to_speak_longer() -> None:
    opening = held(*((f"D{n}", 400.0 if n == 0 else 200.0) for n in range(12)))
    first, *_, last = learn(shipped(), [[opening]] * 8).expected(line(12, LIMIT))
    assert first > 1.2 * last


def test_forecasts_that_were_always_right_make_the_next_ones_narrower() -> None:
    record = nothing_yet(shipped())
    for _ in range(8):
        record = after(record, [held(*((f"D{n}", 240.0) for n in range(20)))])
    assert record.pace.width < 1


def test_forecasts_that_were_often_wrong_make_the_next_ones_wider() -> None:
    record = nothing_yet(shipped())
    for sitting in range(9):
        record = after(record, [held(*((f"D{n}", 120.0 if sitting % 2 and n > 5 else 600.0) for n in range(20)))])
    assert record.pace.width > 1


def test_an_empty_list_teaches_nothing() -> None:
    assert after(nothing_yet(shipped()), [()]).pace.heard == 0
