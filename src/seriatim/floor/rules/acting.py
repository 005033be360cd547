"""Whether somebody may act on the floor now, and what must be settled before anybody else is called."""

from seriatim.floor.rules.entitled import sitting
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import points_of_order, waiting
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Speech
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import RequestId
from seriatim.kernel.refusal import Refused


def running_speech(floor: Floor) -> Speech:
    if floor.turn.speech is None:
        raise Refused(Refusal.FLOOR_NOT_GIVEN)
    return floor.turn.speech


def may_act(floor: Floor, occasion: Occasion) -> None:
    """A meeting is in session, and whoever acts has seen how it stands."""
    sitting(floor)
    must_have_seen(floor, occasion)


def must_have_seen(floor: Floor, occasion: Occasion) -> None:
    """Of two operators who press at once the second is told what the first did, and nothing advances twice."""
    if occasion.seen is None or occasion.seen >= floor.moved_at:
        return
    speech = floor.turn.speech
    ago = (occasion.at - floor.moved_on).total_seconds() if floor.moved_on else 0.0
    given = speech is not None and floor.moved_on in (speech.given_at, speech.running_since)
    raise Refused(
        Refusal.FLOOR_ALREADY_GIVEN if given else Refusal.FLOOR_MOVED,
        delegation=speech.speaker if speech else "",
        seconds=f"{max(ago, 0):.1f}",
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
    return speech if speech and _is_point(floor, speech) else None


def points_undecided(floor: Floor) -> tuple[Speech, ...]:
    """The points of order that were given the floor and not yet ruled on: also one that an appeal interrupted."""
    return tuple(speech for speech in begun(floor) if _is_point(floor, speech))


def begun(floor: Floor) -> tuple[Speech, ...]:
    """The speeches that have begun and are not over: those that were interrupted, then the one that has the floor."""
    return (*floor.turn.interrupted, *([floor.turn.speech] if floor.turn.speech else []))


def _is_point(floor: Floor, speech: Speech) -> bool:
    return speech.request is not None and floor.requests[speech.request].asked.kind == Kind.POINT_OF_ORDER


def comes_back(floor: Floor, without: RequestId | None = None) -> Speech | None:
    """Whoever was interrupted and comes next, once the floor is free; `without` a request that ends now.

    A point of order that waits is heard before an interrupted speaker, but after one that an appeal interrupted.
    """
    left = [speech for speech in floor.turn.interrupted if speech.request != without]
    others_wait = any(one != without for one in points_of_order(floor))
    last = left[-1] if left else None
    return None if last is None or (others_wait and not _is_point(floor, last)) else last


def none_undecided(floor: Floor, back: Speech | None = None) -> None:
    """No ruling awaits its vote, and no point of order its ruling (rules 71 and 113: it is decided at once).

    Only `back`, which an appeal interrupted, may be undecided: it gets the floor back, and then its ruling.
    """
    ruling = floor.turn.ruling
    if ruling and ruling.appeal:
        raise Refused(Refusal.APPEAL_PENDING, delegation=ruling.appeal)
    for speech in points_undecided(floor):
        if speech is not back:
            raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=speech.speaker)


def none_waits(floor: Floor) -> None:
    """No point of order waits to be heard."""
    for first in points_of_order(floor):
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=floor.requests[first].asked.delegation)


def nothing_pending(floor: Floor, back: Speech | None = None) -> None:
    """A point of order, an appeal and a motion are decided before anybody else is called (rules 71, 77, 113, 119).

    A point of order is decided before the motion, whether it waits or gets the floor `back`.
    """
    none_undecided(floor, back)
    for motion in floor.motions.values():
        if motion.pending and not points_of_order(floor) and not points_undecided(floor):
            raise Refused(Refusal.MOTION_PENDING, motion=motion.number, kind=motion.kind)
