"""Whose word is it really? Whoever was brought in by somebody may be that same person under another name.

One human who may appoint can give herself a second name, and let it agree with her first. So those who speak for
somebody who lost her way in must be people whom none of the others could have made up for it: they were here before
her, or they were brought in by different ones, or by herself.
"""

from datetime import datetime

from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.ids import PersonId


def voice(roster: Roster, person: PersonId, about: PersonId) -> PersonId:
    """Who may be speaking when this person speaks about another: the first of those who brought each other in.

    The line ends at whoever has been here as long as the one who is spoken about, at herself, and at whoever runs the
    program, who is no person on record.
    """
    line = [person]
    while line[-1] != about and (entry := roster.entered.get(line[-1])):
        here_before = entry.since <= roster.entered[about].first
        if here_before or entry.by == about or entry.by not in roster.entered:
            break
        if entry.by in line:  # they brought in each other, one of them anew
            return min(line[line.index(entry.by) :])
        line.append(entry.by)
    return line[-1]


def had_come_in(roster: Roster, person: PersonId, at: datetime) -> bool:
    """Whether somebody had her place, and had come in, by this instant."""
    entry = roster.entered.get(person)
    return entry is not None and entry.came_in is not None and max(entry.since, entry.came_in) <= at
