"""At what instant is something recorded? Never before what was recorded last."""

from dataclasses import replace
from datetime import datetime

from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.refusals import Refusal


def not_before(occasion: Occasion, *instants: datetime | None) -> Occasion:
    """The occasion, at these instants at the earliest: a clock that was set back must not stop a meeting."""
    return replace(occasion, at=max(occasion.at, *(at for at in instants if at))) if any(instants) else occasion


def must_not_precede(last: datetime | None, occasion: Occasion) -> None:
    """Refused when this would have happened before what was recorded last."""
    if last is not None and occasion.at < last:
        raise Refused(Refusal.BEFORE_THE_LAST, at=occasion.at, last=last)
