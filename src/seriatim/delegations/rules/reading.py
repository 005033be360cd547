"""What may somebody read about people, of statements and of the record? The one place where it is decided.

As whom somebody is here is settled before: an officer or a member on record, a guest by a link, or nobody (None).
Whose names stand on a list of speakers is decided by each list, in the rules of the floor.
"""

from enum import StrEnum

from seriatim.delegations.rules.authority import is_known
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, PersonId


class Reads(StrEnum):
    """Everything of a kind, what is one's own delegation's, or nothing."""

    ALL = "all"
    OWN = "own"
    NOTHING = "nothing"


def sees_people(roster: Roster, actor: Actor | None) -> Reads:
    """Who is behind the pseudonyms: of everybody for who presides, of her colleagues for a member; not for guests."""
    if actor is None:
        return Reads.NOTHING
    if actor.presides:
        return Reads.ALL
    return Reads.OWN if _granted(roster, actor) is not None else Reads.NOTHING


def sees_delegation(roster: Roster, actor: Actor | None, of: DelegationId | None) -> Reads:
    """The people of a delegation that takes part: for whoever sees everybody, and for its own."""
    if of is None or of not in roster.participants:
        return Reads.NOTHING
    sees = sees_people(roster, actor)
    elsewhere = actor is None or actor.delegation != of
    return Reads.NOTHING if sees == Reads.OWN and elsewhere else sees


def sees_person(roster: Roster, actor: Actor | None, person: PersonId) -> Reads:
    """A member as her delegation is seen, an officer by who presides; nobody sees who has no place any longer."""
    if of := roster.delegation_of(person):
        return sees_delegation(roster, actor, of)
    officers_see = sees_people(roster, actor) == Reads.ALL and roster.office(person) is not None
    return Reads.ALL if officers_see else Reads.NOTHING


def reads_statement(roster: Roster, actor: Actor | None, whose: DelegationId, by: Actor) -> Reads:
    """A text before it is delivered: for who presides or interprets, for the delegation whose it is, and its guests.

    A guest who may only ask for the floor reads what she wrote herself: what she asked for, `by` her.
    """
    if actor is None:
        return Reads.NOTHING
    if actor.presides or actor.interprets:
        return Reads.ALL
    if actor.delegation != whose:
        return Reads.NOTHING
    return Reads.OWN if is_known(roster, actor) or by == actor or _reads_by_a_link(roster, actor) else Reads.NOTHING


def _reads_by_a_link(roster: Roster, actor: Actor) -> bool:
    return any(
        link.person == actor.person and link.participant == actor.delegation and link.purpose == Purpose.READ
        for link in roster.links.values()
    )


def reads_record(roster: Roster, actor: Actor | None) -> Reads:
    """Who did what: all of it for who presides, what concerns her delegation for who administers it."""
    if actor is None:
        return Reads.NOTHING
    if actor.presides:
        return Reads.ALL
    return Reads.OWN if Grant.ADMINISTER in (_granted(roster, actor) or ()) else Reads.NOTHING


def _granted(roster: Roster, actor: Actor) -> frozenset[Grant] | None:
    """What a member may do for her delegation; None for whoever is no member of it."""
    return roster.grants(actor.delegation, actor.person) if actor.delegation else None
