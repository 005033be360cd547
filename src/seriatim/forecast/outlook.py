"""How does a meeting of a session stand, as far as the forecast goes? Its list, its limits, its stop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from seriatim.floor.rules import state as floor
from seriatim.floor.rules.acting import begun
from seriatim.floor.rules.clock import allowed_ms, elapsed_ms
from seriatim.floor.rules.events import Limit
from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.limits import limit_for
from seriatim.floor.rules.queue import call_order, on_list, waiting
from seriatim.forecast.history import heard_in, lost_in, speaker, statements_on
from seriatim.forecast.rules.meeting import Lost, Meeting, Speaking
from seriatim.forecast.rules.record import Record
from seriatim.forecast.rules.speech import Speaker, in_turn
from seriatim.forecast.rules.weighing import Rate, weigh
from seriatim.forecast.rules.what_if import usual_limit
from seriatim.kernel.event import changed
from seriatim.kernel.ids import ListId, MeetingId, RequestId
from seriatim.meetings.rules import state as meetings
from seriatim.proceedings.rules.session import Session

WINDOW = timedelta(minutes=30)
"""How fast names still come is seen in so much of the past, together with as much of which nothing is known."""

EXPECTED_IN_WINDOW = 0.5
"""Names that come in half an hour to a list of which nothing is known but that it is open."""


@dataclass(frozen=True)
class Outlook:
    """A meeting as the forecast sees it at an instant, and whose request stands at each place of its line.

    `rises` is when it must rise by the clock, with its closing; None where it agreed to go on beyond all its services.
    """

    meeting: Meeting
    requests: tuple[RequestId, ...]
    at: datetime
    rises: datetime | None


def outlook(session: Session, meeting: MeetingId, at: datetime, record: Record, paces: Mapping[str, Rate]) -> Outlook:
    """The meeting as it stands at `at`; `record` is what its body had taught before it.

    It must rise at the first of its services to end beyond which it has not agreed to go on, less what is kept for
    its closing. Where it agreed to go on beyond all of them, nothing but its Chair ends it.
    """
    of, planned = session.floor, session.programme.meetings[meeting]
    line, sits = _line(session, planned), session.programme.sitting == meeting
    standing = Meeting(
        record.pace,
        _speakers(of, line, paces),
        lost_in(of, meeting, record.pace.field),
        tuple(one for speeches in heard_in(of, meeting).values() for one in speeches),
        tuple(_speaking(of, at, paces, record.pace.field.interruption_seconds)) if sits else (),
        _seconds(begins(planned, at) - at),
        stops(planned, at),
        sum(_arrivals(of, one, at) for one in dict.fromkeys((*planned.takes_up, *planned.at_hand)) if one in of.lists),
    )
    return Outlook(replace(standing, arriving=Speaker(usual_limit(standing))), line, at, rises(planned))


def list_outlook(session: Session, name: ListId, record: Record, paces: Mapping[str, Rate]) -> Meeting:
    """A list as it stands, by itself: whoever waits on it, in order, with nothing that ends it."""
    of = session.floor
    line = waiting(of, name) if name in of.lists else ()
    field = record.pace.field
    lost = Lost(field.handover_seconds, field.interruptions, field.interruption_seconds, field.absences)
    return Meeting(record.pace, _speakers(of, line, paces), lost)


def _line(session: Session, planned: meetings.Meeting) -> tuple[RequestId, ...]:
    """Who will be called: in a meeting that does not sit, as if it sat now with the lists that it is to take up."""
    of = session.floor
    if session.programme.sitting != planned.id:
        lists = tuple(one for one in planned.takes_up if one in of.lists)
        of = changed(of, sitting=floor.Sitting(planned.id, {}, lists, lists))
    return tuple(one for one in call_order(of) if _is_turn(of.requests[one]))


def _is_turn(request: floor.Request) -> bool:
    return request.asked.kind != Kind.POINT_OF_ORDER


def _speakers(of: floor.Floor, line: Sequence[RequestId], paces: Mapping[str, Rate]) -> tuple[Speaker, ...]:
    """The line as speakers, each with the trait of its turn on its own list, in whichever meetings that was heard."""
    found: dict[RequestId, Speaker] = {}
    for name in {of.requests[one].asked.list for one in line}:
        here = [one for one in line if of.requests[one].asked.list == name]
        turns = in_turn([_speaker(of, one, limit_for(of, one), paces) for one in here], len(statements_on(of, name)))
        found.update(zip(here, turns, strict=True))
    return tuple(found[one] for one in line)


def _speaker(of: floor.Floor, request: RequestId, limit: Limit | None, paces: Mapping[str, Rate]) -> Speaker:
    one = of.requests[request]
    weight = weigh(one.text, one.language, paces)
    return speaker(one, limit, weighed=weight.seconds if weight else None)


def _speaking(of: floor.Floor, at: datetime, paces: Mapping[str, Rate], aside: float) -> Iterator[Speaking]:
    """Who has the floor, and those who were interrupted, the last one first.

    The Chair, or who rises to a point of order, takes about as long as interruptions do: `aside` seconds.
    """
    for one in reversed(begun(of)):
        is_turn = one.request is not None and _is_turn(of.requests[one.request])
        who = _has_begun(of, one, one.request, paces) if one.request and is_turn else Speaker(weighed=aside)
        yield Speaking(who, elapsed_ms(one, at) / 1000)


def _has_begun(of: floor.Floor, speech: floor.Speech, request: RequestId, paces: Mapping[str, Rate]) -> Speaker:
    """Whoever speaks: under the limit that was called with the name, and with what the Chair allowed beyond it."""
    allowed = allowed_ms(speech)
    limit = changed(speech.limit, seconds=allowed // 1000) if speech.limit and allowed else None
    before = sum(one.number < speech.number for one in statements_on(of, of.requests[request].asked.list))
    return in_turn([_speaker(of, request, limit, paces)], before)[0]


def begins(planned: meetings.Meeting, at: datetime) -> datetime:
    """When it gives the floor next, as far as that is known; at once where a meeting is suspended and nobody said."""
    if planned.status == meetings.Status.PLANNED:
        return max(planned.starts, at)
    if planned.status == meetings.Status.SUSPENDED and planned.suspended_until:
        return max(planned.suspended_until, at)
    return at


def rises(planned: meetings.Meeting) -> datetime | None:
    """The end of the first service beyond which it has not agreed to go on; None where it agreed to all."""
    return min((stop.at for stop in planned.hard_stops if stop.service not in planned.consents), default=None)


def stops(planned: meetings.Meeting, at: datetime) -> float | None:
    """Seconds until it hears nobody any more, because it must rise; negative once that is past."""
    end = rises(planned)
    return None if end is None else _seconds(end - at) - planned.closing_seconds


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
