"""How a meeting is conducted: opened, suspended, resumed, continued, adjourned (rules 76 and 118)."""

from collections.abc import Sequence
from typing import Any

from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as c
from seriatim.meetings.rules import events as e
from seriatim.meetings.rules.planning import (
    Slot,
    known_meeting,
    must_be_a_topic,
    must_be_alone,
    must_have_words,
    planned_meeting,
    slots,
)
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Meeting, Programme, Status
from seriatim.meetings.rules.when import instant

Events = tuple[Any, ...]


def open_meeting(programme: Programme, command: c.OpenMeeting, busy: Sequence[Slot]) -> Events:
    """Open a planned meeting, unless one of this session, or of another session of the body, is in session."""
    known_meeting(programme, command.meeting)
    for other in (*slots(programme), *busy):
        if other.sits:
            raise Refused(Refusal.MEETING_IN_SESSION, session=other.session, meeting=other.meeting)
    meeting = planned_meeting(programme, command.meeting)
    return (e.MeetingOpened(meeting.id, meeting.mode, meeting.hard_stops, meeting.takes_up),)


def suspend(programme: Programme, command: c.SuspendMeeting, _: Occasion) -> Events:
    meeting = in_session(programme)
    until = instant(command.until, programme.zone) if command.until else None
    return (e.MeetingSuspended(meeting.id, until, command.reason),)


def resume(programme: Programme, _command: c.ResumeMeeting, _: Occasion) -> Events:
    meeting = sitting(programme)
    if meeting.status != Status.SUSPENDED:
        raise Refused(Refusal.MEETING_NOT_SUSPENDED, meeting=meeting.id)
    return (e.MeetingResumed(meeting.id),)


def change_mode(programme: Programme, command: c.ChangeMode, _: Occasion) -> Events:
    meeting = sitting(programme)
    if meeting.mode == command.mode:
        raise Refused(Refusal.MODE_UNCHANGED, mode=command.mode)
    return (e.ModeChanged(meeting.id, command.mode, command.reason),)


def take_up(programme: Programme, command: c.TakeUpList, _: Occasion) -> Events:
    meeting = sitting(programme)
    must_be_a_topic(programme, command.list)
    return (e.ListTakenUp(meeting.id, command.list),)


def put_down(programme: Programme, command: c.PutDownList, _: Occasion) -> Events:
    meeting = sitting(programme)
    if command.list not in meeting.at_hand:
        raise Refused(Refusal.LIST_NOT_TAKEN_UP, list=command.list, meeting=meeting.id)
    return (e.ListPutDown(meeting.id, command.list, command.reason),)


def move_stop(programme: Programme, command: c.MoveHardStop, busy: Sequence[Slot]) -> Events:
    """Consent was given to go on after the old end, so it is asked for again at the new one.

    What time the meeting takes in addition, it takes from no other one.
    """
    meeting = sitting(programme)
    _service(meeting, command.service)
    must_have_words(reason=command.reason)
    at = instant(command.at, programme.zone)
    if at <= meeting.starts:
        raise Refused(Refusal.STOP_BEFORE_START, service=command.service, at=at, starts=meeting.starts)
    if at > meeting.stops_at:
        since = max(meeting.stops_at, meeting.opened_at or meeting.starts)
        must_be_alone(programme, meeting.id, since, at, busy)
    return (e.HardStopMoved(meeting.id, command.service, at, command.reason, command.service in meeting.consents),)


def continue_beyond(programme: Programme, command: c.ContinueBeyond, occasion: Occasion) -> Events:
    """A service has ended and the meeting agrees to go on without it; nothing is assumed by silence."""
    meeting = sitting(programme)
    stop = _service(meeting, command.service)
    must_have_words(consent=command.consent)
    if occasion.at < stop.at:
        raise Refused(Refusal.STOP_NOT_PASSED, service=stop.service, at=stop.at)
    if command.service in meeting.consents:
        raise Refused(Refusal.CONSENT_RECORDED, service=command.service)
    return (e.ContinuedBeyond(meeting.id, command.service, command.consent),)


def adjourn(programme: Programme, command: c.AdjournMeeting, _: Occasion) -> Events:
    return (e.MeetingAdjourned(sitting(programme).id, command.reason),)


def sitting(programme: Programme) -> Meeting:
    """The meeting that was opened and not yet adjourned, suspended or not; refused when there is none."""
    if not programme.sitting:
        raise Refused(Refusal.NO_MEETING_IN_SESSION)
    return programme.meetings[programme.sitting]


def in_session(programme: Programme) -> Meeting:
    """The sitting, which must not be suspended."""
    meeting = sitting(programme)
    if meeting.status == Status.SUSPENDED:
        raise Refused(Refusal.MEETING_SUSPENDED, meeting=meeting.id)
    return meeting


def _service(meeting: Meeting, service: str) -> e.HardStop:
    for stop in meeting.hard_stops:
        if stop.service == service:
            return stop
    known = ", ".join(stop.service for stop in meeting.hard_stops)
    raise Refused(Refusal.NO_SUCH_SERVICE, service=service, known=known)
