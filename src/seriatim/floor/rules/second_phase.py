"""When is the floor open to all? The second phase of a follow-up, once those who are owed were called."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.entitled import Events, known_list, must_have_words, sitting
from seriatim.floor.rules.giving import must_be_debated
from seriatim.floor.rules.queue import callable_now, owed
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused


def open_to_all(floor: Floor, command: c.OpenFloorToAll, _occasion: Occasion, _: Roster) -> Events:
    """The Chair begins the second phase once the owed were called; earlier only with a reason."""
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
