"""Who may do what? The one place where it is decided, for every command of every slice.

A command is named in the table of needs, or nobody may give it. What a kind of participant may do in a body (speak,
reply, move) is another question, answered by its capabilities.

Somebody who is not named (`chair`, `secretariat`, `delegation:KEN`, as what happened on paper is typed in) acts for
the whole office or delegation. Somebody who is named acts by what the body recorded of this person.
"""

from typing import Any

from seriatim.delegations.rules.needs import GUESTS_MAY, NEEDS, Need
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.actor import Actor, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, LinkId, PersonId, is_person_id
from seriatim.kernel.refusal import Refused


def must(
    roster: Roster,
    command: Any,
    occasion: Occasion,
    whose: DelegationId | None = None,
    about: PersonId | None = None,
) -> None:
    """Raises Refused unless whoever acts may give this command.

    `whose` is the delegation for which it is given, `about` the person whom it is about, if there are such.
    """
    if refused := denied(roster, type(command).__name__, occasion, whose, about):
        raise refused


def denied(
    roster: Roster,
    command: str,
    occasion: Occasion,
    whose: DelegationId | None = None,
    about: PersonId | None = None,
) -> Refused | None:
    """Why somebody may not give a command of this name, or None; nothing is given by asking."""
    actor, need = occasion.actor, NEEDS.get(command)
    if need is None:
        return Refused(Refusal.NOBODY_MAY, command=command)
    if _is_guest_for(roster, command, occasion, whose):
        return None
    if need.herself and about is not None and actor.person == about:
        return None if is_here(roster, occasion) else _stranger(actor)
    if not is_known(roster, actor):
        return _stranger(actor)
    if actor.office in need.offices:
        return None
    return _not_for(roster, actor, need, whose)


def must_hold(roster: Roster, occasion: Occasion, grant: Grant) -> None:
    """Raises Refused unless a member who may give a command also holds this grant, which a part of it needs."""
    if refused := lacking(roster, occasion, grant):
        raise refused


def lacking(roster: Roster, occasion: Occasion, grant: Grant) -> Refused | None:
    """Why a member may not do this part of a command, or None; an officer and a guest do all that they may give."""
    actor = occasion.actor
    if actor.delegation is None or _may(roster, actor, grant) or guest_link(roster, occasion):
        return None
    return _not_granted(actor, grant)


def is_known(roster: Roster, actor: Actor) -> bool:
    """Whether the body has the person on record for the office or the delegation for which she acts.

    Nobody is asked who acts without being named. A name that was typed in (`desk-2`, `amina`) is let pass as long as
    the body has recorded nobody for that office or delegation; a pseudonym of the program's own never is.
    """
    if not actor.person:
        return True
    if actor.delegation is None:
        found = roster.office(actor.person) == actor.office
        return found or not (is_person_id(actor.person) or roster.has_had_officers())
    found = roster.grants(actor.delegation, actor.person) is not None
    return found or not (is_person_id(actor.person) or actor.delegation in roster.members)


def is_here(roster: Roster, occasion: Occasion) -> bool:
    """Whether a named person stands where she says: in the office, in the delegation, or as its guest by a link."""
    actor = occasion.actor
    return is_known(roster, actor) or any(
        link.person == actor.person and link.participant == actor.delegation and link.is_open(occasion.at)
        for link in roster.links.values()
    )


def guest_link(roster: Roster, occasion: Occasion) -> LinkId | None:
    """The open link by which a guest may ask for the floor for a participant, if whoever acts is one."""
    actor = occasion.actor
    if not is_person_id(actor.person) or is_known(roster, actor):
        return None
    for id_, link in roster.links.items():
        fits = link.person == actor.person and link.participant == actor.delegation
        if fits and link.purpose == Purpose.INSCRIBE and link.is_open(occasion.at):
            return id_
    return None


def _is_guest_for(roster: Roster, command: str, occasion: Occasion, whose: DelegationId | None) -> bool:
    asked = command in GUESTS_MAY and whose is not None and whose == occasion.actor.delegation
    return asked and guest_link(roster, occasion) is not None


def _not_for(roster: Roster, actor: Actor, need: Need, whose: DelegationId | None) -> Refused | None:
    """Why somebody who is known may not give it for this delegation."""
    if need.herself and not need.offices:
        return Refused(Refusal.ONLY_ONESELF)
    if not need.delegation or whose is None:
        return _of_no_such_office(actor, need)
    if actor.delegation != whose:
        return Refused(Refusal.NOT_YOUR_REQUEST, actor=str(actor), delegation=whose)
    return None if need.grant is None or _may(roster, actor, need.grant) else _not_granted(actor, need.grant)


def _of_no_such_office(actor: Actor, need: Need) -> Refused:
    if Office.CHAIR in need.offices:
        return Refused(Refusal.NOT_YOURS_TO_DO, actor=str(actor))
    return Refused(Refusal.NOT_OF_THE_SECRETARIAT, actor=str(actor))


def _may(roster: Roster, actor: Actor, grant: Grant) -> bool:
    """Whether the delegation of whoever acts lets this person do it; all who are not on record, it does."""
    granted = roster.grants(actor.delegation, actor.person) if actor.delegation else None
    return grant in granted if granted is not None else is_known(roster, actor)


def _not_granted(actor: Actor, grant: Grant) -> Refused:
    return Refused(Refusal.NOT_GRANTED, actor=str(actor), delegation=actor.delegation, grant=grant)


def _stranger(actor: Actor) -> Refused:
    if actor.delegation is None:
        return Refused(Refusal.NOT_APPOINTED, actor=str(actor), office=actor.office)
    return Refused(Refusal.NOT_A_MEMBER, actor=str(actor), delegation=actor.delegation)
