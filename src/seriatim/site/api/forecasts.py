"""What is forecast of a meeting, as a program is told it: everything to the desk, her own turns to a delegation."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest

from seriatim.floor.rules.queue import by
from seriatim.kernel.actor import Actor
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings.plain import Facts, written
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.api.plainly import reads_as, with_names
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions.expected import expected
from seriatim.site.sessions.forecasts import Span, Told, forecast_of


def forecast(request: HttpRequest, known: Session, one: Meeting) -> Facts:
    """The forecast of a meeting; `outlook` is null to whoever does not preside, and where nothing is known yet."""
    actor, told = actor_in(request, known), forecast_of(known, one.id, house.now())
    presides = actor is not None and actor.presides
    facts: Facts = {
        "version": known.version,
        "as": reads_as(actor),
        "meeting": one.id,
        "at": written(house.now()),
        "outlook": _outlook(told) if told and presides else None,
        "turns": [*_turns(known, told)] if told and presides else [*_own(known, actor, one)],
    }
    return with_names(facts, reader_of(known))


def _outlook(told: Told) -> Facts:
    few, many = told.unheard
    stops = told.meeting.stops
    return {
        "waiting": len(told.outlook.requests),
        "exhausted": _span(told.exhausted),
        "stops": None if stops is None else written(told.outlook.at + timedelta(seconds=stops)),
        "unheard": {"from": few, "to": many},
        "all_heard": round(told.forecast.all_heard * 100),
    }


def _turns(known: Session, told: Told) -> Iterator[Facts]:
    for place, request in enumerate(told.outlook.requests):
        asked = known.floor.requests[request].asked
        chance = round(told.chance(request) * 100)
        yield {"number": request, "who": asked.delegation, "called": _span(told.called(place)), "heard": chance}


def _own(known: Session, actor: Actor | None, one: Meeting) -> Iterator[Facts]:
    for request in by(known.floor, actor.delegation) if actor and actor.delegation else ():
        told = expected(known, request, house.now())
        if told and told.meeting.id == one.id:
            who = request.asked.delegation
            yield {"number": request.id, "who": who, "called": _span(told.span), "heard": told.chance}


def _span(span: Span) -> Facts:
    return {"from": written(span.low), "to": written(span.high)}
