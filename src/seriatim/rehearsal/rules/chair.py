"""What does the simulated Chair do next, and when, if nothing else happens before?

All of it follows from the session as it stands, so that the Chair can be handed over to somebody at any moment, and
back: nothing is remembered.
"""

from datetime import datetime, timedelta
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.acting import points_undecided
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.motions import PRECEDENCE
from seriatim.floor.rules.queue import next_request, points_of_order
from seriatim.floor.rules.state import Floor, Motion, Speech
from seriatim.kernel.actor import CHAIR
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import Phase
from seriatim.meetings.rules.state import Meeting, Programme, Status
from seriatim.rehearsal.rules.deed import Deed, Scene
from seriatim.rehearsal.rules.dice import after, between, falls
from seriatim.rehearsal.rules.lengths import seconds_of

MOMENT = timedelta(seconds=5)
"""Between what happens in the hall and what the Chair does about it."""

NOTICES = timedelta(seconds=12)
"""Until it is clear that nobody answers to the name that was called."""

VOTE = timedelta(seconds=50)
NO_MORE_CALLS = timedelta(minutes=2)
"""Before the stop: whoever were called now would be cut off."""

LATENESS = (0.0, 300.0)
"""Seconds for which a meeting begins late."""

LONGEST_HANDOVER = 240.0
UNTIL_TOMORROW = timedelta(minutes=15)


def still_planned(programme: Programme, at: datetime) -> list[Meeting]:
    """The meetings that are still to be held, the next one first: not those that nobody opened in their time."""
    meetings = programme.meetings.values()
    left = [one for one in meetings if one.status == Status.PLANNED and one.stops_at > at + NO_MORE_CALLS]
    return sorted(left, key=lambda one: one.starts)


def next_act(scene: Scene) -> Deed | None:
    """The Chair's next act; None when no meeting is left to be held."""
    programme = scene.session.programme
    if programme.sitting is None:
        return _opens(scene)
    meeting = programme.meetings[programme.sitting]
    if meeting.status == Status.SUSPENDED:
        return _deed(scene, meeting.suspended_until or scene.at + UNTIL_TOMORROW, m.ResumeMeeting())
    on_the_floor = _on_the_floor(scene, meeting)
    if _undecided(scene.session.floor):
        return on_the_floor
    rises = _rises(scene, meeting)
    return min(on_the_floor, rises, key=lambda one: one.at) if on_the_floor else rises


def _deed(scene: Scene, at: datetime, command: Any) -> Deed:
    """Its name has the version of the session: the same act in another situation is another one."""
    at = max(at, scene.at)
    name = f"chair-{type(command).__name__}-{scene.session.version}-{int(at.timestamp())}"
    return Deed(at, CHAIR, command, name, presiding=True)


def _opens(scene: Scene) -> Deed | None:
    planned = still_planned(scene.session.programme, scene.at)
    if not planned:
        return None
    meeting = planned[0]
    late = timedelta(seconds=between(scene.hall.dice, *LATENESS, "late", meeting.id))
    return _deed(scene, meeting.starts + late, m.OpenMeeting(meeting.id))


def stop_of(meeting: Meeting) -> tuple[str, datetime]:
    """The first service to end beyond which the meeting has not agreed to go on, else the last one."""
    binding = [one for one in meeting.hard_stops if one.service not in meeting.consents]
    first = min(binding, key=lambda one: one.at) if binding else max(meeting.hard_stops, key=lambda one: one.at)
    return first.service, first.at


def _undecided(floor: Floor) -> bool:
    """A meeting cannot rise before a point of order is ruled on and an appeal is put to the vote."""
    appealed = floor.turn.ruling and floor.turn.ruling.appeal
    return bool(appealed or points_undecided(floor) or points_of_order(floor))


def _rises(scene: Scene, meeting: Meeting) -> Deed:
    """The stop stands, unless the meeting agrees to go on without a service that ends before the room."""
    service, at = stop_of(meeting)
    agrees = falls(scene.hall.dice, scene.hall.habits.consent, "consent", meeting.id, service)
    if agrees and at < meeting.stops_at and next_request(scene.session.floor):
        return _deed(scene, at, m.ContinueBeyond(service, "the meeting agrees to go on, and nobody objects"))
    return _deed(scene, at, m.AdjournMeeting(f"the end of the service: {service}"))


