"""A body and one of its sessions, in which anybody may try anything."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules.authority import guest_link
from seriatim.delegations.rules.events import LinkUsed, RecoveryPermitted
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.tests.people import link, person
from seriatim.floor.rules.commands import CarryOver, Inscribe
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, Office, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import BodyId, DelegationId, LinkId, PersonId, StreamId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules import body as bodies
from seriatim.proceedings.rules import session as sessions
from seriatim.proceedings.rules.body import BodyRecord
from seriatim.proceedings.tests.histories.beginnings import begun
from seriatim.proceedings.tests.histories.chances import drawn
from seriatim.proceedings.tests.histories.dice import Dice
from seriatim.proceedings.tests.histories.scene import Scene
from seriatim.proceedings.tests.histories.world import BODY, MORNING, ROSTER, SETTING, SEVENTH
from seriatim.proceedings.tests.people.usher import Usher

if TYPE_CHECKING:
    from collections.abc import Callable

OEWG = BodyId("oewg")
OF_BODY, OF_SESSION = StreamId("body:oewg"), StreamId("session:oewg-7")
PEOPLE = tuple(person(name) for name in ("amina", "baraka", "chloe", "desk", "dora", "guest", "joseph"))
PLACES: tuple[DelegationId | None, ...] = (DelegationId("KEN"), DelegationId("FRA"), DelegationId("NGO"), None)
LINKS = tuple(link(name) for name in ("one", "two", "three", "four"))
SOME_GRANTS: tuple[tuple[Grant, ...], ...] = (
    tuple(Grant), (Grant.INSCRIBE,), (Grant.EDIT_STATEMENTS, Grant.INSCRIBE), (Grant.ADMINISTER,), (),
)  # fmt: skip
UNNAMED = (SECRETARIAT, CHAIR, SYSTEM, delegation("KEN"), delegation("FRA"), delegation("NGO"))
TYPED_IN = (Actor(Office.SECRETARIAT, person="desk-1"), delegation("KEN", "amina"), delegation("BRA", "rosa"))

SEATED = (
    *(c.AppointOfficer(OEWG, person(name), "secretariat") for name in ("desk", "dora")),
    c.AddMember(OEWG, DelegationId("KEN"), person("amina"), tuple(Grant)),
    c.AddMember(OEWG, DelegationId("KEN"), person("baraka"), (Grant.INSCRIBE,)),
    c.AddMember(OEWG, DelegationId("FRA"), person("chloe"), tuple(Grant)),
)

DENIALS = {
    Refusal.NOT_YOURS_TO_DO, Refusal.NOT_OF_THE_SECRETARIAT, Refusal.NOT_YOUR_REQUEST, Refusal.NOT_APPOINTED,
    Refusal.NOT_A_MEMBER, Refusal.NOT_GRANTED, Refusal.ONLY_ONESELF,
}  # fmt: skip
UNHEARD = {Refusal.RECOVERY_ASKED_BY_YOU, Refusal.RECOVERY_TOO_NEW, Refusal.RECOVERY_ONE_VOICE}
"""Why somebody's word adds nothing to a recovery."""
NOT_TO_BE_FOUND = {"LINK_NOT_OPEN", "BEFORE_THE_LAST", "NO_SUCH_REQUEST", "NO_SUCH_MOTION", "FLOOR_NOT_GIVEN"}
"""What is refused before it is asked whose it would be."""


