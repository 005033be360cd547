"""How a turn on the floor begins, ends, is interrupted, and goes on."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import (
    comes_back,
    may_act,
    must_have_seen,
    none_waits,
    nothing_pending,
    point_heard,
    running_speech,
)
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.entitled import Events, sitting
from seriatim.floor.rules.queue import joined_to
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Speech
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.kernel.refusal import Refused


def given(
    floor: Floor, speaker: str, request: RequestId | None = None, limit: e.Limit | None = None, reason: str = ""
) -> e.FloorGiven:
    """The next speech of the meeting that sits, with the limit and the pace of its clock."""
    return e.FloorGiven(
        speech=floor.speeches_given + 1, meeting=sitting(floor).meeting, speaker=speaker, request=request, limit=limit,
        clock_percent=floor.accommodations.get(DelegationId(speaker), 100), reason=reason,
    )  # fmt: skip


def end_speech(floor: Floor, _command: c.EndSpeech, occasion: Occasion, _: Roster) -> Events:
    """End the running speech; a delegation may say itself that it has finished. A point of order ends by a ruling."""
    speech = running_speech(floor)
    if point_heard(floor):
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=speech.speaker)
    must_have_seen(floor, occasion)
    sitting(floor)
    return finish(floor, occasion)


def finish(floor: Floor, occasion: Occasion) -> Events:
    """The end of the running speech, if there is one; the requests that joined it are heard with it."""
    speech = floor.turn.speech
    return (over(floor, speech, occasion),) if speech else ()


def over(floor: Floor, speech: Speech, occasion: Occasion, cut: str = "") -> e.SpeechEnded:
    """One speech ended at this instant."""
    joined = joined_to(floor, speech.request) if speech.request else ()
    return e.SpeechEnded(speech.number, speech.request, joined, elapsed_ms(speech, occasion.at), cut)


def interrupt(floor: Floor, occasion: Occasion, by: DelegationId) -> Events:
    """The running speech stops, and its speaker will return; the Chair's own words simply end."""
    speech = floor.turn.speech
    if speech is None:
        return ()
    if speech.request is None:
        return finish(floor, occasion)
    return (e.SpeechInterrupted(speech.number, elapsed_ms(speech, occasion.at), by),)


def return_floor(floor: Floor, _command: c.ReturnFloor, occasion: Occasion, _: Roster) -> Events:
    """Give the floor back to whoever was interrupted last, with the time that was left."""
    may_act(floor, occasion)
    back = comes_back(floor)
    nothing_pending(floor, back)
    if back is None:
        none_waits(floor)
        raise Refused(Refusal.NOBODY_INTERRUPTED)
    return (*finish(floor, occasion), *returning(floor))


def returning(floor: Floor, without: RequestId | None = None) -> Events:
    """The return of the interrupted speaker who comes next, if there is one; `without` a request that ends now."""
    back = comes_back(floor, without)
    return (e.FloorReturned(back.number, back.elapsed_ms),) if back else ()
