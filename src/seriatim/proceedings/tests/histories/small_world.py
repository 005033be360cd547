"""Every history of a small world, breadth first: three delegations, one list, two meetings, a few requests."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Kind, Side
from seriatim.floor.rules.state import ENDS, Floor, Request
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as m
from seriatim.proceedings.rules.session import Session, decide, evolve
from seriatim.proceedings.tests.histories import promises
from seriatim.proceedings.tests.histories.beginnings import begun
from seriatim.proceedings.tests.histories.clerk import Clerk
from seriatim.proceedings.tests.histories.condition import Condition
from seriatim.proceedings.tests.histories.world import DELEGATIONS, MEETINGS, MORNING, SETTING, SEVENTH, TOPICS

LIST = TOPICS[0]
NOW = Occasion(CHAIR, MORNING + timedelta(hours=1))
"""No time passes, so that two states never differ by their clocks alone."""


Journal: TypeAlias = tuple[Recorded, "Journal"] | None
"""Linked, the newest event first, so that states share what led to them."""


@dataclass(frozen=True)
class World:
    """How many requests there may be, and which acts beyond asking, withdrawing, calling, passing over and undoing.

    `everything` adds nearly all other acts; two placements by hand at most, or there would be no end to them.
    """

    requests: int
    groups: bool = False
    points_of_order: bool = False
    everything: bool = False


@dataclass(frozen=True)
class Explored:
    """How many states there were, how many acts led from one to another, how long the longest shortest way is."""

    states: int
    acts: int
    longest: int
    complete: bool


@dataclass(frozen=True)
class Known:
    """A state, the journal that led to it, and how many acts that took."""

    session: Session
    journal: Journal
    acts: int


def explore(world: World, most_states: int) -> Explored:
    """Every state of the world that can be reached, or the first so many; every promise is checked in each."""
    first = Known(*_before_the_first_meeting(), 0)
    seen, left, acts, reached = {_mark(first, world)}, deque([first]), 0, first
    while left and len(seen) < most_states:
        known = left.popleft()
        for command in possible(known.session.floor, world):
            if (reached_now := after(known, command)) is None:
                continue
            acts, mark = acts + 1, _mark(reached_now, world)
            if mark not in seen:
                reached = reached_now
                seen.add(mark)
                check(known.session, reached)
                left.append(reached)
    return Explored(len(seen), acts, reached.acts, complete=not left)


def _before_the_first_meeting() -> tuple[Session, Journal]:
    room = begun("with lists").rooms[SEVENTH]
    journal: Journal = None
    for recorded in room.clerk.journal:
        journal = (recorded, journal)
    return room.session, journal


def _mark(known: Known, world: World) -> int:
    return hash(Condition(known.session, LIST, marks=world.everything).written())


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
    for recorded in _oldest_first(reached.journal):
        if recorded.version > before.version:
            promises.before_it_is_recorded(session, clerk, recorded)
            session = evolve(session, recorded)
        clerk.note(recorded)
    promises.all_kept(before, reached.session, clerk, NOW.at)


def _oldest_first(journal: Journal) -> list[Recorded]:
    events = []
    while journal:
        recorded, journal = journal
        events.append(recorded)
    return events[::-1]


def possible(floor: Floor, world: World) -> Iterator[Any]:
    """The commands that could matter now; those that are refused cost little."""
    if len(floor.requests) < world.requests:
        yield from asking(world)
    for request in floor.requests.values():
        yield from about(request, world)
    yield from (m.OpenMeeting(meeting) for meeting in MEETINGS[:2])
    yield from (m.AdjournMeeting(), c.GiveFloor(), c.EndSpeech(), c.PassOver(), c.Rule("noted"), c.Undo())
    if world.everything:
        yield from between(floor)
        yield from (c.CloseList(LIST), c.OpenList(LIST), c.OpenFloorToAll(LIST))
        yield from (c.Appeal(DELEGATIONS[0]), c.DecideAppeal(5, 3), c.ReturnFloor(), c.TakeFloor())
        yield from (c.StopClock(), c.StartClock(), m.SuspendMeeting(), m.ResumeMeeting())
        yield from (c.KeepOwed(LIST, "agreed"), c.Lapse(LIST, "agreed"))


def asking(world: World) -> Iterator[Any]:
    """One more request of each delegation."""
    for delegation in DELEGATIONS[:3]:
        yield c.Inscribe(LIST, delegation)
        if world.groups or world.everything:
            yield c.Inscribe(LIST, delegation, capacity=Capacity.GROUP, on_behalf_of="G77")
        if world.points_of_order or world.everything:
            yield c.RaisePointOfOrder(delegation)
        if world.everything:
            yield c.Inscribe(LIST, delegation, Kind.REPLY)


def about(request: Request, world: World) -> Iterator[Any]:
    """What may be done with one request; who was absent twice is not called again and again."""
    if request.standing in ENDS:
        if world.everything:
            yield c.Reinstate(request.id, "a mistake")
        return
    yield c.Withdraw(request.id)
    if world.everything:
        yield c.ChangeClass(request.id, Capacity.GROUP, "G77", accept_move=True)
        yield c.GiveInWriting(request.id, "Our text.")
        yield c.LeaveJoin(request.id)
        if request.stand.passed_over < 2:
            yield c.GiveFloor(request.id, "the minister must leave")


def between(floor: Floor) -> Iterator[Any]:
    """What may be done with two requests."""
    for one in floor.requests:
        for other in floor.requests:
            if one != other:
                yield c.ProposeJoin(one, other)
                yield c.AcceptJoin(other, one)
                if len(floor.lists[LIST].hand) < 2:
                    yield c.Place(one, Side.BEFORE, other, "the minister must leave")
                    yield c.SwapPlaces(one, other, "a mistake")
