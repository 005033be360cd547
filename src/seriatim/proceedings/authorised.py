"""Had everybody who acted the right to, at that moment? Asked afterwards, of a whole journal (invariant I16).

Nothing is decided anew, since rules change. It is asked of each event whether whoever caused it was, by what the body
had recorded until then, among those who may give such a command.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.authority import denied, lacking
from seriatim.delegations.rules.events import LinkRevoked, LinkUsed
from seriatim.delegations.rules.evolve import evolve
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Grant, Link
from seriatim.delegations.rules.refusals import Refusal
from seriatim.floor.rules import events as f
from seriatim.floor.rules.kinds import Kind
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import EVENT_NAMES, Recorded
from seriatim.kernel.ids import DelegationId, PersonId, StreamId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.events import SessionConvened
from seriatim.proceedings.caused import ALONG, BY
from seriatim.proceedings.chamber import stream_of_body


class Unauthorised(NamedTuple):
    """An event that its actor was not entitled to cause, and the code with which it would have been refused."""

    stream: StreamId
    version: int
    event: str
    actor: str
    code: str


def unauthorised(events: Iterable[tuple[StreamId, Recorded]]) -> Iterator[Unauthorised]:
    """Every event that whoever acted was not entitled to, in the order of the journal; in an honest one there is none.

    The events come in the order of the journal, and those of a session together with those of its body, which has
    recorded who may act in it.
    """
    house = _House()
    for (stream, _), act in groupby(events, key=lambda one: (one[0], one[1].correlation)):
        yield from house.check(stream, [recorded for _, recorded in act])


class _House:
    """What is known so far: who is who in each body, and in each session whose requests, speeches and motions."""

    def __init__(self) -> None:
        self.rosters: dict[StreamId, Roster] = {}
        self.bodies: dict[StreamId, StreamId] = {}
        self.owners: dict[tuple[StreamId, str, int], DelegationId] = {}

    def check(self, stream: StreamId, act: Sequence[Recorded]) -> Iterator[Unauthorised]:
        """What is wrong in the events of one command in one stream; then they are known."""
        for recorded in act:
            self._note(stream, recorded.event)
        body = self.bodies.get(stream, stream)
        roster = self.rosters.get(body) or world()
        refusals = [self._refused(stream, roster, one) for one in act]
        given = {(_by(one.event)[0], one.actor) for one, refused in zip(act, refusals, strict=True) if not refused}
        for one, refused in zip(act, refusals, strict=True):
            along = {(command, one.actor) for command in ALONG.get(type(one.event), ())}
            if refused and given.isdisjoint(along):
                yield Unauthorised(stream, one.version, EVENT_NAMES[type(one.event)], str(one.actor), str(refused.code))
        if stream == body:
            for one in act:
                roster = evolve(roster, one)
            self.rosters[body] = roster

    def _note(self, stream: StreamId, event: Any) -> None:
        match event:
            case SessionConvened():
                self.bodies[stream] = stream_of_body(event.body)
            case f.Inscribed():
                self.owners[stream, "request", event.request] = event.delegation
            case f.FloorGiven(request=int()):
                self.owners[stream, "speech", event.speech] = DelegationId(event.speaker)
            case f.MotionMade():
                self.owners[stream, "motion", event.motion] = event.delegation

    def _refused(self, stream: StreamId, roster: Roster, recorded: Recorded) -> Refused | None:
        """Why no command by this actor leads to the event, or None if one does."""
        event, occasion = recorded.event, Occasion(recorded.actor, recorded.at)
        whose, about = self._whose(stream, roster, event), _about(roster, event)
        refusals = [denied(roster, command, occasion, whose, about) for command in _by(event)]
        if None in refusals:
            text = getattr(event, "text", "")
            return lacking(roster, occasion, Grant.EDIT_STATEMENTS) if text else None
        return refusals[0] if refusals else Refused(Refusal.NOBODY_MAY, command=type(event).__name__)

    def _whose(self, stream: StreamId, roster: Roster, event: Any) -> DelegationId | None:
        """The delegation that did it, or for which it was done; of a statement that others join, the one that leads."""
        if named := getattr(event, "delegation", None) or getattr(event, "participant", None):
            return DelegationId(named)
        if isinstance(event, f.Joined):
            return self.owners.get((stream, "request", event.lead))
        for what in ("request", "speech", "motion"):
            number = getattr(event, what, None)
            if isinstance(number, int):
                return self.owners.get((stream, what, number))
        if link := _link(roster, event):
            return link.participant
        person = _about(roster, event)
        return roster.delegation_of(person) if person else None


def _by(event: Any) -> tuple[str, ...]:
    if isinstance(event, f.Inscribed) and event.kind == Kind.POINT_OF_ORDER:
        return ("RaisePointOfOrder", "CarryOver")
    return BY.get(type(event), ())


def _about(roster: Roster, event: Any) -> PersonId | None:
    """The person whom an event of a body is about; of a link, for whom it was made."""
    link = _link(roster, event)
    return link.person if link else getattr(event, "person", None)


def _link(roster: Roster, event: Any) -> Link | None:
    return roster.links.get(event.link) if isinstance(event, LinkUsed | LinkRevoked) else None
