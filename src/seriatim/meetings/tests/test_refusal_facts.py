"""What a refusal about the programme tells besides its code; and that the last allowed value is allowed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.floor.tests.acts import adjourns, all_ask, does, meets, takes_up
from seriatim.floor.tests.world import FIRST, MONDAY, SECOND, THREE_PM, Drawn, Step, after, convened
from seriatim.kernel.ids import BodyId, ListId, MeetingId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as c
from seriatim.meetings.rules.events import HardStop
from seriatim.meetings.rules.refusals import Refusal
from seriatim.proceedings.rules.session import Session

OPENS, TUESDAY = date(2024, 7, 8), MONDAY + timedelta(days=1)
THIRD = MeetingId("m3")


def convening(ordinal: int = 8, closes: date = OPENS, **how: Any) -> Step:
    """A session that closes on the day on which it opens, unless its end is given."""
    return does(c.ConveneSession(SessionId("oewg-8"), BodyId("oewg"), ordinal, OPENS, closes, **how))


def empty() -> Drawn:
    return replace(convened(), session=Session(), journal=())


def planning(**how: Any) -> Step:
    facts = {"starts": TUESDAY, "hard_stops": (HardStop("room", TUESDAY + timedelta(hours=3)),), **how}
    return does(c.PlanMeeting(THIRD, **facts))


def following(starts_after: timedelta) -> Step:
    """A follow-up so long after three, when the meeting that it follows rose."""
    starts = THREE_PM + starts_after
    return does(c.ScheduleFollowUp(THIRD, FIRST, starts, (HardStop("room", starts + timedelta(hours=2)),)))


def opened() -> Drawn:
    return after(meets())


def rose_at_once() -> Drawn:
    return after(all_ask("ARG"), meets(), adjourns())


def two_services() -> Drawn:
    stops = (HardStop("interpretation", MONDAY + timedelta(hours=2)), HardStop("room", MONDAY + timedelta(hours=3)))
    return after(does(c.RescheduleMeeting(SECOND, MONDAY, stops, "interpreters are short")), meets(SECOND))


TOLD: dict[str, tuple[Callable[[], Drawn], Step, Any, dict[str, Any]]] = {
    "within which numbers a session is counted": (
        empty,
        convening(0),
        Refusal.WRONG_NUMBER,
        {"field": "ordinal", "value": 0, "rule": "from 1 to 9999"},
    ),
    "when the session would open and close": (
        empty,
        convening(closes=date(2024, 7, 7)),
        Refusal.CLOSES_BEFORE_IT_OPENS,
        {"opens": OPENS, "closes": date(2024, 7, 7)},
    ),
    "which profiles of rules there are": (
        empty,
        convening(rules_profile="house of commons"),
        FloorRefusal.WRONG_PROFILE,
        {"profile": "house of commons", "known": "general-assembly-committee, general-assembly-plenary"},
    ),
    "that an item has no title": (
        convened,
        does(c.AddAgendaItem("6", " ")),
        Refusal.EMPTY_TEXT,
        {"field": "title"},
    ),
    "that a topic has no key": (
        convened,
        does(c.AddTopic(ListId(" "), "5", "Report")),
        Refusal.EMPTY_TEXT,
        {"field": "topic"},
    ),
    "which items there are": (
        convened,
        planning(items=("9",)),
        Refusal.NO_SUCH_AGENDA_ITEM,
        {"item": "9", "known": "4, 5"},
    ),
    "which topics there are": (
        opened,
        takes_up(ListId("debate")),
        Refusal.NO_SUCH_TOPIC,
        {"list": "debate", "known": "dialogue, measures, norms"},
    ),
    "within which numbers a meeting is counted": (
        convened,
        planning(number=10_000),
        Refusal.WRONG_NUMBER,
        {"field": "number", "value": 10_000, "rule": "from 1 to 9999"},
    ),
    "how many seconds may be kept for the closing": (
        convened,
        planning(closing_seconds=86_401),
        Refusal.WRONG_NUMBER,
        {"field": "closing_seconds", "value": 86_401, "rule": "from 0 to 86400"},
    ),
    "from when to when the other meeting takes": (
        convened,
        planning(starts=MONDAY, hard_stops=(HardStop("room", MONDAY + timedelta(hours=1)),)),
        Refusal.MEETINGS_OVERLAP,
        {"session": "oewg-7", "meeting": SECOND, "starts": MONDAY, "stops": MONDAY + timedelta(hours=3)},
    ),
    "when the meeting rose that is followed": (
        rose_at_once,
        following(-timedelta(hours=2)),
        Refusal.FOLLOW_UP_TOO_EARLY,
        {"meeting": FIRST, "adjourned": THREE_PM},
    ),
    "which services the meeting has": (
        two_services,
        does(c.ContinueBeyond("captions", "nobody objects")),
        Refusal.NO_SUCH_SERVICE,
        {"service": "captions", "known": "interpretation, room"},
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_a_refusal_tells(what: str) -> None:
    before, step, code, facts = TOLD[what]
    with pytest.raises(Refused) as caught:
        after(step, then=before())
    assert (caught.value.code, caught.value.details) == (code, facts)


@pytest.mark.parametrize("ordinal", [1, 9_999])
def test_a_session_may_be_the_first_or_the_last_that_is_counted_and_may_last_a_day(ordinal: int) -> None:
    session = after(convening(ordinal), then=empty()).programme.session
    assert session
    assert (session.ordinal, session.opens, session.closes) == (ordinal, OPENS, OPENS)


def test_a_meeting_may_be_the_last_that_is_counted_and_keep_a_day_for_its_closing() -> None:
    planned = after(planning(number=9_999, closing_seconds=86_400), then=convened()).programme.meetings[THIRD]
    assert (planned.number, planned.closing_seconds) == (9_999, 86_400)


def test_a_follow_up_may_begin_at_the_very_instant_at_which_its_meeting_rose() -> None:
    drawn = after(following(timedelta()), then=rose_at_once())
    assert drawn.programme.meetings[THIRD].starts == THREE_PM
