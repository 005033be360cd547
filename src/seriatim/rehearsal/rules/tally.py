"""A tally of a session, kept beside it from the events alone: who asked, what ended, for how long each clock ran.

It knows nothing of how the program decides or folds; an action that is taken back never happened, so that the tally is
then kept again from the first event.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.state import Standing
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import RequestId


@dataclass
class Counts:
    """`ended` says how each request ended, as often as it did; `began` which clocks run, and since when."""

    asked: list[e.Inscribed] = field(default_factory=list)
    ended: dict[RequestId, list[Standing]] = field(default_factory=dict)
    ran_ms: dict[int, int] = field(default_factory=dict)
    began: dict[int, datetime] = field(default_factory=dict)

    def end(self, request: RequestId | None, how: Standing) -> None:
        if request is not None:
            self.ended.setdefault(request, []).append(how)

    def start(self, speech: int, at: datetime) -> None:
        self.began[speech] = at

    def stop(self, speech: int, at: datetime) -> None:
        self.ran_ms[speech] = self.used_ms(speech, at)
        self.began.pop(speech, None)

    def used_ms(self, speech: int, at: datetime) -> int:
        """All pieces of time for which its clock ran, the running one until now."""
        since = self.began.get(speech, at)
        return self.ran_ms.get(speech, 0) + (at - since) // timedelta(milliseconds=1)


class Tally:
    """The events of one session, and what was counted of them so far."""

    def __init__(self) -> None:
        self.journal: list[Recorded] = []
        self.counts = Counts()

    def note(self, recorded: Recorded) -> None:
        """Count one more event."""
        self.journal.append(recorded)
        if isinstance(recorded.event, e.FloorActionUndone):
            undone = {one.event.action for one in self.journal if isinstance(one.event, e.FloorActionUndone)}
            self.counts = Counts()
            for one in self.journal:
                if one.correlation not in undone:
                    _count(self.counts, one)
        else:
            _count(self.counts, recorded)


def _count(counts: Counts, recorded: Recorded) -> None:
    if counting := COUNTING.get(type(recorded.event)):
        counting(counts, recorded.event, recorded.at)


def _speech_ended(counts: Counts, event: e.SpeechEnded, at: datetime) -> None:
    counts.stop(event.speech, at)
    for one in (event.request, *event.joined):
        counts.end(one, Standing.HEARD)


def _in_writing(counts: Counts, event: e.GivenInWriting, _: datetime) -> None:
    for one in (event.request, *event.joined):
        counts.end(one, Standing.IN_WRITING)


def _point_withdrawn(counts: Counts, event: e.PointOfOrderWithdrawn, at: datetime) -> None:
    counts.stop(event.speech, at)
    counts.end(event.request, Standing.WITHDRAWN)


def _each(how: Standing) -> Callable[[Counts, Any, datetime], None]:
    def count(counts: Counts, event: e.Lapsed | e.CarriedOver, _: datetime) -> None:
        for one in event.requests:
            counts.end(one, how)

    return count


COUNTING: Mapping[type, Callable[[Counts, Any, datetime], object]] = {
    e.Inscribed: lambda counts, event, _: counts.asked.append(event),
    e.SpeechEnded: _speech_ended,
    e.GivenInWriting: _in_writing,
    e.Withdrawn: lambda counts, event, _: counts.end(event.request, Standing.WITHDRAWN),
    e.PointOfOrderWithdrawn: _point_withdrawn,
    e.Declined: lambda counts, event, _: counts.end(event.request, Standing.DECLINED),
    e.Lapsed: _each(Standing.LAPSED),
    e.CarriedOver: _each(Standing.CARRIED_OVER),
    e.Reinstated: lambda counts, event, _: counts.ended.pop(event.request, None),
    e.FloorGiven: lambda counts, event, at: counts.start(event.speech, at),
    e.ClockStarted: lambda counts, event, at: counts.start(event.speech, at),
    e.FloorReturned: lambda counts, event, at: counts.start(event.speech, at),
    e.ClockStopped: lambda counts, event, at: counts.stop(event.speech, at),
    e.SpeechInterrupted: lambda counts, event, at: counts.stop(event.speech, at),
}
