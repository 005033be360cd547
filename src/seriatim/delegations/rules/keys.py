"""That somebody registered a passkey, or lost one. Of the keys themselves nothing is recorded."""

from typing import Any

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.places import must_be_of
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused


def register(roster: Roster, command: c.RegisterKey, occasion: Occasion) -> tuple[Any, ...]:
    """A guest has none: the link is all there is."""
    must_be_of(roster, occasion.actor.delegation, command.person)
    return (e.KeyRegistered(command.person),)


def remove(roster: Roster, command: c.RemoveKey, _: Occasion) -> tuple[Any, ...]:
    must_be_of(roster, command.participant, command.person)
    if not roster.keys.get(command.person):
        raise Refused(Refusal.NO_KEY, person=command.person)
    return (e.KeyRemoved(command.person, command.reason),)
