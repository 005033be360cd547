"""What each event about people adds to a body's roster. Facts only; the rules are in `decide`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Entry, Link, LinkState, Purpose, Recovery
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.ids import DelegationId, LinkId, PersonId


def _appointed(roster: Roster, event: e.OfficerAppointed, recorded: Recorded) -> Roster:
    entered = _entered(roster, event.person, str(event.office), recorded)
    return changed(entered, officers={**roster.officers, event.person: event.office})


def _dismissed(roster: Roster, event: e.OfficerRemoved, _: Recorded) -> Roster:
    officers = without(roster.officers, event.person)
    return changed(roster, officers=officers, recoveries=without(roster.recoveries, event.person))


def _added(roster: Roster, event: e.MemberAdded, recorded: Recorded) -> Roster:
    return _entered(_granted(roster, event, recorded), event.person, str(event.participant), recorded)


def _entered(roster: Roster, person: PersonId, place: str, recorded: Recorded) -> Roster:
    by = PersonId(recorded.actor.person)
    before = roster.entered.get(person, Entry(recorded.at, recorded.at, by))
    entry = changed(before, since=recorded.at, by=by)
    return changed(roster, places={**roster.places, person: place}, entered={**roster.entered, person: entry})


def _came_in(roster: Roster, person: PersonId, at: datetime) -> Roster:
    """A guest, who has no place but by the link, comes in and is not noted."""
    entry = roster.entered.get(person)
    if entry is None or entry.came_in:
        return roster
    return changed(roster, entered={**roster.entered, person: changed(entry, came_in=at)})


def _granted(roster: Roster, event: e.MemberAdded | e.GrantsChanged, _: Recorded) -> Roster:
    members = {**roster.members.get(event.participant, {}), event.person: frozenset(event.grants)}
    return changed(roster, members={**roster.members, event.participant: members})


def _removed(roster: Roster, event: e.MemberRemoved, _: Recorded) -> Roster:
    left = without(roster.members[event.participant], event.person)
    members = {**roster.members, event.participant: left}
    return changed(roster, members=members, recoveries=without(roster.recoveries, event.person))


def _asked(roster: Roster, event: e.RecoveryAsked, recorded: Recorded) -> Roster:
    by = PersonId(recorded.actor.person)
    return _recovering(roster, event.person, Recovery(recorded.at, by, event.reason, event.participant))


def _confirmed(roster: Roster, event: e.RecoveryConfirmed, recorded: Recorded) -> Roster:
    before = roster.recoveries[event.person]
    by = PersonId(recorded.actor.person)
    return _recovering(roster, event.person, changed(before, confirmed=(*before.confirmed, by)))


def _permitted(roster: Roster, event: e.RecoveryPermitted, _: Recorded) -> Roster:
    return _recovering(roster, event.person, changed(roster.recoveries[event.person], permitted=True))


def _declined(roster: Roster, event: e.RecoveryDeclined, _: Recorded) -> Roster:
    return changed(roster, recoveries=without(roster.recoveries, event.person))


def _recovering(roster: Roster, person: PersonId, recovery: Recovery) -> Roster:
    return changed(roster, recoveries={**roster.recoveries, person: recovery})


def _issued(roster: Roster, event: e.LinkIssued, _: Recorded) -> Roster:
    """A guest has a place by the link alone."""
    link = Link(event.purpose, event.person, event.participant, event.expires)
    places = {event.person: str(event.participant), **roster.places}
    return changed(roster, links={**roster.links, event.link: link}, places=places)


def _used(roster: Roster, event: e.LinkUsed, recorded: Recorded) -> Roster:
    """Whoever came in again has recovered."""
    link = roster.links[event.link]
    recovered = link.purpose == Purpose.RECOVER
    recoveries = without(roster.recoveries, link.person) if recovered else roster.recoveries
    came_in = _came_in(roster, link.person, recorded.at)
    return changed(_in_state(came_in, event.link, LinkState.USED), recoveries=recoveries)


def _revoked(roster: Roster, event: e.LinkRevoked, _: Recorded) -> Roster:
    return _in_state(roster, event.link, LinkState.REVOKED)


def _in_state(roster: Roster, link: LinkId, state: LinkState) -> Roster:
    return changed(roster, links={**roster.links, link: changed(roster.links[link], state=state)})


def _key(roster: Roster, event: e.KeyRegistered, recorded: Recorded) -> Roster:
    came_in = _came_in(roster, event.person, recorded.at)
    return changed(came_in, keys={**roster.keys, event.person: roster.keys.get(event.person, 0) + 1})


def _key_gone(roster: Roster, event: e.KeyRemoved, _: Recorded) -> Roster:
    return changed(roster, keys={**roster.keys, event.person: roster.keys[event.person] - 1})


def without(known: Mapping[Any, Any], one: PersonId | DelegationId) -> dict[Any, Any]:
    """All but one."""
    return {key: value for key, value in known.items() if key != one}


EVOLVING: Mapping[type, Callable[[Roster, Any, Recorded], Roster]] = {
    e.OfficerAppointed: _appointed,
    e.OfficerRemoved: _dismissed,
    e.MemberAdded: _added,
    e.GrantsChanged: _granted,
    e.MemberRemoved: _removed,
    e.RecoveryAsked: _asked,
    e.RecoveryConfirmed: _confirmed,
    e.RecoveryPermitted: _permitted,
    e.RecoveryDeclined: _declined,
    e.LinkIssued: _issued,
    e.LinkUsed: _used,
    e.LinkRevoked: _revoked,
    e.KeyRegistered: _key,
    e.KeyRemoved: _key_gone,
}
