"""How often people do what is data with a reason; how long they speak, the forecast knows."""

import tomllib
from datetime import UTC, datetime
from statistics import mean

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.capabilities import Category
from seriatim.forecast.field import shipped as field
from seriatim.forecast.rules.draw import one_length
from seriatim.forecast.rules.learning import untaught
from seriatim.forecast.rules.speech import Speaker
from seriatim.rehearsal.habits import HABITS, shipped
from seriatim.rehearsal.hall import Cast, dice_of, hall
from seriatim.rehearsal.rules.dice import after, between, falls, one_of
from seriatim.rehearsal.rules.habits import ALMOST_ALWAYS, INCIDENTS, NAMES

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)


def test_every_habit_has_a_value_and_a_reason() -> None:
    told = tomllib.loads(HABITS.read_text(encoding="utf-8"))
    assert tuple(told) == NAMES
    assert all(one.keys() == {"value", "why"} and len(one["why"]) > 20 for one in told.values())


def test_a_livelier_hall_has_more_incidents_and_no_others_speak_in_it() -> None:
    quiet, lively = shipped().livelier(0), shipped().livelier(1_000)
    assert all(getattr(quiet, name) == 0 for name in INCIDENTS)
    assert all(getattr(lively, name) == ALMOST_ALWAYS for name in INCIDENTS)
    assert all(getattr(quiet, name) == getattr(lively, name) for name in NAMES if name not in INCIDENTS)
    assert shipped().livelier(1) == shipped()


def test_the_same_throw_falls_the_same_and_another_falls_otherwise() -> None:
    dice = dice_of(1)
    assert dice("absent", 3) == dice("absent", 3) != dice("absent", 4) != dice_of(2)("absent", 4)
    throws = [dice("fair", n) for n in range(2_000)]
    assert all(0 <= one < 1 for one in throws)
    assert mean(throws) == pytest.approx(0.5, abs=0.02)


def test_chance_is_asked_in_four_ways() -> None:
    dice = dice_of(1)
    assert not falls(dice, 0.0, "never")
    assert falls(dice, 1.0, "always")
    assert mean(falls(dice, 0.2, "often", n) for n in range(2_000)) == pytest.approx(0.2, abs=0.03)
    assert mean(after(dice, 60, "waits", n) for n in range(2_000)) == pytest.approx(60, rel=0.1)
    assert all(3 <= between(dice, 3, 5, n) < 5 for n in range(100))
    assert {one_of(dice, "abc", "which", n) for n in range(100)} == set("abc")


def test_the_speeches_of_a_rehearsal_are_as_long_as_the_forecast_has_them() -> None:
    pace = untaught(field())
    shares = [(n + 0.5) / 1_000 for n in range(1_000)]
    lengths = [one_length(pace, Speaker(limit=180.0), 1.0, share) for share in shares]
    assert lengths == sorted(lengths)
    assert mean(lengths) == pytest.approx(pace.seconds, rel=0.05)
    assert one_length(pace, Speaker(limit=180.0, cut_after=200.0), 1.0, 0.99) == 200.0
    read = [one_length(pace, Speaker(limit=180.0, weighed=120.0), 3.0, share) for share in shares]
    assert mean(read) == pytest.approx(120, rel=0.05), "a text takes as long on a slow list as on a quick one"


def test_states_come_first_and_others_only_where_there_is_room() -> None:
    assert len(hall(Cast(1, 193), world(), [], NOON).delegations) == 193
    some = hall(Cast(1, 20), world(), [], NOON).delegations
    assert (
        some
        == hall(Cast(1, 20, 9.0), world(), [], NOON).delegations
        != hall(Cast(2, 20), world(), [], NOON).delegations
    )
    everybody = hall(Cast(1, 1_000), world(), [], NOON).delegations
    assert set(everybody) == set(world().participants)
    assert {world().participants[one].category for one in everybody[:193]} == {Category.MEMBER_STATE}
