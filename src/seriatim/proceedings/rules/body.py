"""A body as its stream tells it: its facts and its roster."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seriatim.delegations.rules import decide as delegations
from seriatim.delegations.rules import evolve as roster_evolve
from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.commands import EstablishBody
from seriatim.meetings.rules.decide import decide_body
from seriatim.meetings.rules.evolve import evolve_body
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Body
from seriatim.proceedings.rules.instants import must_not_precede

COMMANDS = frozenset({EstablishBody, *delegations.COMMANDS})


@dataclass(frozen=True)
class BodyRecord:
    """What is known of a body at a version of its stream; its roster begins as the world's."""

    roster: Roster
    body: Body = Body()
    version: int = 0
    at: datetime | None = None


def evolve(record: BodyRecord, recorded: Recorded) -> BodyRecord:
    """The body after one more event of its stream."""
    return changed(
        record,
        roster=roster_evolve.evolve(record.roster, recorded),
        body=evolve_body(record.body, recorded),
        version=recorded.version,
        at=recorded.at,
    )


def decide(record: BodyRecord, command: Any, occasion: Occasion) -> tuple[Any, ...]:
    """The events to which a command about a body leads, or Refused."""
    must_not_precede(record.at, occasion)
    if isinstance(command, EstablishBody):
        return decide_body(record.body, command, occasion, record.roster)
    if record.body.facts is None:
        raise Refused(Refusal.NO_SUCH_BODY, body=command.body)
    return delegations.decide(record.roster, command, occasion)
