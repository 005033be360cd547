"""Rehearsals on both databases: a day in every run of the tests, weeks of them with `make soak`."""

import os

import pytest

from seriatim.journal import Journal
from seriatim.journal.verify import verify
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.chamber import Chamber
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.hall import Cast
from seriatim.rehearsal.setting import Wanted, set_up
from seriatim.rehearsal.tests.hall import to_the_end

LONG = [(Cast(seed, liveliness=lively), 15) for seed, lively in enumerate((1, 1, 2, 4, 8, 15, 30, 50))]
SHORT = [(Cast(1, delegations=60, liveliness=2), 1)]


@pytest.mark.parametrize(("cast", "days"), LONG if os.environ.get("SERIATIM_SOAK") else SHORT)
def test_days_on_end_keep_every_promise_on_both_databases(cast: Cast, days: int, journal: Journal) -> None:
    play = set_up(Chamber(journal), Wanted(None, cast, days), None).play
    assert isinstance(play, Company)
    to_the_end(play)
    assert play.counts.broken == []
    held = [one.status for one in play.known().programme.meetings.values()]
    assert set(held) == {Status.ADJOURNED}
    assert len(held) >= 2 * days
    verify(journal)
