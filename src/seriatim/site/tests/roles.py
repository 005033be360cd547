"""Everybody who may stand before a page: officers, delegations and their people, guests, and those who no longer may.

In the body `oewg` a meeting is in session; Kenya's request is the first, Brazil's the second, both with a text. A
second body, `board`, has a session like it, with people of its own. Nobody here has a passkey: how one signs in is
tested elsewhere.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from django.contrib.auth import get_user_model
from django.utils import timezone

from seriatim.delegations import links
from seriatim.delegations.links import Offer
from seriatim.delegations.models import Person
from seriatim.delegations.pseudonyms import PERSON, pseudonym
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.floor.rules import commands as c
from seriatim.kernel.actor import SECRETARIAT, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, LinkId, MeetingId, PersonId, RequestId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.site import house
from seriatim.site.tests.browsing import Browser
from seriatim.site.tests.scene import BODY, SESSION, TOPIC, Hall, local

BOARD, BOARD_SESSION, BOARD_MEETING = BodyId("board"), SessionId("board-1"), MeetingId("first")
KEN, BRA, CIVIL = DelegationId("KEN"), DelegationId("BRA"), DelegationId("CIVIL")
ALL = frozenset(Grant)


@dataclass(frozen=True)
class Role:
    """Somebody as the rules see her: of which body, in which office, of which delegation, with which grants."""

    name: str
    body: BodyId | None = None
    office: Office | None = None
    delegation: DelegationId | None = None
    grants: frozenset[Grant] = frozenset()
    guest_for: Purpose | None = None
    signed_in: bool = True

    @property
    def presides(self) -> bool:
        return self.office in (Office.CHAIR, Office.SECRETARIAT)


ROLES = (
    Role("anonymous", signed_in=False),
    Role("secretariat", BODY, Office.SECRETARIAT),
    Role("chair", BODY, Office.CHAIR),
    Role("interpreter", BODY, Office.INTERPRETER),
    Role("focal point", BODY, None, KEN, ALL),
    Role("inscribes", BODY, None, KEN, frozenset({Grant.INSCRIBE})),
    Role("edits statements", BODY, None, KEN, frozenset({Grant.EDIT_STATEMENTS})),
    Role("receives details", BODY, None, KEN, frozenset({Grant.RECEIVE_CONNECTION_DETAILS})),
    Role("removed colleague"),
    Role("guest to inscribe", BODY, None, KEN, guest_for=Purpose.INSCRIBE, signed_in=False),
    Role("guest to read", BODY, None, KEN, guest_for=Purpose.READ, signed_in=False),
    Role("Brazil", BODY, None, BRA, ALL),
    Role("stakeholder", BODY, None, CIVIL, ALL),
    Role("officer of the board", BOARD, Office.SECRETARIAT),
    Role("Kenya at the board", BOARD, None, KEN, ALL),
)


@dataclass
class Gathering:
    """The scene with everybody in it: a browser for each role, and the persons whom addresses name."""

    hall: Hall
    browsers: dict[str, Browser] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def act(self, command: Any, session: SessionId | None = None) -> None:
        self.hall.later(seconds=1)
        self.hall.chamber.act(command, Occasion(SECRETARIAT, house.now()), session)

    def assembled(self) -> Self:
        """Both bodies, and everybody in their places."""
        self._board()
        self.act(d.AdmitParticipant(BODY, CIVIL, "stakeholder", {"en": "Civil Society Forum"}))
        self.hall.asked("KEN", "BRA").opened()
        for number in (1, 2):
            self.act(c.AmendRequest(RequestId(number), text="Mr. Chair"), SESSION)
        for role in ROLES:
            self.browsers[role.name] = Browser()
            if role.office or (role.delegation and not role.guest_for):
                self._comes_in(role)
        self._removed()
        for role in ROLES:
            if role.guest_for:
                self._guest(role)
        return self

    def somebody(self, name: str, body: BodyId, **more: Any) -> Person:
        """Somebody with a name and an account, under a pseudonym of this body."""
        account = get_user_model().objects.create(username=f"a-{pseudonym(PERSON)}")
        account.set_unusable_password()
        account.save()
        self.persons[name] = made = Person.objects.create(
            person=pseudonym(PERSON), body=body, account=account, name=name, since=timezone.now(), **more
        )
        return made

    def issued(self, person: Person, offer: Offer) -> str:
        """A link for somebody of the working group; its secret."""
        link, secret = links.issue(person, offer, house.now())
        of, purpose = DelegationId(offer.participant), Purpose(offer.purpose)
        self.act(d.IssueLink(BODY, LinkId(link.link), purpose, PersonId(person.person), of, link.expires))
        return secret

    def _comes_in(self, role: Role) -> None:
        assert role.body is not None
        person = self.somebody(role.name, role.body)
        if role.office:
            self.act(d.AppointOfficer(role.body, PersonId(person.person), role.office))
        elif role.delegation:
            granted = tuple(one for one in Grant if one in role.grants)
            self.act(d.AddMember(role.body, role.delegation, PersonId(person.person), granted))
        self._signs_in(role.name, person)

    def _signs_in(self, name: str, person: Person) -> None:
        assert person.account is not None
        self.browsers[name].force_login(person.account)

    def _removed(self) -> None:
        """A colleague whose session outlived her removal, as if ending it had failed."""
        person = self.somebody("removed colleague", BODY)
        self.act(d.AddMember(BODY, KEN, PersonId(person.person), tuple(Grant)))
        self._signs_in("removed colleague", person)
        self.act(d.RemoveMember(BODY, KEN, PersonId(person.person), "she moved to another post"))

    def _guest(self, role: Role) -> None:
        assert role.guest_for is not None
        person = Person.objects.create(person=pseudonym(PERSON), body=BODY, name=role.name, since=timezone.now())
        on = (SESSION, TOPIC) if role.guest_for == Purpose.INSCRIBE else ("", "")
        secret = self.issued(person, Offer(role.guest_for, KEN, "", *on))
        self.persons[role.name], self.secrets[role.name] = person, secret
        self.browsers[role.name].post(f"/links/{secret}/")

    def _board(self) -> None:
        mandate, chair = Mandate("1/1", "General Assembly", date(2020, 1, 1), "trade"), Presiding("Chair", "Mission")
        self.act(m.EstablishBody(BOARD, "Trade Board", "Europe/Zurich", "Geneva", mandate, chair, "Board"))
        days = date(2024, 3, 4), date(2024, 3, 8)
        self.act(m.ConveneSession(BOARD_SESSION, BOARD, 1, *days))
        stops = (HardStop("room", local(23)),)
        for command in (
            m.AddAgendaItem("5", "Item"),
            m.AddTopic(TOPIC, "5", "Topic", "topic"),
            c.OpenList(TOPIC),
            m.PlanMeeting(BOARD_MEETING, local(20), stops, (TOPIC,), ("5",), 1),
            c.Inscribe(TOPIC, KEN),
            c.AmendRequest(RequestId(1), text="Mr. Chair"),
            m.OpenMeeting(BOARD_MEETING),
        ):
            self.act(command, BOARD_SESSION)
