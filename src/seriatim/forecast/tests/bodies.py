"""Bodies whose speeches are made up by a known law, to see whether the forecast finds it again."""

from collections.abc import Iterable

import numpy as np

from seriatim.forecast.field import shipped
from seriatim.forecast.rules.learning import learn
from seriatim.forecast.rules.meeting import Lost, Meeting
from seriatim.forecast.rules.pace import Pace
from seriatim.forecast.rules.speech import DELEGATION, Speaker, Speech, in_turn

SEED, RUNS = 7, 2_000
LIMIT = 180.0


def who(code: str, limit: float | None = LIMIT, **how: float | None) -> Speaker:
    """A delegation on a list."""
    return Speaker(limit, traits={DELEGATION: code}, **how)


def line(names: int, limit: float | None = LIMIT) -> tuple[Speaker, ...]:
    """So many delegations that nobody has heard before."""
    return in_turn([who(f"D{number}", limit) for number in range(names)])


def held(*lengths: tuple[str, float], limit: float | None = LIMIT) -> tuple[Speech, ...]:
    """One list: who spoke for how many seconds."""
    turns = in_turn([who(code, limit) for code, _ in lengths])
    return tuple(Speech(turn, seconds) for turn, (_, seconds) in zip(turns, lengths, strict=True))


def body(mean: float, *, sittings: int = 6, names: int = 25, spread: float = 0.3, longer: Iterable[str] = ()) -> Pace:
    """What a body taught whose speeches are lognormal about a mean; those of `longer` take half as much again."""
    dice, often = np.random.Generator(np.random.PCG64(SEED)), set(longer)
    learned = []
    for _ in range(sittings):
        codes = dice.permutation([f"D{number}" for number in range(names)]).tolist()
        lengths = mean * np.exp(dice.normal(-(spread**2) / 2, spread, names))
        learned.append(
            [held(*((code, own * (1.5 if code in often else 1)) for code, own in zip(codes, lengths, strict=True)))]
        )
    return learn(shipped(), learned)


def meeting(names: int = 20, pace: Pace | None = None, **how: object) -> Meeting:
    """A meeting of a body with so many on its list."""
    return Meeting(pace or learn(shipped(), []), line(names), Lost(30, 0.01, 120, 0.02), **how)  # type: ignore[arg-type] # a test names the facts that it changes
