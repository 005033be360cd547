"""How long somebody may speak: limits by class, extensions, and private accommodations (rules 72 and 114)."""

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import may_act, must_be_in_time, point_heard, running_speech
from seriatim.floor.rules.entitled import Events, known_list, must_be_within
from seriatim.floor.rules.kinds import Capacity, Force, Kind, TimeClass
from seriatim.floor.rules.queue import heard_here, joined_to, on_item
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Request
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, RequestId
from seriatim.kernel.refusal import Refused

AN_HOUR, A_DAY = 3_600, 86_400

WIDER = {
    TimeClass.JOINT: TimeClass.GROUP,
    TimeClass.GROUP: TimeClass.NATIONAL,
    TimeClass.STAKEHOLDER: TimeClass.NATIONAL,
    TimeClass.EXPLANATION: TimeClass.NATIONAL,
}
"""Where a class has no limit of its own, the limit of this class applies."""


def set_limit(floor: Floor, command: c.SetTimeLimit, _occasion: Occasion, _: Roster) -> Events:
    """Set a limit from the next speaker on.

    The body sets it, not the Chair alone: what is more than encouraged needs the words of its decision.
    """
    if command.list is not None:
        known_list(floor, command.list)
    must_be_within(1, A_DAY, seconds=command.seconds)
    must_be_within(0, A_DAY, grace_seconds=command.grace_seconds)
    binding = command.force != Force.ENCOURAGED or command.at_zero == "cut"
    if binding and not command.decision.strip():
        raise Refused(Refusal.LIMIT_NEEDS_THE_BODY, force=command.force)
    limit = e.Limit(command.time_class, command.seconds, command.force, command.at_zero, command.grace_seconds)
    return (e.TimeLimitSet(limit, command.list, command.decision),)


def extend(floor: Floor, command: c.ExtendSpeech, occasion: Occasion, _: Roster) -> Events:
    """Allow the running speech more time; its limit and that of all others stay as the body set them.

    A courtesy of whoever presides, also where the limit is used up, and for a reply or a point of order as for a
    statement. After the end of a service it needs the consent that giving the floor needs: interpreters are asked
    before they work longer. A point of order is heard then as well, and so is extended.
    """
    may_act(floor, occasion)
    speech = running_speech(floor)
    if speech.limit is None:
        raise Refused(Refusal.NO_LIMIT, delegation=speech.speaker)
    must_be_within(1, AN_HOUR, seconds=command.seconds)
    if not point_heard(floor):
        must_be_in_time(floor, occasion)
    return (e.SpeechExtended(speech.number, command.seconds),)


def accommodate(_floor: Floor, command: c.Accommodate, _occasion: Occasion, roster: Roster) -> Events:
    """Give one delegation more time; screens show its clock running more slowly, and neither why nor to whom."""
    roster.participant(command.delegation)
    must_be_within(100, 1000, percent=command.percent)
    return (e.Accommodated(command.delegation, command.percent),)


def limit_for(floor: Floor, request: RequestId) -> e.Limit | None:
    """The limit that applies to a request if it is called now: the newest of its class, the list's own first."""
    found = floor.requests[request]
    wanted: TimeClass | None = time_class(floor, found)
    while wanted is not None:
        if limit := newest_limit(floor, wanted, found.asked.list):
            return limit
        wanted = WIDER.get(wanted)
    return None


def newest_limit(floor: Floor, time_class: TimeClass, of: ListId) -> e.Limit | None:
    """The limit of one class on a list: the newest of its own, else the newest of those for all lists."""
    matching = [one for one in floor.limits if one.limit.time_class == time_class]
    own = [one.limit for one in matching if one.list == of]
    general = [one.limit for one in matching if one.list is None]
    return next(reversed(own or general), None)


def time_class(floor: Floor, request: Request) -> TimeClass:
    """The class of a request; the second reply of a delegation in the meeting now sitting has its own."""
    kind = request.asked.kind
    if kind == Kind.REPLY:
        return TimeClass.SECOND_REPLY if _replied_before(floor, request) else TimeClass.FIRST_REPLY
    if kind in (Kind.POINT_OF_ORDER, Kind.EXPLANATION):
        return TimeClass(kind)
    joined = request.capacity == Capacity.JOINT or any(joined_to(floor, request.id))
    if joined and request.capacity != Capacity.GROUP:
        return TimeClass.JOINT
    if request.asked.category == TimeClass.STAKEHOLDER and request.capacity == Capacity.NATIONAL:
        return TimeClass.STAKEHOLDER
    return TimeClass(request.capacity)


def _replied_before(floor: Floor, request: Request) -> bool:
    """Whether the delegation has replied in this meeting; whichever meeting owes the reply, it is made in this one."""
    return any(
        one.asked.kind == Kind.REPLY and one.asked.delegation == request.asked.delegation and heard_here(floor, one)
        for one in on_item(floor, request.asked.list)
    )
