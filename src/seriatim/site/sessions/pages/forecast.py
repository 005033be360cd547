"""What is to come in a meeting: when the list is exhausted, who will not be heard, and what would change that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from seriatim.floor.rules.state import Request
from seriatim.forecast.fan import HEIGHT, WIDTH, fan
from seriatim.forecast.rules.answer import HIGH, LOW
from seriatim.forecast.rules.what_if import minutes_missing, usual_limit
from seriatim.kernel.ids import MeetingId
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.readers import reader_of
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.doing import NotDone
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.expected import is_in_abeyance
from seriatim.site.sessions.forecasts import ENDED, Span, Told, comes_before, forecast_of
from seriatim.site.sessions.pages.console import CONSOLE, Desk
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.ways import Trial, ways

DEEDS: Mapping[str, Deed] = {noun: CONSOLE[noun] for noun in ("limits", "list-closing")}
"""What is put into effect from here; all else has a page of its own."""

MOST_ROWS = 36
"""Names in the table, which is read on a telephone too, and in Russian fits on a page."""

LONGEST = {"limit": 3_600, "minutes": 240}


LIKELY, UNLIKELY = 80, 20
"""Chances in hundredths from which on it is said in a word."""


@dataclass(frozen=True)
class Row:
    """One name: when it is called, and its chance in hundredths; `start` and `width` draw the interval in the strip."""

    place: int
    request: Request
    called: Span
    chance: int
    start: float
    width: float

    @property
    def outlook(self) -> str:
        """In a word: whether it will be heard."""
        if UNLIKELY < self.chance < LIKELY:
            return "open"
        return "likely" if self.chance >= LIKELY else "unlikely"


def contents(request: HttpRequest, known: Session, where: Where, _not_done: NotDone | None) -> dict[str, Any]:
    """All that is forecast of the meeting, and what whoever looks wants to try."""
    meeting, at, trial = meeting_of(known, where["meeting"]), house.now(), trial_of(request.GET)
    told = forecast_of(known, meeting.id, at)
    shown: dict[str, Any] = {
        "meeting": meeting, "sits": known.programme.sitting == meeting.id, "over": meeting.status in ENDED,
        "told": told, "trial": trial, "before": comes_before(known, meeting), "in_abeyance": is_in_abeyance(meeting),
    }  # fmt: skip
    if told is None:
        return shown
    found = list(ways(known, told, trial, reader_of(known)))
    begins = told.outlook.at + timedelta(seconds=told.meeting.starts)
    drawn = fan(told.forecast, told.meeting.starts, told.meeting.stops, _to_the_hour(begins))
    return shown | {
        "waiting": len(told.outlook.requests),
        "past": told.meeting.stops is not None and told.meeting.stops <= 0,
        "ways": found,
        "missing": minutes_missing(told.meeting, told.forecast),
        "no_limit": bool(told.unheard[1] and usual_limit(told.meeting)) and not any(one.seconds for one in found),
        "rows": list(_rows(known, told)),
        "beyond": max(0, len(told.outlook.requests) - MOST_ROWS),
        "fan": drawn,
        "size": (WIDTH, HEIGHT),
        "marks": [(x, begins + timedelta(seconds=mark)) for x, mark in drawn.marks] if drawn else [],
    }


def trial_of(given: QueryDict) -> Trial:
    """What is tried; whatever is no number, or none that could be meant, is not tried."""
    return Trial(_number(given, "limit") or None, _number(given, "minutes"), "closed" in given, "groups" in given)


def _number(given: QueryDict, name: str) -> int:
    text = given.get(name, "")
    return min(int(text), LONGEST[name]) if text.isascii() and text.isdigit() and len(text) <= len("86400") else 0


def _to_the_hour(at: datetime) -> float:
    local = timezone.localtime(at)
    return 3_600.0 - (local.minute * 60 + local.second + local.microsecond / 1e6)


def _rows(known: Session, told: Told) -> Iterator[Row]:
    begins = told.meeting.starts
    whole = max(float(told.forecast.exhausted[HIGH]), told.meeting.stops or 0.0, begins + 60.0) - begins
    for place, request in enumerate(told.outlook.requests[:MOST_ROWS]):
        low, high = (told.forecast.called[place, [LOW, HIGH]] - begins) / whole * 100
        chance = round(float(told.forecast.heard[place]) * 100)
        yield Row(place + 1, known.floor.requests[request], told.called(place), chance, float(low), float(high - low))


def _given(where: Where) -> Mapping[str, Any]:
    return {"meeting": MeetingId(where["meeting"])}


PAGE = Desk("forecast", "screens/forecast.html", contents, DEEDS, _given)
