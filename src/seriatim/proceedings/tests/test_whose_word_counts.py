"""Whoever was brought in by somebody speaks with one voice with her: the rules and the households say the same."""

from datetime import timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from seriatim.delegations.rules.events import OfficerAppointed
from seriatim.delegations.rules.evolve import evolve
from seriatim.delegations.rules.voices import voice
from seriatim.delegations.tests.people import AT, person
from seriatim.kernel.actor import Actor, Office
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import PersonId
from seriatim.proceedings.tests.histories.world import ROSTER
from seriatim.proceedings.tests.people.households import Households

SOMEBODY = st.sampled_from([person(name) for name in ("amina", "baraka", "chloe", "desk", "dora", "joseph")])
BROUGHT = st.tuples(SOMEBODY, st.one_of(SOMEBODY, st.just(PersonId(""))), st.integers(0, 1))


@given(st.lists(BROUGHT, min_size=2, max_size=16))
def test_the_rules_and_the_households_agree_on_who_may_be_the_same_human(arrivals: list[tuple[str, str, int]]) -> None:
    roster, households, at = ROSTER, Households(), AT
    for who, by, later in arrivals:
        at += timedelta(seconds=later)
        appointed = OfficerAppointed(PersonId(who), Office.SECRETARIAT)
        recorded = Recorded(appointed, 1, at, Actor(Office.SECRETARIAT, person=by), "c")
        roster = evolve(roster, recorded)
        households.note(recorded, "")
    people = [*roster.entered]
    for about, one, other in product(people, people, [*people, PersonId("")]):
        same = voice(roster, one, about) == voice(roster, other, about)
        assert same == households.live_together(one, other, about), (about, one, other)
