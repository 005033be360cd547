"""Who comes to a rehearsal, with which dice, at whose pace?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.participants import Roster
from seriatim.forecast.field import paces
from seriatim.forecast.field import shipped as field
from seriatim.forecast.history import record_of
from seriatim.kernel.ids import DelegationId
from seriatim.proceedings.rules.session import Session
from seriatim.rehearsal.habits import shipped
from seriatim.rehearsal.rules.deed import Hall
from seriatim.rehearsal.rules.dice import Dice

BYTES = 6
"""Forty-eight bits are exact as a float, and never rounded up to one."""


def dice_of(seed: int) -> Dice:
    """Dice that fall the same for the same seed and the same name, on every machine."""

    def throw(*name: object) -> float:
        digest = blake2b("\x1f".join(map(str, (seed, *name))).encode(), digest_size=BYTES).digest()
        return int.from_bytes(digest) / (1 << 8 * BYTES)

    return throw


@dataclass(frozen=True)
class Cast:
    """What is asked of a rehearsal: the seed of its dice, how many delegations come, how much happens."""

    seed: int = 1
    delegations: int = 193
    liveliness: float = 1.0


def hall(cast: Cast, roster: Roster, past: Sequence[Session], at: datetime) -> Hall:
    """The delegations of the body, at its own pace where it has a record; else at the field's."""
    dice, habits = dice_of(cast.seed), shipped().livelier(cast.liveliness)
    pace = record_of(past, field(), at).pace
    return Hall(roster, _who_comes(roster, dice, cast.delegations), habits, pace, paces(), dice)


def _who_comes(roster: Roster, dice: Dice, most: int) -> tuple[DelegationId, ...]:
    """States first; which of them, where not all come, is drawn."""
    able = [one for one in roster.participants if roster.may(one, Capability.INSCRIBE)]
    drawn = sorted(able, key=lambda one: (not _is_member(roster, one), dice("comes", one)))
    return tuple(drawn[:most])


def _is_member(roster: Roster, one: DelegationId) -> bool:
    return roster.participant(one).category == Category.MEMBER_STATE
