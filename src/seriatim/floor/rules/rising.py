"""What the floor does when a session is convened, and when a meeting rises; and its second phase."""

from typing import Any

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import Events, known_list, must_have_words, must_preside, sitting
from seriatim.floor.rules.giving import must_be_debated, over
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.profile import PROFILES
from seriatim.floor.rules.queue import callable_now, owed, points_of_order, unheard
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.events import MeetingAdjourned, SessionConvened

ROSE = "the meeting was adjourned"


def first(floor: Floor, event: Any, occasion: Occasion) -> Events:
    """What happens on the floor before an event of the meeting: it is cleared before the meeting rises."""
    return _rise(floor, event, occasion) if isinstance(event, MeetingAdjourned) else ()


def then(event: Any) -> Events:
    """What an event of the meeting brings to the floor: a session that is convened adopts its rules."""
    if not isinstance(event, SessionConvened):
        return ()
    if event.rules_profile not in PROFILES:
        raise Refused(Refusal.WRONG_PROFILE, profile=event.rules_profile, known=", ".join(PROFILES))
    return (PROFILES[event.rules_profile],)


def _rise(floor: Floor, event: MeetingAdjourned, occasion: Occasion) -> Events:
    """Who was speaking is heard as far as they came; every unheard request on the meeting's lists is owed, in order."""
    if floor.sitting is None:
        return ()
    speech = floor.turn.speech
    if speech and speech.request and floor.requests[speech.request].asked.kind == Kind.POINT_OF_ORDER:
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=speech.speaker)
    if points_of_order(floor):
        raise Refused(
            Refusal.POINT_OF_ORDER_PENDING, delegation=floor.requests[points_of_order(floor)[0]].asked.delegation
        )
    if floor.turn.ruling and floor.turn.ruling.appeal:
        raise Refused(Refusal.APPEAL_PENDING, delegation=floor.turn.ruling.appeal)
    begun = (*floor.turn.interrupted, *([speech] if speech else []))
    ended = tuple(over(floor, one, occasion, ROSE if one.request else "") for one in begun)
    left = ((of, unheard(floor, of)) for of in floor.sitting.hears)
    return (*ended, *(e.RequestsOwed(event.meeting, of, requests) for of, requests in left if requests))


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
