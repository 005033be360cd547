"""What each event adds to what is known of a session. Facts only; the rules are in `decide`."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules.events import RequestsOwed
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules import events as e
from seriatim.meetings.rules.state import AgendaItem, Body, Meeting, Programme, Status, Topic

Evolution = Callable[[Programme, Any, Recorded], Programme]


def evolve_body(body: Body, recorded: Recorded) -> Body:
    """What is known of a body after one more event of its stream."""
    if isinstance(recorded.event, e.BodyEstablished):
        return Body(recorded.event)
    return body


def evolve(programme: Programme, recorded: Recorded) -> Programme:
    """What is known of a session after one more event of its stream; other slices' events pass by."""
    evolution = EVOLUTIONS.get(type(recorded.event))
    return evolution(programme, recorded.event, recorded) if evolution else programme


def _with(programme: Programme, meeting: MeetingId, **changes: Any) -> Programme:
    meetings = {**programme.meetings, meeting: changed(programme.meetings[meeting], **changes)}
    return changed(programme, meetings=meetings)


def _convened(programme: Programme, event: e.SessionConvened, _: Recorded) -> Programme:
    return changed(programme, session=event)


def _item(programme: Programme, event: e.AgendaItemAdded, _: Recorded) -> Programme:
    return changed(programme, items={**programme.items, event.number: AgendaItem(event.number, event.title)})


def _topic(programme: Programme, event: e.TopicAdded, _: Recorded) -> Programme:
    topic = Topic(event.topic, event.item, event.title, event.short_title)
    return changed(programme, topics={**programme.topics, event.topic: topic})


def _adopted(programme: Programme, _event: e.ProgrammeOfWorkAdopted, _: Recorded) -> Programme:
    return changed(programme, adopted=True)


def _planned(programme: Programme, event: e.MeetingPlanned, _: Recorded) -> Programme:
    meeting = Meeting(
        event.meeting, event.number, event.name, event.starts, event.hard_stops, event.takes_up,
        event.items, event.form, event.mode, event.reason_for_limit, event.closing_seconds,
    )  # fmt: skip
    return changed(programme, meetings={**programme.meetings, event.meeting: meeting})


def _follow_up(programme: Programme, event: e.FollowUpScheduled, recorded: Recorded) -> Programme:
    return _with(
        programme, event.meeting, follows=event.follows, phases=event.phases, place=event.place,
        proposed_at_closing=event.proposed_at_closing, scheduled_at=recorded.at,
    )  # fmt: skip


def _rescheduled(programme: Programme, event: e.MeetingRescheduled, _: Recorded) -> Programme:
    return _with(programme, event.meeting, starts=event.starts, hard_stops=event.hard_stops)


def _cancelled(programme: Programme, event: e.MeetingCancelled, _: Recorded) -> Programme:
    return _with(programme, event.meeting, status=Status.CANCELLED, reason=event.reason)


def _opened(programme: Programme, event: e.MeetingOpened, recorded: Recorded) -> Programme:
    opened = _with(programme, event.meeting, status=Status.IN_SESSION, opened_at=recorded.at, at_hand=event.takes_up)
    return changed(opened, sitting=event.meeting)


def _suspended(programme: Programme, event: e.MeetingSuspended, _: Recorded) -> Programme:
    return _with(programme, event.meeting, status=Status.SUSPENDED, suspended_until=event.until)


def _resumed(programme: Programme, event: e.MeetingResumed, _: Recorded) -> Programme:
    return _with(programme, event.meeting, status=Status.IN_SESSION, suspended_until=None)


def _mode(programme: Programme, event: e.ModeChanged, _: Recorded) -> Programme:
    return _with(programme, event.meeting, mode=event.mode)


def _taken_up(programme: Programme, event: e.ListTakenUp, _: Recorded) -> Programme:
    meeting = programme.meetings[event.meeting]
    at_hand = (event.list, *(one for one in meeting.at_hand if one != event.list))
    return _with(programme, meeting.id, takes_up=tuple(dict.fromkeys((*meeting.takes_up, event.list))), at_hand=at_hand)


def _put_down(programme: Programme, event: e.ListPutDown, _: Recorded) -> Programme:
    at_hand = tuple(one for one in programme.meetings[event.meeting].at_hand if one != event.list)
    return _with(programme, event.meeting, at_hand=at_hand)


def _stop_moved(programme: Programme, event: e.HardStopMoved, _: Recorded) -> Programme:
    meeting = programme.meetings[event.meeting]
    stops = tuple(
        e.HardStop(stop.service, event.at) if stop.service == event.service else stop for stop in meeting.hard_stops
    )
    lapsed = (event.service,) if event.consent_lapses else ()
    consents = tuple(one for one in meeting.consents if one not in lapsed)
    return _with(programme, event.meeting, hard_stops=stops, consents=consents)


def _continued(programme: Programme, event: e.ContinuedBeyond, _: Recorded) -> Programme:
    return _with(programme, event.meeting, consents=(*programme.meetings[event.meeting].consents, event.service))


def _adjourned(programme: Programme, event: e.MeetingAdjourned, recorded: Recorded) -> Programme:
    adjourned = _with(programme, event.meeting, status=Status.ADJOURNED, adjourned_at=recorded.at, reason=event.reason)
    return changed(adjourned, sitting=None)


def _owed(programme: Programme, event: RequestsOwed, _: Recorded) -> Programme:
    meeting = programme.meetings.get(event.meeting)
    if meeting is None or event.list in meeting.owed:
        return programme
    return _with(programme, event.meeting, owed=(*meeting.owed, event.list))


EVOLUTIONS: Mapping[type, Evolution] = {
    e.SessionConvened: _convened,
    e.AgendaItemAdded: _item,
    e.TopicAdded: _topic,
    e.ProgrammeOfWorkAdopted: _adopted,
    e.MeetingPlanned: _planned,
    e.FollowUpScheduled: _follow_up,
    e.MeetingRescheduled: _rescheduled,
    e.MeetingCancelled: _cancelled,
    e.MeetingOpened: _opened,
    e.MeetingSuspended: _suspended,
    e.MeetingResumed: _resumed,
    e.ModeChanged: _mode,
    e.ListTakenUp: _taken_up,
    e.ListPutDown: _put_down,
    e.HardStopMoved: _stop_moved,
    e.ContinuedBeyond: _continued,
    e.MeetingAdjourned: _adjourned,
    RequestsOwed: _owed,
}
