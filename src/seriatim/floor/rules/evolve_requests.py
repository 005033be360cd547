"""What events add to what is known of lists and requests. Facts only."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.kinds import Kind, Side
from seriatim.floor.rules.order import Hand, Stand
from seriatim.floor.rules.queue import behind_the_owed, on_list
from seriatim.floor.rules.state import End, Floor, Request, SpeakersList, Standing, Undoable
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.ids import DelegationId, ListId, RequestId
from seriatim.meetings.rules.events import TopicAdded

Evolution = Callable[[Floor, Any, Recorded], Floor]


def put(floor: Floor, *requests: Request) -> Floor:
    """The floor with these requests in their new condition; what touches them can no longer be undone."""
    undoable = floor.undoable
    if undoable and any(request.id in undoable.touched for request in requests):
        undoable = None
    known = dict(floor.requests)
    for request in requests:
        known[request.id] = request
    return changed(floor, requests=known, undoable=undoable)


def end(floor: Floor, request: RequestId, standing: Standing, recorded: Recorded, reason: str = "") -> Floor:
    """The floor with one request ended; those who had joined it stand at their own places again."""
    ended = changed(
        floor.requests[request], standing=standing, lead=None, end=End(standing, recorded.at, recorded.actor, reason)
    )
    freed = [changed(one, standing=Standing.WAITING, lead=None) for one in joined_to(floor, request)]
    return changed(put(floor, ended, *freed), proposals=_without(floor, request))


def joined_to(floor: Floor, lead: RequestId) -> list[Request]:
    """The requests that have joined another and would be heard with it, in the order of their inscription."""
    return [one for one in floor.requests.values() if one.lead == lead and one.standing == Standing.JOINED]


def _without(floor: Floor, request: RequestId) -> frozenset[tuple[str, RequestId, RequestId]]:
    return frozenset(one for one in floor.proposals if request not in one)


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


def _opened(floor: Floor, event: e.ListOpened, _: Recorded) -> Floor:
    """A list that opens again without a lot keeps the one that was announced: its seed is still owed to all."""
    announced = {"lot_until": event.lot_until, "lot_commitment": event.lot_commitment} if event.lot_until else {}
    return with_list(
        floor,
        event.list,
        opens_at=event.opens_at,
        closes_at=event.closes_at,
        closed=False,
        **announced,
    )


def _closed(floor: Floor, event: e.ListClosed, _: Recorded) -> Floor:
    return with_list(floor, event.list, closed=True)


def _policy(floor: Floor, event: e.OrderPolicySet, _: Recorded) -> Floor:
    return with_list(floor, event.list, order=event.order)


def _visibility(floor: Floor, event: e.VisibilitySet, _: Recorded) -> Floor:
    return with_list(floor, event.list, visibility=event.visibility, next_names=event.next_names)


def _lot(floor: Floor, event: e.LotDrawn, _: Recorded) -> Floor:
    return with_list(floor, event.list, lot={request: place for place, request in enumerate(event.drawn)})


def _letter(floor: Floor, event: e.LetterDrawn, _: Recorded) -> Floor:
    return with_list(floor, event.list, alphabet={name: place for place, name in enumerate(event.alphabet)})


def _inscribed(floor: Floor, event: e.Inscribed, recorded: Recorded) -> Floor:
    stand = Stand(
        event.request, recorded.version, recorded.at, event.delegation, event.kind,
        event.category, event.region, event.level, event.capacity,
    )  # fmt: skip
    request = Request(
        event, recorded.at, recorded.actor, Standing.LATE if event.late else Standing.WAITING, (stand,),
        event.language, event.text, event.on_behalf_of, event.joint_with, event.level,
    )  # fmt: skip
    asked_by = {**floor.asked_by, event.delegation: (*floor.asked_by.get(event.delegation, ()), event.request)}
    asked = changed(put(_depending(floor, event.delegation), request), asked_by=asked_by)
    if event.kind != Kind.POINT_OF_ORDER:
        return asked
    # It is a delegation's act, so neither it nor what the Chair did before it can be taken back any more.
    own = Undoable(recorded.correlation, recorded.at, False, floor.turn, floor.speeches, asked.requests)  # noqa: FBT003
    return changed(asked, undoable=own)


def _depending(floor: Floor, delegation: DelegationId) -> Floor:
    """A delegation that has come to have a new place cannot get back the one that it had: nothing is undone now."""
    undoable = floor.undoable
    if undoable and any(floor.requests[one].asked.delegation == delegation for one in undoable.touched):
        return changed(floor, undoable=None)
    return floor


def _admitted(floor: Floor, event: e.LateRequestAdmitted, recorded: Recorded) -> Floor:
    return put(floor, changed(_restand(floor, event.request, recorded), standing=Standing.WAITING))


def _amended(floor: Floor, event: e.RequestAmended, _: Recorded) -> Floor:
    return put_quietly(floor, changed(floor.requests[event.request], language=event.language, text=event.text))


def put_quietly(floor: Floor, request: Request) -> Floor:
    """As `put`, for what an undo leaves alone."""
    return changed(floor, requests={**floor.requests, request.id: request})


def _reclassed(floor: Floor, event: e.ClassChanged, recorded: Recorded) -> Floor:
    known = floor.requests[event.request]
    owed = None if known.stand.owed is None else behind_the_owed(floor, known.asked.list)
    moved = _restand(
        floor, event.request, recorded, capacity=event.capacity, level=event.level, owed=owed, passed_over=0
    )
    return put(floor, changed(moved, on_behalf_of=event.on_behalf_of, joint_with=event.joint_with, level=event.level))


def _restand(floor: Floor, request: RequestId, recorded: Recorded, **changes: Any) -> Request:
    """The request standing anew from now on; its earlier stand stays as a mark."""
    known = floor.requests[request]
    stand = changed(known.stand, since=recorded.version, **{"at": recorded.at, **changes})
    return changed(known, stands=(*known.stands, stand))


def _withdrawn(floor: Floor, event: e.Withdrawn, recorded: Recorded) -> Floor:
    return end(floor, event.request, Standing.WITHDRAWN, recorded, event.reason)


def _declined(floor: Floor, event: e.Declined, recorded: Recorded) -> Floor:
    return end(floor, event.request, Standing.DECLINED, recorded, event.reason)


def _in_writing(floor: Floor, event: e.GivenInWriting, recorded: Recorded) -> Floor:
    for one in joined_to(floor, event.request):
        floor = end(floor, one.id, Standing.IN_WRITING, recorded)
    handed_in = put(floor, changed(floor.requests[event.request], text=event.text))
    return end(handed_in, event.request, Standing.IN_WRITING, recorded)


def _lapsed(floor: Floor, event: e.Lapsed, recorded: Recorded) -> Floor:
    for request in event.requests:
        floor = end(floor, request, Standing.LAPSED, recorded, event.decision)
    return floor


def _carried_over(floor: Floor, event: e.CarriedOver, recorded: Recorded) -> Floor:
    for request in event.requests:
        floor = end(floor, request, Standing.CARRIED_OVER, recorded, f"{event.session} {event.list}")
    return floor


def _owed(floor: Floor, event: e.RequestsOwed, recorded: Recorded) -> Floor:
    """The order in which they stood is a fact now: each stands by it anew.

    When nobody on the list is left out, the placements that led to the order are not replayed any more.
    """
    owing = []
    for place, one in enumerate(event.requests, start=event.first):
        request = floor.requests[one]
        meetings = request.owed_in if event.meeting in request.owed_in else (*request.owed_in, event.meeting)
        standing = _restand(floor, one, recorded, at=request.stand.at, owed=place, passed_over=0)
        owing.append(changed(standing, owed_in=meetings))
    owed = put(floor, *owing)
    left_out = (one for one in on_list(floor, event.list) if one.id not in event.requests)
    if any(one.standing in (Standing.WAITING, Standing.JOINED) for one in left_out):
        return owed
    return with_list(owed, event.list, hand=())


def _placed(floor: Floor, event: e.Placed, recorded: Recorded) -> Floor:
    return _by_hand(floor, Hand(recorded.version, "placed", event.request, event.anchor, event.side, event.reason))


def _swapped(floor: Floor, event: e.PlacesSwapped, recorded: Recorded) -> Floor:
    return _by_hand(floor, Hand(recorded.version, "swapped", event.first, event.second, None, event.reason))


def _exchanged(floor: Floor, event: e.PlacesExchanged, recorded: Recorded) -> Floor:
    exchanged = _by_hand(floor, Hand(recorded.version, "exchanged", event.request, event.other))
    return changed(exchanged, proposals=_without(floor, event.request) & _without(floor, event.other))


def _later(floor: Floor, event: e.MovedLater, recorded: Recorded) -> Floor:
    return _by_hand(floor, Hand(recorded.version, "later", event.request, event.after, Side.AFTER))


def _by_hand(floor: Floor, act: Hand) -> Floor:
    """What an undo would restore is no longer where it was put, so there is nothing to undo any more."""
    of = floor.requests[act.request].asked.list
    undoable = floor.undoable
    if undoable and {act.request, act.other} & undoable.touched:
        undoable = None
    return changed(with_list(floor, of, hand=(*floor.lists[of].hand, act)), undoable=undoable)


def _proposed_exchange(floor: Floor, event: e.ExchangeProposed, _: Recorded) -> Floor:
    return changed(floor, proposals=floor.proposals | {("exchange", event.request, event.other)})


def _proposed_join(floor: Floor, event: e.JoinProposed, _: Recorded) -> Floor:
    return changed(floor, proposals=floor.proposals | {("join", event.request, event.lead)})


def _refused(floor: Floor, event: e.ProposalRefused, _: Recorded) -> Floor:
    answered = {(kind, event.other, event.request) for kind in ("exchange", "join")}
    return changed(floor, proposals=floor.proposals - answered)


def _joined(floor: Floor, event: e.Joined, _: Recorded) -> Floor:
    joining = changed(floor.requests[event.request], standing=Standing.JOINED, lead=event.lead)
    return changed(put(floor, joining), proposals=_without(floor, event.request))


def _left(floor: Floor, event: e.JoinLeft, _: Recorded) -> Floor:
    return put(floor, changed(floor.requests[event.request], standing=Standing.WAITING, lead=None))


def _decided(floor: Floor, event: e.DecisionRecorded, _: Recorded) -> Floor:
    return with_list(floor, event.list, decision=event.decision)


def _reinstated(floor: Floor, event: e.Reinstated, _: Recorded) -> Floor:
    known = floor.requests[event.request]
    standing = changed(known, standing=Standing.WAITING, end=None, lead=None)
    return put(_depending(floor, known.asked.delegation), standing)


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
    e.DecisionRecorded: _decided,
    e.Reinstated: _reinstated,
    e.FloorOpenedToAll: _opened_to_all,
}