def _on_the_floor(scene: Scene, meeting: Meeting) -> Deed | None:
    floor, since = scene.session.floor, scene.session.at or scene.at
    turn = floor.turn
    if turn.ruling and turn.ruling.appeal:
        return _deed(scene, since + VOTE, _vote(scene))
    pending = [one for one in floor.motions.values() if one.pending]
    motion = min(pending, key=lambda one: PRECEDENCE.index(one.kind), default=None)
    if motion and not (points_undecided(floor) or points_of_order(floor)):
        return _deed(scene, since + VOTE, _decision(scene, motion))
    if turn.speech:
        return _during(scene, turn.speech)
    if turn.interrupted or points_of_order(floor):
        return _deed(scene, since + MOMENT, c.GiveFloor())
    return _calls(scene, meeting)


def _vote(scene: Scene) -> c.DecideAppeal:
    in_favour = int(between(scene.hall.dice, 5, 70, "in favour", scene.session.version))
    return c.DecideAppeal(in_favour, 60, int(between(scene.hall.dice, 0, 40, "abstaining", scene.session.version)))


def _decision(scene: Scene, motion: Motion) -> c.DecideMotion:
    in_favour = int(between(scene.hall.dice, 10, 80, "motion", motion.number))
    return c.DecideMotion(motion.number, in_favour, 60, 12)


def _during(scene: Scene, speech: Speech) -> Deed | None:
    """While somebody has the floor: a slip is taken back, an absent name passed over, a point of order ruled on.

    Whoever makes a statement ends it herself; the Chair only notices that nobody is there.
    """
    dice, floor, habits = scene.hall.dice, scene.session.floor, scene.hall.habits
    if speech.running_since is None:
        return _deed(scene, scene.at + VOTE, c.StartClock())
    if speech.request is None:
        return _deed(scene, ends_at(scene, speech), c.EndSpeech())
    request = floor.requests[speech.request]
    if request.asked.kind == Kind.POINT_OF_ORDER:
        return _deed(scene, ends_at(scene, speech) + MOMENT, c.Rule("the point of order is noted; the speaker goes on"))
    fresh = floor.undoable is not None and floor.undoable.at == speech.given_at == speech.running_since
    if fresh and falls(dice, habits.undone, "slip", speech.number) and scene.at <= speech.given_at + MOMENT:
        return _deed(scene, speech.given_at + MOMENT, c.Undo())
    return _deed(scene, speech.given_at + NOTICES, c.PassOver()) if is_absent(scene, speech) else None


def is_absent(scene: Scene, speech: Speech) -> bool:
    """Whether nobody answers to the name: decided anew for each call, and never of who has begun to speak."""
    if speech.request is None or speech.elapsed_ms:
        return False
    request = scene.session.floor.requests[speech.request]
    absent = scene.hall.habits.absent
    again = max(absent, 0.3) if request.stand.passed_over and absent else absent  # who has left may not come back
    return falls(scene.hall.dice, again, "absent", request.id, speech.meeting, request.stand.passed_over)


def ends_at(scene: Scene, speech: Speech) -> datetime:
    """When a running speech comes to its end."""
    left = seconds_of(scene.hall, scene.session.floor, speech) - elapsed_ms(speech, scene.at) / 1000
    return scene.at + timedelta(seconds=max(left, 0.0))


def _calls(scene: Scene, meeting: Meeting) -> Deed | None:
    """Nobody has the floor: the Chair says a few words at first, then calls the next, as long as there is time."""
    floor = scene.session.floor
    opened = meeting.opened_at or scene.at
    held = [one for one in floor.speeches if one.meeting == meeting.id]
    free = max((one.ended_at or opened for one in held), default=opened)
    if not held and scene.at < opened + timedelta(minutes=1):
        return _deed(scene, opened + MOMENT, c.TakeFloor())
    if next_request(floor) is None:
        return _nobody_left(scene, meeting, free)
    called = floor.moved_on if floor.moved_on and floor.moved_on > free else None
    pause = min(
        after(scene.hall.dice, scene.hall.habits.handover_seconds, "hand-over", floor.moved_at), LONGEST_HANDOVER
    )
    at = called + MOMENT if called else free + timedelta(seconds=pause)
    if max(at, scene.at) + NO_MORE_CALLS > stop_of(meeting)[1] - timedelta(seconds=meeting.closing_seconds):
        return None
    return _deed(scene, at, c.GiveFloor())


def _nobody_left(scene: Scene, meeting: Meeting, free: datetime) -> Deed:
    """The floor is opened to all where that is the second phase; else the Chair waits for a name, and adjourns."""
    lists = scene.session.floor.lists
    if Phase.OPEN_FLOOR in meeting.phases:
        for of in meeting.at_hand:
            if not lists[of].open_to_all and lists[of].debate is None:
                return _deed(scene, free + MOMENT, c.OpenFloorToAll(of))
    waits = timedelta(seconds=scene.hall.habits.patience_seconds)
    last = max(free, scene.session.floor.moved_on or free)
    return _deed(scene, last + waits, m.AdjournMeeting("the list is exhausted"))
