"""What events add to what is known of the meeting in session and of who has the floor. Facts only."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.clock import elapsed_ms, running, stopped
from seriatim.floor.rules.evolve_requests import with_list
from seriatim.floor.rules.state import (
    End,
    Floor,
    Motion,
    Ruling,
    Sitting,
    Speech,
    Standing,
    Turn,
    Undoable,
)
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import events as m

Evolution = Callable[[Floor, Any, Recorded], Floor]


def _acted(floor: Floor, recorded: Recorded, *touched: RequestId, by_chair: bool = True) -> Floor:
    """Note an action on the floor, and what stood before it; all events of one command are one action."""
    last = floor.undoable
    if last is None or last.action != recorded.correlation:
        last = Undoable(recorded.correlation, recorded.at, by_chair, floor.turn, floor.speeches, floor.requests)
    undoable = changed(last, touched=last.touched | frozenset(touched), by_chair=last.by_chair and by_chair)
    return changed(floor, undoable=undoable, moved_at=recorded.version, moved_on=recorded.at)


def _given(floor: Floor, event: e.FloorGiven, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded, *([event.request] if event.request else []))
    requests = acted.requests
    if event.request:
        requests = {**requests, event.request: changed(requests[event.request], standing=Standing.SPEAKING)}
    speech = Speech(
        event.speech, event.meeting, event.speaker, event.request, event.limit, event.clock_percent,
        recorded.at, recorded.at, reason=event.reason,
    )  # fmt: skip
    return changed(
        acted,
        requests=requests,
        turn=changed(acted.turn, speech=speech),
        speeches_given=max(floor.speeches_given, event.speech),
    )


def _ended(floor: Floor, event: e.SpeechEnded, recorded: Recorded) -> Floor:
    heard = [one for one in (event.request, *event.joined) if one is not None]
    acted = _acted(floor, recorded, *heard)
    speech = acted.turn.speech
    if speech is None or speech.number != event.speech:
        speech = next(one for one in acted.turn.interrupted if one.number == event.speech)
    over = changed(stopped(speech, event.elapsed_ms), ended_at=recorded.at, cut=event.cut)
    requests = dict(acted.requests)
    for one in heard:
        ending = End(Standing.HEARD, recorded.at, recorded.actor, event.cut, event.speech)
        requests[one] = changed(requests[one], standing=Standing.HEARD, end=ending)
    holder = None if acted.turn.speech is speech else acted.turn.speech
    rest = tuple(one for one in acted.turn.interrupted if one is not speech)
    turn = changed(acted.turn, speech=holder, interrupted=rest)
    return changed(acted, requests=requests, turn=turn, speeches=(*acted.speeches, over))


def _clock_stopped(floor: Floor, event: e.ClockStopped, _: Recorded) -> Floor:
    return _clock(floor, event.speech, lambda speech: stopped(speech, event.elapsed_ms))


def _clock_started(floor: Floor, event: e.ClockStarted, recorded: Recorded) -> Floor:
    return _clock(floor, event.speech, lambda speech: running(speech, recorded.at))


def _clock(floor: Floor, number: int, change: Callable[[Speech], Speech]) -> Floor:
    """The clock changes now, and in what an undo would restore: what came in between stays."""
    last = floor.undoable
    if last and last.turn.speech and last.turn.speech.number == number:
        kept = changed(last, turn=changed(last.turn, speech=change(last.turn.speech)))
        floor = changed(floor, undoable=kept)
    return _speech(floor, change)


def _interrupted(floor: Floor, event: e.SpeechInterrupted, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded, by_chair=False)
    speech = acted.turn.speech
    if speech is None:
        return acted
    waits = (*acted.turn.interrupted, stopped(speech, event.elapsed_ms))
    return changed(acted, turn=changed(acted.turn, speech=None, interrupted=waits))


def _returned(floor: Floor, event: e.FloorReturned, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded)
    back = next(one for one in acted.turn.interrupted if one.number == event.speech)
    rest = tuple(one for one in acted.turn.interrupted if one is not back)
    return changed(acted, turn=changed(acted.turn, speech=running(back, recorded.at), interrupted=rest))


def _passed_over(floor: Floor, event: e.PassedOver, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded, event.request)
    known = acted.requests[event.request]
    stand = changed(known.stand, since=recorded.version, passed_over=known.stand.passed_over + 1)
    absent = changed(known, standing=Standing.WAITING, stands=(*known.stands, stand))
    turn = acted.turn
    if turn.speech and turn.speech.request == event.request:
        turn = changed(turn, speech=None)
    return changed(acted, requests={**acted.requests, event.request: absent}, turn=turn)


def _ruled(floor: Floor, event: e.RulingGiven, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded)
    return changed(acted, turn=changed(acted.turn, ruling=Ruling(event.request, event.ruling)))


def _appealed(floor: Floor, event: e.AppealMade, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded, by_chair=False)
    ruling = changed(acted.turn.ruling, appeal=event.delegation) if acted.turn.ruling else None
    return changed(acted, turn=changed(acted.turn, ruling=ruling))


def _appeal_decided(floor: Floor, event: e.AppealDecided, recorded: Recorded) -> Floor:
    acted = _acted(floor, recorded, by_chair=False)
    ruling = changed(acted.turn.ruling, appeal=None, overruled=event.overruled) if acted.turn.ruling else None
    return changed(acted, turn=changed(acted.turn, ruling=ruling))


def _undone(floor: Floor, _event: e.FloorActionUndone, recorded: Recorded) -> Floor:
    """The turn, the speeches and the requests as they were; what came in between stays."""
    before = floor.undoable
    if before is None:
        return floor
    requests = dict(floor.requests)
    for one in before.touched:
        was = before.requests[one]
        requests[one] = changed(requests[one], standing=was.standing, stands=was.stands, end=was.end)
    return changed(
        floor, turn=before.turn, speeches=before.speeches, requests=requests,
        undoable=None, moved_at=recorded.version, moved_on=recorded.at,
    )  # fmt: skip


def _corrected(floor: Floor, event: e.SpeechCorrected, _: Recorded) -> Floor:
    speeches = tuple(
        changed(one, elapsed_ms=event.elapsed_ms, corrections=(*one.corrections, event.reason))
        if one.number == event.speech
        else one
        for one in floor.speeches
    )
    return changed(floor, speeches=speeches, undoable=None)


def _moved(floor: Floor, event: e.MotionMade, _: Recorded) -> Floor:
    motion = Motion(event.motion, event.kind, event.delegation, event.list)
    return changed(floor, motions={**floor.motions, event.motion: motion})


def _motion_heard(floor: Floor, event: e.MotionSpeakerHeard, _: Recorded) -> Floor:
    motion = floor.motions[event.motion]
    speakers = (*motion.speakers, (event.delegation, event.stance))
    return changed(floor, motions={**floor.motions, event.motion: changed(motion, speakers=speakers)})


def _motion_withdrawn(floor: Floor, event: e.MotionWithdrawn, _: Recorded) -> Floor:
    motion = changed(floor.motions[event.motion], pending=False)
    return changed(floor, motions={**floor.motions, event.motion: motion})


def _motion_decided(floor: Floor, event: e.MotionDecided, _: Recorded) -> Floor:
    motion = changed(floor.motions[event.motion], pending=False, carried=event.carried)
    lists = floor.lists
    if event.carried and motion.list:
        lists = {**lists, motion.list: changed(lists[motion.list], debate=motion.kind, closed=True)}
    return changed(floor, motions={**floor.motions, event.motion: motion}, lists=lists)


def _limited(floor: Floor, event: e.TimeLimitSet, _: Recorded) -> Floor:
    return changed(floor, limits=(*floor.limits, event))


def _accommodated(floor: Floor, event: e.Accommodated, _: Recorded) -> Floor:
    return changed(floor, accommodations={**floor.accommodations, event.delegation: event.percent})


def _convened(floor: Floor, event: m.SessionConvened, _: Recorded) -> Floor:
    return changed(floor, session=event.session)


def _sat_down(floor: Floor, event: m.MeetingOpened, _: Recorded) -> Floor:
    stops = {stop.service: stop.at for stop in event.hard_stops}
    taken_up = tuple(one for one in event.takes_up if one in floor.lists)
    lists = {
        one: changed(speakers, debate=None) if one in taken_up else speakers for one, speakers in floor.lists.items()
    }
    return changed(floor, sitting=Sitting(event.meeting, stops, taken_up, taken_up), lists=lists)


def _rose(floor: Floor, _event: m.MeetingAdjourned, _: Recorded) -> Floor:
    motions = {number: changed(motion, pending=False) for number, motion in floor.motions.items()}
    lists = {one: changed(speakers, open_to_all=0) for one, speakers in floor.lists.items()}
    return changed(floor, sitting=None, turn=Turn(), motions=motions, lists=lists, undoable=None)


def _paused(floor: Floor, _event: m.MeetingSuspended, recorded: Recorded) -> Floor:
    ran = floor.turn.speech is not None and floor.turn.speech.running_since is not None
    paused = _speech(floor, lambda speech: stopped(speech, elapsed_ms(speech, recorded.at)))
    held = changed(paused, undoable=None)
    return _sitting(held, lambda sitting: changed(sitting, suspended=True, clock_ran=ran))


def _went_on(floor: Floor, _event: m.MeetingResumed, recorded: Recorded) -> Floor:
    """A clock that the Chair had stopped before the suspension still stands."""
    ran = floor.sitting is not None and floor.sitting.clock_ran
    goes_on = _speech(floor, lambda speech: running(speech, recorded.at)) if ran else floor
    return _sitting(goes_on, lambda sitting: changed(sitting, suspended=False))


def _took_up(floor: Floor, event: m.ListTakenUp, _: Recorded) -> Floor:
    """A debate that an earlier meeting closed or adjourned is resumed; one that this meeting closed is not."""

    def taking_up(sitting: Sitting) -> Sitting:
        others = (one for one in sitting.taken_up if one != event.list)
        hears = tuple(dict.fromkeys((*sitting.hears, event.list)))
        return changed(sitting, taken_up=(event.list, *others), hears=hears)

    heard_already = floor.sitting is not None and event.list in floor.sitting.hears
    return _sitting(floor if heard_already else with_list(floor, event.list, debate=None), taking_up)


def _put_down(floor: Floor, event: m.ListPutDown, _: Recorded) -> Floor:
    def putting_down(sitting: Sitting) -> Sitting:
        return changed(sitting, taken_up=tuple(one for one in sitting.taken_up if one != event.list))

    return _sitting(floor, putting_down)


def _stop_moved(floor: Floor, event: m.HardStopMoved, _: Recorded) -> Floor:
    """Consent was given to go on without the service after the old end, so it is asked for again at the new one."""

    def moving(sitting: Sitting) -> Sitting:
        stops = {**sitting.stops, event.service: event.at}
        return changed(sitting, stops=stops, consents=sitting.consents - {event.service})

    return _sitting(floor, moving)


def _consented(floor: Floor, event: m.ContinuedBeyond, _: Recorded) -> Floor:
    return _sitting(floor, lambda sitting: changed(sitting, consents=sitting.consents | {event.service}))


def _sitting(floor: Floor, change: Callable[[Sitting], Sitting]) -> Floor:
    return changed(floor, sitting=change(floor.sitting)) if floor.sitting else floor


def _speech(floor: Floor, change: Callable[[Speech], Speech]) -> Floor:
    speech = floor.turn.speech
    return changed(floor, turn=changed(floor.turn, speech=change(speech))) if speech else floor


EVOLUTIONS: Mapping[type, Evolution] = {
    e.FloorGiven: _given,
    e.SpeechEnded: _ended,
    e.ClockStopped: _clock_stopped,
    e.ClockStarted: _clock_started,
    e.SpeechInterrupted: _interrupted,
    e.FloorReturned: _returned,
    e.PassedOver: _passed_over,
    e.RulingGiven: _ruled,
    e.AppealMade: _appealed,
    e.AppealDecided: _appeal_decided,
    e.FloorActionUndone: _undone,
    e.SpeechCorrected: _corrected,
    e.MotionMade: _moved,
    e.MotionSpeakerHeard: _motion_heard,
    e.MotionWithdrawn: _motion_withdrawn,
    e.MotionDecided: _motion_decided,
    e.TimeLimitSet: _limited,
    e.Accommodated: _accommodated,
    m.SessionConvened: _convened,
    m.MeetingOpened: _sat_down,
    m.MeetingAdjourned: _rose,
    m.MeetingSuspended: _paused,
    m.MeetingResumed: _went_on,
    m.ListTakenUp: _took_up,
    m.ListPutDown: _put_down,
    m.HardStopMoved: _stop_moved,
    m.ContinuedBeyond: _consented,
}
