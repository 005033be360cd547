"""Who stands on which list? All requests of a session, with what is asked of them after every change.

A list may have two thousand names, and a change concerns one: what was counted before is taken over, not counted again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.lined import Line
from seriatim.floor.rules.order import Stand
from seriatim.floor.rules.state import Request, Standing
from seriatim.kernel.ids import ListId, RequestId


class Stands:
    """All stands on a list, with the line that was made of them, and until then the last one of those before."""

    def __init__(self, every: Iterable[Stand] = (), before: Line | None = None) -> None:
        self.every = tuple(every)
        self.before = before
        self.lined: Line | None = None


@dataclass(frozen=True)
class OnList:
    """The requests of one list in the order of their inscription, ended or not, but for points of order.

    `absent` are those that were passed over when they stood last, `others` those that are no statements.
    """

    numbers: tuple[RequestId, ...] = ()
    stands: Stands = field(default_factory=Stands)
    waiting: frozenset[RequestId] = frozenset()
    absent: frozenset[RequestId] = frozenset()
    others: frozenset[RequestId] = frozenset()
    standing: Mapping[Standing, int] = field(default_factory=dict)
    owed: int = 0
    kept: dict[str, Any] = field(default_factory=dict, compare=False)
    """What was worked out from these already."""

    def after(self, changes: "list[tuple[Request | None, Request]]", requests: "Requests") -> Self:
        """The list when these have changed, each from what it was, None for a newcomer, to what it is."""
        new = [request.id for was, request in changes if was is None]
        numbers = (*self.numbers, *new)
        counts = Counter(self.standing)
        counts.subtract(was.standing for was, _ in changes if was)
        counts.update(request.standing for _, request in changes)
        now = [request for _, request in changes]
        return type(self)(
            numbers,
            self._stands(changes, numbers, requests),
            _only(self.waiting, now, lambda one: one.standing == Standing.WAITING),
            _only(self.absent, now, lambda one: one.stand.passed_over > 0),
            _only(self.others, now, lambda one: one.asked.kind != Kind.STATEMENT),
            counts,
            self.owed + sum(request.owed - bool(was and was.owed) for was, request in changes),
        )

    def _stands(
        self, changes: "list[tuple[Request | None, Request]]", numbers: tuple[RequestId, ...], requests: "Requests"
    ) -> Stands:
        if all(was is not None and was.stands is request.stands for was, request in changes):
            return self.stands
        last = self.stands.lined or self.stands.before
        if all(was is None for was, _ in changes):
            return Stands((*self.stands.every, *(stand for _, one in changes for stand in one.stands)), last)
        return Stands((stand for one in numbers for stand in requests[one].stands), last)


@dataclass(frozen=True)
class Index:
    """What is known of all requests together: each list, the points of order that wait, who joined whom."""

    lists: Mapping[ListId, OnList] = field(default_factory=dict)
    points: tuple[RequestId, ...] = ()
    joined: Mapping[RequestId, tuple[RequestId, ...]] = field(default_factory=dict)

    def after(self, changes: "list[tuple[Request | None, Request]]", requests: "Requests") -> "Index":
        """The same when these have changed."""
        lists = dict(self.lists)
        for of in dict.fromkeys(request.asked.list for _, request in changes):
            here = [one for one in changes if one[1].asked.list == of and one[1].asked.kind != Kind.POINT_OF_ORDER]
            lists[of] = lists.get(of, OnList()).after(here, requests)
        return Index(lists, self._points(changes), self._joined(changes))

    def _points(self, changes: "list[tuple[Request | None, Request]]") -> tuple[RequestId, ...]:
        raised = {request.id: request for _, request in changes if request.asked.kind == Kind.POINT_OF_ORDER}
        if not raised:
            return self.points
        waiting = (one.id for one in raised.values() if one.standing == Standing.WAITING)
        return tuple(sorted({*(one for one in self.points if one not in raised), *waiting}))

    def _joined(self, changes: "list[tuple[Request | None, Request]]") -> Mapping[RequestId, tuple[RequestId, ...]]:
        left = [(was.lead, was.id) for was, _ in changes if was and was.lead and was.standing == Standing.JOINED]
        come = [(new.lead, new.id) for _, new in changes if new.lead and new.standing == Standing.JOINED]
        if left == come:
            return self.joined
        joined = dict(self.joined)
        for lead, one in left:
            joined[lead] = tuple(other for other in joined[lead] if other != one)
        for lead, one in come:
            joined[lead] = tuple(sorted((*joined.get(lead, ()), one)))
        return joined


class Requests(dict[RequestId, Request]):
    """All requests by their numbers. As all state it is never changed, only replaced, by `put`."""

    index: Index | None = None


def put(requests: Mapping[RequestId, Request], *changed: Request) -> Requests:
    """The requests with these in their new condition, or new among them."""
    new = Requests(requests)
    for request in changed:
        new[request.id] = request
    if isinstance(requests, Requests) and requests.index:
        new.index = requests.index.after([(requests.get(one), new[one]) for one in _each(changed)], new)
    return new


def index(requests: Mapping[RequestId, Request]) -> Index:
    """What is known of them together; counted once for all of them, then kept up."""
    if not isinstance(requests, Requests):
        requests = Requests(requests)
    if requests.index is None:
        requests.index = Index().after([(None, one) for one in requests.values()], requests)
    return requests.index


def _only(
    known: frozenset[RequestId], changed: Iterable[Request], belongs: Callable[[Request], bool]
) -> frozenset[RequestId]:
    """Those who belong to it: as it was known, but for those who have changed; the same where that makes no other."""
    come = {one.id for one in changed if belongs(one)}
    gone = {one.id for one in changed if one.id in known and one.id not in come}
    return (known - gone) | come if gone or not come <= known else known


def _each(changed: Iterable[Request]) -> dict[RequestId, None]:
    return dict.fromkeys(request.id for request in changed)
