"""Whose word counts when somebody has lost her way in, a second time and in another way: by households.

Everybody lives alone. Whoever was brought in after the one who is spoken about moves in with whoever brought her;
nobody moves in with the one who is spoken about. One word a household is heard.
"""

from typing import TYPE_CHECKING, Any

from seriatim.delegations.rules import events as d
from seriatim.kernel.event import Recorded

if TYPE_CHECKING:
    from datetime import datetime


class Households:
    """When each came and who brought her, who asked for whom, and who has spoken."""

    def __init__(self) -> None:
        self.first: dict[str, datetime] = {}
        self.brought: dict[str, tuple[str, datetime]] = {}
        self.came: dict[str, datetime] = {}
        self.asked: dict[str, tuple[str, datetime]] = {}
        self.spoken: dict[str, list[str]] = {}

    def note(self, recorded: Recorded, link_of: str) -> None:
        """What happened; `link_of` is for whom a link was made that the event is about."""
        event, by, at = recorded.event, recorded.actor.person, recorded.at
        match event:
            case d.OfficerAppointed() | d.MemberAdded():
                self.first.setdefault(event.person, at)
                self.brought[event.person] = (by, at)
            case d.LinkUsed() if link_of in self.first:
                self.came.setdefault(link_of, at)
            case d.KeyRegistered():
                self.came.setdefault(event.person, at)
            case d.RecoveryAsked():
                self.asked[event.person], self.spoken[event.person] = (by, at), []
            case d.RecoveryConfirmed():
                self.spoken[event.person].append(by)

    def hears(self, by: str, about: str, officers: dict[str, str]) -> bool:
        """Whether the word of somebody adds to what was said about another."""
        asker, when = self.asked[about]
        late = by not in self.came or max(self.came[by], self.brought[by][1]) > when
        others = [asker, *(one for one in self.spoken[about] if officers.get(one) == "secretariat")]
        return by != asker and not late and not any(self.live_together(by, one, about) for one in others)

    def live_together(self, one: str, other: str, about: str) -> bool:
        """Whether two people live in one household, for what is said about a third."""
        homes: dict[str, set[str]] = {name: {name} for name in {*self.first, one, other}}
        for name, (by, at) in self.brought.items():
            if at > self.first[about] and by in self.first and about not in (by, name):
                together = homes[name] | homes[by]
                homes.update(dict.fromkeys(together, together))
        return other in homes[one]

    def enough(self, event: Any, by: str, officers: dict[str, str]) -> bool:
        """Whether a recovery may be permitted: two officers spoke, or a colleague."""
        counting = {one for one in self.spoken[event.person] if officers.get(one) == "secretariat"}
        return by not in officers or len(counting) > 1
