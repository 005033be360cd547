"""How does a meeting of a session stand, as far as the forecast goes? Its list, its limits, its stop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from seriatim.floor.rules import state as floor
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.queue import call_order, on_list, waiting
from seriatim.forecast.history import heard_in, lost_in, speaker
from seriatim.forecast.rules.meeting import Lost, Meeting, Speaking
from seriatim.forecast.rules.record import Record
from seriatim.forecast.rules.speech import Speaker, in_turn
from seriatim.forecast.rules.weighing import Rate, weigh
from seriatim.forecast.rules.what_if import usual_limit
from seriatim.kernel.ids import ListId, MeetingId, RequestId
from seriatim.meetings.rules import state as meetings
from seriatim.proceedings.rules.session import Session

WINDOW = timedelta(minutes=30)
"""How fast names still come is seen in so much of the past, together with as much of which nothing is known."""

EXPECTED_IN_WINDOW = 0.5
"""Names that come in half an hour to a list of which nothing is known but that it is open."""


@dataclass(frozen=True)
class Outlook:
    """A meeting as the forecast sees it at an instant, and whose request stands at each place of its line."""

    meeting: Meeting
    requests: tuple[RequestId, ...]
    at: datetime


def outlook(session: Session, meeting: MeetingId, at: datetime, record: Record, paces: Mapping[str, Rate]) -> Outlook:
    """The meeting as it stands at `at`; `record` is what its body had taught before it.

    It must rise at the first of its services to end beyond which it has not agreed to go on, less what is kept for
    its closing.
    """
    of, planned = session.floor, session.programme.meetings[meeting]
    line, sits = _line(session, planned), session.programme.sitting == meeting
    held = heard_in(of, meeting)
    heard = tuple(one for speeches in held.values() for one in speeches)
    standing = Meeting(
        record.pace,
        _speakers(of, line, {one: len(speeches) for one, speeches in held.items()}, paces),
        lost_in(of, meeting, record.pace.field),
        heard,
        tuple(_speaking(of, at, paces, record.pace.field.interruption_seconds)) if sits else (),
        _seconds(_begins(planned, at) - at),
        _stops(planned, at),
        sum(_arrivals(of, one, at) for one in planned.takes_up if one in of.lists),
    )
    return Outlook(replace(standing, arriving=Speaker(usual_limit(standing))), line, at)


def list_outlook(session: Session, name: ListId, record: Record, paces: Mapping[str, Rate]) -> Meeting:
    """A list as it stands, by itself: whoever waits on it, in order, with nothing that ends it."""
    of = session.floor
    line = waiting(of, name) if name in of.lists else ()
    heard = sum(one.standing == floor.Standing.HEARD for one in on_list(of, name)) if line else 0
    field = record.pace.field
    lost = Lost(field.handover_seconds, field.interruptions, field.interruption_seconds, field.absences)
    return Meeting(record.pace, _speakers(of, line, {name: heard}, paces), lost)


def _line(session: Session, planned: meetings.Meeting) -> tuple[RequestId, ...]:
    """Who will be called: in a meeting in session in the order of its calls, before it list by list."""
    if session.programme.sitting == planned.id:
        return tuple(one for one in call_order(session.floor) if _is_turn(session.floor.requests[one]))
    return tuple(one for of in planned.takes_up if of in session.floor.lists for one in waiting(session.floor, of))


def _is_turn(request: floor.Request) -> bool:
    return request.asked.kind != Kind.POINT_OF_ORDER


def _speakers(
    of: floor.Floor, line: Sequence[RequestId], heard: Mapping[ListId, int], paces: Mapping[str, Rate]
) -> tuple[Speaker, ...]:
    """The line as speakers, each with the trait of its turn on its own list."""
    found: dict[RequestId, Speaker] = {}
    for name in {of.requests[one].asked.list for one in line}:
        here = [one for one in line if of.requests[one].asked.list == name]
        turns = in_turn([_speaker(of, one, paces) for one in here], heard.get(name, 0))
        found.update(zip(here, turns, strict=True))
    return tuple(found[one] for one in line)


def _speaker(of: floor.Floor, request: RequestId, paces: Mapping[str, Rate]) -> Speaker:
    one = of.requests[request]
    weight = weigh(one.text, one.language, paces)
    percent = of.accommodations.get(one.asked.delegation, 100)
    return speaker(one, limit_for(of, request), percent, weight.seconds if weight else None)


def _speaking(of: floor.Floor, at: datetime, paces: Mapping[str, Rate], aside: float) -> Iterator[Speaking]:
    """Who has the floor, and those who were interrupted, the last one first.

    The Chair, or who rises to a point of order, takes about as long as interruptions do: `aside` seconds.
    """
    for one in (*filter(None, [of.turn.speech]), *reversed(of.turn.interrupted)):
        is_turn = one.request is not None and _is_turn(of.requests[one.request])
        who = _speaker(of, one.request, paces) if one.request and is_turn else Speaker(weighed=aside)
        yield Speaking(who, elapsed_ms(one, at) / 1000)


def _begins(planned: meetings.Meeting, at: datetime) -> datetime:
    if planned.status == meetings.Status.PLANNED:
        return max(planned.starts, at)
    if planned.status == meetings.Status.SUSPENDED and planned.suspended_until:
        return max(planned.suspended_until, at)
    return at


def _stops(planned: meetings.Meeting, at: datetime) -> float:
    """Seconds until it must rise; negative once that is past."""
    binding = [stop.at for stop in planned.hard_stops if stop.service not in planned.consents]
    stop = min(binding, default=planned.stops_at)
    return _seconds(stop - at) - planned.closing_seconds


def _arrivals(of: floor.Floor, name: ListId, at: datetime) -> float:
    """The requests an hour that still come to an open list; none to a list that takes no names.

    Only what came in this meeting tells of it: most names are there before it begins.
    """
    speakers = of.lists[name]
    if of.sitting is None or name not in of.sitting.hears or not speakers.is_open(at):
        return 0.0
    came = sum(one.asked.meeting == of.sitting.meeting and one.at > at - WINDOW for one in on_list(of, name))
    windows_an_hour = timedelta(hours=1) / WINDOW
    return (came + EXPECTED_IN_WINDOW) / 2 * windows_an_hour


def _seconds(span: timedelta) -> float:
    return span.total_seconds()
