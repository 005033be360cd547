"""Why a request stands where it stands: the place of each, explained."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
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
        Place(stand.request, _reasons(stand, _ahead(claims[:at], claims[at], names), hand))
        for at, stand in enumerate(called)
    )


def _ahead(before: list[tuple[Any, ...]], claim: tuple[Any, ...], names: list[str]) -> Counter[str]:
    """How many of those before are there by which criterion; `hand` are those whose claim is weaker."""
    ahead: Counter[str] = Counter()
    for other in before:
        step = next(at for at, (theirs, mine) in enumerate(zip(other, claim, strict=True)) if theirs != mine)
        ahead[names[step] if other[step] < claim[step] else "hand"] += 1
    return ahead


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
