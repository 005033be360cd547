"""What do delegations do about what has just happened? Each event of the journal may lead to acts to come.

It does not matter who caused it: the simulated Chair, or somebody at the console who took over.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.kinds import Kind, MotionKind
from seriatim.floor.rules.queue import by
from seriatim.floor.rules.state import ENDS, Standing
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.actor import delegation as of_delegation
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules import events as happened
from seriatim.rehearsal.rules.asking import ask, statement, written
from seriatim.rehearsal.rules.chair import is_absent
from seriatim.rehearsal.rules.deed import Deed, Scene
from seriatim.rehearsal.rules.dice import falls, one_of
from seriatim.rehearsal.rules.second_thoughts import think_again
from seriatim.rehearsal.rules.tapping import sent
from seriatim.rehearsal.rules.whereabouts import SOON, later, somebody

IN_A_SPEECH, AT_ONCE = (15.0, 150.0), (3.0, 12.0)
OVERNIGHT = (1_800.0, 40_000.0)
"""Seconds after what happened."""


def respond(scene: Scene, recorded: Recorded) -> Iterator[Deed]:
    """The acts to which an event leads, sooner or later; `scene` is the session after it."""
    response = RESPONSES.get(type(recorded.event))
    if response:
        for deed in response(scene, recorded.event, recorded.at):
            yield from (deed,) if deed.presiding else sent(scene.hall, deed)


def speakers_end(scene: Scene, ends_at: Callable[[Scene, Any], datetime]) -> Deed | None:
    """Whoever makes a statement or replies ends it herself when it is over, whoever presides."""
    floor = scene.session.floor
    speech = floor.turn.speech
    if speech is None or speech.request is None or speech.running_since is None or is_absent(scene, speech):
        return None
    request = floor.requests[speech.request]
    if request.asked.kind == Kind.POINT_OF_ORDER:
        return None
    name = f"ends-{speech.number}-{scene.session.version}"
    return Deed(max(ends_at(scene, speech), scene.at), of_delegation(request.asked.delegation), c.EndSpeech(), name)


def _opened(scene: Scene, event: e.ListOpened, _at: datetime) -> Iterator[Deed]:
    yield from ask(scene.hall, scene.session.programme, scene.session.floor.lists[event.list])


def _closed(scene: Scene, event: e.ListClosed, at: datetime) -> Iterator[Deed]:
    """Some have missed it; half of them learn only from the refusal that they must ask as late."""
    floor, hall = scene.session.floor, scene.hall
    for one in hall.delegations:
        asked = any(known.asked.list == event.list for known in by(floor, one))
        if asked or not falls(hall.dice, hall.habits.asks_late, "late", event.list, one):
            continue
        asks, first = statement(hall, event.list, one), later(scene, at, SOON, "late", event.list, one)
        if falls(hall.dice, 0.5, "learns", event.list, one):
            yield Deed(first, of_delegation(one), asks, f"closed-{event.list}-{one}")
        late = c.Inscribe(event.list, one, language=asks.language, text=asks.text, late=True)
        yield Deed(first + timedelta(seconds=30), of_delegation(one), late, f"late-{event.list}-{one}")


def _exchange_proposed(scene: Scene, event: e.ExchangeProposed, at: datetime) -> Iterator[Deed]:
    asked = scene.session.floor.requests[event.other].asked
    yes = falls(scene.hall.dice, scene.hall.habits.agrees, "agrees", event.request, event.other)
    answer = c.AcceptExchange(event.other, event.request) if yes else c.RefuseProposal(event.other, event.request)
    yield _answer(scene, asked, answer, (event.request, event.other), at)


def _join_proposed(scene: Scene, event: e.JoinProposed, at: datetime) -> Iterator[Deed]:
    asked = scene.session.floor.requests[event.lead].asked
    yes = falls(scene.hall.dice, scene.hall.habits.agrees, "agrees to join", event.request, event.lead)
    answer = c.AcceptJoin(event.lead, event.request) if yes else c.RefuseProposal(event.lead, event.request)
    yield _answer(scene, asked, answer, (event.request, event.lead), at)


def _answer(scene: Scene, asked: e.Inscribed, command: Any, pair: tuple[int, int], at: datetime) -> Deed:
    name = f"answers-{pair[0]}-{pair[1]}-{scene.session.version}"
    return Deed(later(scene, at, SOON, name), of_delegation(asked.delegation), command, name, RequestId(pair[0]))


def _given(scene: Scene, event: e.FloorGiven, at: datetime) -> Iterator[Deed]:
    """Somebody is interrupted by a point of order, or moves a motion, or is replied to."""
    request = scene.session.floor.requests[event.request] if event.request else None
    if request is None or request.asked.kind != Kind.STATEMENT:
        return
    hall, speaker, key = scene.hall, request.asked.delegation, (request.id, event.speech)
    if falls(hall.dice, hall.habits.point_of_order, "point of order", *key):
        who = somebody(scene, speaker, "rises", *key)
        when = later(scene, at, IN_A_SPEECH, "rises", *key)
        yield Deed(when, of_delegation(who), c.RaisePointOfOrder(who), f"rises-{event.speech}", request.id)
    if falls(hall.dice, hall.habits.reply, "reply", *key):
        who = somebody(scene, speaker, "replies", *key)
        when = later(scene, at, IN_A_SPEECH, "replies", *key)
        reply = c.Inscribe(request.asked.list, who, Kind.REPLY)
        yield Deed(when, of_delegation(who), reply, f"replies-{event.speech}")
    if falls(hall.dice, hall.habits.motion, "motion", *key):
        who = somebody(scene, speaker, "moves", *key)
        kind = one_of(hall.dice, tuple(MotionKind), "which motion", *key)
        of = request.asked.list if kind in (MotionKind.ADJOURN_DEBATE, MotionKind.CLOSE_DEBATE) else None
        when = later(scene, at, IN_A_SPEECH, "moves", *key)
        yield Deed(when, of_delegation(who), c.Move(kind, who, of), f"moves-{event.speech}")


def _ruled(scene: Scene, event: e.RulingGiven, at: datetime) -> Iterator[Deed]:
    if falls(scene.hall.dice, scene.hall.habits.appeal, "appeal", event.request):
        who = scene.session.floor.requests[event.request].asked.delegation
        when = later(scene, at, AT_ONCE, "appeal", event.request)
        yield Deed(when, of_delegation(who), c.Appeal(who), f"appeals-{event.request}")


def _motion_decided(scene: Scene, event: e.MotionDecided, at: datetime) -> Iterator[Deed]:
    """What the body has decided is what the Chair does."""
    when, name = later(scene, at, AT_ONCE, "decided", event.motion), f"carried-{event.motion}"
    kind = scene.session.floor.motions[event.motion].kind
    if event.carried and kind == MotionKind.SUSPEND_MEETING:
        suspends = m.SuspendMeeting(when + timedelta(minutes=15), "the motion was carried")
        yield Deed(when, CHAIR, suspends, name, presiding=True)
    elif event.carried and kind == MotionKind.ADJOURN_MEETING:
        yield Deed(when, CHAIR, m.AdjournMeeting("the motion was carried"), name, presiding=True)


def _sat_down(scene: Scene, event: happened.MeetingOpened, at: datetime) -> Iterator[Deed]:
    if falls(scene.hall.dice, scene.hall.habits.suspension, "suspension", event.meeting):
        when = later(scene, at, (1_800.0, 6_000.0), "suspension", event.meeting)
        suspends = m.SuspendMeeting(when + timedelta(minutes=12), "for consultations")
        yield Deed(when, CHAIR, suspends, f"suspends-{event.meeting}", presiding=True)


def _owed(scene: Scene, event: e.RequestsOwed, at: datetime) -> Iterator[Deed]:
    """Some of those who were not heard hand in their text, or let it be."""
    hall, floor = scene.hall, scene.session.floor
    for one in event.requests:
        request = floor.requests[one]
        who, when = request.asked.delegation, later(scene, at, OVERNIGHT, "owed", one, event.meeting)
        if request.standing in ENDS or request.standing == Standing.JOINED:
            continue
        if falls(hall.dice, hall.habits.owed_in_writing, "in writing", one, event.meeting):
            in_writing = c.GiveInWriting(one, request.text or written(hall, who))
            yield Deed(when, of_delegation(who), in_writing, f"in-writing-{one}-{event.meeting}", one)
        elif falls(hall.dice, hall.habits.owed_withdraws, "lets it be", one, event.meeting):
            yield Deed(when, of_delegation(who), c.Withdraw(one), f"lets-be-{one}-{event.meeting}", one)


def _opened_to_all(scene: Scene, event: e.FloorOpenedToAll, at: datetime) -> Iterator[Deed]:
    for one in scene.hall.delegations:
        if falls(scene.hall.dice, scene.hall.habits.adds_views, "adds views", event.list, one, event.meeting):
            when = later(scene, at, SOON, "adds views", event.list, one, event.meeting)
            name = f"adds-{event.list}-{one}-{event.meeting}"
            yield Deed(when, of_delegation(one), statement(scene.hall, event.list, one), name)


RESPONSES: Mapping[type, Callable[[Scene, Any, datetime], Iterator[Deed]]] = {
    e.ListOpened: _opened,
    e.ListClosed: _closed,
    e.Inscribed: think_again,
    e.ExchangeProposed: _exchange_proposed,
    e.JoinProposed: _join_proposed,
    e.FloorGiven: _given,
    e.RulingGiven: _ruled,
    e.MotionDecided: _motion_decided,
    e.RequestsOwed: _owed,
    e.FloorOpenedToAll: _opened_to_all,
    happened.MeetingOpened: _sat_down,
}
