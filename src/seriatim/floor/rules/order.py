"""The order of speakers, and the reason for each place."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from seriatim.floor.rules.kinds import Capacity, Criterion, Kind, Level, Side
from seriatim.kernel.ids import DelegationId, RequestId

CATEGORIES = (
    "member-state",
    "observer-state",
    "european-union",
    "observer-entity",
    "intergovernmental-organization",
    "united-nations-entity",
    "stakeholder",
)
"""The categories in the order in which they are called; both kinds of State are called together."""

KINDS = (Kind.POINT_OF_ORDER, Kind.STATEMENT, Kind.EXPLANATION, Kind.REPLY)
"""Whatever the policy says, statements come before explanations, and replies after the list (rules 73 and 115)."""


@dataclass(frozen=True)
class Stand:
    """What decides the place of a request from version `since` of the stream on.

    `owed` is the place in which it stood when its meeting rose, counted from 0, or None.
    """

    request: RequestId
    since: int
    at: datetime
    delegation: DelegationId
    kind: Kind
    category: str
    region: str
    level: Level
    capacity: Capacity
    owed: int | None = None
    passed_over: int = 0


@dataclass(frozen=True)
class Hand:
    """A request put beside another, or two that changed places, at version `at` of the stream.

    `why` names the cause: the Chair's `placed` and `swapped` with a reason, `exchanged`, `later`.
    """

    at: int
    why: str
    request: RequestId
    other: RequestId
    side: Side | None = None
    reason: str = ""


@dataclass(frozen=True)
class Draws:
    """What a policy may need beyond the requests: lots, a drawn alphabet, whose delegation had been heard before.

    Lots are for those who asked from `lot_from` on, an instant and a version.
    """

    lot: Mapping[RequestId, int] = field(default_factory=dict)
    alphabet: Mapping[DelegationId, int] = field(default_factory=dict)
    heard: Collection[RequestId] = frozenset()
    lot_from: tuple[datetime, int] | None = None


@dataclass(frozen=True)
class Reason:
    """One step of the explanation of a place: the criterion, how many it puts ahead, and its facts."""

    criterion: str
    ahead: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """One request of the list with the reasons for its place, which is its position in the tuple."""

    request: RequestId
    reasons: tuple[Reason, ...]


Key = tuple[Any, ...]
Rank = Callable[[Stand], Any]


def live(standing: Sequence[Stand], arrivals: Sequence[Stand], waiting: Collection[RequestId]) -> list[Stand]:
    """The line without its marks: of each waiting request its newest stand, which is the last that arrived."""
    newest = {stand.request: stand for stand in arrivals}
    return [stand for stand in standing if stand.request in waiting and newest[stand.request] is stand]


def line(policy: Sequence[Criterion], stands: Iterable[Stand], hand: Sequence[Hand], draws: Draws) -> list[Stand]:
    """All stands in the order of call, each request's last one in its place and its earlier ones as marks.

    The policy sorts (rules 68 and 109: in the order in which they signified their desire to speak,
    unless the body decided otherwise). Placements by hand are then replayed in their order among
    those who stood on the list at that moment; whoever asks later is put behind the last one whose
    claim is not weaker. Requests that ended stay in the line as marks until the end, so that a
    withdrawal reorders nobody.
    """
    arrivals = sorted(stands, key=lambda stand: (stand.since, stand.request))
    key = keys(policy, arrivals, draws)
    if not hand:
        return sorted(arrivals, key=key)
    known = sum(stand.since < hand[0].at for stand in arrivals)
    standing = sorted(arrivals[:known], key=key)
    for act in hand:
        while known < len(arrivals) and arrivals[known].since < act.at:
            insert(standing, arrivals[known], key)
            known += 1
        _replay(standing, act)
    for stand in arrivals[known:]:
        insert(standing, stand, key)
    return standing


def insert(standing: list[Stand], newcomer: Stand, key: Callable[[Stand], Key]) -> None:
    """Put a newcomer behind the last one whose claim is not weaker."""
    claim = key(newcomer)
    at = len(standing)
    while at and key(standing[at - 1]) > claim:
        at -= 1
    standing.insert(at, newcomer)


def _replay(standing: list[Stand], act: Hand) -> None:
    mine, theirs = _last(standing, act.request), _last(standing, act.other)
    if act.side is None:
        standing[mine], standing[theirs] = standing[theirs], standing[mine]
        return
    anchor, moved = standing[theirs], standing.pop(mine)
    standing.insert(standing.index(anchor) + (act.side == Side.AFTER), moved)


def _last(standing: list[Stand], request: RequestId) -> int:
    """Where the newest stand of a request is among those that arrived so far."""
    places = [place for place, stand in enumerate(standing) if stand.request == request]
    return max(places, key=lambda place: standing[place].since)


def keys(policy: Sequence[Criterion], arrivals: Sequence[Stand], draws: Draws) -> Callable[[Stand], Key]:
    """The claim of a stand as a tuple that sorts: kind, the policy's criteria, then the order of the journal."""
    ranks = tuple(rank for _, rank in criteria(policy, arrivals, draws))
    found: dict[tuple[RequestId, int], Key] = {}

    def key(stand: Stand) -> Key:
        at = (stand.request, stand.since)
        if at not in found:
            found[at] = (*(rank(stand) for rank in ranks), stand.since, stand.request)
        return found[at]

    return key


