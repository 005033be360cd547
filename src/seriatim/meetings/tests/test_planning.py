"""What may be planned: bodies, sessions, agenda, meetings, follow-ups."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.commands import FormGroup
from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.floor.tests.acts import adjourns, all_ask, asks, does, hears, meets, opens_list, takes_up
from seriatim.floor.tests.world import (
    DIALOGUE,
    FIRST,
    MEASURES,
    MONDAY,
    NORMS,
    SECOND,
    SIX_PM,
    THREE_PM,
    Drawn,
    Step,
    after,
    convened,
    happened,
    in_body,
    refused,
    until,
)
from seriatim.kernel.actor import SECRETARIAT, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, GroupId, ListId, MeetingId, SessionId
from seriatim.meetings.rules.commands import (
    AddAgendaItem,
    AddTopic,
    AdoptProgrammeOfWork,
    CancelMeeting,
    ConveneSession,
    EstablishBody,
    OpenMeeting,
    PlanMeeting,
    RescheduleMeeting,
    ScheduleFollowUp,
)
from seriatim.meetings.rules.events import HardStop, Mandate, Mode, Phase, Presiding
from seriatim.meetings.rules.planning import Slot, slots
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings.rules import body as bodies
from seriatim.proceedings.rules.body import BodyRecord
from seriatim.proceedings.rules.instants import not_before
from seriatim.proceedings.rules.refusals import Refusal as ProceedingsRefusal
from seriatim.proceedings.rules.session import Session

OEWG, EIGHTH = BodyId("oewg"), SessionId("oewg-8")
TUESDAY = MONDAY + timedelta(days=1)
MANDATE = Mandate("75/240", "General Assembly", date(2020, 12, 31))
CHAIR_OF_IT = Presiding("Burhan Gafoor", "Singapore")


def plans(meeting: str = "m3", starts: datetime = TUESDAY, *, stops: Any = None, **how: Any) -> Step:
    """A meeting of three hours, unless its stops are given."""
    given = (HardStop("room", starts + timedelta(hours=3)),) if stops is None else stops
    return does(PlanMeeting(MeetingId(meeting), starts, given, **how), SECRETARIAT)


def meeting(drawn: Drawn, of: str = "m3") -> Meeting:
    return drawn.programme.meetings[MeetingId(of)]


# Bodies and sessions


def established(**how: Any) -> EstablishBody:
    facts = {"name": "Open-ended working group", "zone": "America/New_York", "seat": "New York", **how}
    return EstablishBody(OEWG, mandate=MANDATE, chair=CHAIR_OF_IT, **facts)


def body_after(*commands: Any) -> BodyRecord:
    return reduce(in_body, commands, BodyRecord(world()))


def test_a_body_is_established_once_with_its_name_its_seat_and_a_zone() -> None:
    record = body_after(established())
    assert record.body.facts
    assert (record.body.facts.short_name, record.version, record.at) == ("Open-ended working group", 1, THREE_PM)
    with refused(Refusal.BODY_EXISTS, body="oewg"):
        body_after(established(), established())
    with refused(Refusal.UNKNOWN_ZONE, zone="New York"):
        body_after(established(zone="New York"))
    for field in ("name", "seat"):
        with refused(Refusal.EMPTY_TEXT, field=field):
            body_after(established(**{field: " "}))
    with refused(Denied.NOT_YOURS_TO_DO, actor="delegation:KEN"):
        bodies.decide(BodyRecord(world()), established(), Occasion(delegation("KEN"), THREE_PM))


def test_participants_belong_to_a_body_that_there_is() -> None:
    group = FormGroup(OEWG, GroupId("CORE"), {"en": "Core group"}, ("KEN", "BRA"))  # type: ignore[arg-type]
    with refused(Refusal.NO_SUCH_BODY, body="oewg"):
        body_after(group)
    assert GroupId("CORE") in body_after(established(), group).roster.groups


def convening(**how: Any) -> ConveneSession:
    facts: dict[str, Any] = {"opens": date(2024, 7, 8), "closes": date(2024, 7, 12), **how}
    return ConveneSession(SessionId("oewg-8"), OEWG, 8, **facts)


def empty() -> Drawn:
    return replace(convened(), session=Session(), journal=())


def test_a_session_is_convened_once_of_a_body_that_there_is_and_adopts_its_rules() -> None:
    drawn = after(does(convening()), then=empty())
    assert happened(drawn, empty()) == ["SessionConvened", "RulesAdopted"]
    assert drawn.programme.session
    assert drawn.programme.session.zone == "America/New_York"
    with refused(Refusal.SESSION_EXISTS, session="oewg-8"):
        after(does(convening()), then=drawn)
    with refused(Refusal.NO_SUCH_BODY, body="oewg"):
        after(does(convening()), then=replace(empty(), body=BodyRecord(world())))
    with refused(Refusal.CLOSES_BEFORE_IT_OPENS, closes=date(2024, 7, 7)):
        after(does(convening(closes=date(2024, 7, 7))), then=empty())
    with refused(FloorRefusal.WRONG_PROFILE, profile="house of commons"):
        after(does(convening(rules_profile="house of commons")), then=empty())
    with refused(Denied.NOT_YOURS_TO_DO):
        after(does(convening(), delegation("KEN")), then=empty())


def test_the_rules_of_the_plenary_ask_for_levels_of_representation() -> None:
    drawn = after(does(convening(rules_profile="general-assembly-plenary")), then=empty())
    assert drawn.floor.rules
    assert "level" in drawn.floor.rules.order


def test_nothing_is_planned_in_a_session_that_was_not_convened() -> None:
    with refused(Refusal.NO_SESSION):
        after(plans(), then=empty())


def test_an_agenda_item_and_a_topic_are_added_once_and_have_names() -> None:
    drawn = after(
        does(AddAgendaItem("6", "Report")), does(AddTopic(ListId("report"), "6", "Report", "report")), then=convened()
    )
    assert (drawn.programme.items["6"].title, drawn.programme.topics[ListId("report")].item) == ("Report", "6")
    assert drawn.programme.topics[MEASURES].short_title == "Confidence-building measures"
    with refused(Refusal.AGENDA_ITEM_EXISTS, item="6"):
        after(does(AddAgendaItem("6", "Again")), then=drawn)
    with refused(Refusal.TOPIC_EXISTS, list="report"):
        after(does(AddTopic(ListId("report"), "6", "Again")), then=drawn)
    with refused(Refusal.NO_SUCH_AGENDA_ITEM, item="9", known="4, 5, 6"):
        after(does(AddTopic(ListId("other"), "9", "Other")), then=drawn)
    with refused(Refusal.EMPTY_TEXT, field="title"):
        after(does(AddTopic(ListId("other"), "6", " ")), then=drawn)
    with refused(Refusal.EMPTY_TEXT, field="number"):
        after(does(AddAgendaItem(" ", "Other")), then=drawn)
    with refused(Refusal.NO_SUCH_AGENDA_ITEM, known="none yet"):
        after(does(convening()), does(AddTopic(ListId("other"), "9", "Other")), then=empty())


def test_the_programme_of_work_is_adopted_once() -> None:
    drawn = after(does(AdoptProgrammeOfWork("It was so decided.")), then=convened())
    assert drawn.programme.adopted
    with refused(Refusal.PROGRAMME_ADOPTED):
        after(does(AdoptProgrammeOfWork()), then=drawn)


# Meetings


def test_a_meeting_is_planned_in_local_time_with_the_stops_of_its_services() -> None:
    local = datetime(2024, 3, 12, 10)  # noqa: DTZ001 — local to the seat
    stops = (HardStop("interpretation", local.replace(hour=12)), HardStop("room", local.replace(hour=13)))
    drawn = after(
        plans(starts=local, stops=stops, takes_up=(NORMS,), items=("4",), mode=Mode.INFORMAL), then=convened()
    )
    assert meeting(drawn).starts == datetime(2024, 3, 12, 14, tzinfo=UTC)
    assert meeting(drawn).stops_at == datetime(2024, 3, 12, 17, tzinfo=UTC)
    assert (meeting(drawn).status, meeting(drawn).mode, meeting(drawn).takes_up) == (
        Status.PLANNED,
        Mode.INFORMAL,
        (NORMS,),
    )


def test_a_meeting_is_planned_once_with_known_topics_and_items_by_the_secretariat() -> None:
    with refused(Refusal.MEETING_EXISTS, meeting="m1"):
        after(plans("m1"))
    with refused(Refusal.NO_SUCH_TOPIC, list="debate"):
        after(plans(takes_up=(ListId("debate"),)))
    with refused(Refusal.NO_SUCH_AGENDA_ITEM, item="9"):
        after(plans(items=("9",)))
    with refused(Denied.NOT_YOURS_TO_DO, actor="delegation:KEN"):
        after(does(PlanMeeting(MeetingId("m3"), TUESDAY, ()), delegation("KEN")))


def test_a_meeting_has_a_hard_stop_and_each_comes_after_the_start() -> None:
    with refused(Refusal.NO_HARD_STOP, meeting="m3"):
        after(plans(stops=()))
    for at in (TUESDAY, TUESDAY - timedelta(hours=1)):
        with refused(Refusal.STOP_BEFORE_START, service="interpretation", at=at, starts=TUESDAY):
            after(plans(stops=(HardStop("room", TUESDAY + timedelta(hours=3)), HardStop("interpretation", at))))


@pytest.mark.parametrize(
    ("number", "closing", "field"), [(0, 0, "number"), (10_000, 0, "number"), (1, -1, "closing_seconds")]
)
def test_numbers_are_such_as_can_be_meant(number: int, closing: int, field: str) -> None:
    room = (HardStop("room", TUESDAY + timedelta(hours=3)),)
    with refused(Refusal.WRONG_NUMBER, field=field):
        after(does(PlanMeeting(MeetingId("m3"), TUESDAY, room, number=number, closing_seconds=closing)))


@pytest.mark.parametrize(
    ("hour", "day", "code"), [(2, (2024, 3, 10), Refusal.TIME_IN_GAP), (1, (2024, 11, 3), Refusal.TIME_AMBIGUOUS)]
)
def test_a_meeting_does_not_begin_in_a_gap_or_a_doubled_hour(
    hour: int, day: tuple[int, int, int], code: Refusal
) -> None:
    starts = datetime(*day, hour, 30)  # noqa: DTZ001 — local to the seat
    with refused(code, time=starts, zone="America/New_York"):
        after(plans(starts=starts, stops=(HardStop("room", starts + timedelta(hours=4)),)))


def test_a_list_that_is_named_twice_is_taken_up_once() -> None:
    twice = after(plans(takes_up=(DIALOGUE, NORMS, DIALOGUE)))
    assert meeting(twice).takes_up == (DIALOGUE, NORMS)


def test_a_body_does_not_meet_twice_at_once() -> None:
    for starts in (MONDAY, MONDAY - timedelta(hours=2, minutes=59), MONDAY + timedelta(hours=2, minutes=59)):
        with refused(Refusal.MEETINGS_OVERLAP, session="oewg-7", meeting="m2", starts=MONDAY):
            after(plans(starts=starts))
    for starts in (MONDAY - timedelta(hours=3), MONDAY + timedelta(hours=3)):
        assert meeting(after(plans(starts=starts))).starts == starts


def test_nor_in_two_of_its_sessions_at_once_whatever_their_meetings_are_called() -> None:
    elsewhere = replace(after(), busy=(Slot(EIGHTH, "m3", TUESDAY, TUESDAY + timedelta(hours=3)),))
    with refused(Refusal.MEETINGS_OVERLAP, session="oewg-8", meeting="m3"):
        after(plans("m3"), then=elsewhere)
    with refused(Refusal.MEETINGS_OVERLAP, session="oewg-8", meeting="m3"):
        moved = RescheduleMeeting(
            SECOND, TUESDAY, (HardStop("room", TUESDAY + timedelta(hours=1)),), "the hall is taken"
        )
        after(does(moved), then=elsewhere)


def test_a_cancelled_meeting_and_one_that_rose_early_leave_their_time_to_others() -> None:
    cancelled = after(does(CancelMeeting(SECOND, "no interpretation")), plans(starts=MONDAY))
    assert (meeting(cancelled, "m2").status, meeting(cancelled, "m2").reason) == (Status.CANCELLED, "no interpretation")
    assert [slot.meeting for slot in slots(cancelled.programme)] == ["m1", "m3"]
    early = after(meets(), until(THREE_PM + timedelta(hours=1)), adjourns(), plans(starts=SIX_PM - timedelta(hours=1)))
    assert meeting(early).starts == SIX_PM - timedelta(hours=1)


def test_a_planned_meeting_is_moved_with_a_reason_also_over_its_own_old_time() -> None:
    later_by_one = MONDAY + timedelta(hours=1)
    stops = (HardStop("room", later_by_one + timedelta(hours=3)),)
    drawn = after(does(RescheduleMeeting(SECOND, later_by_one, stops, "the hall is taken")))
    assert (meeting(drawn, "m2").starts, meeting(drawn, "m2").hard_stops) == (later_by_one, stops)
    with refused(Refusal.EMPTY_TEXT, field="reason"):
        after(does(RescheduleMeeting(SECOND, later_by_one, stops, "")))
    with refused(Refusal.NO_SUCH_MEETING, meeting="m9", known="m1, m2"):
        after(does(RescheduleMeeting(MeetingId("m9"), later_by_one, stops, "which?")))


def test_only_a_planned_meeting_is_moved_cancelled_or_opened() -> None:
    opened = after(meets())
    for command in (CancelMeeting(FIRST, "too late"), RescheduleMeeting(FIRST, TUESDAY, (), "too late")):
        with refused(Refusal.MEETING_NOT_PLANNED, meeting="m1", status=Status.IN_SESSION):
            after(does(command), then=opened)
    with refused(Refusal.EMPTY_TEXT, field="reason"):
        after(does(CancelMeeting(SECOND, " ")))
    with refused(Refusal.MEETING_NOT_PLANNED, status=Status.CANCELLED):
        after(does(CancelMeeting(SECOND, "no interpretation")), does(OpenMeeting(SECOND)))


# Follow-ups


def risen() -> Drawn:
    return after(all_ask("ARG", "BRA"), meets(), hears("ARG"), adjourns())


def follow_up(starts: datetime = TUESDAY, follows: MeetingId = FIRST, **how: Any) -> Step:
    stops = (HardStop("interpretation", starts + timedelta(hours=2)), HardStop("room", starts + timedelta(hours=3)))
    return does(ScheduleFollowUp(MeetingId("town-hall"), follows, starts, stops, **how), SECRETARIAT)


def test_a_follow_up_takes_up_what_its_meeting_left_unheard_in_two_phases() -> None:
    drawn = after(follow_up(place="Trusteeship Council Chamber", proposed_at_closing=True), then=risen())
    town_hall = meeting(drawn, "town-hall")
    assert happened(drawn, risen()) == ["MeetingPlanned", "FollowUpScheduled"]
    assert (town_hall.follows, town_hall.takes_up, town_hall.phases) == (FIRST, (DIALOGUE,), tuple(Phase))
    assert (town_hall.name, town_hall.form, town_hall.mode) == ("town hall", "virtual", Mode.INFORMAL)
    assert (town_hall.place, town_hall.proposed_at_closing) == ("Trusteeship Council Chamber", True)
    assert town_hall.scheduled_at == drawn.now


def test_by_itself_it_takes_up_each_list_on_which_somebody_is_owed_and_no_other() -> None:
    drawn = after(
        opens_list(NORMS), opens_list(MEASURES), asks("KEN", of=NORMS),
        meets(), takes_up(NORMS), takes_up(MEASURES), adjourns(), follow_up(),
    )  # fmt: skip
    assert meeting(drawn, "town-hall").takes_up == (NORMS,)


def test_where_nobody_is_owed_the_lists_are_named() -> None:
    heard = after(asks("ARG"), meets(), hears("ARG"), adjourns())
    with refused(Refusal.NOTHING_TO_FOLLOW_UP, meeting="m1"):
        after(follow_up(), then=heard)
    assert meeting(after(follow_up(takes_up=(NORMS,)), then=heard), "town-hall").takes_up == (NORMS,)


def test_a_follow_up_follows_a_meeting_that_rose_and_begins_after_that() -> None:
    with refused(Refusal.MEETING_NOT_ADJOURNED, meeting="m1"):
        after(meets(), follow_up())
    with refused(Refusal.NO_SUCH_MEETING):
        after(follow_up(follows=MeetingId("m9")), then=risen())
    early = THREE_PM - timedelta(hours=3)
    with refused(Refusal.FOLLOW_UP_TOO_EARLY, meeting="m1"):
        after(follow_up(starts=early), then=risen())
    earlier = RescheduleMeeting(MeetingId("town-hall"), early, (HardStop("room", THREE_PM),), "as soon as possible")
    with refused(Refusal.FOLLOW_UP_TOO_EARLY, meeting="m1"):
        after(follow_up(), does(earlier), then=risen())


# Instants


def test_nothing_happens_before_what_was_recorded_last_and_a_clock_set_back_is_moved_up() -> None:
    yesterday = THREE_PM - timedelta(days=1)
    with refused(ProceedingsRefusal.BEFORE_THE_LAST, at=yesterday, last=THREE_PM):
        after(until(yesterday), plans())
    occasion = Occasion(SECRETARIAT, yesterday)
    assert not_before(occasion, None, THREE_PM).at == THREE_PM
    assert not_before(occasion, None).at == yesterday
