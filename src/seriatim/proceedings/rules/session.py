"""A session as its stream tells it: its programme and its floor, decided and evolved together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seriatim.delegations.rules.authority import must
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import decide as floor_decide
from seriatim.floor.rules import evolve as floor_evolve
from seriatim.floor.rules import following
from seriatim.floor.rules.carrying import carried_in, carried_over
from seriatim.floor.rules.commands import CarryOver
from seriatim.floor.rules.state import Floor
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import decide as meetings_decide
from seriatim.meetings.rules import evolve as meetings_evolve
from seriatim.meetings.rules.commands import ConveneSession
from seriatim.meetings.rules.events import BodyEstablished
from seriatim.meetings.rules.planning import Slot
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.meetings.rules.state import Programme
from seriatim.proceedings.rules.instants import must_not_precede
from seriatim.proceedings.rules.refusals import Refusal

Events = tuple[Any, ...]

COMMANDS = frozenset({*floor_decide.COMMANDS, *meetings_decide.COMMANDS, CarryOver})


@dataclass(frozen=True)
class Session:
    """What is known of a session at a version of its stream."""

    programme: Programme = Programme()
    floor: Floor = Floor()
    version: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Setting:
    """What a decision needs from outside the session: its body, who takes part, and the body's other meetings."""

    body: BodyEstablished | None
    roster: Roster
    busy: Sequence[Slot] = ()


def evolve(session: Session, recorded: Recorded) -> Session:
    """The session after one more event of its stream."""
    return changed(
        session,
        programme=meetings_evolve.evolve(session.programme, recorded),
        floor=floor_evolve.evolve(session.floor, recorded),
        version=recorded.version,
        at=recorded.at,
    )


def decide(session: Session, command: Any, occasion: Occasion, setting: Setting) -> Events:
    """The events to which a command leads, or Refused; what a meeting's event brings on the floor comes with it."""
    must_not_precede(session.at, occasion)
    if type(command) in floor_decide.COMMANDS:
        return floor_decide.decide(session.floor, command, occasion, setting.roster)
    if isinstance(command, ConveneSession):
        if setting.body is None:
            raise Refused(MeetingRefusal.NO_SUCH_BODY, body=command.body)
        events = meetings_decide.decide_convening(session.programme, command, occasion, setting.roster, setting.body)
    else:
        events = meetings_decide.decide(session.programme, command, occasion, setting.roster, setting.busy)
    floor = session.floor
    return tuple(
        one
        for event in events
        for one in (*following.first(floor, event, occasion), event, *following.then(floor, event, occasion))
    )


def carry(
    source: Session, target: Session, command: CarryOver, occasion: Occasion, rosters: Sequence[Roster]
) -> tuple[Events, Events]:
    """What leaves one session, and what arrives in the other: two appends of one transaction.

    `rosters` are those of the bodies of both; whoever carries over must preside in each.
    """
    for roster in rosters:
        must(roster, command, occasion)
    if source.floor.session == target.floor.session:
        raise Refused(Refusal.SAME_SESSION, session=command.session)
    for session in (source, target):
        must_not_precede(session.at, occasion)
    if target.programme.session is None:
        raise Refused(Refusal.NO_SUCH_SESSION, session=command.session)
    out = carried_over(source.floor, command)
    return (out,), carried_in(target.floor, out, source.floor)
