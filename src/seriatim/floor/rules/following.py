"""What follows on the floor from an event of the meetings: when they are convened, opened, suspended, adjourned."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import begun, none_undecided, none_waits
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.entitled import Events
from seriatim.floor.rules.profile import PROFILES
from seriatim.floor.rules.queue import unheard
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor
from seriatim.floor.rules.turns import over
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


def restart_clock(floor: Floor, _event: m.MeetingResumed, _: Occasion) -> Events:
    """A clock that ran before the suspension runs again; one that the Chair had stopped still stands."""
    speech, sitting_ = floor.turn.speech, floor.sitting
    return (e.ClockStarted(speech.number),) if speech and sitting_ and sitting_.clock_ran else ()


def resume_debate(floor: Floor, event: m.MeetingOpened, _: Occasion) -> Events:
    """A debate that an earlier meeting closed or adjourned is resumed by the one that takes its list up again.

    The promise that the owed are heard comes first; a body that wants otherwise lets them lapse (`docs/decisions/006`).
    """
    return tuple(e.DebateResumed(of) for of in event.takes_up if floor.lists[of].debate)


def resume_debate_unless_heard(floor: Floor, event: m.ListTakenUp, _: Occasion) -> Events:
    """As `resume_debate`; what this meeting itself closed or adjourned stays so."""
    heard = floor.sitting.hears if floor.sitting else ()
    return (e.DebateResumed(event.list),) if floor.lists[event.list].debate and event.list not in heard else ()


THEN: Mapping[type, Callable[[Floor, Any, Occasion], Events]] = {
    m.SessionConvened: adopt,
    m.MeetingOpened: resume_debate,
    m.MeetingSuspended: pause,
    m.MeetingResumed: restart_clock,
    m.ListTakenUp: resume_debate_unless_heard,
}


def _rise(floor: Floor, event: m.MeetingAdjourned, occasion: Occasion) -> Events:
    """Who was speaking is heard as far as they came; every unheard request on the meeting's lists is owed, in order.

    A motion that is pending lapses with the meeting in which it was made.
    """
    if floor.sitting is None:
        return ()
    none_undecided(floor)
    none_waits(floor)
    ended = tuple(over(floor, one, occasion, ROSE if one.request else "") for one in begun(floor))
    left = ((of, unheard(floor, of)) for of in floor.sitting.hears)
    owing = (e.RequestsOwed(event.meeting, of, requests, whole=True) for of, requests in left if requests)
    undecided = (e.MotionLapsed(motion.number) for motion in floor.motions.values() if motion.pending)
    return (*ended, *undecided, *owing)
