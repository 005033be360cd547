"""Whether somebody may act on the floor now, and what must be settled before anybody else is called."""

from seriatim.floor.rules.entitled import must_preside, sitting
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import points_of_order, waiting
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Speech
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused


def running_speech(floor: Floor) -> Speech:
    if floor.turn.speech is None:
        raise Refused(Refusal.FLOOR_NOT_GIVEN)
    return floor.turn.speech


def may_act(floor: Floor, occasion: Occasion) -> None:
    must_preside(occasion)
    sitting(floor)
    must_have_seen(floor, occasion)


def must_have_seen(floor: Floor, occasion: Occasion) -> None:
    """Of two operators who press at once the second is told what the first did, and nothing advances twice."""
    if occasion.seen is None or occasion.seen >= floor.moved_at:
        return
    speech = floor.turn.speech
    ago = (occasion.at - floor.moved_on).total_seconds() if floor.moved_on else 0.0
    raise Refused(
        Refusal.FLOOR_ALREADY_GIVEN, delegation=speech.speaker if speech else "", seconds=f"{max(ago, 0):.1f}"
    )


def must_be_in_time(floor: Floor, occasion: Occasion) -> None:
    """After the end of a service the Chair is asked: continue with recorded consent, or adjourn."""
    meeting = sitting(floor)
    for service, at in meeting.stops.items():
        if at <= occasion.at and service not in meeting.consents:
            raise Refused(Refusal.HARD_STOP_PASSED, service=service, at=at, left=_unheard(floor))


def _unheard(floor: Floor) -> int:
    return sum(len(waiting(floor, of)) for of in sitting(floor).hears)


def point_heard(floor: Floor) -> Speech | None:
    """The point of order that has the floor, if one has."""
    speech = floor.turn.speech
    of_order = speech and speech.request and floor.requests[speech.request].asked.kind == Kind.POINT_OF_ORDER
    return speech if of_order else None


def none_heard_or_appealed(floor: Floor) -> None:
    """No point of order has the floor, and no ruling awaits its vote."""
    if heard := point_heard(floor):
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=heard.speaker)
    ruling = floor.turn.ruling
    if ruling and ruling.appeal:
        raise Refused(Refusal.APPEAL_PENDING, delegation=ruling.appeal)


def none_waits(floor: Floor) -> None:
    """No point of order waits to be heard."""
    for first in points_of_order(floor):
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=floor.requests[first].asked.delegation)


def nothing_pending(floor: Floor) -> None:
    """A point of order, an appeal and a motion are decided before anybody else is called (rules 71, 77, 113, 119).

    A point of order that waits is heard before the motion is decided.
    """
    none_heard_or_appealed(floor)
    for motion in floor.motions.values():
        if motion.pending and not points_of_order(floor):
            raise Refused(Refusal.MOTION_PENDING, motion=motion.number, kind=motion.kind)
