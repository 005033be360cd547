"""What events add to what is known of lists and requests. Facts only."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.kinds import Kind, Side
from seriatim.floor.rules.order import Hand, Stand
from seriatim.floor.rules.requests import put as with_requests
from seriatim.floor.rules.state import End, Floor, LastAction, Request, SpeakersList, Standing
from seriatim.kernel.event import Recorded, changed, made
from seriatim.kernel.ids import DelegationId, ListId, RequestId
from seriatim.meetings.rules.events import TopicAdded

Evolution = Callable[[Floor, Any, Recorded], Floor]


def put(floor: Floor, *requests: Request, **changes: Any) -> Floor:
    """The floor with these requests in their new condition; if the last action touched them, it is final."""
    new = [request.id for request in requests]
    known = with_requests(floor.requests, *requests)
    return changed(floor, requests=known, last_action=_touched_again(floor, *new), **changes)


def _touched_again(floor: Floor, *requests: RequestId) -> LastAction | None:
    """The last action, which is final if it had touched one of these."""
    last = floor.last_action
    if last is None or last.touched.isdisjoint(requests):
        return last
    return changed(last, final=True)


def _ended(floor: Floor, requests: tuple[RequestId, ...], end: End, freed: Iterable[RequestId] = ()) -> Floor:
    """The floor with these requests ended; those that are freed stand at their own places again."""
    ended = [changed(floor.requests[one], standing=end.standing, lead=None, end=end) for one in requests]
    return _alone(put(floor, *ended, proposals=_without(floor, *requests)), freed)


def _alone(floor: Floor, requests: Iterable[RequestId]) -> Floor:
    """The floor with these requests at their own places, joined to no other."""
    return put(floor, *(changed(floor.requests[one], standing=Standing.WAITING, lead=None) for one in requests))


def _without(floor: Floor, *requests: RequestId) -> frozenset[tuple[str, RequestId, RequestId]]:
    """The proposals that are still open when these requests are out of them."""
    return frozenset(one for one in floor.proposals if one[1] not in requests and one[2] not in requests)


def with_list(floor: Floor, of: ListId, **changes: Any) -> Floor:
    """The floor with one list changed."""
    return changed(floor, lists={**floor.lists, of: changed(floor.lists[of], **changes)})


def _rules(floor: Floor, event: e.RulesAdopted, _: Recorded) -> Floor:
    return changed(floor, rules=event, limits=tuple(e.TimeLimitSet(limit) for limit in event.limits))


def _topic(floor: Floor, event: TopicAdded, _: Recorded) -> Floor:
    rules = floor.rules
    if rules is None:
        return floor
    speakers = SpeakersList(event.topic, event.item, rules.order, rules.visibility, rules.next_names)
    return changed(floor, lists={**floor.lists, event.topic: speakers})


def _opened(floor: Floor, event: e.ListOpened, recorded: Recorded) -> Floor:
    opened = with_list(floor, event.list, opens_at=event.opens_at, closes_at=event.closes_at, closed=False)
    if event.lot_until is None:
        return opened
    return with_list(
        opened,
        event.list,
        lot_from=(event.opens_at, recorded.version),
        lot_until=event.lot_until,
        lot_commitment=event.lot_commitment,
    )


def _closed(floor: Floor, event: e.ListClosed, _: Recorded) -> Floor:
    return with_list(floor, event.list, closed=True)


def _policy(floor: Floor, event: e.OrderPolicySet, _: Recorded) -> Floor:
    return with_list(floor, event.list, order=event.order)


def _visibility(floor: Floor, event: e.VisibilitySet, _: Recorded) -> Floor:
    return with_list(floor, event.list, visibility=event.visibility, next_names=event.next_names)


def _lot(floor: Floor, event: e.LotDrawn, _: Recorded) -> Floor:
    lot = {request: place for place, request in enumerate(event.drawn)}
    return with_list(floor, event.list, lot=lot, lot_drawn=True)


def _letter(floor: Floor, event: e.LetterDrawn, _: Recorded) -> Floor:
    return with_list(floor, event.list, alphabet={name: place for place, name in enumerate(event.alphabet)})


def _inscribed(floor: Floor, event: e.Inscribed, recorded: Recorded) -> Floor:
    stand = made(
        Stand, request=event.request, since=recorded.version, at=recorded.at, delegation=event.delegation,
        kind=event.kind, category=event.category, region=event.region, level=event.level, capacity=event.capacity,
    )  # fmt: skip
    request = made(
        Request, asked=event, at=recorded.at, actor=recorded.actor,
        standing=Standing.LATE if event.late else Standing.WAITING, stands=(stand,), language=event.language,
        text=event.text, on_behalf_of=event.on_behalf_of, joint_with=event.joint_with, level=event.level,
    )  # fmt: skip
    requests = with_requests(floor.requests, request)
    asked_by = {**floor.asked_by, event.delegation: (*floor.asked_by.get(event.delegation, ()), event.request)}
    last = _replaced(floor, event.delegation)
    if event.kind == Kind.POINT_OF_ORDER:
        last = _a_delegations(floor, recorded, requests)
    return changed(floor, requests=requests, asked_by=asked_by, last_action=last)


def _a_delegations(floor: Floor, recorded: Recorded, requests: Mapping[RequestId, Request]) -> LastAction:
    """A delegation's act about a point of order: neither it nor what the Chair did before it can be taken back."""
    return made(
        LastAction, action=recorded.correlation, at=recorded.at, by_chair=False, turn=floor.turn,
        speeches=floor.speeches, requests=requests,
    )  # fmt: skip


