"""What the record says of the programme and of a meeting: the whole event, with its words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from seriatim.floor.tests.acts import does
from seriatim.floor.tests.world import DIALOGUE, FIRST, MONDAY, SECOND, SIX_PM, Drawn, Step, after, convened
from seriatim.kernel.ids import BodyId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as c
from seriatim.meetings.rules import events as e
from seriatim.meetings.rules.state import Meeting
from seriatim.meetings.rules.when import instant
from seriatim.proceedings.rules.session import Session

TUESDAY = MONDAY + timedelta(days=1)
ROOM = (e.HardStop("room", TUESDAY + timedelta(hours=3)),)
THIRD, REPORT = MeetingId("m3"), ListId("report")
IN_WORDS = "the programme of work was not adopted"


def planning(**how: Any) -> Step:
    return does(c.PlanMeeting(THIRD, TUESDAY, ROOM, (DIALOGUE,), ("5",), **how))


OPENED = does(c.OpenMeeting(FIRST))
PLANNED: dict[str, Any] = {
    "number": 12, "name": "the twelfth", "form": "hybrid", "mode": e.Mode.INFORMAL,
    "reason_for_limit": "the room is small", "closing_seconds": 600,
}  # fmt: skip

RECORDED: dict[str, tuple[tuple[Step, ...], Any]] = {
    "a topic with a short title of its own": (
        (does(c.AddTopic(REPORT, "5", "Adoption of the report", "Report")),),
        e.TopicAdded(REPORT, "5", "Adoption of the report", "Report"),
    ),
    "by which words the programme of work was adopted": (
        (does(c.AdoptProgrammeOfWork("It was so decided.")),),
        e.ProgrammeOfWorkAdopted("It was so decided."),
    ),
    "a meeting with all that is planned of it": (
        (planning(**PLANNED),),
        e.MeetingPlanned(THIRD, starts=TUESDAY, hard_stops=ROOM, takes_up=(DIALOGUE,), items=("5",), **PLANNED),
    ),
    "why a meeting was moved to another time": (
        (does(c.RescheduleMeeting(SECOND, TUESDAY, ROOM, "the hall is taken")),),
        e.MeetingRescheduled(SECOND, TUESDAY, ROOM, "the hall is taken"),
    ),
    "why a meeting was suspended": (
        (OPENED, does(c.SuspendMeeting(SIX_PM, "consultations"))),
        e.MeetingSuspended(FIRST, SIX_PM, "consultations"),
    ),
    "why it goes on informally": (
        (OPENED, does(c.ChangeMode(e.Mode.INFORMAL, IN_WORDS))),
        e.ModeChanged(FIRST, e.Mode.INFORMAL, IN_WORDS),
    ),
    "why a service ends at another time": (
        (OPENED, does(c.MoveHardStop("room", SIX_PM - timedelta(hours=1), "the room is wanted"))),
        e.HardStopMoved(FIRST, "room", SIX_PM - timedelta(hours=1), "the room is wanted"),
    ),
}


@pytest.mark.parametrize("what", RECORDED)
def test_the_record_says(what: str) -> None:
    steps, recorded = RECORDED[what]
    assert after(*steps, then=convened()).journal[-1].event == recorded


def test_a_meeting_is_what_was_planned() -> None:
    drawn = after(planning(**PLANNED), then=convened())
    expected = Meeting(THIRD, starts=TUESDAY, hard_stops=ROOM, takes_up=(DIALOGUE,), items=("5",), **PLANNED)
    assert drawn.programme.meetings[THIRD] == expected


def test_a_session_that_is_only_an_example_says_so() -> None:
    empty: Drawn = replace(convened(), session=Session(), journal=())
    opens, closes = date(2024, 7, 8), date(2024, 7, 12)
    command = c.ConveneSession(SessionId("oewg-8"), BodyId("oewg"), 8, opens, closes, illustrative="invented")
    assert after(does(command), then=empty).journal[0].event == e.SessionConvened(
        SessionId("oewg-8"), BodyId("oewg"), "Open-ended working group", 8, "substantive", opens, closes,
        "America/New_York", "general-assembly-committee", "invented",
    )  # fmt: skip


def test_an_instant_is_recorded_in_coordinated_universal_time_whatever_clock_the_machine_shows() -> None:
    local = datetime(2024, 3, 8, 15)  # noqa: DTZ001 — local to the seat
    for written in (local, instant(local, "America/New_York").astimezone()):
        assert instant(written, "America/New_York").tzinfo is UTC
