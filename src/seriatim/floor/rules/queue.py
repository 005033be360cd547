"""What the lists say at this moment: who waits, in what order, who is next, who is owed."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime

from seriatim.floor.rules.kinds import Criterion, Kind
from seriatim.floor.rules.lined import lined
from seriatim.floor.rules.order import Draws, Place
from seriatim.floor.rules.place import explain
from seriatim.floor.rules.requests import OnList, index
from seriatim.floor.rules.state import ENDS, Floor, Request, SpeakersList, Standing
from seriatim.kernel.ids import DelegationId, ListId, RequestId

TWICE_ABSENT = 2
NOBODY = OnList()
NOT_YET = datetime.max.replace(tzinfo=UTC)


def on_list(floor: Floor, of: ListId) -> Iterator[Request]:
    """All requests of a list in the order of their inscription, ended or not, but for points of order."""
    return (floor.requests[one] for one in _on(floor, of).numbers)


def on_item(floor: Floor, of: ListId) -> Iterator[Request]:
    """All requests on the topics of the agenda item to which a list belongs."""
    item = floor.lists[of].item
    return (request for one in floor.lists.values() if one.item == item for request in on_list(floor, one.id))


def heard_here(floor: Floor, request: Request) -> bool:
    """Whether it was heard in the meeting now sitting, or is being heard: that speech ends before another begins."""
    if request.standing == Standing.SPEAKING:
        return True
    if floor.sitting is None or request.standing != Standing.HEARD or request.end is None:
        return False
    return any(
        speech.number == request.end.speech and speech.meeting == floor.sitting.meeting for speech in floor.speeches
    )


def by(floor: Floor, delegation: DelegationId) -> list[Request]:
    """All requests of a delegation in this session, on whichever list, in the order of their inscription."""
    return [floor.requests[one] for one in floor.asked_by.get(delegation, ())]


def waiting(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """Every request that waits on a list, in the order in which it will be called."""
    here, line = _on(floor, of), _everybody(floor, of)
    known = here.kept.get("waiting")
    if known is None or known[0] is not line:
        known = here.kept["waiting"] = (line, tuple(filter(here.waiting.__contains__, line)))
    found: tuple[RequestId, ...] = known[1]
    return found


def unheard(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """As `waiting`, with those who joined another waiting statement, at the places where they would stand alone."""
    names = _on(floor, of).waiting
    joined = {one.id for one in on_list(floor, of) if one.standing == Standing.JOINED and one.lead in names}
    return tuple(one for one in _everybody(floor, of) if one in names or one in joined)


def places(floor: Floor, of: ListId) -> tuple[Place, ...]:
    """As `waiting`, with the reasons for each place."""
    speakers, here = floor.lists[of], _on(floor, of)
    return explain(speakers.order, here.stands.every, speakers.hand, _draws(floor, speakers), here.waiting)


def callable_now(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """The waiting who can still be called at this meeting: those absent twice are owed, and called no more."""
    line = waiting(floor, of)
    if not _on(floor, of).absent:
        return line
    return tuple(one for one in line if floor.requests[one].stand.passed_over < TWICE_ABSENT)


def others_waiting(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """Those who wait on a list for something else than a statement, in the order in which they will be called."""
    others = _on(floor, of).others
    return tuple(filter(others.__contains__, waiting(floor, of))) if others else ()


def joined_to(floor: Floor, lead: RequestId) -> tuple[RequestId, ...]:
    """The requests that have joined another and would be heard with it, in the order of their inscription."""
    return index(floor.requests).joined.get(lead, ())


def none_left_out(floor: Floor, of: ListId, named: Collection[RequestId]) -> bool:
    """Whether these are all that have a place on a list; who speaks has one too, where an undo would bring it back."""
    placed = (Standing.WAITING, Standing.JOINED, Standing.SPEAKING)
    return all(one.id in named for one in on_list(floor, of) if one.standing in placed)


def next_request(floor: Floor) -> RequestId | None:
    """Who is next in the meeting in session: points of order, then list by list, then the replies on all its lists.

    Replies are exercised at the end of the meeting, where decision 34/401, paragraph 8, says of the day when two
    meetings of one day treat the same item. While the debate on a topic is closed or adjourned, its statements are
    not called (rules 74, 75, 116 and 117).
    """
    return next(iter(call_order(floor)), None)


def call_order(floor: Floor) -> tuple[RequestId, ...]:
    """All who are called in the meeting in session, in that order, of which `next_request` is the first."""
    called, replies = list[RequestId](points_of_order(floor)), list[RequestId]()
    for of in floor.sitting.taken_up if floor.sitting else ():
        line, others, debated = callable_now(floor, of), _on(floor, of).others, floor.lists[of].debate is None
        if debated and others.isdisjoint(line):
            called += line
            continue
        for one in line:
            kind = floor.requests[one].asked.kind
            if kind == Kind.REPLY:
                replies.append(one)
            elif debated or kind != Kind.STATEMENT:
                called.append(one)
    return (*called, *replies)


def points_of_order(floor: Floor) -> tuple[RequestId, ...]:
    """The points of order that wait to be heard, in the order in which they were raised."""
    return index(floor.requests).points


def owed(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """The waiting whose meeting rose without hearing them, in the order in which they will be called."""
    return tuple(one for one in waiting(floor, of) if floor.requests[one].owed)


def behind_the_owed(floor: Floor, of: ListId) -> int:
    """The first place behind all that are owed on a list."""
    owing = (request.stand.owed for request in on_list(floor, of) if request.standing not in ENDS)
    return 1 + max((place for place in owing if place is not None), default=-1)


def heard_before(floor: Floor, of: ListId) -> frozenset[RequestId]:
    """The requests of a list whose delegation had made another statement in this session before they ended.

    Who is speaking counts as heard: when the Chair calls the next, that speech ends first. That a request was
    itself heard does not count: those placed beside it must not move when it ends.
    """
    first: dict[DelegationId, Request] = {}
    for request in floor.requests.values():
        if request.standing in (Standing.HEARD, Standing.SPEAKING) and request.asked.kind == Kind.STATEMENT:
            first[request.asked.delegation] = min(first.get(request.asked.delegation, request), request, key=_ended)
    return frozenset(
        request.id
        for request in on_list(floor, of)
        if (heard := first.get(request.asked.delegation, request)) is not request
        if request.end is None or _ended(heard) < _ended(request)
    )


def _ended(request: Request) -> datetime:
    return request.end.at if request.end else NOT_YET


def standing_on(floor: Floor, of: ListId) -> Mapping[Standing, int]:
    """How many requests of a list stand where; those who are owed the floor are among the waiting and the joined."""
    return _on(floor, of).standing


def owed_on(floor: Floor, of: ListId) -> int:
    """How many requests of a list are owed the floor."""
    return _on(floor, of).owed


def _on(floor: Floor, of: ListId) -> OnList:
    return index(floor.requests).lists.get(of, NOBODY)


def _everybody(floor: Floor, of: ListId) -> tuple[RequestId, ...]:
    """The line of all who ever stood on a list, worked out again only when something that it follows from has changed.

    A speech that begins or ends changes nothing of that.
    """
    speakers, stands = floor.lists[of], _on(floor, of).stands
    draws = _draws(floor, speakers)
    given = (speakers.order, speakers.hand, draws)
    if stands.lined is None or stands.lined.given != given:
        stands.lined, stands.before = lined(given, stands.every, stands.before), None
    return stands.lined.everybody


def _draws(floor: Floor, speakers: SpeakersList) -> Draws:
    heard = heard_before(floor, speakers.id) if Criterion.UNHEARD in speakers.order else frozenset()
    return Draws(speakers.lot, speakers.alphabet, heard, speakers.lot_from)
