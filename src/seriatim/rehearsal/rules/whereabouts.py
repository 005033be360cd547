"""When after something does somebody act, and who? Words that the responses of delegations share."""

from datetime import datetime, timedelta

from seriatim.kernel.ids import DelegationId
from seriatim.rehearsal.rules.deed import Scene
from seriatim.rehearsal.rules.dice import between, one_of

SOON = (60.0, 900.0)
"""Seconds after what happened."""


def later(scene: Scene, at: datetime, span: tuple[float, float], *name: object) -> datetime:
    return at + timedelta(seconds=between(scene.hall.dice, *span, "after", *name))


def somebody(scene: Scene, without: DelegationId, *name: object) -> DelegationId:
    """Any delegation but one; that one where nobody else is there."""
    others = [one for one in scene.hall.delegations if one != without]
    return one_of(scene.hall.dice, others or scene.hall.delegations, "who", *name)
