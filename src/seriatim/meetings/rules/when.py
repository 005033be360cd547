"""When a local time is an instant: the seat's zone, with its gaps and its doubled hours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal


def instant(written: datetime, zone: str) -> datetime:
    """The instant in UTC that `written` names: by its own offset, or else as local time in the IANA `zone`.

    A local time that the clocks skip, or show twice, names no instant: it is refused, not guessed.
    """
    if written.tzinfo is not None:
        return written.astimezone(UTC)
    earlier, later = (written.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if earlier.utcoffset() == later.utcoffset():
        return earlier.astimezone(UTC)
    shown_again = earlier.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == written
    code = Refusal.TIME_AMBIGUOUS if shown_again else Refusal.TIME_IN_GAP
    raise Refused(code, time=written, zone=zone, first=earlier.isoformat(), second=later.isoformat())


def known_zone(zone: str) -> bool:
    """Whether the IANA database has this zone."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True
