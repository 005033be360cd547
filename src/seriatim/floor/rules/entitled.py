"""What a participant is entitled to, and which list, request or meeting is meant.

Who may act for it is decided before that, in `delegations/rules/authority.py`.
"""

from typing import Any, NoReturn

from seriatim.delegations.rules.capabilities import Capability
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules.kinds import Kind, MotionKind
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import ENDS, Floor, Request, Sitting, SpeakersList, Standing
from seriatim.kernel.ids import DelegationId, ListId, RequestId
from seriatim.kernel.refusal import Refused

Events = tuple[Any, ...]

KIND_NEEDS = {
    Kind.STATEMENT: Capability.INSCRIBE,
    Kind.EXPLANATION: Capability.INSCRIBE,
    Kind.REPLY: Capability.REPLY,
    Kind.POINT_OF_ORDER: Capability.POINT_OF_ORDER,
}


def must_be_able(roster: Roster, delegation: DelegationId, capability: Capability) -> None:
    """Raises for an unknown participant, and for one whose category does not have the capability."""
    participant = roster.participant(delegation)
    if not roster.may(delegation, capability):
        raise Refused(
            Refusal.NO_CAPABILITY, delegation=delegation, capability=capability, category=participant.category
        )


def known_list(floor: Floor, of: ListId) -> SpeakersList:
    """The list, or Refused with those that there are."""
    if of not in floor.lists:
        raise Refused(Refusal.NO_SUCH_LIST, list=of, known=", ".join(floor.lists) or "none yet")
    return floor.lists[of]


def debate_must_go_on(speakers: SpeakersList) -> None:
    """The debate on a list was neither closed nor adjourned."""
    if speakers.debate is not None:
        code = Refusal.DEBATE_CLOSED if speakers.debate == MotionKind.CLOSE_DEBATE else Refusal.DEBATE_ADJOURNED
        raise Refused(code, list=speakers.id)


def known_request(floor: Floor, request: RequestId) -> Request:
    """The request, or Refused."""
    if request not in floor.requests:
        raise Refused(Refusal.NO_SUCH_REQUEST, request=request, last=len(floor.requests))
    return floor.requests[request]


def standing_request(floor: Floor, request: RequestId) -> Request:
    """A request that waits in its own right; every other condition is refused by its name."""
    found = known_request(floor, request)
    if found.standing != Standing.WAITING:
        _refuse(found)
    return found


def request_in_line(floor: Floor, request: RequestId) -> Request:
    """A standing request that has a place on a list; a point of order has none, it is decided at once."""
    found = standing_request(floor, request)
    must_stand_on_a_list(found)
    return found


def must_stand_on_a_list(found: Request) -> None:
    """Refused for a point of order, of which only a ruling or its own delegation makes an end."""
    if found.asked.kind == Kind.POINT_OF_ORDER:
        raise Refused(Refusal.POINT_OF_ORDER_PENDING, delegation=found.asked.delegation)


def open_request(floor: Floor, request: RequestId) -> Request:
    """A request that has not ended and is not speaking: late, waiting or joined."""
    found = known_request(floor, request)
    if found.standing in ENDS or found.standing == Standing.SPEAKING:
        _refuse(found)
    return found


def already_inscribed(known: Request) -> Refused:
    """A request stands already, which is shown, not doubled."""
    return Refused(
        Refusal.ALREADY_INSCRIBED, request=known.id, delegation=known.asked.delegation,
        by=str(known.actor), at=known.at, list=known.asked.list,
    )  # fmt: skip


def _refuse(found: Request) -> NoReturn:
    codes = {
        Standing.LATE: Refusal.REQUEST_LATE,
        Standing.JOINED: Refusal.REQUEST_JOINED,
        Standing.SPEAKING: Refusal.REQUEST_SPEAKING,
    }
    code = codes.get(found.standing, Refusal.REQUEST_ENDED)
    delegation = found.asked.delegation
    raise Refused(code, request=found.id, delegation=delegation, standing=found.standing, lead=found.lead)


def sitting(floor: Floor) -> Sitting:
    """The meeting in session and not suspended, or Refused."""
    if floor.sitting is None:
        raise Refused(Refusal.NO_MEETING_IN_SESSION)
    if floor.sitting.suspended:
        raise Refused(Refusal.MEETING_SUSPENDED, meeting=floor.sitting.meeting)
    return floor.sitting


def must_be_within(least: int, most: int, **fields: int) -> None:
    """Refused when a number is not what can be meant."""
    for field, value in fields.items():
        if not least <= value <= most:
            raise Refused(Refusal.WRONG_NUMBER, field=field, value=value, rule=f"from {least} to {most}")


def must_have_words(**fields: str) -> None:
    """Refused when a reason, a decision or a ruling is empty."""
    for field, text in fields.items():
        if not text.strip():
            raise Refused(Refusal.EMPTY_REASON, field=field)
