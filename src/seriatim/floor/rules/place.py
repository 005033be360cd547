"""Why a request stands where it stands: the place of each, explained."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from seriatim.floor.rules.kinds import Criterion
from seriatim.floor.rules.order import Draws, Hand, Place, Reason, Stand, criteria, line, live
from seriatim.kernel.ids import RequestId


def explain(
    policy: Sequence[Criterion],
    stands: Iterable[Stand],
    hand: Sequence[Hand],
    draws: Draws,
    waiting: Collection[RequestId],
) -> tuple[Place, ...]:
    """Every waiting request in the order in which it will be called, each with the reasons for its place.

    Each reason says how many stand ahead by one criterion; together they are all who stand ahead.
    """
    arrivals = sorted(stands, key=lambda stand: (stand.since, stand.request))
    steps = criteria(policy, arrivals, draws)
    called = live(line(policy, arrivals, hand, draws), arrivals, waiting)
    claims = [(*(rank(stand) for _, rank in steps), (stand.since, stand.request)) for stand in called]
    names = [*(name for name, _ in steps), "time"]
    return tuple(
        Place(stand.request, _reasons(stand, ahead, hand))
        for stand, ahead in zip(called, _ahead(claims, names), strict=True)
    )


def _ahead(claims: Iterable[tuple[Any, ...]], names: Sequence[str]) -> Iterator[Counter[str]]:
    """For each claim, how many of those before it are there by which criterion; `hand` are those of weaker claims.

    Two claims are parted by the first step in which they differ. So the earlier ones are kept by what they share
    with others, in the order of the next step: of a list of thousands each is compared with a few.
    """
    before: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for claim in claims:
        ahead: Counter[str] = Counter()
        for step, name in enumerate(names):
            alike, mine = before[claim[:step]], claim[step]
            ahead[name] += bisect_left(alike, mine)
            ahead["hand"] += len(alike) - bisect_right(alike, mine)
            insort(alike, mine)
        yield ahead


def _reasons(stand: Stand, ahead: Counter[str], hand: Sequence[Hand]) -> tuple[Reason, ...]:
    if stand.owed is not None:
        own = Reason("owed", ahead["owed"] + ahead["time"], {"place": stand.owed + 1})
    else:
        own = Reason("time", ahead["time"], {"at": stand.at, "capacity": stand.capacity, "kind": stand.kind})
    others = [Reason(name, number) for name, number in ahead.items() if name not in ("time", own.criterion) and number]
    moves = [
        Reason(act.why, 0, {"other": _beside(stand, act), "side": act.side, "words": act.reason})
        for act in hand
        if _moved(stand, act)
    ]
    absent = [Reason("absent", stand.passed_over)] if stand.passed_over else []
    return (*others, own, *absent, *moves)


def _beside(stand: Stand, act: Hand) -> RequestId:
    return act.other if act.request == stand.request else act.request


def _moved(stand: Stand, act: Hand) -> bool:
    return act.at > stand.since and (act.request == stand.request or (act.side is None and act.other == stand.request))
