"""The order of speakers, found a second time by hand, and the three laws of the Chair's hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from seriatim.floor.rules.kinds import Criterion
from seriatim.floor.rules.lined import Line, lined
from seriatim.floor.rules.place import explain
from seriatim.kernel.ids import RequestId
from seriatim.proceedings.tests.histories.dice import Dice
from seriatim.proceedings.tests.histories.lists import STEPS, RandomList, random_list

THROWN = st.binary(min_size=25 * 6, max_size=25 * 6)
MANY = settings(max_examples=10 * settings().max_examples)
CLASSES = (Criterion.CATEGORY, Criterion.LEVEL, Criterion.GROUPS)
"""The steps that tell classes apart; draws and regions order within a class."""


def in_line(of: RandomList, before: Line | None = None) -> Line:
    return lined((of.policy, tuple(of.hand), of.draws), tuple(of.stands()), before)


def called(of: RandomList) -> list[RequestId]:
    return [one for one in in_line(of).everybody if one in of.waiting()]


@MANY
@given(THROWN)
def test_the_order_is_the_one_found_by_hand(thrown: bytes) -> None:
    some = random_list(thrown)
    assert called(some) == some.order()
    some.dice = Dice(thrown[::-1])
    some.draw()
    assert called(some) == some.order()


@MANY
@given(THROWN)
def test_everybody_who_waits_stands_once_and_the_reasons_count_all_who_stand_ahead(thrown: bytes) -> None:
    some = random_list(thrown)
    places = explain(some.policy, some.stands(), some.hand, some.draws, some.waiting())
    assert [place.request for place in places] == called(some)
    assert sorted(called(some)) == sorted(some.waiting())
    for ahead, place in enumerate(places):
        assert sum(reason.ahead for reason in place.reasons if reason.criterion != "absent") == ahead


@MANY
@given(THROWN)
def test_a_newcomer_of_the_same_class_passes_nobody_whom_the_chair_placed(thrown: bytes) -> None:
    some = random_list(thrown, steps=CLASSES)
    placed = {act.request for act in some.hand} & some.waiting()
    some.version += 1
    for stand in [some.requests[one - 1][-1] for one in placed]:
        newcomer = some.ask(like=stand)
        now = called(some)
        assert stand.passed_over or now.index(newcomer) > now.index(stand.request)


@MANY
@given(THROWN)
def test_a_newcomer_changes_nobodys_place_relative_to_anybody_else(thrown: bytes) -> None:
    some = random_list(thrown)
    before = called(some)
    some.dice, some.version = Dice(thrown[::-1]), some.version + 1
    newcomer = some.ask()
    assert [one for one in called(some) if one != newcomer] == before


@MANY
@given(THROWN)
def test_a_line_that_goes_on_is_the_line_made_anew(thrown: bytes) -> None:
    some = random_list(thrown)
    line = in_line(some)
    some.dice = Dice(thrown[::-1])
    for _ in range(5):
        some.version += 1
        some.ask()
        line = in_line(some, line)
        assert line == in_line(some)
    some.version += 1
    some.move()
    assert in_line(some, line) == in_line(some)


@MANY
@given(THROWN, st.data())
def test_whoever_leaves_reorders_nobody(thrown: bytes, data: st.DataObject) -> None:
    some = random_list(thrown)
    before = called(some)
    leaving = data.draw(st.sets(st.sampled_from(before))) if before else set()
    some.ended |= leaving
    assert called(some) == [one for one in before if one not in leaving]


@MANY
@given(THROWN)
def test_what_the_chair_places_stands_beside_the_other_and_stays_on_that_side(thrown: bytes) -> None:
    some = random_list(thrown)
    some.dice, some.version, moves = Dice(thrown[::-1]), some.version + 1, len(some.hand)
    some.move()
    now = called(some)
    for act in some.hand[moves:]:
        if act.side is not None and {act.request, act.other} <= some.waiting():
            assert now.index(act.request) - now.index(act.other) == (1 if act.side == "after" else -1)
    for _ in range(5):
        some.version += 1
        some.ask()
    assert [one for one in called(some) if one in now] == now


def test_the_lists_have_all_steps_of_a_policy() -> None:
    assert {*STEPS, Criterion.OWED, Criterion.TIME} == set(Criterion)
