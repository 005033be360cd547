"""What does a reader of this class see of a session now? The whole of it in a few hundred bytes: a frame.

Pure. What is kept out here never leaves the server. Instants are milliseconds since the epoch; a clock has run
`ran` until `since`, and shows (ran + at − since) × 100 ÷ rate.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from itertools import islice, takewhile

from seriatim.floor.rules.clock import allowed_ms
from seriatim.floor.rules.kinds import AtZero, Kind
from seriatim.floor.rules.queue import call_order, others_waiting, points_of_order, standing_on
from seriatim.floor.rules.state import Floor, LastAction, Request, Speech, Standing
from seriatim.floor.rules.undoing import UNDO_WITHIN
from seriatim.floor.rules.visible import sees
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import ListId, RequestId
from seriatim.meetings.rules.state import Programme
from seriatim.proceedings.rules.session import Session
from seriatim.screens.lines import Told, line, ms, partners, reads_ahead, told
from seriatim.screens.lists import lists
from seriatim.screens.own import own
from seriatim.screens.pane import Marks, Pane

NEXT = 8
"""Names that are shown as coming next; how many more there are is a figure."""


def frame(known: Session, at: datetime, reader: Actor | None, panes: Callable[[ListId], Pane] | None = None) -> Told:
    """The whole frame for whoever sees what `reader` sees; None is the public.

    `panes` are the lists as that reader sees them, where they are known already.
    """
    floor = known.floor
    order = call_order(floor)
    panes = panes or partial(Marks().pane, floor, reader=reader)
    return (
        {"seq": known.version, "at": ms(at), "whole": True}
        | _meeting(known.programme, floor)
        | told(
            now=_now(floor, reader),
            interrupted=[one.speaker for one in floor.turn.interrupted if _seen(floor, one.request, reader)],
            pending=_pending(floor),
        )
        | _undo(floor, at, reader)
        | _coming(floor, order, reader)
        | told(lists=lists(floor, at, panes), own=own(floor, order, reader))
    )


def _meeting(programme: Programme, floor: Floor) -> Told:
    meeting = programme.meetings.get(programme.sitting) if programme.sitting else None
    if meeting is None:
        return {}
    stops = sorted((floor.sitting.stops if floor.sitting else {}).items(), key=lambda stop: stop[1])
    return told(
        meeting=meeting.id,
        status=meeting.status,
        until=ms(meeting.suspended_until),
        mode=meeting.mode,
        stops=[[service, ms(stop)] for service, stop in stops],
        agreed=sorted(floor.sitting.consents) if floor.sitting else [],
    )


def _now(floor: Floor, reader: Actor | None) -> Told | None:
    """Who has the floor and the clock, by which nobody can tell why it runs slowly."""
    speech = floor.turn.speech
    if speech is None:
        return None
    return _speaker(floor, speech, reader) | {"speech": speech.number} | _limit(speech) | {
        "ran": speech.elapsed_ms, "rate": speech.clock_percent,
    } | told(since=ms(speech.running_since))  # fmt: skip


def _speaker(floor: Floor, speech: Speech, reader: Actor | None) -> Told:
    if speech.request is None:
        return {"as": speech.speaker}
    request = floor.requests[speech.request]
    if not sees(floor, request, reader):
        return {"as": "hidden", "of": request.asked.list}
    return {"as": "delegation", "who": speech.speaker, "number": request.id, "kind": request.asked.kind} | told(
        of=request.asked.list,
        for_=request.on_behalf_of,
        with_=partners(floor, request),
        owed=bool(request.owed_in),
        language=request.language,
        text=bool(request.text) and reads_ahead(reader),
    )


def _limit(speech: Speech) -> Told:
    """What is allowed of the shown clock, and what happens then; nothing where there is no limit."""
    limit = speech.limit
    if limit is None:
        return {}
    zero = "" if limit.at_zero == AtZero.GO_ON else limit.at_zero
    return {"limit": allowed_ms(speech)} | told(zero=zero, grace=limit.grace_seconds * 1000 or None)


def _pending(floor: Floor) -> list[str]:
    """What is to be voted on: motions, and an appeal."""
    motions = [str(one.kind) for one in floor.motions.values() if one.pending]
    return [*motions, *(["appeal"] if floor.turn.ruling and floor.turn.ruling.appeal else [])]


def _undo(floor: Floor, at: datetime, reader: Actor | None) -> Told:
    """For the desk: until when the last action on the floor can be taken back, and what it was."""
    last = floor.undoable
    if reader is None or not reader.presides or last is None or at > last.at + UNDO_WITHIN:
        return {}
    return {"undo": ms(last.at + UNDO_WITHIN)} | told(undoes=_done(last, floor))


def _done(last: LastAction, floor: Floor) -> str:
    """What the last action was, by what it changed: gave, returned, ended, extended, passed over or ruled."""
    before, speech = last.turn, floor.turn.speech
    if speech and (before.speech is None or speech.number != before.speech.number):
        return "returned" if any(one.number == speech.number for one in before.interrupted) else "gave"
    if speech and before.speech and speech.extended_seconds != before.speech.extended_seconds:
        return "extended"
    if any(floor.requests[one].stand is not last.requests[one].stand for one in last.touched):
        return "passed over"
    if before.speech and speech is None:
        return "ended"
    return "ruled" if floor.turn.ruling is not before.ruling else ""


def _coming(floor: Floor, order: tuple[RequestId, ...], reader: Actor | None) -> Told:
    """Who is called next and how many more there are; points of order, and replies, once more in lanes of their own."""
    points = points_of_order(floor)
    called = order[len(points) :]
    known = [floor.requests[one] for one in islice(called, NEXT)]
    shown = list(takewhile(lambda one: sees(floor, one, reader), known))
    desk = reader is not None and reader.presides
    return told(
        next=[line(floor, one, reader) for one in shown],
        more=len(called) - len(shown) or None,
        points=_lane(floor, (floor.requests[one] for one in points), reader),
        replies=_lane(floor, _replies(floor), reader),
        late=_late(floor) or None if desk else None,
    )


def _lane(floor: Floor, requests: Iterable[Request], reader: Actor | None) -> list[Told]:
    return [line(floor, one, reader) for one in requests if sees(floor, one, reader)]


def _replies(floor: Floor) -> Iterable[Request]:
    for of in floor.sitting.hears if floor.sitting else ():
        yield from (
            one for one in map(floor.requests.__getitem__, others_waiting(floor, of)) if one.asked.kind == Kind.REPLY
        )


def _late(floor: Floor) -> int:
    return sum(standing_on(floor, of).get(Standing.LATE, 0) for of in floor.lists)


def _seen(floor: Floor, request: RequestId | None, reader: Actor | None) -> bool:
    return request is not None and sees(floor, floor.requests[request], reader)