class Assembly:
    """The body and its session, the usher's list, and the journal over both."""

    def __init__(self, *, seated: bool = False) -> None:
        """With nobody on record or, `seated`, with two of the secretariat, two members of Kenya and one of France."""
        self.usher, self.now = Usher(), MORNING
        self.record, self.session = BodyRecord(ROSTER), sessions.Session()
        self.journal: list[tuple[StreamId, Recorded]] = []
        self.obeyed: Counter[str] = Counter()
        self.denied: Counter[str] = Counter()
        self.unheard: Counter[str] = Counter()
        self._note(OF_BODY, (BODY,), Occasion(SECRETARIAT, MORNING - timedelta(days=1)), "established")
        for recorded in begun("in a meeting").rooms[SEVENTH].clerk.journal:
            self._note(OF_SESSION, (recorded.event,), Occasion(recorded.actor, recorded.at), recorded.correlation)
        for command in SEATED if seated else ():
            self.try_(SECRETARIAT, command, timedelta(0))
        for one in seats(self):
            self.try_(one, c.RegisterKey(OEWG, PersonId(one.person)), timedelta(0))

    def try_(self, actor: Actor, command: Any, after: timedelta) -> None:
        """One act: if it is obeyed the usher must have let it pass, and if the usher says no it is denied."""
        at = self.now + after
        occasion = Occasion(actor, at)
        verdict = self.usher.may(actor, command, self.session.floor, at)
        name = type(command).__name__
        on_body = type(command) in bodies.COMMANDS
        events, refused = self._decided(command, occasion)
        is_denial = refused is not None and refused.code in DENIALS
        assert not (is_denial and verdict), f"{actor} may give {command}, but was denied: {refused!r}"
        self._is_heard(actor, command, refused)
        if refused:
            assert verdict is not False or is_denial or refused.code in NOT_TO_BE_FOUND, repr(refused)
            self.denied[name] += is_denial
            return
        assert verdict, f"{actor} must not give {command}"
        self.now = at
        self.obeyed[name] += 1
        self._note(OF_BODY if on_body else OF_SESSION, events, occasion, f"act {len(self.journal)}")
        if not on_body and (used := guest_link(self.record.roster, occasion)):
            self._note(OF_BODY, (LinkUsed(used),), occasion, f"act {len(self.journal)}")

    def _is_heard(self, actor: Actor, command: Any, refused: Refused | None) -> None:
        """Where a recovery is confirmed, the households say the same of whoever confirms it."""
        if not isinstance(command, c.ConfirmRecovery) or (refused and refused.code not in UNHEARD):
            return
        hears = self.usher.households.hears(actor.person, command.person, self.usher.officers)
        assert hears == (refused is None), f"{actor} about {command.person}: {refused!r}"
        self.unheard.update([refused.code] if refused else [])

    def _decided(self, command: Any, occasion: Occasion) -> tuple[tuple[Any, ...], Refused | None]:
        try:
            if type(command) in bodies.COMMANDS:
                return bodies.decide(self.record, command, occasion), None
            setting = replace(SETTING, roster=self.record.roster)
            return sessions.decide(self.session, command, occasion, setting), None
        except Refused as refused:
            return (), refused

    def _note(self, stream: StreamId, events: tuple[Any, ...], occasion: Occasion, key: str) -> None:
        for event in events:
            version = (self.record if stream == OF_BODY else self.session).version + 1
            recorded = Recorded(event, version, occasion.at, occasion.actor, key)
            if stream == OF_BODY:
                self.record = bodies.evolve(self.record, recorded)
            else:
                self.session = sessions.evolve(self.session, recorded)
            self.journal.append((stream, recorded))
            self.usher.note(recorded)
            if isinstance(event, RecoveryPermitted):
                assert self.usher.households.enough(event, occasion.actor.person, self.usher.officers)


def seats(assembly: Assembly) -> tuple[Actor, ...]:
    """Everybody who is somewhere now, as who they are."""
    usher = assembly.usher
    officers = [Actor(Office(office), person=one) for one, office in usher.officers.items()]
    return (*officers, *(delegation(of, one) for one, (of, _) in usher.seats.items()))


def somebody(assembly: Assembly, dice: Dice, command: Any) -> Actor:
    """Mostly whose act it is, or somebody who has a place; at times anybody at all."""
    here, theirs = seats(assembly), holder(assembly, command)
    if isinstance(command, c.ConfirmRecovery) and not dice.once_in(4):
        here = tuple(one for one in here if one.presides or one.delegation == command.participant) or here
        return dice.pick(here or UNNAMED)
    anybody: tuple[Callable[[], Actor], ...] = (
        lambda: theirs or dice.pick(here or UNNAMED),
        lambda: dice.pick(here or UNNAMED),
        lambda: dice.pick(here or UNNAMED),
        lambda: delegation(_named(command), dice.pick(("", *PEOPLE))),
        lambda: dice.pick(UNNAMED),
        lambda: dice.pick(TYPED_IN),
        lambda: Actor(dice.pick((Office.SECRETARIAT, Office.CHAIR)), person=dice.pick(PEOPLE)),
        lambda: delegation(dice.pick(("KEN", "FRA", "NGO")), dice.pick(PEOPLE)),
    )
    return dice.pick(anybody)()


