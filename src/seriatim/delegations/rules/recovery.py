"""How somebody who has lost every passkey comes in again: never on her own word, and never by mail alone.

Somebody asks, with a reason that is recorded. A second member of the delegation who administers confirms that it is
she, or two different people of the secretariat do; then, and only then, a link may be issued. Whoever confirms is on
record by a pseudonym of her own: what was typed in for a whole office confirms nothing.

Whoever asked does not confirm as well, who confirms had come in before it was asked for, and none of them was brought
in by another for it (`voices`): else one human with two names would be enough.
"""

from datetime import datetime, timedelta
from typing import Any

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Purpose, Recovery
from seriatim.delegations.rules.places import links_revoked, must_be_of
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.rules.voices import had_come_in, voice
from seriatim.kernel.actor import Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import PersonId
from seriatim.kernel.refusal import Refused

LASTS = timedelta(days=7)
"""After this a recovery that nobody made use of is asked for anew: what was confirmed long ago may no longer hold."""

OF_THE_SECRETARIAT = 2
"""How many officers it takes, who know a delegate less well than a colleague does."""


def ask(roster: Roster, command: c.AskForRecovery, occasion: Occasion) -> tuple[Any, ...]:
    must_be_of(roster, command.participant, command.person)
    must_say_why(command.reason)
    if under_way(roster, command.person, occasion.at):
        raise Refused(Refusal.RECOVERY_ASKED, person=command.person)
    return (e.RecoveryAsked(command.person, command.reason, command.participant),)


def confirm(roster: Roster, command: c.ConfirmRecovery, occasion: Occasion) -> tuple[Any, ...]:
    must_be_of(roster, command.participant, command.person)
    recovery, by = under_way(roster, command.person, occasion.at), PersonId(occasion.actor.person)
    if recovery is None:
        raise Refused(Refusal.RECOVERY_NOT_ASKED, person=command.person)
    if refused := why_not_confirmed(roster, recovery, command.person, by):
        raise refused
    confirmed = e.RecoveryConfirmed(command.person)
    return (confirmed, e.RecoveryPermitted(command.person)) if _enough(roster, recovery, by) else (confirmed,)


def why_not_confirmed(roster: Roster, recovery: Recovery, person: PersonId, by: PersonId) -> Refused | None:
    """Why somebody's word for a person would add nothing, or None."""
    if by == person:
        return Refused(Refusal.RECOVERY_OF_ONESELF)
    if by not in roster.entered:
        return Refused(Refusal.RECOVERY_UNNAMED)
    if recovery.permitted or by in recovery.confirmed:
        return Refused(Refusal.RECOVERY_CONFIRMED, person=person)
    return _why_not_another(roster, recovery, person, by)


def _why_not_another(roster: Roster, recovery: Recovery, person: PersonId, by: PersonId) -> Refused | None:
    """She asked, is too new, or may be the same human as one who spoke before."""
    if by == recovery.asked_by:
        return Refused(Refusal.RECOVERY_ASKED_BY_YOU)
    if not had_come_in(roster, by, recovery.asked_at):
        return Refused(Refusal.RECOVERY_TOO_NEW)
    spoken = {voice(roster, one, person) for one in (recovery.asked_by, *_counting(roster, recovery))}
    return Refused(Refusal.RECOVERY_ONE_VOICE) if voice(roster, by, person) in spoken else None


def _counting(roster: Roster, recovery: Recovery) -> tuple[PersonId, ...]:
    """Those who confirmed and count: officers, while they are in office."""
    return tuple(one for one in recovery.confirmed if roster.office(one) == Office.SECRETARIAT)


def _enough(roster: Roster, recovery: Recovery, by: PersonId) -> bool:
    """A member who may confirm at all is enough."""
    return by not in roster.officers or len(_counting(roster, recovery)) + 1 >= OF_THE_SECRETARIAT


def decline(roster: Roster, command: c.DeclineRecovery, occasion: Occasion) -> tuple[Any, ...]:
    must_be_of(roster, command.participant, command.person)
    must_say_why(command.reason)
    if under_way(roster, command.person, occasion.at) is None:
        raise Refused(Refusal.RECOVERY_NOT_ASKED, person=command.person)
    declined = e.RecoveryDeclined(command.person, command.reason)
    return (declined, *links_revoked(roster, command.person, command.reason, (Purpose.RECOVER,)))


def under_way(roster: Roster, person: PersonId, at: datetime) -> Recovery | None:
    """The recovery that was asked for and still counts."""
    found = roster.recoveries.get(person)
    return found if found and at < found.asked_at + LASTS else None


def must_say_why(reason: str) -> None:
    """Refused without a reason."""
    if not reason.strip():
        raise Refused(Refusal.REASON_MISSING)
