"""A whole session is rehearsed, and every promise is kept."""

import pytest

from seriatim.floor.rules.state import ENDS, Standing
from seriatim.journal.verify import verify
from seriatim.meetings.rules.events import MeetingAdjourned
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.chamber import stream_of_session
from seriatim.proceedings.tests.histories import promises
from seriatim.proceedings.tests.histories.clerk import Clerk
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.hall import Cast
from seriatim.rehearsal.performance import Done
from seriatim.rehearsal.summary import summary, told
from seriatim.rehearsal.tests.hall import rehearsed, to_the_end


class Beside:
    """The clerk of the random histories, who keeps books by hand: compared whenever a meeting rises."""

    def __init__(self, company: Company) -> None:
        self.company, self.clerk, self.compared = company, Clerk(), 0

    def look(self, done: Done) -> None:
        journal = self.company.chamber.journal
        for recorded in journal.read(stream_of_session(self.company.session), len(self.clerk.journal)):
            if isinstance(recorded.event, MeetingAdjourned):
                promises.everybody_is_owed(self.clerk, recorded.event)
            self.clerk.note(recorded)
        if any(isinstance(one, MeetingAdjourned) for one in done.events):
            self._compare(done)

    def _compare(self, done: Done) -> None:
        known = self.company.known()
        promises.no_request_lost_or_invented(known.floor, self.clerk)
        promises.exactly_one_end(known.floor, self.clerk)
        promises.one_floor(known, self.clerk)
        promises.times_add_up(known.floor, self.clerk, done.at)
        for of in known.floor.lists:
            promises.one_place(known.floor, self.clerk, of)
            promises.every_place_explained(known.floor, of)
        self.compared += 1


def test_a_five_day_session_of_193_delegations_ends_with_no_promise_broken() -> None:
    with rehearsed(Cast(seed=1, delegations=193, liveliness=2)) as company:
        beside = Beside(company)
        to_the_end(company, beside.look)
        known, facts = company.known(), summary(company)
        assert company.counts.broken == []
        assert all(one.status == Status.ADJOURNED for one in known.programme.meetings.values())
        assert beside.compared == len(known.programme.meetings) >= 12
        assert facts["requests"]["heard"] > 300
        assert facts["points_of_order"] > 0 < facts["replies"]
        assert facts["follow_ups"] > 0 < facts["repeated"]
        assert {"ALREADY_INSCRIBED", "NOT_YOUR_REQUEST", "LIST_CLOSED"} <= facts["refused"].keys()
        left = [one for one in known.floor.requests.values() if one.standing not in ENDS]
        rose = max(one.adjourned_at for one in known.programme.meetings.values() if one.adjourned_at)
        assert all(one.standing == Standing.WAITING and (one.owed or one.at > rose) for one in left)
        verify(company.chamber.journal)
        assert "none was broken" in list(told(facts))[-1]


def test_the_same_seed_leaves_the_same_journal_and_another_seed_another_one() -> None:
    roots = []
    for seed in (7, 7, 8):
        with rehearsed(Cast(seed, delegations=25, liveliness=3), days=1) as company:
            to_the_end(company)
            assert company.counts.broken == []
            roots.append(company.chamber.journal.head().root)
    assert roots[0] == roots[1] != roots[2]


@pytest.mark.parametrize("seed", range(3))
def test_a_hall_in_which_everything_happens_at_once_keeps_every_promise(seed: int) -> None:
    often = {"point_of_order": 0.5, "appeal": 0.6, "motion": 0.1, "undone": 0.3, "absent": 0.2, "suspension": 0.9}
    with rehearsed(Cast(seed, delegations=30, liveliness=10), days=1, **often) as company:
        beside = Beside(company)
        to_the_end(company, beside.look)
        assert company.counts.broken == []
        assert beside.compared >= 2
