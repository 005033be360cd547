"""What a link is issued for, to whom, and how long; that it was used, or taken back.

The link itself is made where people are known by name. Here is what the record keeps of it: never its secret.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import GUESTS, Link, LinkState, Purpose
from seriatim.delegations.rules.places import links_revoked, must_be_free_for, must_be_of
from seriatim.delegations.rules.recovery import under_way
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import PersonId, is_link_id
from seriatim.kernel.refusal import Refused

USUALLY: Mapping[Purpose, timedelta] = {
    Purpose.REGISTER: timedelta(days=7),
    Purpose.RECOVER: timedelta(days=1),
    Purpose.INSCRIBE: timedelta(days=7),
    Purpose.READ: timedelta(days=7),
}
"""Unless something else is said: long enough to be handed over across time zones and a weekend; a recovery waits."""

AT_MOST: Mapping[Purpose, timedelta] = {
    **dict.fromkeys(Purpose, timedelta(days=31)),
    Purpose.RECOVER: timedelta(days=2),
}

KEYS = (Purpose.REGISTER, Purpose.RECOVER)
"""Purposes with which somebody of the body registers a passkey."""

REPLACED = "replaced by a new link"


def issue(roster: Roster, command: c.IssueLink, occasion: Occasion) -> tuple[Any, ...]:
    """A link for a person of the body, or for a guest, who has a place by the link alone."""
    if not is_link_id(command.link):
        raise Refused(Refusal.LINK_NOT_USABLE)
    if command.link in roster.links:
        raise Refused(Refusal.LINK_TAKEN, link=command.link)
    if command.purpose in GUESTS:
        _must_be_a_guest(roster, command)
    else:
        must_be_of(roster, command.participant, command.person)
        _must_need_it(roster, command, occasion)
    issued = e.LinkIssued(
        command.link, command.purpose, command.person, _expires(command, occasion.at), command.participant
    )
    return (*links_revoked(roster, command.person, REPLACED, (command.purpose,)), issued)


def _must_be_a_guest(roster: Roster, command: c.IssueLink) -> None:
    """A guest comes for somebody who takes part, and is none of its members."""
    if command.participant is None:
        raise Refused(Refusal.GUEST_OF_NOBODY)
    must_be_free_for(roster, roster.participant(command.participant).id, command.person)


def _must_need_it(roster: Roster, command: c.IssueLink, occasion: Occasion) -> None:
    """Who has come in once adds keys herself, or is recovered: else anybody who administers could take her place."""
    if command.purpose == Purpose.RECOVER:
        recovery = under_way(roster, command.person, occasion.at)
        if recovery is None or not recovery.permitted:
            raise Refused(Refusal.RECOVERY_NOT_PERMITTED, person=command.person)
    elif has_come_in(roster, command.person):
        raise Refused(Refusal.HAS_COME_IN, person=command.person)


def has_come_in(roster: Roster, person: PersonId) -> bool:
    """Whether the person has a passkey, or has ever used a link."""
    used = (link.person == person and link.state == LinkState.USED for link in roster.links.values())
    return roster.keys.get(person, 0) > 0 or any(used)


def purpose_for(roster: Roster, person: PersonId, at: datetime) -> Purpose:
    """What a link for somebody of the body is for: to come in again, once a recovery was permitted; else to come in."""
    recovery = under_way(roster, person, at)
    return Purpose.RECOVER if recovery and recovery.permitted else Purpose.REGISTER


def _expires(command: c.IssueLink, at: datetime) -> datetime:
    expires, last = command.expires or at + USUALLY[command.purpose], at + AT_MOST[command.purpose]
    if expires.tzinfo is None or not at < expires <= last:
        raise Refused(Refusal.LINK_LIFETIME, expires=expires, last=last)
    return expires


def use(roster: Roster, command: c.UseLink, occasion: Occasion) -> tuple[Any, ...]:
    """A link that can be used; one that was used or revoked, or has expired, is refused in the words for none."""
    found = roster.links.get(command.link)
    if found is None or not found.is_open(occasion.at):
        raise Refused(Refusal.LINK_NOT_OPEN)
    return (e.LinkUsed(command.link),)


def revoke(roster: Roster, command: c.RevokeLink, occasion: Occasion) -> tuple[Any, ...]:
    """A link that can still be used; and one that was, of a guest who is still here by it."""
    link = roster.links.get(command.link)
    if link is None or link.participant != command.participant or not can_be_revoked(link, occasion.at):
        raise Refused(Refusal.LINK_NOT_OPEN)
    return (e.LinkRevoked(command.link, command.reason),)


def can_be_revoked(link: Link, at: datetime) -> bool:
    """Whether taking it back would change anything."""
    return link.is_open(at) or (link.purpose in GUESTS and link.admits(at))


def holder(roster: Roster, command: c.UseLink, occasion: Occasion) -> PersonId:
    """For whom a link was made, if it is whoever acts; of the links of others nothing is told."""
    link = roster.links.get(command.link)
    if link is None or link.person != occasion.actor.person:
        raise Refused(Refusal.LINK_NOT_OPEN)
    return link.person
