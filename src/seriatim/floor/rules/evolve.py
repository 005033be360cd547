"""What each event adds to what is known of the floor."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import evolve_requests, evolve_turn
from seriatim.floor.rules.state import Floor
from seriatim.kernel.event import Recorded, changed

EVOLUTIONS: Mapping[type, Callable[[Floor, Any, Recorded], Floor]] = {
    **evolve_requests.EVOLUTIONS,
    **evolve_turn.EVOLUTIONS,
}


def evolve(floor: Floor, recorded: Recorded) -> Floor:
    """What is known of the floor after one more event of the session's stream; others' events only count."""
    evolution = EVOLUTIONS.get(type(recorded.event))
    floor = evolution(floor, recorded.event, recorded) if evolution else floor
    return changed(floor, version=recorded.version)
