"""Who may see which names on a list: the body's policy, applied before anything leaves the server."""

from dataclasses import dataclass

from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.rules.queue import by, waiting
from seriatim.floor.rules.state import Floor, Request, Standing
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

    Who presides sees all. An interpreter, who says the names, sees all that are on the list. A delegation sees its
    own requests always. Late requests are not on the list until they are admitted, so nobody else sees them. Points
    of order belong to the list during which they were raised.
    """
    asked = (request for request in floor.requests.values() if request.asked.list == of)
    seen = frozenset(request.id for request in asked if sees(floor, request, reader))
    return Sight(seen, reasons=sees_all(floor, of, reader))


def sees(floor: Floor, request: Request, reader: Actor | None) -> bool:
    """Whether a reader may see whose request it is: as `sight`, of one alone."""
    if reader is not None and (reader.presides or reader.delegation == request.asked.delegation):
        return True
    if sees_all(floor, request.asked.list, reader):
        return request.standing != Standing.LATE
    speakers = floor.lists.get(request.asked.list)
    if speakers is None or speakers.visibility != Visibility.NEXT:
        return False
    return request.standing in CALLED or request.id in waiting(floor, speakers.id)[: speakers.next_names]


def sees_all(floor: Floor, of: ListId, reader: Actor | None) -> bool:
    """Whether a reader may see every name on a list, whoever it is: by the body's policy, or by the office."""
    if reader is not None and (reader.presides or reader.interprets):
        return True
    policy = floor.lists[of].visibility if of in floor.lists else Visibility.OWN
    return policy == Visibility.EVERYONE or (policy == Visibility.PARTICIPANTS and reader is not None)


def names(floor: Floor, of: ListId, reader: Actor | None) -> tuple[RequestId, ...]:
    """The waiting whom a reader may see on a list, in the order in which they will be called."""
    line = waiting(floor, of)
    if sees_all(floor, of, reader):
        return line
    speakers = floor.lists[of]
    first = line[: speakers.next_names] if speakers.visibility == Visibility.NEXT else ()
    own = {one.id for one in by(floor, reader.delegation)} if reader and reader.delegation else set()
    behind = sorted(line.index(one) for one in own if one in line and one not in first)
    return (*first, *(line[place] for place in behind))
