"""What does a delegation see of its own requests, whatever it may see of others?"""

from seriatim.floor.rules.queue import by, waiting
from seriatim.floor.rules.state import ENDS, Floor, Request, Standing
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import RequestId
from seriatim.screens.lines import Told, told


def own(floor: Floor, order: tuple[RequestId, ...], reader: Actor | None) -> list[Told]:
    """The requests of the reader's delegation that have not ended, in the order of their inscription.

    `place` is the place on the list; `ahead` how many are called before it in this meeting, `order` being theirs;
    `asks` how many proposals of others await an answer.
    """
    if reader is None or reader.delegation is None:
        return []
    return [_own(floor, order, one) for one in by(floor, reader.delegation) if one.standing not in ENDS]


def _own(floor: Floor, order: tuple[RequestId, ...], request: Request) -> Told:
    stands = request.lead if request.standing == Standing.JOINED and request.lead else request.id
    line = waiting(floor, request.asked.list) if request.asked.list in floor.lists else ()
    return {"number": request.id, "of": request.asked.list, "standing": request.standing} | told(
        place=line.index(stands) + 1 if stands in line else None,
        ahead=order.index(stands) if stands in order else None,
        owed=request.owed,
        kind=request.asked.kind,
        asks=sum(mine == request.id for _, _, mine in floor.proposals) or None,
    )
