"""How what is owed moves to another session: what leaves the one list, and what arrives on the other."""

from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.ending import must_be_free
from seriatim.floor.rules.entitled import Events, known_list
from seriatim.floor.rules.queue import behind_the_owed, none_left_out, unheard
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Request
from seriatim.kernel.ids import ListId, MeetingId, RequestId, SessionId
from seriatim.kernel.refusal import Refused


def carried_over(floor: Floor, command: c.CarryOver) -> e.CarriedOver:
    """What leaves this session for a list of another one, in its order; who joined a statement leaves with it.

    Who is owed the floor and joined a statement that is not, leaves it behind and goes alone.
    """
    known_list(floor, command.list)
    owing = _owing(floor, command.list)
    for one in command.requests:
        if one not in owing:
            raise Refused(Refusal.NOTHING_OWED, list=command.list, request=one)
    named = command.requests or owing
    leaving = tuple(one for one in unheard(floor, command.list) if one in named or floor.requests[one].lead in named)
    if not leaving:
        raise Refused(Refusal.NOTHING_OWED, list=command.list, request=None)
    return e.CarriedOver(leaving, command.session, command.to_list)


def _owing(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """What is owed for itself, in its order: not who joined a statement that is owed, and would be heard with it."""
    owing = [floor.requests[one] for one in unheard(floor, of) if floor.requests[one].owed]
    leads = {one.id for one in owing}
    return tuple(one.id for one in owing if one.lead not in leads)


def carried_in(floor: Floor, out: e.CarriedOver, source: Floor) -> Events:
    """What arrives in the other session: each request with its origin, owed, in the order in which it stood.

    It stands behind what is already owed there, and who had joined a statement has joined it here as well.
    """
    known_list(floor, out.list)
    leaving = [source.requests[one] for one in out.requests]
    for one in leaving:
        must_be_free(floor, one.asked, out.list)
    session = source.session or SessionId("")
    first = len(floor.requests) + 1
    numbers = {one.id: RequestId(first + at) for at, one in enumerate(leaving)}
    arriving = tuple(_arrival(numbers[one.id], out.list, one, session) for one in leaving)
    owing = e.RequestsOwed(
        _should_have_heard(leaving, session), out.list, tuple(numbers.values()),
        f"carried over from {session}", behind_the_owed(floor, out.list), none_left_out(floor, out.list, ()),
    )  # fmt: skip
    joined = tuple(e.Joined(numbers[one.id], numbers[one.lead]) for one in leaving if one.lead and one.lead in numbers)
    return (*arriving, owing, *joined)


def _should_have_heard(leaving: list[Request], session: SessionId) -> MeetingId:
    """The last meeting that owes it."""
    return _named(next(one.owed_in[-1] for one in leaving if one.owed_in), session)


def _named(meeting: MeetingId, session: SessionId) -> MeetingId:
    """A meeting named with its session, as meetings of two sessions may have one number."""
    return meeting if "/" in meeting else MeetingId(f"{session}/{meeting}")


def _arrival(number: RequestId, to: ListId, request: Request, session: SessionId) -> e.Inscribed:
    asked = request.asked
    first_asked = asked.origin.asked_at if asked.origin else request.at
    return e.Inscribed(
        request=number, list=to, delegation=asked.delegation, kind=asked.kind, category=asked.category,
        region=asked.region, capacity=request.capacity, on_behalf_of=request.on_behalf_of,
        joint_with=request.joint_with, level=request.level,
        meeting=None if asked.meeting is None else _named(asked.meeting, session),
        language=request.language, text=request.text, origin=e.Origin(session, request.id, first_asked),
    )  # fmt: skip
