"""Stopping and starting the clock of a running speech."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import running_speech
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.entitled import Events, sitting
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused


def stop_clock(floor: Floor, _command: c.StopClock, occasion: Occasion, _: Roster) -> Events:
    """Stop the clock of the running speech."""
    sitting(floor)
    speech = running_speech(floor)
    if speech.running_since is None:
        raise Refused(Refusal.CLOCK_STOPPED, delegation=speech.speaker)
    return (e.ClockStopped(speech.number, elapsed_ms(speech, occasion.at)),)


def start_clock(floor: Floor, _command: c.StartClock, _occasion: Occasion, _: Roster) -> Events:
    """Start the stopped clock again."""
    sitting(floor)
    speech = running_speech(floor)
    if speech.running_since is not None:
        raise Refused(Refusal.CLOCK_RUNNING, delegation=speech.speaker)
    return (e.ClockStarted(speech.number),)
