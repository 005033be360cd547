"""Which commands about a person would not be in vain now? Whether whoever looks may give them, authority says.

The rules would refuse the others as well: this is so that nobody is offered what leads nowhere.
"""

from datetime import datetime

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules.links import has_come_in
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.recovery import under_way, why_not_confirmed
from seriatim.kernel.ids import PersonId


def useful(roster: Roster, person: PersonId, by: str, at: datetime) -> frozenset[type]:
    """The types of the commands that somebody, the person `by`, could give about a person to some effect."""
    recovery, herself, come_in = under_way(roster, person, at), person == by, has_come_in(roster, person)
    permitted, member = bool(recovery and recovery.permitted), roster.delegation_of(person) is not None
    counts = recovery is not None and why_not_confirmed(roster, recovery, person, PersonId(by)) is None
    known = {
        c.ChangeGrants: member,
        c.RemoveMember: member,
        c.RemoveOfficer: person in roster.officers and not herself,
        c.IssueLink: permitted or not come_in,
        c.AskForRecovery: come_in and recovery is None and not herself,
        c.ConfirmRecovery: counts,
        c.DeclineRecovery: recovery is not None,
    }
    return frozenset(command for command, leads_somewhere in known.items() if leads_somewhere)
