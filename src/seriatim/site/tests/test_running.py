"""At what speed a rehearsal goes, and what becomes of the clock while somebody has the Chair."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Event, Thread
from typing import Self

import pytest

from seriatim.floor.rules.commands import Inscribe
from seriatim.kernel.actor import CHAIR, SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, ListId, MeetingId
from seriatim.meetings.rules.commands import AdjournMeeting, OpenMeeting
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.hall import Cast
from seriatim.rehearsal.performance import Done
from seriatim.rehearsal.tests.hall import rehearsed, until
from seriatim.site.clock import REAL, Clock
from seriatim.site.rehearsal.running import FASTEST, JUST_BEFORE, Running

SMALL = Cast(seed=2, delegations=10)


@pytest.fixture
def company() -> Iterator[Company]:
    with rehearsed(SMALL, days=1) as people:
        yield people


class Watched:
    """A rehearsal that runs in a thread of its own, and says when a command was given."""

    def __init__(self, company: Company, speed: float) -> None:
        self.clock, self.told = Clock(), list[Done]()
        self.clock.set(company.at)
        self.turned = Event()
        self.clock.on_set(self.turned.set)
        self.running = Running(company, self.clock, speed, self.told.append)
        company.chamber.heard_by(lambda _stream, _version: self.running.stir())
        self.thread = Thread(target=self.running.run)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.running.stop()
        self.thread.join()


def test_at_full_speed_nobody_waits_and_the_clock_follows(company: Company) -> None:
    watched = Watched(company, FASTEST)
    watched.running.run()
    assert watched.running.over
    assert company.counts.broken == []
    assert watched.clock.now() >= company.at == watched.told[-1].at
    assert watched.clock.pace == REAL


def test_what_a_person_types_in_for_a_delegation_takes_no_chair(company: Company) -> None:
    until(company, "OpenMeeting")
    asks = Inscribe(ListId("topic-1"), DelegationId("PSE"))
    company.chamber.act(asks, Occasion(SECRETARIAT, company.at), company.session, key="by hand")
    company.notice()
    assert company.presides


def test_the_clock_is_turned_to_the_meeting_that_somebody_is_to_open_and_not_beyond(company: Company) -> None:
    until(company, "EndSpeech")
    adjourns = AdjournMeeting("a fire alarm")
    company.chamber.act(adjourns, Occasion(CHAIR, company.at), company.session, key="by hand")
    starts = company.known().programme.meetings[MeetingId("meeting-2")].starts
    with Watched(company, 1_000.0) as watched:
        while watched.clock.now() < starts - JUST_BEFORE:
            watched.turned.wait()
        assert not company.presides
        assert watched.running.speed == REAL, "whoever presides has real time"
        assert watched.clock.now() < starts + timedelta(minutes=5)
        opens = OpenMeeting(MeetingId("meeting-2"))
        company.chamber.act(opens, Occasion(CHAIR, watched.clock.now()), company.session, key="opened by hand")
        watched.running.go(FASTEST)
        assert watched.running.speed == REAL, "nobody keeps up with that"
        watched.running.hand_back()
        watched.thread.join()
    assert watched.running.speed == FASTEST
    assert company.counts.broken == []
    assert company.known().programme.meetings[MeetingId("meeting-2")].adjourned_at


def test_while_it_is_paused_nothing_happens(company: Company) -> None:
    with Watched(company, FASTEST) as watched:
        watched.running.pause(paused=True)
        assert watched.clock.pace == 0
        watched.running.pause(paused=False)
        watched.thread.join()
    assert watched.running.over
