"""Who takes part, as far as was recorded before a file and as the file itself goes on to tell?"""

from collections.abc import Callable
from typing import Any

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.delegations.rules.decide import decide
from seriatim.delegations.rules.evolve import evolve
from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import BodyId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.commands import ConveneSession


class Rosters:
    """The roster of each body, which every admission in the file makes longer.

    A file can so be understood to its end before anything of it is played.
    """

    def __init__(
        self,
        recorded: Callable[[BodyId], Roster] = lambda _: world(),
        body_of: Callable[[SessionId], BodyId | None] = lambda _: None,
    ) -> None:
        self._recorded, self._body_of = recorded, body_of
        self._rosters: dict[BodyId, Roster] = {}
        self._bodies: dict[SessionId, BodyId] = {}

    def of(self, session: SessionId | None, body: Any = None) -> Roster:
        """The roster of the body, or of the body of the session; of the world where neither is known."""
        if body is None and session is not None:
            body = self._bodies.get(session) or self._body_of(session)
        if not isinstance(body, str) or not body.isprintable():
            return world()
        known = BodyId(body)
        if known not in self._rosters:
            self._rosters[known] = self._recorded(known)
        return self._rosters[known]

    def note(self, command: Any, occasion: Occasion) -> None:
        """What a command adds, if it is going to be obeyed."""
        if isinstance(command, ConveneSession):
            self._bodies.setdefault(command.session, command.body)
        if not isinstance(command, AdmitParticipant):
            return
        roster = self.of(None, command.body)
        try:
            events = decide(roster, command, occasion)
        except Refused:
            return
        for event in events:
            roster = evolve(roster, Recorded(event, 1, occasion.at, occasion.actor, ""))
        self._rosters[command.body] = roster
