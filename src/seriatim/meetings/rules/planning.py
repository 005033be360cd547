"""What may be planned: bodies, sessions, agenda, programme of work, meetings and their follow-ups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as c
from seriatim.meetings.rules import events as e
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Body, Meeting, Programme, Status
from seriatim.meetings.rules.when import instant, known_zone

Events = tuple[Any, ...]

A_DAY = 86_400
"""Seconds."""
LAST = 9_999
"""No session and no meeting is numbered higher."""


@dataclass(frozen=True)
class Slot:
    """The time that a meeting of a session takes, from its start to its last hard stop; and whether it sits now."""

    session: SessionId | None
    meeting: str
    starts: datetime
    stops: datetime
    sits: bool = False


def establish(body: Body, command: c.EstablishBody, _: Occasion) -> Events:
    if body.facts:
        raise Refused(Refusal.BODY_EXISTS, body=command.body)
    if not known_zone(command.zone):
        raise Refused(Refusal.UNKNOWN_ZONE, zone=command.zone)
    must_have_words(name=command.name, seat=command.seat)
    short = command.short_name or command.name
    facts = e.BodyEstablished(
        command.body, command.name, short, command.zone, command.seat, command.mandate, command.chair
    )
    return (facts,)


def convene(programme: Programme, command: c.ConveneSession, body: e.BodyEstablished) -> Events:
    if programme.session:
        raise Refused(Refusal.SESSION_EXISTS, session=command.session)
    must_be_within(1, LAST, ordinal=command.ordinal)
    if command.closes < command.opens:
        raise Refused(Refusal.CLOSES_BEFORE_IT_OPENS, opens=command.opens, closes=command.closes)
    return (
        e.SessionConvened(
            command.session, body.body, body.name, command.ordinal, command.kind, command.opens, command.closes,
            body.zone, command.rules_profile, command.illustrative,
        ),
    )  # fmt: skip


def add_item(programme: Programme, command: c.AddAgendaItem, _: Occasion) -> Events:
    if command.number in programme.items:
        raise Refused(Refusal.AGENDA_ITEM_EXISTS, item=command.number)
    must_have_words(number=command.number, title=command.title)
    return (e.AgendaItemAdded(command.number, command.title),)


def add_topic(programme: Programme, command: c.AddTopic, _: Occasion) -> Events:
    if command.topic in programme.topics:
        raise Refused(Refusal.TOPIC_EXISTS, list=command.topic)
    if command.item not in programme.items:
        raise Refused(Refusal.NO_SUCH_AGENDA_ITEM, item=command.item, known=_known(programme.items))
    must_have_words(topic=command.topic, title=command.title)
    return (e.TopicAdded(command.topic, command.item, command.title, command.short_title or command.title),)


def adopt(programme: Programme, command: c.AdoptProgrammeOfWork, _: Occasion) -> Events:
    if programme.adopted:
        raise Refused(Refusal.PROGRAMME_ADOPTED)
    return (e.ProgrammeOfWorkAdopted(command.decision),)


def plan(programme: Programme, command: c.PlanMeeting, busy: Sequence[Slot]) -> Events:
    if command.meeting in programme.meetings:
        raise Refused(Refusal.MEETING_EXISTS, meeting=command.meeting)
    takes_up = tuple(dict.fromkeys(command.takes_up))
    for topic in takes_up:
        must_be_a_topic(programme, topic)
    for item in command.items:
        if item not in programme.items:
            raise Refused(Refusal.NO_SUCH_AGENDA_ITEM, item=item, known=_known(programme.items))
    must_be_within(1, LAST, number=command.number)
    must_be_within(0, A_DAY, closing_seconds=command.closing_seconds)
    starts, stops = _slot(programme, command.meeting, command, busy)
    return (
        e.MeetingPlanned(
            command.meeting, command.number, command.name, starts, stops, takes_up, command.items,
            command.form, command.mode, command.reason_for_limit, command.closing_seconds,
        ),
    )  # fmt: skip


def follow_up(programme: Programme, command: c.ScheduleFollowUp, busy: Sequence[Slot]) -> Events:
    followed = known_meeting(programme, command.follows)
    if followed.status != Status.ADJOURNED:
        raise Refused(Refusal.MEETING_NOT_ADJOURNED, meeting=command.follows)
    takes_up = command.takes_up or followed.owed
    if not takes_up:
        raise Refused(Refusal.NOTHING_TO_FOLLOW_UP, meeting=command.follows)
    planned = plan(
        programme,
        c.PlanMeeting(
            command.meeting, command.starts, command.hard_stops, takes_up,
            name=command.name, form=command.form, mode=command.mode,
        ),
        busy,
    )  # fmt: skip
    _must_come_after(followed, planned[0].starts)
    scheduled = e.FollowUpScheduled(
        command.meeting, command.follows, command.phases, command.place, command.proposed_at_closing
    )
    return (*planned, scheduled)


def _must_come_after(followed: Meeting, starts: datetime) -> None:
    if followed.adjourned_at and starts < followed.adjourned_at:
        raise Refused(Refusal.FOLLOW_UP_TOO_EARLY, meeting=followed.id, adjourned=followed.adjourned_at)


def reschedule(programme: Programme, command: c.RescheduleMeeting, busy: Sequence[Slot]) -> Events:
    planned = planned_meeting(programme, command.meeting)
    must_have_words(reason=command.reason)
    starts, stops = _slot(programme, command.meeting, command, busy)
    if planned.follows:
        _must_come_after(programme.meetings[planned.follows], starts)
    return (e.MeetingRescheduled(command.meeting, starts, stops, command.reason),)


def cancel(programme: Programme, command: c.CancelMeeting, _: Occasion) -> Events:
    planned_meeting(programme, command.meeting)
    must_have_words(reason=command.reason)
    return (e.MeetingCancelled(command.meeting, command.reason),)


def slots(programme: Programme) -> tuple[Slot, ...]:
    """The times that the meetings of a session take, but for the cancelled ones; one that rose early frees the rest."""
    of = programme.session.session if programme.session else None
    taking = (meeting for meeting in programme.meetings.values() if meeting.status != Status.CANCELLED)
    return tuple(
        Slot(of, one.id, one.starts, one.adjourned_at or one.stops_at, sits=one.id == programme.sitting)
        for one in taking
    )


def _slot(
    programme: Programme,
    meeting: MeetingId,
    command: c.PlanMeeting | c.RescheduleMeeting,
    busy: Sequence[Slot],
) -> tuple[datetime, tuple[e.HardStop, ...]]:
    """The start and the stops as instants; refused when they cross, or meet another meeting of the body."""
    starts = instant(command.starts, programme.zone)
    if not command.hard_stops:
        raise Refused(Refusal.NO_HARD_STOP, meeting=meeting)
    stops = tuple(e.HardStop(stop.service, instant(stop.at, programme.zone)) for stop in command.hard_stops)
    for stop in stops:
        if stop.at <= starts:
            raise Refused(Refusal.STOP_BEFORE_START, service=stop.service, at=stop.at, starts=starts)
    must_be_alone(programme, meeting, starts, max(stop.at for stop in stops), busy)
    return starts, stops


def must_be_alone(
    programme: Programme, meeting: MeetingId, starts: datetime, stops: datetime, busy: Sequence[Slot]
) -> None:
    """A body does not meet twice at once, in one of its sessions or in two."""
    others = (slot for slot in slots(programme) if slot.meeting != meeting)
    for other in (*others, *busy):
        if starts < other.stops and other.starts < stops:
            raise Refused(
                Refusal.MEETINGS_OVERLAP, session=other.session, meeting=other.meeting,
                starts=other.starts, stops=other.stops,
            )  # fmt: skip


def known_meeting(programme: Programme, meeting: MeetingId) -> Meeting:
    if meeting not in programme.meetings:
        raise Refused(Refusal.NO_SUCH_MEETING, meeting=meeting, known=_known(programme.meetings))
    return programme.meetings[meeting]


def planned_meeting(programme: Programme, meeting: MeetingId) -> Meeting:
    found = known_meeting(programme, meeting)
    if found.status != Status.PLANNED:
        raise Refused(Refusal.MEETING_NOT_PLANNED, meeting=meeting, status=found.status)
    return found


def must_be_a_topic(programme: Programme, topic: ListId) -> None:
    if topic not in programme.topics:
        raise Refused(Refusal.NO_SUCH_TOPIC, list=topic, known=_known(programme.topics))


def _known(things: Any) -> str:
    return ", ".join(things) or "none yet"


def must_be_within(least: int, most: int, **fields: int | None) -> None:
    """Refused when a number that was given is not what can be meant."""
    for field, value in fields.items():
        if value is not None and not least <= value <= most:
            raise Refused(Refusal.WRONG_NUMBER, field=field, value=value, rule=f"from {least} to {most}")


def must_have_words(**fields: str) -> None:
    for field, text in fields.items():
        if not text.strip():
            raise Refused(Refusal.EMPTY_TEXT, field=field)
