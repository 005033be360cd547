"""What does the simulated secretariat do next, and when? Lists, late requests, the follow-up for those who are owed.

As with the Chair, all of it follows from the session as it stands.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.queue import on_list, standing_on, waiting
from seriatim.floor.rules.state import Request, SpeakersList, Standing
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.ids import ListId, MeetingId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.rehearsal.rules.chair import still_planned
from seriatim.rehearsal.rules.deed import Deed, Scene
from seriatim.rehearsal.rules.dice import between, falls

BEFORE_THE_MEETING = timedelta(hours=2)
"""A list that nobody has opened is opened so long before the first meeting that takes it up."""

CONSIDERS = (60.0, 600.0)
"""Seconds after which a late request is admitted or declined."""

SOON_AFTER, AFTER_THE_MEETING = timedelta(minutes=2), timedelta(minutes=20)
"""A list that no planned meeting takes up is closed when the last one rose; then there is time for the follow-up."""

MORNING = 10
TWO_HOURS, WITH_A_MARGIN = timedelta(hours=2), timedelta(minutes=135)
"""A remote meeting with interpretation is two hours, not three; the room is kept a little longer."""

SATURDAY = 5


def next_act(scene: Scene) -> Deed | None:
    """The secretariat's next act, None if there is nothing to do."""
    return min(_acts(scene), key=lambda one: (one.at, one.name), default=None)


def _acts(scene: Scene) -> Iterator[Deed]:
    for speakers in scene.session.floor.lists.values():
        yield from _opens(scene, speakers)
        yield from _closes(scene, speakers)
        if standing_on(scene.session.floor, speakers.id).get(Standing.LATE):
            late = (one for one in on_list(scene.session.floor, speakers.id) if one.standing == Standing.LATE)
            yield from (_considers(scene, one) for one in late)
    yield from _follows_up(scene)


def _deed(scene: Scene, at: datetime, command: Any, about: object) -> Deed:
    name = f"desk-{type(command).__name__}-{about}-{scene.session.version}"
    return Deed(max(at, scene.at), SECRETARIAT, command, name)


def _planned(scene: Scene, of: ListId) -> list[Meeting]:
    """The meetings that are still to take up a list, the next one first."""
    return [one for one in still_planned(scene.session.programme, scene.at) if of in one.takes_up]


def _opens(scene: Scene, speakers: SpeakersList) -> Iterator[Deed]:
    if speakers.opens_at is None and (planned := _planned(scene, speakers.id)):
        yield _deed(scene, planned[0].starts - BEFORE_THE_MEETING, c.OpenList(speakers.id), speakers.id)


def _closes(scene: Scene, speakers: SpeakersList) -> Iterator[Deed]:
    """In the last meeting on the topic, after a while; not while the floor is open to all, but when that is over."""
    if not speakers.is_open(scene.at) or speakers.open_to_all or _planned(scene, speakers.id):
        return
    programme = scene.session.programme
    sits = programme.meetings[programme.sitting] if programme.sitting else None
    risen = [one.adjourned_at for one in programme.meetings.values() if one.adjourned_at]
    if sits and sits.opened_at and speakers.id in sits.at_hand and not sits.follows:
        at = sits.opened_at + timedelta(seconds=scene.hall.habits.closes_after_seconds)
        yield _deed(scene, at, c.CloseList(speakers.id), speakers.id)
    elif sits is None and risen:
        yield _deed(scene, max(risen) + SOON_AFTER, c.CloseList(speakers.id), speakers.id)


def _considers(scene: Scene, request: Request) -> Deed:
    dice, habits = scene.hall.dice, scene.hall.habits
    at = request.at + timedelta(seconds=between(dice, *CONSIDERS, "considers", request.id))
    if falls(dice, habits.late_admitted, "admitted", request.id):
        return _deed(scene, at, c.AdmitLateRequest(request.id), request.id)
    return _deed(scene, at, c.Decline(request.id, "the list was closed, and time is short"), request.id)


def _follows_up(scene: Scene) -> Iterator[Deed]:
    """One further meeting at a time, once no planned one takes up where somebody waits."""
    programme, floor = scene.session.programme, scene.session.floor
    if programme.sitting or sum(one.follows is not None for one in programme.meetings.values()) >= _most(scene):
        return
    left = {of for of in floor.lists if waiting(floor, of) and not _planned(scene, of)}
    risen = [one for one in programme.meetings.values() if one.adjourned_at]
    if not left or not risen:
        return
    last = max(risen, key=lambda one: one.adjourned_at or one.starts)
    number = 1 + sum(one.follows is not None for one in programme.meetings.values())
    takes_up = tuple(of for of in floor.lists if of in left)
    starts = _free_morning(scene, last)
    stops = (HardStop("interpretation", starts + TWO_HOURS), HardStop("room", starts + WITH_A_MARGIN))
    command = m.ScheduleFollowUp(MeetingId(f"rehearsed-follow-up-{number}"), last.id, starts, stops, takes_up)
    yield _deed(scene, (last.adjourned_at or last.starts) + AFTER_THE_MEETING, command, f"{number}-{starts:%Y%m%d}")


def _most(scene: Scene) -> int:
    return int(scene.hall.habits.most_follow_ups)


def _free_morning(scene: Scene, last: Meeting) -> datetime:
    """Ten o'clock at the seat, on the first working day after every meeting of the programme."""
    zone = ZoneInfo(scene.session.programme.zone)
    ends = [one.stops_at for one in scene.session.programme.meetings.values() if one.status != Status.CANCELLED]
    day = max(*ends, last.stops_at, scene.at).astimezone(zone)
    while True:
        day = (day + timedelta(days=1)).replace(hour=MORNING, minute=0, second=0, microsecond=0)
        if day.weekday() < SATURDAY:
            return day
