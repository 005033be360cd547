"""Whether this is a moment for a command: mostly it is given only then."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from seriatim.floor.rules.acting import points_undecided
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.state import Standing
from seriatim.proceedings.tests.histories.scene import Scene

Moment = Callable[[Scene], Any]
"""True, or anything that is there."""


def always(_: Scene) -> bool:
    return True


def sitting(scene: Scene) -> bool:
    return scene.sitting


def has(*standings: Standing) -> Moment:
    return lambda scene: any(scene.by_standing[standing] for standing in standings)


def two_wait(scene: Scene) -> bool:
    return len(scene.by_standing[Standing.WAITING]) > 1


def speaking(scene: Scene) -> Any:
    return scene.sitting and scene.speech


def clock_runs(scene: Scene) -> Any:
    return scene.sitting and scene.speech and scene.speech.running_since


def clock_stands(scene: Scene) -> Any:
    return scene.sitting and scene.speech and not scene.speech.running_since


def point_of_order(scene: Scene) -> Any:
    speech = scene.speech
    return speech and speech.request and scene.floor.requests[speech.request].asked.kind == Kind.POINT_OF_ORDER


def undecided(scene: Scene) -> Any:
    return points_undecided(scene.floor)


def appeal(scene: Scene) -> Any:
    return scene.floor.turn.ruling and scene.floor.turn.ruling.appeal


def ruled(scene: Scene) -> Any:
    return scene.sitting and scene.floor.turn.ruling and scene.floor.turn.ruling.overruled is None


def late(scene: Scene) -> bool:
    """A service has ended, and the meeting did not agree to go on without it."""
    sitting = scene.floor.sitting
    return sitting is not None and any(
        at <= scene.now and service not in sitting.consents for service, at in sitting.stops.items()
    )


def may_call(scene: Scene) -> Any:
    free = scene.sitting and not (point_of_order(scene) or appeal(scene) or scene.pending or late(scene))
    return free and (scene.by_standing[Standing.WAITING] or scene.floor.turn.interrupted)


def may_return(scene: Scene) -> Any:
    settled = not (point_of_order(scene) or appeal(scene) or scene.pending)
    return scene.sitting and scene.floor.turn.interrupted and settled


def may_undo(scene: Scene) -> Any:
    last = scene.floor.undoable
    return scene.sitting and last and scene.now - last.at <= timedelta(seconds=10)


def takes_names(scene: Scene) -> bool:
    return any(one.opens_at and one.opens_at <= scene.now for one in scene.floor.lists.values())


def lot_is_due(scene: Scene) -> bool:
    return any(one.lot_until and one.lot_until <= scene.now and not one.lot_drawn for one in scene.floor.lists.values())
