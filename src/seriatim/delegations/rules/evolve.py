"""What each event adds to a body's roster. Facts only; the rules are in `decide`."""

from seriatim.delegations.rules.capabilities import Standing
from seriatim.delegations.rules.events import CapabilitiesSet, GroupFormed, ParticipantAdmitted
from seriatim.delegations.rules.evolve_people import EVOLVING
from seriatim.delegations.rules.participants import Group, Participant, Roster
from seriatim.kernel.event import Recorded, changed


def evolve(roster: Roster, recorded: Recorded) -> Roster:
    """The roster after one more event of the body's stream; other slices' events pass by."""
    match recorded.event:
        case ParticipantAdmitted() as admitted:
            return changed(roster, participants={**roster.participants, admitted.participant: _participant(admitted)})
        case GroupFormed() as formed:
            group = Group(formed.group, formed.names, formed.members)
            return changed(roster, groups={**roster.groups, formed.group: group})
        case CapabilitiesSet() as set_:
            standing = Standing(frozenset(set_.capabilities), set_.called_with)
            return changed(roster, matrix={**roster.matrix, set_.whose: standing})
    evolving = EVOLVING.get(type(recorded.event))
    return evolving(roster, recorded.event, recorded) if evolving else roster


def _participant(admitted: ParticipantAdmitted) -> Participant:
    return Participant(
        id=admitted.participant,
        category=admitted.category,
        names=admitted.names,
        region=admitted.region,
        formal_names=admitted.formal_names,
        aliases=admitted.aliases,
    )
