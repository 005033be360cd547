"""What have a body's sessions taught of its pace? Their speeches, as the forecast knows them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from seriatim.floor.rules import state as floor
from seriatim.floor.rules.acting import begun
from seriatim.floor.rules.events import Limit
from seriatim.floor.rules.kinds import Kind
from seriatim.forecast.rules import record
from seriatim.forecast.rules.field import Field
from seriatim.forecast.rules.meeting import Lost
from seriatim.forecast.rules.record import Record
from seriatim.forecast.rules.speech import DELEGATION, Speaker, Speech, in_turn
from seriatim.kernel.ids import ListId, MeetingId
from seriatim.proceedings.rules.session import Session

LEVEL, CAPACITY = "level", "capacity"

LONGEST_HANDOVER = timedelta(minutes=10)
"""Whatever lies between two speeches for longer is no hand-over: a suspension, an informal exchange, a break."""

FIELD_TURNS = 10
"""The field's word on what is lost between speeches counts as so many turns of the meeting."""


def record_of(sessions: Sequence[Session], field: Field, before: datetime) -> Record:
    """The record of a body from the meetings of its sessions that were over at an instant, in their order."""
    held = [
        (meeting.opened_at, session, meeting.id)
        for session in sessions
        for meeting in session.programme.meetings.values()
        if meeting.opened_at and meeting.adjourned_at and meeting.adjourned_at <= before
    ]
    held.sort(key=lambda one: one[0])
    last = held[-record.MOST_SITTINGS :]
    sittings = [tuple(heard_in(session.floor, meeting).values()) for _, session, meeting in last]
    return record.learned(field, [one for one in sittings if one])


def heard_in(of: floor.Floor, meeting: MeetingId) -> dict[ListId, tuple[Speech, ...]]:
    """The statements that a meeting has heard to their end, by their lists, in their order.

    Points of order and replies are no measure of statements, nor is a speech whose clock hardly ran.
    """
    held: dict[ListId, list[floor.Speech]] = {}
    for speech in sorted(of.speeches, key=lambda one: one.number):
        if speech.meeting == meeting and speech.request and speech.elapsed_ms >= A_SECOND_MS:
            asked = of.requests[speech.request].asked
            if asked.kind == Kind.STATEMENT:
                held.setdefault(asked.list, []).append(speech)
    return {of_list: _in_turn(of, speeches) for of_list, speeches in held.items()}


A_SECOND_MS = 1_000


def statements_on(of: floor.Floor, name: ListId) -> list[floor.Speech]:
    """The statements on a list that were heard or have begun, in whichever meetings, in their order."""
    found = [one for one in (*of.speeches, *begun(of)) if one.request and _is_statement(of.requests[one.request], name)]
    return sorted(found, key=lambda one: one.number)


def _is_statement(request: floor.Request, name: ListId) -> bool:
    return request.asked.kind == Kind.STATEMENT and request.asked.list == name


def _in_turn(of: floor.Floor, speeches: Sequence[floor.Speech]) -> tuple[Speech, ...]:
    requests = [of.requests[one.request] for one in speeches if one.request]
    speakers = [speaker(one, speech.limit) for one, speech in zip(requests, speeches, strict=True)]
    before = sum(one.number < speeches[0].number for one in statements_on(of, requests[0].asked.list))
    turns = in_turn(speakers, before)
    return tuple(Speech(who, one.elapsed_ms / 1000) for who, one in zip(turns, speeches, strict=True))


def speaker(request: floor.Request, limit: Limit | None, percent: int = 100, weighed: float | None = None) -> Speaker:
    """Who asks, as far as it tells how long the speech will be.

    A forecast leaves `percent` alone, the pace of an accommodated speaker's clock: whoever stands behind her could
    tell it from his own range. That she spoke longer is seen by all, and is learned like that of anybody else.
    """
    seconds = limit.seconds * percent / 100 if limit else None
    cut = seconds + limit.grace_seconds if limit and seconds and limit.at_zero == "cut" else None
    traits = {DELEGATION: str(request.asked.delegation), CAPACITY: str(request.capacity), LEVEL: str(request.level)}
    return Speaker(seconds, cut, weighed, traits)


def lost_in(of: floor.Floor, meeting: MeetingId, field: Field) -> Lost:
    """What turns cost beside speaking in this meeting, as far as it goes, beside what the field says."""
    held = sorted((one for one in of.speeches if one.meeting == meeting), key=lambda one: one.given_at)
    gaps = [gap for gap in map(_gap, held, held[1:]) if gap is not None]
    turns = FIELD_TURNS + len(gaps)
    handover = (FIELD_TURNS * field.handover_seconds + sum(gaps)) / turns
    return Lost(handover, field.interruptions, field.interruption_seconds, field.absences)


def _gap(one: floor.Speech, following: floor.Speech) -> float | None:
    ended: datetime | None = one.ended_at
    if ended is None or not timedelta(0) <= following.given_at - ended <= LONGEST_HANDOVER:
        return None
    return (following.given_at - ended).total_seconds()