def _replaced(floor: Floor, delegation: DelegationId) -> LastAction | None:
    """The last action, which is final if this delegation had a place by it: it has come to have a new one."""
    last = floor.last_action
    if last is None or all(floor.requests[one].asked.delegation != delegation for one in last.touched):
        return last
    return changed(last, final=True)


def _admitted(floor: Floor, event: e.LateRequestAdmitted, recorded: Recorded) -> Floor:
    known = floor.requests[event.request]
    return put(floor, changed(known, standing=Standing.WAITING, stands=_anew(known, recorded, at=recorded.at)))


def _amended(floor: Floor, event: e.RequestAmended, _: Recorded) -> Floor:
    return put_quietly(floor, changed(floor.requests[event.request], language=event.language, text=event.text))


def put_quietly(floor: Floor, request: Request) -> Floor:
    """As `put`, for what an undo leaves alone."""
    return changed(floor, requests=with_requests(floor.requests, request))


def _reclassed(floor: Floor, event: e.ClassChanged, recorded: Recorded) -> Floor:
    known = floor.requests[event.request]
    stands = _anew(
        known, recorded, at=recorded.at, capacity=event.capacity, level=event.level, owed=event.owed, passed_over=0
    )
    reclassed = changed(
        known, stands=stands, on_behalf_of=event.on_behalf_of, joint_with=event.joint_with, level=event.level
    )
    return put(floor, reclassed)


def _anew(known: Request, recorded: Recorded, **changes: Any) -> tuple[Stand, ...]:
    """The stands of a request that stands anew from now on; the earlier ones stay as marks."""
    return (*known.stands, changed(known.stand, since=recorded.version, **changes))


def _end(standing: Standing, recorded: Recorded, reason: str = "") -> End:
    return End(standing, recorded.at, recorded.actor, reason)


def _withdrawn(floor: Floor, event: e.Withdrawn, recorded: Recorded) -> Floor:
    ended = _ended(floor, (event.request,), _end(Standing.WITHDRAWN, recorded, event.reason), event.freed)
    if floor.requests[event.request].asked.kind == Kind.POINT_OF_ORDER:
        return changed(ended, last_action=_a_delegations(floor, recorded, floor.requests))
    return ended


def _declined(floor: Floor, event: e.Declined, recorded: Recorded) -> Floor:
    return _ended(floor, (event.request,), _end(Standing.DECLINED, recorded, event.reason), event.freed)


def _in_writing(floor: Floor, event: e.GivenInWriting, recorded: Recorded) -> Floor:
    handed_in = put_quietly(floor, changed(floor.requests[event.request], text=event.text))
    return _ended(handed_in, (*event.joined, event.request), _end(Standing.IN_WRITING, recorded))


def _lapsed(floor: Floor, event: e.Lapsed, recorded: Recorded) -> Floor:
    return _ended(floor, event.requests, _end(Standing.LAPSED, recorded, event.decision), event.freed)


def _carried_over(floor: Floor, event: e.CarriedOver, recorded: Recorded) -> Floor:
    return _ended(floor, event.requests, _end(Standing.CARRIED_OVER, recorded, f"{event.session} {event.list}"))


def _owed(floor: Floor, event: e.RequestsOwed, recorded: Recorded) -> Floor:
    """The order in which they stood is a fact now: each stands by it anew."""
    owing = []
    for place, one in enumerate(event.requests, start=event.first):
        known = floor.requests[one]
        meetings = known.owed_in if event.meeting in known.owed_in else (*known.owed_in, event.meeting)
        owing.append(changed(known, stands=_anew(known, recorded, owed=place, passed_over=0), owed_in=meetings))
    owed = _settled_on(put(floor, *owing), event.list)
    return with_list(owed, event.list, hand=()) if event.whole else owed


