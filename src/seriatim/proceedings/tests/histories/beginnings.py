"""Where histories begin: before the session is convened, with its programme, with lists open, in a meeting."""

from collections.abc import Mapping
from datetime import date, timedelta

from seriatim.floor.rules import commands as c
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.ids import SessionId
from seriatim.meetings.rules import commands as m
from seriatim.proceedings.tests.histories.hall import Act, Hall
from seriatim.proceedings.tests.histories.world import (
    BODY,
    EIGHTH,
    ITEM,
    MEETINGS,
    MORNING,
    SEVENTH,
    TOPICS,
    stops,
)


def convened(session: SessionId = SEVENTH) -> list[Act]:
    """A session with two topics and two meetings in its programme."""
    later = MORNING + timedelta(hours=5)
    ordinal = 7 if session == SEVENTH else 8
    commands = (
        m.ConveneSession(session, BODY.body, ordinal, date(2024, 3, 4), date(2024, 3, 8)),
        m.AddAgendaItem(ITEM, "Discussions"),
        *(m.AddTopic(topic, ITEM, topic) for topic in TOPICS),
        m.PlanMeeting(MEETINGS[0], MORNING, stops(MORNING), TOPICS[:1]),
        m.PlanMeeting(MEETINGS[1], later, stops(later, interpretation=2), TOPICS),
    )
    return [Act(command, SECRETARIAT, timedelta(), session) for command in commands]


def with_lists(session: SessionId = SEVENTH) -> list[Act]:
    """The same with both lists open."""
    return [*convened(session), *(Act(c.OpenList(topic), session=session) for topic in TOPICS)]


def in_a_meeting() -> list[Act]:
    """The same in its first meeting."""
    return [*with_lists(), Act(m.OpenMeeting(MEETINGS[0]))]


BEGINNINGS: Mapping[str, list[Act]] = {
    "in a meeting": in_a_meeting(),
    "with lists": with_lists(),
    "convened": convened(),
    "two sessions": [*in_a_meeting(), *with_lists(EIGHTH)],
    "nothing": [],
}


def begun(name: str) -> Hall:
    """The hall where a history begins."""
    hall = Hall()
    for act in BEGINNINGS[name]:
        assert hall.try_(act), f"{act} was refused: {hall.refused}"
    hall.forget()
    return hall
