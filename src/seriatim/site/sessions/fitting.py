"""Does the programme of work fit, at the pace of the body? Whom does each meeting leave unheard, and whom the last?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from seriatim.forecast.field import paces
from seriatim.forecast.outlook import begins, list_outlook, stops
from seriatim.forecast.rules.answer import HIGH, LOW, is_known
from seriatim.forecast.rules.programme import Planned, fits
from seriatim.forecast.told import seed_of
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings.rules.session import Session
from seriatim.site.sessions.forecasts import ENDED, LATER, record_before

RUNS_OF_A_PROGRAMME = 1_000
"""Of a whole session, for which nobody needs to know better than by a few names."""


@dataclass(frozen=True)
class Programme:
    """Whether the programme of work fits: how many each meeting leaves, from and to, and how many the last."""

    leaves: Mapping[MeetingId, tuple[int, int]]
    left: tuple[int, int]


def programme_of(known: Session, at: datetime) -> Programme | None:
    """How the meetings that are still to come leave their lists; None where there is none, or nobody waits."""
    to_come = sorted(
        (one for one in known.programme.meetings.values() if one.status not in ENDED), key=lambda one: one.starts
    )
    record = record_before(known, LATER)
    lists = {str(of): list_outlook(known, of, record, paces()) for of in known.floor.lists}
    lists = {of: one for of, one in lists.items() if one.waiting and is_known(one)}
    if not to_come or not lists:
        return None
    planned = [Planned(_has(one, at), one.at_hand or one.takes_up) for one in to_come]
    found, left = fits(planned, lists, seed_of(str(known.floor.session)), RUNS_OF_A_PROGRAMME)
    leaves = {one.id: _range(fit.left) for one, fit in zip(to_come, found, strict=True)}
    return Programme({meeting: many for meeting, many in leaves.items() if many[1]}, _range(left))


def _has(meeting: Meeting, at: datetime) -> float:
    """The seconds that a meeting still has for its lists; without end where it agreed to go on beyond all services."""
    left = stops(meeting, at)
    return math.inf if left is None else left - (begins(meeting, at) - at).total_seconds()


def _range(left: NDArray[np.int64]) -> tuple[int, int]:
    return int(left[LOW]), int(left[HIGH])
