"""Who may do what, a second time and in another way: an usher at the door with a list in her hand.

The usher knows the events, and nothing of the table of needs, of the roster or of what `decide` asks.
"""

from datetime import datetime
from typing import Any

from seriatim.delegations.rules import events as d
from seriatim.floor.rules import events as f
from seriatim.kernel.actor import Actor
from seriatim.kernel.event import Recorded
from seriatim.proceedings.tests.people.households import Households

OF_A_DELEGATION = {"Inscribe", "RaisePointOfOrder", "Appeal", "Move", "SpeakOnMotion"}
OF_A_REQUEST = {
    "AmendRequest", "ChangeClass", "Withdraw", "GiveInWriting", "MoveLater", "ProposeExchange", "AcceptExchange",
    "ProposeJoin", "LeaveJoin", "RefuseProposal",
}  # fmt: skip
WRITTEN = {"AmendRequest", "GiveInWriting"}
OF_A_FOCAL_POINT = {
    "AddMember", "ChangeGrants", "RemoveMember", "IssueLink", "RevokeLink", "ConfirmRecovery", "DeclineRecovery",
    "RemoveKey",
}  # fmt: skip
OF_THE_SECRETARIAT = {"AppointOfficer", "RemoveOfficer"}


class Usher:
    """Her list: who has which office, who sits in which delegation with what, who holds which link."""

    def __init__(self) -> None:
        self.officers: dict[str, str] = {}
        self.seats: dict[str, tuple[str, set[str]]] = {}
        self.links: dict[str, d.LinkIssued] = {}
        self.households = Households()
        self.offices_filled = False
        self.delegations_filled: set[str] = set()
        self.requests: dict[int, str] = {}
        self.motions: dict[int, str] = {}
        self.speaking: list[tuple[int, str | None]] = []

    def note(self, recorded: Recorded) -> None:
        """What she writes down and what she crosses out."""
        event = recorded.event
        known = self.links.get(getattr(event, "link", ""))
        self.households.note(recorded, known.person if known else "")
        match event:
            case f.Inscribed():
                self.requests[event.request] = event.delegation
            case f.MotionMade():
                self.motions[event.motion] = event.delegation
            case d.LinkIssued():
                self.links[event.link] = event
            case d.LinkUsed() | d.LinkRevoked():  # a guest's is taken back also when it was used
                self.links.pop(event.link, None)
            case _:
                self._move(event)

    def _move(self, event: Any) -> None:
        match event:
            case d.OfficerAppointed():
                self.officers[event.person], self.offices_filled = str(event.office), True
            case d.OfficerRemoved():
                del self.officers[event.person]
            case d.MemberAdded() | d.GrantsChanged():
                self.seats[event.person] = (event.participant, {str(one) for one in event.grants})
                self.delegations_filled.add(event.participant)
            case d.MemberRemoved():
                del self.seats[event.person]

    def may(self, actor: Actor, command: Any, floor: Any, at: datetime) -> bool | None:
        """Yes or no; None where nothing is there that the command names, so that it fails anyhow."""
        name = type(command).__name__
        if self._is_her_own(actor, name, command):
            return self.is_there(actor, at)
        if name in ("UseLink", "RegisterKey"):
            return False
        if name == "Inscribe" and command.delegation == actor.delegation and self.is_a_guest(actor, at):
            return True
        try:
            whose = self.whose(name, command, floor)
        except KeyError:
            return None if self.lets_in(actor) else False
        return self.lets_in(actor) and self._decides(actor, name, whose, getattr(command, "text", ""))

    def _is_her_own(self, actor: Actor, name: str, command: Any) -> bool:
        if name == "UseLink":
            return command.link in self.links and self.links[command.link].person == actor.person
        own = name in ("RegisterKey", "DeclineRecovery", "RemoveKey")
        return own and actor.person == command.person

    def _decides(self, actor: Actor, name: str, whose: str | None, text: str) -> bool:
        """Whether somebody whom she knows may do it."""
        people = name in OF_THE_SECRETARIAT | OF_A_FOCAL_POINT
        if actor.office == "secretariat" or (actor.office == "chair" and not people):
            return True
        if actor.office != "delegation" or whose is None or actor.delegation != whose:
            return False
        _, grants = self.seats.get(actor.person, (whose, {"inscribe", "edit-statements", "administer"}))
        needed = "administer" if name in OF_A_FOCAL_POINT else "edit-statements" if name in WRITTEN else "inscribe"
        writes_too = name != "Inscribe" or not text or "edit-statements" in grants
        return name == "AskForRecovery" or (needed in grants and writes_too)

    def whose(self, name: str, command: Any, floor: Any) -> str | None:
        """For which delegation it is; KeyError when there is no such request, motion or speech."""
        speech = floor.turn.speech
        if name == "EndSpeech" and speech is None:
            raise KeyError(name)
        if name in OF_A_REQUEST or name in ("AcceptJoin", "EndSpeech"):
            of = speech if name == "EndSpeech" else command
            number = of.lead if name == "AcceptJoin" else of.request
            return self.requests[number] if number is not None else None
        if name == "WithdrawMotion":
            return self.motions[command.motion]
        named = command.delegation if name in OF_A_DELEGATION else getattr(command, "participant", None)
        return str(named) if named else None

    def lets_in(self, actor: Actor) -> bool:
        """She lets pass who gives no name; who gives one must be on the list, unless the list was always empty."""
        if not actor.person:
            return True
        if actor.office == "delegation":
            of, _ = self.seats.get(actor.person, (None, set()))
            return of == actor.delegation or self._on_trust(actor, actor.delegation in self.delegations_filled)
        there = self.officers.get(actor.person) == actor.office
        return there or self._on_trust(actor, self.offices_filled)

    def _on_trust(self, actor: Actor, filled: bool) -> bool:
        return not filled and not actor.person.startswith("p-")

    def is_there(self, actor: Actor, at: datetime) -> bool:
        """On the list at that place, or with a link in her hand."""
        held = [one for one in self.links.values() if one.person == actor.person and at < one.expires]
        return self.lets_in(actor) or any(one.participant == actor.delegation for one in held)

    def is_a_guest(self, actor: Actor, at: datetime) -> bool:
        """With an open link to ask for the floor, and nothing else."""
        mine = [one for one in self.links.values() if one.person == actor.person and one.purpose == "inscribe"]
        here = any(one.participant == actor.delegation and at < one.expires for one in mine)
        return here and not self.lets_in(actor)
