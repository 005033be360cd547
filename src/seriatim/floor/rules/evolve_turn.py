"""What events add to what is known of the meeting in session and of who has the floor. Facts only."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.clock import running, stopped
from seriatim.floor.rules.evolve_requests import with_list
from seriatim.floor.rules.requests import put
from seriatim.floor.rules.state import (
    End,
    Floor,
    LastAction,
    Motion,
    Ruling,
    Sitting,
    Speech,
    Standing,
    Turn,
)
from seriatim.kernel.event import Recorded, changed, made
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import events as m

Evolution = Callable[[Floor, Any, Recorded], Floor]


def _acted(floor: Floor, recorded: Recorded, *touched: RequestId, by_chair: bool = True) -> dict[str, Any]:
    """What every action on the floor changes: it is the last one now. All events of one command are one action."""
    last = floor.last_action
    if last is not None and last.action == recorded.correlation:
        action = changed(last, touched=last.touched.union(touched), by_chair=last.by_chair and by_chair)
    else:
        action = made(
            LastAction, action=recorded.correlation, at=recorded.at, by_chair=by_chair, turn=floor.turn,
            speeches=floor.speeches, requests=floor.requests, touched=frozenset(touched),
        )  # fmt: skip
    return {"last_action": action, "moved_at": recorded.version, "moved_on": recorded.at}


def _given(floor: Floor, event: e.FloorGiven, recorded: Recorded) -> Floor:
    requests, touched = floor.requests, () if event.request is None else (event.request,)
    if event.request is not None:
        requests = put(requests, changed(requests[event.request], standing=Standing.SPEAKING))
    speech = made(
        Speech, number=event.speech, meeting=event.meeting, speaker=event.speaker, request=event.request,
        limit=event.limit, clock_percent=event.clock_percent, given_at=recorded.at, running_since=recorded.at,
        reason=event.reason,
    )  # fmt: skip
    return changed(
        floor,
        requests=requests,
        turn=changed(floor.turn, speech=speech),
        speeches_given=max(floor.speeches_given, event.speech),
        **_acted(floor, recorded, *touched),
    )


def _ended(floor: Floor, event: e.SpeechEnded, recorded: Recorded) -> Floor:
    heard = event.joined if event.request is None else (event.request, *event.joined)
    speech, turn = _taken_out(floor.turn, event.speech)
    over = changed(speech, running_since=None, elapsed_ms=event.elapsed_ms, ended_at=recorded.at, cut=event.cut)
    end = made(
        End, standing=Standing.HEARD, at=recorded.at, actor=recorded.actor, reason=event.cut, speech=event.speech
    )
    return changed(
        floor,
        requests=put(
            floor.requests, *(changed(floor.requests[one], standing=Standing.HEARD, end=end) for one in heard)
        ),
        turn=turn,
        speeches=(*floor.speeches, over),
        **_acted(floor, recorded, *heard),
    )


def _point_withdrawn(floor: Floor, event: e.PointOfOrderWithdrawn, recorded: Recorded) -> Floor:
    """It was no speech: only the request remains, withdrawn."""
    end = made(End, standing=Standing.WITHDRAWN, at=recorded.at, actor=recorded.actor, reason=event.reason)
    withdrawn = changed(floor.requests[event.request], standing=Standing.WITHDRAWN, end=end)
    _, turn = _taken_out(floor.turn, event.speech)
    return changed(floor, requests=put(floor.requests, withdrawn), turn=turn, **_acted(floor, recorded, by_chair=False))


def _taken_out(turn: Turn, number: int) -> tuple[Speech, Turn]:
    """A speech that has begun, and the turn when it neither has the floor nor waits for its return."""
    if turn.speech is not None and turn.speech.number == number:
        return turn.speech, changed(turn, speech=None)
    speech = next(one for one in turn.interrupted if one.number == number)
    return speech, changed(turn, interrupted=tuple(one for one in turn.interrupted if one is not speech))


def _clock_stopped(floor: Floor, event: e.ClockStopped, _: Recorded) -> Floor:
    return _clock(floor, event.speech, lambda speech: stopped(speech, event.elapsed_ms))


def _clock_started(floor: Floor, event: e.ClockStarted, recorded: Recorded) -> Floor:
    return _clock(floor, event.speech, lambda speech: running(speech, recorded.at))


def _clock(floor: Floor, number: int, change: Callable[[Speech], Speech]) -> Floor:
    """The clock changes now, and in what an undo would restore: what came in between stays."""
    last = floor.last_action
    if last and last.turn.speech and last.turn.speech.number == number:
        kept = changed(last, turn=changed(last.turn, speech=change(last.turn.speech)))
        floor = changed(floor, last_action=kept)
    return _speech(floor, change)


def _extended(floor: Floor, event: e.SpeechExtended, recorded: Recorded) -> Floor:
    def longer(speech: Speech) -> Speech:
        return changed(speech, extended_seconds=speech.extended_seconds + event.seconds)

    return changed(_speech(floor, longer), **_acted(floor, recorded))


def _interrupted(floor: Floor, event: e.SpeechInterrupted, recorded: Recorded) -> Floor:
    turn = floor.turn
    if turn.speech is not None:
        turn = changed(turn, speech=None, interrupted=(*turn.interrupted, stopped(turn.speech, event.elapsed_ms)))
    return changed(floor, turn=turn, **_acted(floor, recorded, by_chair=False))


def _returned(floor: Floor, event: e.FloorReturned, recorded: Recorded) -> Floor:
    back, turn = _taken_out(floor.turn, event.speech)
    return changed(floor, turn=changed(turn, speech=running(back, recorded.at)), **_acted(floor, recorded))


def _passed_over(floor: Floor, event: e.PassedOver, recorded: Recorded) -> Floor:
    known, turn = floor.requests[event.request], floor.turn
    stand = changed(known.stand, since=recorded.version, passed_over=known.stand.passed_over + 1)
    absent = changed(known, standing=Standing.WAITING, stands=(*known.stands, stand))
    if turn.speech and turn.speech.request == event.request:
        turn = changed(turn, speech=None)
    return changed(floor, requests=put(floor.requests, absent), turn=turn, **_acted(floor, recorded, event.request))


def _ruled(floor: Floor, event: e.RulingGiven, recorded: Recorded) -> Floor:
    turn = changed(floor.turn, ruling=Ruling(event.request, event.ruling))
    return changed(floor, turn=turn, **_acted(floor, recorded))


def _appealed(floor: Floor, event: e.AppealMade, recorded: Recorded) -> Floor:
    ruling = changed(floor.turn.ruling, appeal=event.delegation) if floor.turn.ruling else None
    return changed(floor, turn=changed(floor.turn, ruling=ruling), **_acted(floor, recorded, by_chair=False))


def _appeal_decided(floor: Floor, event: e.AppealDecided, recorded: Recorded) -> Floor:
    ruling = changed(floor.turn.ruling, appeal=None, overruled=event.overruled) if floor.turn.ruling else None
    return changed(floor, turn=changed(floor.turn, ruling=ruling), **_acted(floor, recorded, by_chair=False))


def _undone(floor: Floor, _event: e.FloorActionUndone, recorded: Recorded) -> Floor:
    """The turn, the speeches and the requests as they were; what came in between stays."""
    before = floor.last_action
    if before is None:
        return floor
    known = ((floor.requests[one], before.requests[one]) for one in before.touched)
    back = (changed(now, standing=was.standing, stands=was.stands, end=was.end) for now, was in known)
    return changed(
        floor, turn=before.turn, speeches=before.speeches, requests=put(floor.requests, *back),
        last_action=None, moved_at=recorded.version, moved_on=recorded.at,
    )  # fmt: skip


def _corrected(floor: Floor, event: e.SpeechCorrected, _: Recorded) -> Floor:
    speeches = tuple(
        changed(one, elapsed_ms=event.elapsed_ms, corrections=(*one.corrections, event.reason))
        if one.number == event.speech
        else one
        for one in floor.speeches
    )
    return changed(_settled(floor), speeches=speeches)


def _settled(floor: Floor) -> Floor:
    """Something depends on the last action, whichever it was."""
    return changed(floor, last_action=changed(floor.last_action, final=True)) if floor.last_action else floor


def _moved(floor: Floor, event: e.MotionMade, _: Recorded) -> Floor:
    motion = Motion(event.motion, event.kind, event.delegation, event.list)
    return changed(floor, motions={**floor.motions, event.motion: motion})


def _motion_heard(floor: Floor, event: e.MotionSpeakerHeard, _: Recorded) -> Floor:
    motion = floor.motions[event.motion]
    speakers = (*motion.speakers, (event.delegation, event.stance))
    return changed(floor, motions={**floor.motions, event.motion: changed(motion, speakers=speakers)})


def _motion_over(floor: Floor, event: e.MotionWithdrawn | e.MotionLapsed, _: Recorded) -> Floor:
    motion = changed(floor.motions[event.motion], pending=False)
    return changed(floor, motions={**floor.motions, event.motion: motion})


def _motion_decided(floor: Floor, event: e.MotionDecided, _: Recorded) -> Floor:
    motion = changed(floor.motions[event.motion], pending=False, carried=event.carried)
    decided = changed(floor, motions={**floor.motions, event.motion: motion})
    return with_list(decided, motion.list, debate=event.debate) if motion.list and event.debate else decided


def _limited(floor: Floor, event: e.TimeLimitSet, _: Recorded) -> Floor:
    return changed(floor, limits=(*floor.limits, event))


def _accommodated(floor: Floor, event: e.Accommodated, _: Recorded) -> Floor:
    return changed(floor, accommodations={**floor.accommodations, event.delegation: event.percent})


def _convened(floor: Floor, event: m.SessionConvened, _: Recorded) -> Floor:
    return changed(floor, session=event.session)


def _sat_down(floor: Floor, event: m.MeetingOpened, _: Recorded) -> Floor:
    stops = {stop.service: stop.at for stop in event.hard_stops}
    return changed(floor, sitting=Sitting(event.meeting, stops, event.takes_up, event.takes_up))


def _rose(floor: Floor, _event: m.MeetingAdjourned, _: Recorded) -> Floor:
    """With the meeting ends what belonged to it: who had the floor, the last ruling, and that it was open to all."""
    lists = {
        one: changed(speakers, open_to_all=0) if speakers.open_to_all else speakers
        for one, speakers in floor.lists.items()
    }
    return changed(floor, sitting=None, turn=Turn(), lists=lists, last_action=None)


def _suspended(floor: Floor, _event: m.MeetingSuspended, _: Recorded) -> Floor:
    ran = floor.turn.speech is not None and floor.turn.speech.running_since is not None
    return _sitting(_settled(floor), lambda sitting: changed(sitting, suspended=True, clock_ran=ran))


def _went_on(floor: Floor, _event: m.MeetingResumed, _: Recorded) -> Floor:
    return _sitting(floor, lambda sitting: changed(sitting, suspended=False))


def _took_up(floor: Floor, event: m.ListTakenUp, _: Recorded) -> Floor:
    def taking_up(sitting: Sitting) -> Sitting:
        others = (one for one in sitting.taken_up if one != event.list)
        hears = tuple(dict.fromkeys((*sitting.hears, event.list)))
        return changed(sitting, taken_up=(event.list, *others), hears=hears)

    return _sitting(floor, taking_up)


def _put_down(floor: Floor, event: m.ListPutDown, _: Recorded) -> Floor:
    def putting_down(sitting: Sitting) -> Sitting:
        return changed(sitting, taken_up=tuple(one for one in sitting.taken_up if one != event.list))

    return _sitting(floor, putting_down)


def _stop_moved(floor: Floor, event: m.HardStopMoved, _: Recorded) -> Floor:
    def moving(sitting: Sitting) -> Sitting:
        lapsed = {event.service} if event.consent_lapses else set()
        return changed(sitting, stops={**sitting.stops, event.service: event.at}, consents=sitting.consents - lapsed)

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
    e.PointOfOrderWithdrawn: _point_withdrawn,
    e.ClockStopped: _clock_stopped,
    e.ClockStarted: _clock_started,
    e.SpeechExtended: _extended,
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
    e.MotionWithdrawn: _motion_over,
    e.MotionLapsed: _motion_over,
    e.MotionDecided: _motion_decided,
    e.TimeLimitSet: _limited,
    e.Accommodated: _accommodated,
    m.SessionConvened: _convened,
    m.MeetingOpened: _sat_down,
    m.MeetingAdjourned: _rose,
    m.MeetingSuspended: _suspended,
    m.MeetingResumed: _went_on,
    m.ListTakenUp: _took_up,
    m.ListPutDown: _put_down,
    m.HardStopMoved: _stop_moved,
    m.ContinuedBeyond: _consented,
}
