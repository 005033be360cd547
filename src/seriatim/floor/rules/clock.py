"""How long somebody has spoken, to the millisecond, from instants; nowhere else is time added up."""

from datetime import datetime, timedelta

from seriatim.floor.rules.state import Speech
from seriatim.kernel.event import changed

MILLISECOND = timedelta(milliseconds=1)


def elapsed_ms(speech: Speech, at: datetime) -> int:
    """The milliseconds that a speech has run by the instant `at`; never less than what is already counted."""
    if speech.running_since is None:
        return speech.elapsed_ms
    return speech.elapsed_ms + max(0, (at - speech.running_since) // MILLISECOND)


def shown_ms(speech: Speech, at: datetime) -> int:
    """What the clock of the room shows as used: an accommodated speaker's clock runs more slowly."""
    return elapsed_ms(speech, at) * 100 // speech.clock_percent


def allowed_ms(speech: Speech) -> int | None:
    """The milliseconds allowed on the shown clock: the limit, and by how much it was extended; None without a limit."""
    return (speech.limit.seconds + speech.extended_seconds) * 1000 if speech.limit else None


def left_ms(speech: Speech, at: datetime) -> int | None:
    """The milliseconds left on the shown clock, negative once over what is allowed; None without a limit."""
    allowed = allowed_ms(speech)
    return None if allowed is None else allowed - shown_ms(speech, at)


def is_cut(speech: Speech, at: datetime) -> bool:
    """Whether the limit, as extended and with its grace period, has cut the speech; only where the body said so."""
    limit, left = speech.limit, left_ms(speech, at)
    return limit is not None and left is not None and limit.at_zero == "cut" and left + limit.grace_seconds * 1000 <= 0


def stopped(speech: Speech, counted_ms: int) -> Speech:
    """The speech with its clock standing at what was counted."""
    return changed(speech, running_since=None, elapsed_ms=counted_ms)


def running(speech: Speech, at: datetime) -> Speech:
    """The speech with its clock running from `at` on."""
    return changed(speech, running_since=at)
