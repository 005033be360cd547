"""Who acts for a delegation, and what for: its focal point says it, or the secretariat."""

from collections.abc import Iterable, Mapping
from typing import Any

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.evolve_people import without
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Grant, Grants
from seriatim.delegations.rules.places import links_revoked, must_be_free_for, must_be_of
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.actor import Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, PersonId
from seriatim.kernel.refusal import Refused

Members = Mapping[PersonId, Grants]


def add(roster: Roster, command: c.AddMember, occasion: Occasion) -> tuple[Any, ...]:
    """A colleague who was removed may come back, to her own delegation alone."""
    of = roster.participant(command.participant).id
    must_be_free_for(roster, of, command.person)
    grants = in_order(command.grants)
    _must_keep_a_focal_point(of, {**roster.members.get(of, {}), command.person: frozenset(grants)}, occasion)
    return (e.MemberAdded(of, command.person, grants),)


def change_grants(roster: Roster, command: c.ChangeGrants, occasion: Occasion) -> tuple[Any, ...]:
    must_be_of(roster, command.participant, command.person)
    grants, members = in_order(command.grants), roster.members[command.participant]
    if frozenset(grants) == members[command.person]:
        raise Refused(Refusal.GRANTS_UNCHANGED)
    _must_keep_a_focal_point(command.participant, {**members, command.person: frozenset(grants)}, occasion)
    return (e.GrantsChanged(command.participant, command.person, grants),)


def remove(roster: Roster, command: c.RemoveMember, occasion: Occasion) -> tuple[Any, ...]:
    must_be_of(roster, command.participant, command.person)
    left = without(roster.members[command.participant], command.person)
    _must_keep_a_focal_point(command.participant, left, occasion)
    removed = e.MemberRemoved(command.participant, command.person, command.reason)
    return (removed, *links_revoked(roster, command.person, command.reason))


def in_order(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Each once, in the order of their declaration, so that equal decisions read equal."""
    asked = set(grants)
    return tuple(one for one in Grant if one in asked)


def _must_keep_a_focal_point(of: DelegationId, members: Members, occasion: Occasion) -> None:
    """A delegation can always help itself, unless the secretariat, which can help it, decides otherwise."""
    if occasion.actor.office == Office.SECRETARIAT or not members:
        return
    if not any(Grant.ADMINISTER in grants for grants in members.values()):
        raise Refused(Refusal.NO_FOCAL_POINT, delegation=of)
