"""What is forecast of a meeting now? The same numbers for every page, worked out once for all who ask."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from threading import Lock

from seriatim.forecast.field import paces, shipped
from seriatim.forecast.history import record_of
from seriatim.forecast.outlook import Outlook, outlook
from seriatim.forecast.rules.answer import HIGH, LOW, Forecast, forecast
from seriatim.forecast.rules.meeting import Meeting as Standing
from seriatim.forecast.rules.record import Record
from seriatim.forecast.told import seed_of
from seriatim.kernel.ids import BodyId, MeetingId, RequestId, SessionId
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.rules.session import Session
from seriatim.site import house

FRESH = timedelta(seconds=15)
"""For so long a forecast of one version is told again: until something happens it only grows older."""

FINE, COARSE = timedelta(minutes=1), timedelta(minutes=5)
"""To what an interval is rounded, outward: to minutes where it is short, else to five of them."""

RUNS = 4_000
"""Of a forecast for a page: a chance of a half is off by less than one hundredth in most of them."""

LATER = datetime.max.replace(tzinfo=UTC)
"""Before a meeting that has not begun lies everything that is over."""

ENDED = (Status.ADJOURNED, Status.CANCELLED)


@dataclass(frozen=True)
class Span:
    """From when until when, in eight of ten runs."""

    low: datetime
    high: datetime


@dataclass(frozen=True)
class Told:
    """A meeting as it stands at an instant, and what is forecast of it."""

    outlook: Outlook
    forecast: Forecast
    seed: int

    @property
    def meeting(self) -> Standing:
        """The meeting as the forecast sees it."""
        return self.outlook.meeting

    @property
    def exhausted(self) -> Span:
        """When nobody waits any more."""
        return self.span(self.forecast.exhausted[LOW], self.forecast.exhausted[HIGH])

    @property
    def unheard(self) -> tuple[int, int]:
        """How many will not have been heard when the meeting must rise, from and to."""
        return int(self.forecast.unheard[LOW]), int(self.forecast.unheard[HIGH])

    @property
    def few_to_many(self) -> str:
        """The same as it is written: `16–39`, or one number."""
        few, many = self.unheard
        return f"{few}–{many}" if few != many else f"{few}"

    def called(self, place: int) -> Span:
        """When the one at a place of the line is given the floor; the first stands at 0."""
        return self.span(self.forecast.called[place, LOW], self.forecast.called[place, HIGH])

    def of(self, request: RequestId) -> Span | None:
        """When a request is called; None where it is not in the line of this meeting."""
        place = self._places.get(request)
        return None if place is None else self.called(place)

    def chance(self, request: RequestId) -> float:
        """The chance that it has been heard when the meeting must rise."""
        return float(self.forecast.heard[self._places[request]])

    @cached_property
    def _places(self) -> dict[RequestId, int]:
        return {request: place for place, request in enumerate(self.outlook.requests)}

    def span(self, low: float, high: float) -> Span:
        """Seconds from the instant as instants, rounded outward."""
        at, step = self.outlook.at, COARSE if high - low > 2 * COARSE.total_seconds() else FINE
        until = _down(at + timedelta(seconds=float(high)) + step - timedelta(microseconds=1), step)
        return Span(_down(at + timedelta(seconds=float(low)), step), until)


def _down(at: datetime, step: timedelta) -> datetime:
    return at - timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond) % step


def forecast_of(known: Session, meeting: MeetingId, at: datetime) -> Told | None:
    """What is forecast of a meeting; None where it is over, or where nothing is known yet."""
    found = known.programme.meetings.get(meeting)
    if found is None or found.status in ENDED or not _has_list(known, found):
        return None
    which, kept = (known.floor.session, meeting), _kept(house.chamber())
    with _ONE_AT_A_TIME:
        last = kept.get(which)
        if last is None or last.version != known.version or not timedelta(0) <= at - last.at < FRESH:
            last = kept[which] = _Last(known.version, at, _told(known, meeting, at))
    return last.told


_ONE_AT_A_TIME = Lock()
"""Two hundred telephones ask at once after each change: one of them works it out, the others wait for that."""


def comes_before(known: Session, meeting: Meeting) -> Meeting | None:
    """The meeting that takes up a list of this one before it does: whom it will hear is not taken off this one."""
    earlier = (
        one
        for one in known.programme.meetings.values()
        if one.status not in ENDED
        and one.starts < meeting.starts
        and not set(one.takes_up).isdisjoint(meeting.takes_up)
    )
    return min(earlier, key=lambda one: one.starts, default=None)


def _has_list(known: Session, meeting: Meeting) -> bool:
    return any(of in known.floor.lists for of in (*meeting.takes_up, *meeting.at_hand))


@dataclass(frozen=True)
class _Last:
    """What was told last of a meeting, at which version and when."""

    version: int
    at: datetime
    told: Told | None


@lru_cache(maxsize=1)
def _kept(_chamber: Chamber) -> dict[tuple[SessionId | None, MeetingId], _Last]:
    """The last forecast of each meeting in this house."""
    return {}


def record_before(known: Session, before: datetime) -> Record:
    """What the body of a session had taught before an instant."""
    convened = known.programme.session
    assert convened  # or it has no meetings
    over = sum(one.status == Status.ADJOURNED for one in known.programme.meetings.values())
    return _taught(house.chamber(), convened.body, convened.session, over, before)


def _told(known: Session, meeting: MeetingId, at: datetime) -> Told | None:
    record = record_before(known, known.programme.meetings[meeting].opened_at or LATER)
    standing = outlook(known, meeting, at, record, paces())
    seed = seed_of(str(known.floor.session), meeting)
    told = forecast(standing.meeting, seed, RUNS)
    return Told(standing, told, seed) if told else None


@lru_cache(maxsize=32)
def _taught(chamber: Chamber, body: BodyId, _session: SessionId, _over: int, before: datetime) -> Record:
    """What a body had taught before an instant; learned anew when another meeting of the session is over."""
    return record_of([chamber.session(one) for one in chamber.sessions_of(body)], shipped(), before)
