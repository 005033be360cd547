"""A body does not meet twice at once, also when two of its sessions ask for it at the same moment."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from seriatim.journal import Journal
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, MeetingId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.meetings.rules.planning import slots
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.chamber import Chamber

AT = datetime(2024, 3, 4, 15, tzinfo=UTC)
OEWG, SESSIONS = BodyId("oewg"), (SessionId("oewg-7"), SessionId("oewg-8"))
ROUNDS = 15
OBEYED = "obeyed"


@pytest.fixture
def chamber(journal: Journal) -> Chamber:
    """Two sessions of one body."""
    chamber = Chamber(journal)
    established = m.EstablishBody(
        OEWG, "A working group", "America/New_York", "New York",
        Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("Burhan Gafoor", "Singapore"),
    )  # fmt: skip
    give(chamber, established)
    for number, session in enumerate(SESSIONS):
        give(chamber, m.ConveneSession(session, OEWG, 7 + number, date(2024, 3, 4), date(2024, 3, 8)))
    return chamber


def give(chamber: Chamber, command: Any, session: SessionId | None = None) -> None:
    chamber.act(command, Occasion(SECRETARIAT, AT), session)


def at_once(journal: Journal, commands: Sequence[Any]) -> Counter[str]:
    """One command in each session at the same moment, each at a door of its own; how often which answer was given."""
    ready = Barrier(len(SESSIONS))

    def race(session: SessionId, command: Any) -> str:
        chamber = Chamber(journal)
        ready.wait()
        try:
            give(chamber, command, session)
        except Refused as caught:
            return caught.code if caught.details["session"] != session else f"{caught.code} by itself"
        return OBEYED

    with ThreadPoolExecutor(len(SESSIONS)) as pool:
        return Counter(pool.map(race, SESSIONS, commands))


def planning(number: int, minutes: int) -> m.PlanMeeting:
    """A meeting of an hour on its own day, so many minutes after noon."""
    starts = AT + timedelta(days=number, minutes=minutes)
    return m.PlanMeeting(MeetingId(f"m{number}"), starts, (HardStop("room", starts + timedelta(hours=1)),))


def test_of_two_meetings_that_cross_one_is_planned_and_the_other_refused(chamber: Chamber) -> None:
    for number in range(ROUNDS):
        crossing = planning(number, 0), planning(number, 30)
        assert at_once(chamber.journal, crossing) == {OBEYED: 1, Refusal.MEETINGS_OVERLAP: 1}
    planned = [slots(chamber.session(session).programme) for session in SESSIONS]
    assert sum(map(len, planned)) == ROUNDS


def test_of_two_sessions_that_open_a_meeting_one_sits_and_the_other_is_refused(chamber: Chamber) -> None:
    for number in range(ROUNDS):
        for after_noon, session in enumerate(SESSIONS):
            give(chamber, planning(number, 60 * after_noon), session)
        opening = m.OpenMeeting(MeetingId(f"m{number}"))
        assert at_once(chamber.journal, (opening, opening)) == {OBEYED: 1, Refusal.MEETING_IN_SESSION: 1}
        for session in SESSIONS:
            if chamber.session(session).programme.sitting:
                give(chamber, m.AdjournMeeting(), session)
            else:
                give(chamber, m.CancelMeeting(MeetingId(f"m{number}"), "the other session met"), session)
    held = [one for session in SESSIONS for one in chamber.session(session).programme.meetings.values()]
    assert Counter(one.status for one in held) == {Status.ADJOURNED: ROUNDS, Status.CANCELLED: ROUNDS}
