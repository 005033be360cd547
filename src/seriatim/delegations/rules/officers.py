"""Who presides over a body, who is of its secretariat, and who interprets for it."""

from typing import Any

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.places import links_revoked, must_be_free_for, must_be_of
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.actor import APPOINTED, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused


def appoint(roster: Roster, command: c.AppointOfficer, _: Occasion) -> tuple[Any, ...]:
    """One person has one office; a Chair who also leads a delegation does that under another pseudonym."""
    if command.office not in APPOINTED:
        raise Refused(Refusal.UNKNOWN_OFFICE, given=command.office, known=", ".join(APPOINTED))
    must_be_free_for(roster, command.office, command.person)
    return (e.OfficerAppointed(command.person, Office(command.office)),)


def dismiss(roster: Roster, command: c.RemoveOfficer, occasion: Occasion) -> tuple[Any, ...]:
    """The last of the secretariat stays, who alone could appoint others; whoever runs the program may end it."""
    must_be_of(roster, None, command.person)
    left = [office for person, office in roster.officers.items() if person != command.person]
    if occasion.actor.person and Office.SECRETARIAT not in left:
        raise Refused(Refusal.LAST_OFFICER)
    return (e.OfficerRemoved(command.person, command.reason), *links_revoked(roster, command.person, command.reason))
