"""Every history of a small world, breadth first: three delegations, one list, two meetings, a few requests."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Kind, Side
from seriatim.floor.rules.order import Stand
from seriatim.floor.rules.state import ENDS, Floor, Request, Turn
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as m
from seriatim.proceedings.rules.session import Session, decide, evolve
from seriatim.proceedings.tests.histories import promises
from seriatim.proceedings.tests.histories.beginnings import begun
from seriatim.proceedings.tests.histories.clerk import Clerk
from seriatim.proceedings.tests.histories.world import DELEGATIONS, MEETINGS, MORNING, SEVENTH, SETTING, TOPICS

LIST = TOPICS[0]
NOW = Occasion(CHAIR, MORNING + timedelta(hours=1))
"""No time passes, so that two states never differ by their clocks alone."""


@dataclass(frozen=True)
class Known:
    """A state, the journal that led to it (the newest event first), and how many acts that took."""

    session: Session
    journal: Any
    acts: int


def explore(most_requests: int, most_states: int, *, everything: bool) -> tuple[int, int, int]:
    """How many states were seen, how many acts led from one to another, and how long the longest history is.

    Every promise is checked in every state. `everything` tries more kinds of acts.
    """
    room = begun("with lists").rooms[SEVENTH]
    journal = None
    for recorded in room.clerk.journal:
        journal = (recorded, journal)
    first = Known(room.session, journal, 0)
    seen, left, acts = {hash(condition(first.session))}, deque([first]), 0
    deepest = 0
    while left:
        known = left.popleft()
        for command in possible(known.session.floor, most_requests, everything=everything):
            reached = after(known, command)
            if reached is None:
                continue
            acts += 1
            mark = hash(condition(reached.session))
            if mark in seen:
                continue
            seen.add(mark)
            deepest = reached.acts
            check(known.session, reached)
            if len(seen) >= most_states:
                return len(seen), acts, deepest
            left.append(reached)
    return len(seen), acts, deepest


def after(known: Known, command: Any) -> Known | None:
    """The state after a command, or None where it is refused."""
    try:
        events = decide(known.session, command, NOW, SETTING)
    except Refused:
        return None
    session, journal, key = known.session, known.journal, f"step {known.acts}"
    for event in events:
        recorded = Recorded(event, session.version + 1, NOW.at, NOW.actor, key)
        session, journal = evolve(session, recorded), (recorded, journal)
    return Known(session, journal, known.acts + 1)


def check(before: Session, reached: Known) -> None:
    """Every promise, by books that are kept anew from the first event."""
    clerk, session = Clerk(), before
    for recorded in oldest_first(reached.journal):
        if recorded.version > before.version:
            promises.before_it_is_recorded(session, clerk, recorded)
            session = evolve(session, recorded)
        clerk.note(recorded)
    promises.all_kept(before, reached.session, clerk, NOW.at)


def oldest_first(journal: Any) -> list[Recorded]:
    """The linked journal as a list."""
    events = []
    while journal:
        recorded, journal = journal
        events.append(recorded)
    return events[::-1]


def possible(floor: Floor, most_requests: int, *, everything: bool) -> Iterator[Any]:
    """The commands that could matter now; those that are refused cost little."""
    if len(floor.requests) < most_requests:
        for delegation in DELEGATIONS[:3]:
            yield c.Inscribe(LIST, delegation)
            yield c.Inscribe(LIST, delegation, capacity=Capacity.GROUP, on_behalf_of="G77")
            yield c.RaisePointOfOrder(delegation)
            if everything:
                yield c.Inscribe(LIST, delegation, Kind.REPLY)
    for request in floor.requests.values():
        yield from about(request, everything=everything)
    yield from (m.OpenMeeting(meeting) for meeting in MEETINGS[:2])
    yield m.AdjournMeeting()
    yield from (c.GiveFloor(), c.EndSpeech(), c.PassOver(), c.Rule("noted"), c.Undo())
    yield from (c.CloseList(LIST), c.OpenList(LIST))
    if everything:
        yield from more(floor)


def about(request: Request, *, everything: bool) -> Iterator[Any]:
    """What may be done with one request."""
    if request.standing in ENDS:
        if everything:
            yield c.Reinstate(request.id, "a mistake")
        return
    yield c.Withdraw(request.id)
    if request.stand.passed_over < 2:
        yield c.GiveFloor(request.id, "the minister must leave")
    if everything:
        yield c.ChangeClass(request.id, Capacity.GROUP, "G77", accept_move=True)
        yield c.GiveInWriting(request.id, "Our text.")
        yield c.LeaveJoin(request.id)


def more(floor: Floor) -> Iterator[Any]:
    """Acts between two requests, and those that are rarer; the Chair's hand moves twice at most."""
    for one in floor.requests:
        for other in floor.requests:
            if one != other:
                yield c.ProposeJoin(one, other)
                yield c.AcceptJoin(other, one)
                if len(floor.lists[LIST].hand) < 2:
                    yield c.Place(one, Side.BEFORE, other, "the minister must leave")
                    yield c.SwapPlaces(one, other, "a mistake")
    yield from (c.Appeal(DELEGATIONS[0]), c.DecideAppeal(5, 3), c.ReturnFloor(), c.TakeFloor())
    yield from (c.StopClock(), c.StartClock(), m.SuspendMeeting(), m.ResumeMeeting())
    yield from (c.KeepOwed(LIST, "agreed"), c.Lapse(LIST, "agreed"), c.OpenFloorToAll(LIST))


def condition(session: Session) -> tuple[Any, ...]:
    """What matters of a state for all that may follow: two histories that agree in it are one.

    Versions are replaced by their order, delegations by the order in which they asked; speeches that are over and the
    instants are left out.
    """
    floor = session.floor
    speakers = floor.lists[LIST]
    versions = {stand.since for request in floor.requests.values() for stand in request.stands[-1:]}
    versions |= {act.at for act in speakers.hand} | {speakers.open_to_all}
    rank = {version: place for place, version in enumerate(sorted(versions))}
    who: dict[str, int] = {}
    for request in floor.requests.values():
        who.setdefault(request.asked.delegation, len(who))
    last = floor.undoable
    return (
        tuple(meeting.status for meeting in session.programme.meetings.values()),
        floor.sitting and floor.sitting.suspended,
        speakers.closed, rank[speakers.open_to_all],
        tuple((rank[act.at], act.request, act.other, act.side) for act in speakers.hand),
        tuple(_of_request(request, rank, who) for request in floor.requests.values()),
        _of_turn(floor.turn, who), floor.proposals,
        last and last.by_chair and (
            _of_turn(last.turn, who),
            tuple(_of_request(last.requests[one], rank, who) for one in sorted(last.touched)),
        ),
    )  # fmt: skip


def _of_request(request: Request, rank: dict[int, int], who: dict[str, int]) -> tuple[Any, ...]:
    stands = tuple(_of_stand(stand, rank) for stand in request.stands[-1:])
    return request.standing, who[request.asked.delegation], request.asked.kind, request.lead, request.owed_in, stands


def _of_stand(stand: Stand, rank: dict[int, int]) -> tuple[Any, ...]:
    return rank.get(stand.since), stand.capacity, stand.owed, stand.passed_over


def _of_turn(turn: Turn, who: dict[str, int]) -> tuple[Any, ...]:
    begun = tuple((one.request, one.running_since is None) for one in (turn.speech, *turn.interrupted) if one)
    ruling = turn.ruling and (turn.ruling.request, who.get(turn.ruling.appeal or ""), turn.ruling.overruled)
    return turn.speech is None, begun, ruling
