"""Random lists of speakers: requests that arrive, move, are passed over, change class, are owed, end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from seriatim.floor.rules.kinds import Capacity, Criterion, Kind, Level, Side
from seriatim.floor.rules.order import CATEGORIES, Draws, Hand, Stand
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.proceedings.tests.histories.dice import Dice
from seriatim.proceedings.tests.histories.oracle import Move, Slip, Table
from seriatim.proceedings.tests.histories.world import MORNING

CODES = ("KEN", "BRA", "FRA", "EGY", "CHL", "IDN")
REGIONS = ("african", "latin-american", "western", "")
STEPS = tuple(one for one in Criterion if one not in (Criterion.OWED, Criterion.TIME))

Happening = Callable[[], object]


class RandomList:
    """One list, as it grows: every happening has its version, as in a journal."""

    def __init__(self, dice: Dice, policy: tuple[Criterion, ...]) -> None:
        self.dice, self.policy = dice, policy
        self.version = 0
        self.requests: list[list[Stand]] = []
        self.hand: list[Hand] = []
        self.ended: set[RequestId] = set()
        self.draws = Draws()

    def happen(self) -> None:
        """One thing more: mostly somebody asks."""
        self.version += 1
        thinkable: tuple[Happening, ...] = (
            self.ask, self.ask, self.move, self.move, self.restand, self.owe, self.end,
        )  # fmt: skip
        happening = self.dice.pick(thinkable)
        happening() if self.requests else self.ask()

    def ask(self, like: Stand | None = None) -> RequestId:
        """A newcomer, of any class or of the class of another."""
        dice, number = self.dice, RequestId(len(self.requests) + 1)
        stand = Stand(
            number, self.version, MORNING + timedelta(seconds=self.version), DelegationId(dice.pick(CODES)),
            dice.pick((Kind.STATEMENT,) * 4 + (Kind.REPLY, Kind.EXPLANATION)), dice.pick(CATEGORIES),
            dice.pick(REGIONS), dice.pick(tuple(Level)), dice.pick(tuple(Capacity)),
        )  # fmt: skip
        if like:
            stand = replace(
                stand,
                kind=like.kind,
                category=like.category,
                region=like.region,
                level=like.level,
                capacity=like.capacity,
            )
        self.requests.append([stand])
        return number

    def move(self) -> None:
        """One put beside another, or two that trade places."""
        one, other = self._any(), self._any()
        if one != other:
            side = self.dice.pick((Side.BEFORE, Side.AFTER, None))
            self.hand.append(Hand(self.version, "placed", one, other, side))

    def restand(self) -> None:
        """Another class, or absent when called."""
        stands = self.requests[self._any() - 1]
        now = MORNING + timedelta(seconds=self.version)
        another_class: Any = {"capacity": Capacity.GROUP, "at": now, "owed": None, "passed_over": 0}
        absent: Any = {"passed_over": stands[-1].passed_over + 1}
        stands.append(replace(stands[-1], since=self.version, **self.dice.pick((another_class, absent))))

    def owe(self) -> None:
        """The meeting rises: as they stand, they are owed."""
        for place, number in enumerate(self.order()):
            stands = self.requests[number - 1]
            stands.append(replace(stands[-1], since=self.version, owed=place, passed_over=0))

    def end(self) -> None:
        """Somebody is heard, or withdraws."""
        self.ended.add(self._any())

    def draw(self) -> None:
        """Lots for some, an alphabet, some who were heard before."""
        dice, numbers = self.dice, self.numbers()
        lots = {number: place for place, number in enumerate(reversed(numbers)) if not dice.once_in(3)}
        alphabet = {DelegationId(code): place for place, code in enumerate(CODES[dice.number(6) :])}
        heard = frozenset(number for number in numbers if dice.once_in(3))
        begun = dice.number(self.version + 1)
        self.draws = Draws(lots, alphabet, heard, (MORNING + timedelta(seconds=begun), begun))

    def numbers(self) -> list[RequestId]:
        return [stands[0].request for stands in self.requests]

    def waiting(self) -> set[RequestId]:
        return set(self.numbers()) - self.ended

    def stands(self) -> list[Stand]:
        return [stand for stands in self.requests for stand in stands]

    def order(self) -> list[RequestId]:
        """The order by hand."""
        slips = [
            Slip(
                one.request, one.since, one.at, one.delegation, one.kind, one.category, one.region, one.level,
                one.capacity, one.owed, one.passed_over,
            )
            for one in self.stands()
        ]  # fmt: skip
        moves = [Move(act.at, act.request, act.other, act.side) for act in self.hand]
        draws = self.draws
        table = Table(self.policy, slips, moves, draws.lot, draws.alphabet, set(draws.heard), draws.lot_from)
        return table.order(self.waiting())

    def _any(self) -> RequestId:
        return RequestId(1 + self.dice.number(len(self.requests)))


def policy(dice: Dice, steps: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The owed first, some of the steps in any order, the time of inscription last."""
    left = list(steps)
    chosen = [left.pop(dice.number(len(left))) for _ in range(dice.number(len(steps) + 1))]
    return (Criterion.OWED, *chosen, Criterion.TIME)


def random_list(thrown: bytes, *, steps: tuple[Criterion, ...] = STEPS, happenings: int = 24) -> RandomList:
    """A list after so many happenings, each from its own bytes."""
    size = len(thrown) // (happenings + 1)
    some = RandomList(Dice(thrown[:size]), policy(Dice(thrown[:size]), steps))
    for at in range(1, happenings + 1):
        some.dice = Dice(thrown[at * size : (at + 1) * size])
        some.happen()
    return some
