"""Does a person have a place in the body: an office, or a seat in a delegation?

The answer to somebody who is nobody and to somebody of another delegation is the same, so that nobody is found out.
"""

from seriatim.delegations.rules.events import LinkRevoked
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import LinkState, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.ids import DelegationId, PersonId, is_person_id
from seriatim.kernel.refusal import Refused


def must_be_of(roster: Roster, participant: DelegationId | None, person: PersonId) -> None:
    """Refused unless the person is a member of the delegation now or, where none is named, an officer."""
    here = person in roster.officers if participant is None else person in roster.members.get(participant, {})
    if not here:
        raise Refused(Refusal.NO_SUCH_PERSON, person=person)


def must_be_free_for(roster: Roster, place: str, person: PersonId) -> None:
    """Refused for a name, for somebody who has a place, and for somebody who had another one.

    A recovery gives a person a new way in. With two places, those of the one could so get into the other.
    """
    if not is_person_id(person):
        raise Refused(Refusal.PERSON_NOT_USABLE)
    here = person in roster.officers or roster.delegation_of(person) is not None
    if here or roster.places.get(person, place) != place:
        raise Refused(Refusal.PERSON_TAKEN, person=person)


def links_revoked(
    roster: Roster, person: PersonId, reason: str, purposes: tuple[Purpose, ...] = tuple(Purpose)
) -> tuple[LinkRevoked, ...]:
    """The end of every link that is out for a person."""
    return tuple(
        LinkRevoked(id_, reason)
        for id_, link in roster.links.items()
        if link.person == person and link.state == LinkState.OPEN and link.purpose in purposes
    )
