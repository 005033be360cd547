"""What an event of the meetings brings to the floor; and the second phase of a follow-up."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import none_heard_or_appealed, none_waits
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.entitled import Events, known_list, must_have_words, must_preside, sitting
from seriatim.floor.rules.giving import must_be_debated, over
from seriatim.floor.rules.profile import PROFILES
from seriatim.floor.rules.queue import callable_now, owed, unheard
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import events as m

ROSE = "the meeting was adjourned"


def first(floor: Floor, event: Any, occasion: Occasion) -> Events:
    """What happens on the floor before an event of the meeting: it is cleared before the meeting rises."""
    return _rise(floor, event, occasion) if isinstance(event, m.MeetingAdjourned) else ()


def then(floor: Floor, event: Any, occasion: Occasion) -> Events:
    """What happens on the floor after an event of the meeting; `floor` is what was known before it."""
    following = THEN.get(type(event))
    return following(floor, event, occasion) if following else ()


def adopt(_: Floor, event: m.SessionConvened, _occasion: Occasion) -> Events:
    """A session that is convened adopts its rules."""
    if event.rules_profile not in PROFILES:
        raise Refused(Refusal.WRONG_PROFILE, profile=event.rules_profile, known=", ".join(PROFILES))
    return (PROFILES[event.rules_profile],)


def pause(floor: Floor, _event: m.MeetingSuspended, occasion: Occasion) -> Events:
    """The clock stops while the meeting is suspended."""
    speech = floor.turn.speech
    if speech is None or speech.running_since is None:
        return ()
    return (e.ClockStopped(speech.number, elapsed_ms(speech, occasion.at)),)


def go_on(floor: Floor, _event: m.MeetingResumed, _: Occasion) -> Events:
    """A clock that ran before the suspension runs again; one that the Chair had stopped still stands."""
    speech, sitting_ = floor.turn.speech, floor.sitting
    return (e.ClockStarted(speech.number),) if speech and sitting_ and sitting_.clock_ran else ()


def resume(floor: Floor, event: m.MeetingOpened, _: Occasion) -> Events:
    """A debate that an earlier meeting closed or adjourned is resumed by the one that takes its list up again."""
    return tuple(e.DebateResumed(of) for of in event.takes_up if floor.lists[of].debate)


def resume_unless_heard(floor: Floor, event: m.ListTakenUp, _: Occasion) -> Events:
    """As `resume`; what this meeting itself closed or adjourned stays so."""
    heard = floor.sitting.hears if floor.sitting else ()
    return (e.DebateResumed(event.list),) if floor.lists[event.list].debate and event.list not in heard else ()


THEN: Mapping[type, Callable[[Floor, Any, Occasion], Events]] = {
    m.SessionConvened: adopt,
    m.MeetingOpened: resume,
    m.MeetingSuspended: pause,
    m.MeetingResumed: go_on,
    m.ListTakenUp: resume_unless_heard,
}


def _rise(floor: Floor, event: m.MeetingAdjourned, occasion: Occasion) -> Events:
    """Who was speaking is heard as far as they came; every unheard request on the meeting's lists is owed, in order.

    A motion that is pending lapses with the meeting in which it was made.
    """
    if floor.sitting is None:
        return ()
    none_heard_or_appealed(floor)
    none_waits(floor)
    speech = floor.turn.speech
    begun = (*floor.turn.interrupted, *([speech] if speech else []))
    ended = tuple(over(floor, one, occasion, ROSE if one.request else "") for one in begun)
    left = ((of, unheard(floor, of)) for of in floor.sitting.hears)
    owing = (e.RequestsOwed(event.meeting, of, requests, whole=True) for of, requests in left if requests)
    undecided = (e.MotionLapsed(motion.number) for motion in floor.motions.values() if motion.pending)
    return (*ended, *undecided, *owing)


def open_to_all(floor: Floor, command: c.OpenFloorToAll, occasion: Occasion, _: Roster) -> Events:
    """The Chair begins the second phase once the owed were called; earlier only with a reason."""
    must_preside(occasion)
    meeting = sitting(floor)
    speakers = known_list(floor, command.list)
    must_be_debated(floor, command.list)
    if speakers.open_to_all:
        raise Refused(Refusal.FLOOR_OPEN_TO_ALL, list=command.list)
    still = [one for one in callable_now(floor, command.list) if one in owed(floor, command.list)]
    if still and not command.reason.strip():
        first = floor.requests[still[0]].asked.delegation
        raise Refused(Refusal.OWED_REMAIN, list=command.list, number=len(still), delegation=first)
    if command.reason:
        must_have_words(reason=command.reason)
    return (e.FloorOpenedToAll(command.list, meeting.meeting, command.reason),)