def _settled_on(floor: Floor, of: ListId) -> Floor:
    """The last action is final if it touched a list: who it would bring back there would stand elsewhere."""
    last = floor.last_action
    if last is None or all(floor.requests[one].asked.list != of for one in last.touched):
        return floor
    return changed(floor, last_action=changed(last, final=True))


def _placed(floor: Floor, event: e.Placed, recorded: Recorded) -> Floor:
    return _by_hand(floor, Hand(recorded.version, "placed", event.request, event.anchor, event.side, event.reason))


def _swapped(floor: Floor, event: e.PlacesSwapped, recorded: Recorded) -> Floor:
    return _by_hand(floor, Hand(recorded.version, "swapped", event.first, event.second, None, event.reason))


def _exchanged(floor: Floor, event: e.PlacesExchanged, recorded: Recorded) -> Floor:
    exchanged = _by_hand(floor, Hand(recorded.version, "exchanged", event.request, event.other))
    return changed(exchanged, proposals=_without(floor, event.request, event.other))


def _later(floor: Floor, event: e.MovedLater, recorded: Recorded) -> Floor:
    return _by_hand(floor, Hand(recorded.version, "later", event.request, event.after, Side.AFTER))


def _by_hand(floor: Floor, act: Hand) -> Floor:
    of = floor.requests[act.request].asked.list
    last = _touched_again(floor, act.request, act.other)
    return changed(with_list(floor, of, hand=(*floor.lists[of].hand, act)), last_action=last)


def _proposed_exchange(floor: Floor, event: e.ExchangeProposed, _: Recorded) -> Floor:
    return changed(floor, proposals=floor.proposals | {("exchange", event.request, event.other)})


def _proposed_join(floor: Floor, event: e.JoinProposed, _: Recorded) -> Floor:
    return changed(floor, proposals=floor.proposals | {("join", event.request, event.lead)})


def _refused(floor: Floor, event: e.ProposalRefused, _: Recorded) -> Floor:
    answered = {(kind, event.other, event.request) for kind in ("exchange", "join")}
    return changed(floor, proposals=floor.proposals - answered)


def _joined(floor: Floor, event: e.Joined, _: Recorded) -> Floor:
    joining = changed(floor.requests[event.request], standing=Standing.JOINED, lead=event.lead)
    return put(floor, joining, proposals=_without(floor, event.request))


def _left(floor: Floor, event: e.JoinLeft, _: Recorded) -> Floor:
    return _alone(floor, (event.request,))


def _resumed(floor: Floor, event: e.DebateResumed, _: Recorded) -> Floor:
    return with_list(floor, event.list, debate=None)


def _decided(floor: Floor, event: e.DecisionRecorded, _: Recorded) -> Floor:
    return with_list(floor, event.list, decision=event.decision)


def _reinstated(floor: Floor, event: e.Reinstated, _: Recorded) -> Floor:
    known = floor.requests[event.request]
    standing = changed(known, standing=Standing.WAITING, end=None, lead=None)
    return put(changed(floor, last_action=_replaced(floor, known.asked.delegation)), standing)


def _opened_to_all(floor: Floor, event: e.FloorOpenedToAll, recorded: Recorded) -> Floor:
    return with_list(
        floor, event.list, open_to_all=recorded.version, opens_at=recorded.at, closes_at=None, closed=False
    )


EVOLUTIONS: Mapping[type, Evolution] = {
    e.RulesAdopted: _rules,
    TopicAdded: _topic,
    e.ListOpened: _opened,
    e.ListClosed: _closed,
    e.OrderPolicySet: _policy,
    e.VisibilitySet: _visibility,
    e.LotDrawn: _lot,
    e.LetterDrawn: _letter,
    e.Inscribed: _inscribed,
    e.LateRequestAdmitted: _admitted,
    e.RequestAmended: _amended,
    e.ClassChanged: _reclassed,
    e.Withdrawn: _withdrawn,
    e.Declined: _declined,
    e.GivenInWriting: _in_writing,
    e.Lapsed: _lapsed,
    e.CarriedOver: _carried_over,
    e.RequestsOwed: _owed,
    e.Placed: _placed,
    e.PlacesSwapped: _swapped,
    e.PlacesExchanged: _exchanged,
    e.MovedLater: _later,
    e.ExchangeProposed: _proposed_exchange,
    e.JoinProposed: _proposed_join,
    e.ProposalRefused: _refused,
    e.Joined: _joined,
    e.JoinLeft: _left,
    e.DebateResumed: _resumed,
    e.DecisionRecorded: _decided,
    e.Reinstated: _reinstated,
    e.FloorOpenedToAll: _opened_to_all,
}
