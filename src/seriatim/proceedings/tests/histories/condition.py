"""What matters of a state for all that may follow: two histories that agree in it are one.

Versions are replaced by their order and delegations by the order in which they asked; speeches that are over and the
instants are left out. Where nobody's hand moves anything, what ended and where somebody stood before matter no more.
"""

from collections.abc import Iterator
from typing import Any

from seriatim.floor.rules.order import Stand
from seriatim.floor.rules.state import ENDS, Request, Turn
from seriatim.kernel.ids import DelegationId, ListId
from seriatim.proceedings.rules.session import Session


class Condition:
    """How the parts of a state are written; `marks` tells whether earlier stands matter."""

    def __init__(self, session: Session, of: ListId, *, marks: bool) -> None:
        self.session, self.marks = session, marks
        self.speakers = session.floor.lists[of]
        self.who: dict[DelegationId | None, int] = {}
        for request in session.floor.requests.values():
            self.who.setdefault(request.asked.delegation, len(self.who))
        versions = {stand.since for request in session.floor.requests.values() for stand in self._stands(request)}
        versions |= {act.at for act in self.speakers.hand} | {self.speakers.open_to_all}
        self.rank = {version: place for place, version in enumerate(sorted(versions))}

    def written(self) -> tuple[Any, ...]:
        floor, speakers, last = self.session.floor, self.speakers, self.session.floor.undoable
        return (
            tuple(meeting.status for meeting in self.session.programme.meetings.values()),
            floor.sitting and (floor.sitting.suspended, floor.sitting.clock_ran),
            (speakers.closed, self.rank[speakers.open_to_all]),
            tuple((self.rank[act.at], act.request, act.other, act.side) for act in speakers.hand),
            tuple(self._request(request) for request in floor.requests.values()),
            self._turn(floor.turn),
            floor.proposals,
            last and (self._turn(last.turn), tuple(self._request(last.requests[one]) for one in sorted(last.touched))),
        )

    def _stands(self, request: Request) -> tuple[Stand, ...]:
        if self.marks:
            return request.stands
        return () if request.standing in ENDS else request.stands[-1:]

    def _request(self, request: Request) -> tuple[Any, ...]:
        asked = (request.standing, self.who[request.asked.delegation], request.asked.kind)
        owed = request.owed_in if self.marks or request.standing not in ENDS else ()
        return *asked, request.lead, owed, *self._written(self._stands(request))

    def _written(self, stands: tuple[Stand, ...]) -> Iterator[Any]:
        for stand in stands:
            yield self.rank.get(stand.since), stand.capacity, stand.owed, stand.passed_over

    def _turn(self, turn: Turn) -> tuple[Any, ...]:
        begun = tuple((one.request, one.running_since is None) for one in (turn.speech, *turn.interrupted) if one)
        ruling = turn.ruling and (turn.ruling.request, self.who.get(turn.ruling.appeal), turn.ruling.overruled)
        return turn.speech is None, begun, ruling