def criteria(policy: Sequence[Criterion], arrivals: Sequence[Stand], draws: Draws) -> list[tuple[str, Rank]]:
    """The policy's steps with their ranks, with the kinds before them and the absent after their category.

    An owed request keeps the place in which it stood, so nothing but the kind and the absences of
    the new meeting counts for it. Who asked before the window of a lot opened comes before the lots.
    """
    steps: list[tuple[str, Rank]] = [("kind", lambda stand: KINDS.index(stand.kind))]
    present: tuple[str, Rank] = ("passed_over", lambda stand: stand.passed_over)
    ranks = _ranks(arrivals if Criterion.REGIONS in policy else (), draws)
    for criterion in policy:
        if criterion == Criterion.LOT:
            steps.append(("early", lambda stand: not _early(stand, draws)))
        steps.append((criterion, ranks[criterion]))
        if criterion == Criterion.CATEGORY:
            steps.append(present)
    if Criterion.CATEGORY not in policy:
        steps.insert(1 + (policy[:1] == (Criterion.OWED,)), present)
    return steps


def _ranks(arrivals: Sequence[Stand], draws: Draws) -> Mapping[Criterion, Rank]:
    turns = _regional_turns(arrivals)
    unknown = len(draws.alphabet)
    return {
        Criterion.OWED: _owed,
        Criterion.CATEGORY: called_with,
        Criterion.LEVEL: lambda stand: list(Level).index(stand.level),
        Criterion.GROUPS: lambda stand: stand.capacity != Capacity.GROUP,
        Criterion.UNHEARD: lambda stand: stand.request in draws.heard,
        Criterion.REGIONS: lambda stand: turns[stand.request],
        Criterion.LOT: lambda stand: (stand.request not in draws.lot, draws.lot.get(stand.request, 0)),
        Criterion.ALPHABET: lambda stand: draws.alphabet.get(stand.delegation, unknown),
        Criterion.TIME: lambda stand: stand.at,
    }


def _early(stand: Stand, draws: Draws) -> bool:
    if draws.lot_from is None or stand.request in draws.lot:
        return False
    return (stand.at, stand.since) < draws.lot_from


def _owed(stand: Stand) -> tuple[bool, int, int]:
    return (True, 0, 0) if stand.owed is None else (False, stand.passed_over, stand.owed)


def called_with(stand: Stand) -> int:
    """The rank of the category with which a request is called; States of both kinds are one category.

    Whoever speaks for a group among States is called with them (the European Union: resolution 65/276).
    """
    rank = CATEGORIES.index(stand.category)
    together = rank <= CATEGORIES.index("european-union")
    return 0 if together else rank


def _regional_turns(arrivals: Sequence[Stand]) -> Mapping[RequestId, int]:
    """How many of its regional group asked before: sorting by it takes one of each group in turn."""
    seen: dict[str, int] = {}
    turns: dict[RequestId, int] = {}
    for stand in arrivals:
        if stand.request not in turns:
            turns[stand.request] = seen.get(stand.region, 0)
            seen[stand.region] = turns[stand.request] + 1
    return turns
