"""What has a body taught so far? Its sittings, the misses of its forecasts, and the pace that follows from both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.learning import learn, untaught
from seriatim.forecast.rules.misses import misses, width
from seriatim.forecast.rules.pace import Pace
from seriatim.forecast.rules.speech import Speech

MOST_SITTINGS = 120
"""So many are learned from, the last ones: at a tenth a sitting, what older ones say of the mean has all but faded."""


@dataclass(frozen=True)
class Record:
    """What was heard up to a sitting; `missed` in standard deviations of the forecasts as they stood then."""

    pace: Pace
    sittings: tuple[tuple[tuple[Speech, ...], ...], ...] = ()
    missed: tuple[float, ...] = ()


def nothing_yet(field: Field, *, limited: bool = True) -> Record:
    """The record of a body that has heard nobody."""
    return Record(untaught(field, limited=limited))


def learned(field: Field, sittings: Sequence[Sequence[Sequence[Speech]]], *, limited: bool = True) -> Record:
    """The record of a body from its last sittings, oldest first."""
    return reduce(after, sittings[-MOST_SITTINGS:], nothing_yet(field, limited=limited))


def after(record: Record, sitting: Sequence[Sequence[Speech]]) -> Record:
    """The record once a sitting has heard these lists.

    The first sitting teaches the pace and nothing of the forecasts, which knew no more of the body than the field.
    """
    lists = tuple(tuple(one) for one in sitting if one)
    own = replace(record.pace, width=1.0)
    missed = record.missed + tuple(miss for one in lists for miss in misses(own, one) if record.sittings)
    heard = (*record.sittings, lists)
    return Record(replace(learn(record.pace.field, heard), width=width(missed)), heard, missed)
