"""What each event adds to what is known of the floor."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import evolve_requests, evolve_turn
from seriatim.floor.rules.state import Floor
from seriatim.kernel.event import Recorded

EVOLUTIONS: Mapping[type, Callable[[Floor, Any, Recorded], Floor]] = {
    **evolve_requests.EVOLUTIONS,
    **evolve_turn.EVOLUTIONS,
}


def evolve(floor: Floor, recorded: Recorded) -> Floor:
    """What is known of the floor after one more event of the session's stream; other slices' events pass by."""
    evolution = EVOLUTIONS.get(type(recorded.event))
    return evolution(floor, recorded.event, recorded) if evolution else floor
