"""Who may see which names on a list: the body's policy, applied before anything leaves the server."""

from dataclasses import dataclass

from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.rules.queue import waiting
from seriatim.floor.rules.state import Floor, Standing
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import ListId, RequestId

CALLED = (Standing.SPEAKING, Standing.HEARD)


@dataclass(frozen=True)
class Sight:
    """What one reader may see of a list: which requests by name, and whether the reasons of their places.

    The reason of a place can name others, so whoever may not see all names sees no reasons.
    """

    requests: frozenset[RequestId]
    reasons: bool


def sight(floor: Floor, of: ListId, reader: Actor | None) -> Sight:
    """What a reader may see of a list; `None` is anybody.

    Who presides sees all. A delegation sees its own requests always. Late requests are not on the list
    until they are admitted, so nobody else sees them. Points of order belong to the list during which they
    were raised.
    """
    asked = [request for request in floor.requests.values() if request.asked.list == of]
    if reader is not None and reader.presides:
        return Sight(frozenset(request.id for request in asked), reasons=True)
    own = {request.id for request in asked if reader and reader.delegation == request.asked.delegation}
    policy = floor.lists[of].visibility
    if policy == Visibility.EVERYONE or (policy == Visibility.PARTICIPANTS and reader is not None):
        listed = {request.id for request in asked if request.standing != Standing.LATE}
        return Sight(frozenset(own | listed), reasons=True)
    if policy == Visibility.NEXT:
        called = {request.id for request in asked if request.standing in CALLED}
        following = waiting(floor, of)[: floor.lists[of].next_names]
        return Sight(frozenset(own.union(called, following)), reasons=False)
    return Sight(frozenset(own), reasons=False)
