"""The order of speakers a second time, as a clerk would find it with slips of paper on a table.

Written from the rules (`docs/decisions/002`, rules 68, 73, 109 and 115), not from `floor/rules/order.py`, of which it
shares nothing: that rule sorts tuples, this one compares two slips at a time and moves them about.

Each slip is laid down when its request arrives, behind the last one that has at least as good a claim. The Chair's
hand then moves slips. A slip whose request stands elsewhere now, or has ended, stays on the table, turned over.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from seriatim.kernel.ids import DelegationId, RequestId

STATES = {"member-state", "observer-state", "european-union"}
AFTER_THE_STATES = ("observer-entity", "intergovernmental-organization", "united-nations-entity", "stakeholder")
LEVELS = ("head-of-state", "head-of-government", "vice-president", "minister", "permanent-representative", "other")
KINDS = ("point-of-order", "statement", "explanation", "reply")


@dataclass
class Slip:
    """Where one request stands from version `since` on.

    `owed` is its place among the owed, `absent` how often it was called and not there.
    """

    request: RequestId
    since: int
    at: Any
    delegation: DelegationId
    kind: str
    category: str
    region: str
    level: str
    capacity: str
    owed: int | None = None
    absent: int = 0


@dataclass
class Move:
    """A slip put before or after another, or, with no side, two that trade places, at version `at`."""

    at: int
    request: RequestId
    other: RequestId
    side: str | None


@dataclass
class Table:
    """Everything on which the order of one list depends."""

    policy: Sequence[str]
    slips: list[Slip] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    lots: Mapping[RequestId, int] = field(default_factory=dict)
    alphabet: Mapping[DelegationId, int] = field(default_factory=dict)
    heard_before: set[RequestId] = field(default_factory=set)
    lots_from: Any = None

    def order(self, waiting: set[RequestId]) -> list[RequestId]:
        """The waiting requests in the order in which they will be called."""
        table: list[Slip] = []
        happenings: list[Slip | Move] = [*self.slips, *self.moves]
        for happened in sorted(happenings, key=_when):
            if isinstance(happened, Slip):
                self._lay_down(table, happened)
            else:
                _move(table, happened)
        newest = {slip.request: slip for slip in sorted(self.slips, key=_when)}
        return [slip.request for slip in table if slip.request in waiting and newest[slip.request] is slip]

    def _lay_down(self, table: list[Slip], slip: Slip) -> None:
        for behind in reversed(range(len(table))):
            if not self._claims_before(slip, table[behind]):
                table.insert(behind + 1, slip)
                return
        table.insert(0, slip)

    def _claims_before(self, one: Slip, other: Slip) -> bool:
        """Whether a slip has the better claim: by the first step that tells the two apart, at last by the journal."""
        for mine, theirs in zip(self._claim(one), self._claim(other), strict=True):
            if mine != theirs:
                return bool(mine < theirs)
        return (one.since, one.request) < (other.since, other.request)

    def _claim(self, slip: Slip) -> Iterator[Any]:
        """What a slip can claim, step by step, the smaller the better."""
        yield KINDS.index(slip.kind)
        steps = list(self.policy)
        absence = steps.index("category") if "category" in steps else 0 if steps[0] == "owed" else -1
        if absence == -1:
            yield slip.absent
        for place, step in enumerate(steps):
            yield self._step(slip, step)
            if place == absence:
                yield slip.absent

    def _step(self, slip: Slip, step: str) -> Any:
        """The steps for which one looks at what else lies on the table; for the others the slip is enough."""
        match step:
            case "unheard":
                return 1 if slip.request in self.heard_before else 0
            case "regions":
                return self._earlier_of_its_region(slip)
            case "lot":
                return self._lot(slip)
            case "alphabet":
                return self.alphabet.get(slip.delegation, len(self.alphabet))
        return _written_on(slip, step)

    def _lot(self, slip: Slip) -> tuple[int, int]:
        """Who asked before the window opened, then the lots, then everybody else."""
        if slip.request in self.lots:
            return 1, self.lots[slip.request]
        return (0, 0) if self.lots_from and (slip.at, slip.since) < self.lots_from else (2, 0)

    def _earlier_of_its_region(self, slip: Slip) -> int:
        first: dict[RequestId, Slip] = {}
        for one in sorted(self.slips, key=_when, reverse=True):
            first[one.request] = one
        mine = first[slip.request]
        return sum(one.region == slip.region and _when(one) < _when(mine) for one in first.values())


def _written_on(slip: Slip, step: str) -> Any:
    match step:
        case "owed":
            return (0, slip.absent, slip.owed) if slip.owed is not None else (1, 0, 0)
        case "category":
            return 0 if slip.category in STATES else 1 + AFTER_THE_STATES.index(slip.category)
        case "level":
            return LEVELS.index(slip.level)
        case "groups":
            return 0 if slip.capacity == "group" else 1
    assert step == "time", f"nobody knows how to order by {step}"
    return slip.at


def _when(happened: Slip | Move) -> tuple[int, int, int]:
    if isinstance(happened, Slip):
        return happened.since, 1, happened.request
    return happened.at, 0, 0


def _move(table: list[Slip], move: Move) -> None:
    mine, other = _newest(table, move.request), _newest(table, move.other)
    here, there = _position(table, mine), _position(table, other)
    if move.side is None:
        table[here], table[there] = other, mine
        return
    del table[here]
    table.insert(_position(table, other) + (1 if move.side == "after" else 0), mine)


def _newest(table: list[Slip], request: RequestId) -> Slip:
    return max((slip for slip in table if slip.request == request), key=_when)


def _position(table: list[Slip], slip: Slip) -> int:
    return next(place for place, one in enumerate(table) if one is slip)
