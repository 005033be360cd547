"""When will a delegation's own request be called, and how long does its text take?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.state import Request, Standing
from seriatim.forecast.field import paces
from seriatim.forecast.rules.weighing import Weight, weigh
from seriatim.kernel.ids import ListId
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings.rules.session import Session
from seriatim.site.sessions.forecasts import ENDED, FINE, Span, forecast_of


@dataclass(frozen=True)
class Expected:
    """When a request is called, in which meeting, and with which chance in hundredths before that must rise.

    `at` is now.
    """

    meeting: Meeting
    span: Span
    chance: int
    at: datetime

    @property
    def is_now(self) -> bool:
        """Whether there is nothing left to wait for."""
        return self.meeting.status == Status.IN_SESSION and self.span.high - self.at <= 2 * FINE

    @property
    def is_today(self) -> bool:
        """Whether it is called on this day, by the clock of the seat: else a time alone would say too little."""
        return timezone.localtime(self.span.low).date() == timezone.localtime(self.at).date()


def expected(known: Session, request: Request, at: datetime) -> Expected | None:
    """When a request is called, or the one that it joined; None where nobody knows, or where it is not called.

    Nobody knows it while the meeting is suspended and nobody has said until when.
    """
    if request.standing not in (Standing.WAITING, Standing.JOINED):
        return None
    stands = request.lead or request.id
    meeting = _will_hear(known, request.asked.list)
    told = forecast_of(known, meeting.id, at) if meeting and not is_in_abeyance(meeting) else None
    span = told.of(stands) if told else None
    if meeting is None or told is None or span is None:
        return None
    return Expected(meeting, span, round(told.chance(stands) * 100), at)


def is_in_abeyance(meeting: Meeting) -> bool:
    """Whether a meeting is suspended, and nobody has said until when."""
    return meeting.status == Status.SUSPENDED and meeting.suspended_until is None


def _will_hear(known: Session, of: ListId) -> Meeting | None:
    """The meeting in session if it hears the list, else the next that takes it up."""
    sitting = known.floor.sitting
    if sitting and of in sitting.hears:
        return known.programme.meetings[sitting.meeting]
    to_come = (one for one in known.programme.meetings.values() if one.status not in ENDED and of in one.takes_up)
    return min(to_come, key=lambda one: one.starts, default=None)


@dataclass(frozen=True)
class Weighed:
    """What a text takes at the interpreters' pace, beside the limit in seconds, if there is one."""

    weight: Weight
    a_minute: int
    limit: int | None

    @property
    def milliseconds(self) -> int:
        """What it takes."""
        return round(self.weight.seconds * 1000)

    @property
    def limit_ms(self) -> int:
        """The limit, or 0."""
        return (self.limit or 0) * 1000

    @property
    def is_over(self) -> bool:
        """Whether the text is longer than the limit allows."""
        return self.limit is not None and self.weight.seconds > self.limit


def weighed(known: Session, request: Request) -> Weighed | None:
    """What the text of a request weighs; None without one."""
    weight = weigh(request.text, request.language, paces())
    if weight is None:
        return None
    limit = limit_for(known.floor, request.id)
    percent = known.floor.accommodations.get(request.asked.delegation, 100)
    a_minute = round(weight.units / weight.seconds * 60)
    return Weighed(weight, a_minute, limit.seconds * percent // 100 if limit else None)