def _named(command: Any) -> str:
    return getattr(command, "delegation", None) or getattr(command, "participant", None) or "KEN"


def something(assembly: Assembly, dice: Dice, after: timedelta) -> Any:
    """A command about people, or one about the session."""
    if dice.once_in(2):
        return about_people(assembly, dice)
    command = drawn(Scene(assembly.session, assembly.now + after, dice))
    if isinstance(command, CarryOver):
        return Inscribe(command.list, DelegationId("NGO"))
    writes = isinstance(command, Inscribe) and dice.once_in(3)
    return replace(command, text="Thank you, Chair.") if writes else command


def about_people(assembly: Assembly, dice: Dice) -> Any:
    """Mostly about somebody where she is, and about what is under way; at times anything."""
    roster, apt = assembly.record.roster, not dice.once_in(6)
    who = dice.pick(PEOPLE)
    lost = dice.pick(sorted(roster.recoveries)) if roster.recoveries and apt else who
    out = LinkId(dice.pick(sorted(assembly.usher.links))) if assembly.usher.links and apt else dice.pick(LINKS)
    to = roster.links[out].participant if out in roster.links and apt else dice.pick(PLACES)
    seat = place_of(assembly, who, apt=apt, dice=dice) or DelegationId("KEN")
    place = place_of(assembly, who, apt=apt, dice=dice)
    their = place_of(assembly, lost, apt=apt, dice=dice)
    if roster.recoveries and apt and dice.once_in(3):
        return c.ConfirmRecovery(OEWG, lost, their)
    return (
        lambda: c.AddMember(OEWG, seat, who, dice.pick(SOME_GRANTS)),
        lambda: c.AppointOfficer(OEWG, who, dice.pick(("secretariat", "chair"))),
        lambda: c.IssueLink(OEWG, dice.pick(LINKS), dice.pick(tuple(Purpose)), who, place),
        lambda: c.UseLink(OEWG, out),
        lambda: c.AskForRecovery(OEWG, who, "telephone lost", place),
        lambda: c.ConfirmRecovery(OEWG, lost, their),
        lambda: c.RegisterKey(OEWG, who),
        lambda: c.ChangeGrants(OEWG, seat, who, dice.pick(SOME_GRANTS)),
        lambda: c.RemoveMember(OEWG, seat, who),
        lambda: c.RevokeLink(OEWG, out, "", to),
        lambda: c.DeclineRecovery(OEWG, lost, "found again", their),
        lambda: c.RemoveKey(OEWG, who, "", place),
        lambda: c.RemoveOfficer(OEWG, who),
        lambda: c.IssueLink(OEWG, dice.pick(LINKS), Purpose.RECOVER, lost, their),
    )[dice.number(14)]()


def place_of(assembly: Assembly, who: PersonId, *, apt: bool, dice: Dice) -> DelegationId | None:
    """Where somebody is; for who is nowhere, anywhere."""
    if apt and who in assembly.usher.officers:
        return None
    of, _ = assembly.usher.seats.get(who, (None, set()))
    return DelegationId(of) if apt and of is not None else dice.pick(PLACES)


def holder(assembly: Assembly, command: Any) -> Actor | None:
    """The person whom a command is about, or for whom its link was made, where she is; nobody confirms for herself."""
    if isinstance(command, c.ConfirmRecovery):
        return None
    known = assembly.usher.links.get(getattr(command, "link", ""))
    who = known.person if known else getattr(command, "person", "")
    if office := assembly.usher.officers.get(who):
        return Actor(Office(office), person=who)
    of, _ = assembly.usher.seats.get(who, (known.participant if known else None, set()))
    return delegation(of, who) if of else None
