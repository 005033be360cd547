"""How is it arranged who acts in a body? What each form on the pages of people leads to, in the journal and beside it.

Whoever calls holds a transaction of the tables open: if the rules refuse, the tables have nobody and no link more than
before. The journal is no part of it. What was recorded before something failed stays recorded; at worst the record has
a pseudonym that nobody is behind, which an officer removes.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils import timezone

from seriatim.delegations import devices, links
from seriatim.delegations.links import Offer
from seriatim.delegations.models import Link, Person, SignedIn
from seriatim.delegations.pseudonyms import PERSON, pseudonym
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.events import LinkIssued, MemberAdded, OfficerAppointed
from seriatim.delegations.rules.links import purpose_for
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.kernel.actor import Actor, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, LinkId, PersonId
from seriatim.proceedings.chamber import stream_of_body
from seriatim.proceedings.rules.body import BodyRecord
from seriatim.site import house

MAKES_A_LINK = (OfficerAppointed, MemberAdded, LinkIssued)
"""What a press records of which the answer is a link to be handed over."""

log = logging.getLogger("seriatim.people")


@dataclass(frozen=True)
class Here:
    """Where something is arranged, and by whom: the body, the delegation and the person of the address."""

    body: BodyId
    record: BodyRecord
    actor: Actor
    participant: DelegationId | None = None
    person: PersonId | None = None
    key: str = ""
    seen: int | None = None

    @property
    def occasion(self) -> Occasion:
        """Now, by whoever asks."""
        return Occasion(self.actor, house.now(), self.seen)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Who is behind the pseudonyms of the body; what of it may be shown, the rights to read say."""
        return {one.person: one for one in Person.objects.filter(body=self.body)}

    def act(self, command: Any) -> None:
        """Give a command; pressed twice, it is done once."""
        house.chamber().act(command, self.occasion, key=f"{type(command).__name__}:{self.key}")


@dataclass(frozen=True)
class Handover:
    """A link to be handed over, shown once: its secret is nowhere else."""

    link: Link
    secret: str


Given = Mapping[str, Any]
Arrangement = Callable[[Here, Given], Handover | None]


def appoint(here: Here, given: Given) -> Handover:
    """An officer of the body, with a link to come in."""
    person = _newcomer(here, given)
    here.act(d.AppointOfficer(here.body, PersonId(person.person), given["office"]))
    return _link(here, person, Offer(purpose=Purpose.REGISTER, office=given["office"]))


def dismiss(here: Here, given: Given) -> None:
    """An officer no longer; wherever she is signed in, that ends at once."""
    here.act(d.RemoveOfficer(here.body, _person(here), given.get("reason", "")))
    _end_sessions(here)


def admit(here: Here, given: Given) -> None:
    """A participant who is on no roster of States."""
    names = {"en": given["english"]}
    here.act(d.AdmitParticipant(here.body, DelegationId(given["participant"]), given["category"], names))


def name_focal_point(here: Here, given: Given) -> Handover:
    """The first of a delegation, who then adds her colleagues."""
    return _add(here, given, DelegationId(given["delegation"]), tuple(Grant))


def add_colleague(here: Here, given: Given) -> Handover:
    """A colleague with what she may do, and a link to come in."""
    return _add(here, given, _participant(here), tuple(given["grants"]))


def change_grants(here: Here, given: Given) -> None:
    """What she may do from now on."""
    here.act(d.ChangeGrants(here.body, _participant(here), _person(here), tuple(given["grants"])))


def remove(here: Here, given: Given) -> None:
    """A colleague no longer; wherever she is signed in, that ends at once."""
    here.act(d.RemoveMember(here.body, _participant(here), _person(here), given.get("reason", "")))
    _end_sessions(here)


def link_anew(here: Here, _given: Given) -> Handover:
    """A new link for somebody who let the first one pass; or to come in again, once a recovery was permitted."""
    purpose = purpose_for(here.record.roster, _person(here), house.now())
    offer = Offer(purpose=purpose, participant=here.participant or "", office=office_of(here) or "")
    return _link(here, _row(here), offer)


def invite(here: Here, given: Given) -> Handover:
    """A guest's link: to inscribe the delegation once, or to read."""
    session, _, topic = given["on"].partition("|") if given["purpose"] == Purpose.INSCRIBE else ("", "", "")
    offer = Offer(purpose=given["purpose"], participant=_participant(here), session=session, topic=topic)
    return _link(here, _newcomer(here, given), offer)


def revoke(here: Here, given: Given) -> None:
    """A link that is out is good for nothing any more; a guest who is here by it is not any longer."""
    here.act(d.RevokeLink(here.body, LinkId(given["link"]), participant=here.participant))
    devices.end(SignedIn.objects.filter(link=given["link"]))


def ask_for_recovery(here: Here, given: Given) -> None:
    """Somebody has lost her key; who knows her will confirm that it is she."""
    here.act(d.AskForRecovery(here.body, _person(here), given["reason"], here.participant))


def confirm_recovery(here: Here, given: Given) -> Handover | None:
    """It is she; with the last confirmation that is needed comes the link."""
    here.act(d.ConfirmRecovery(here.body, _person(here), here.participant))
    now = replace(here, record=house.chamber().body(here.body))
    permitted = purpose_for(now.record.roster, _person(here), house.now()) == Purpose.RECOVER
    return link_anew(now, given) if permitted else None


def decline_recovery(here: Here, given: Given) -> None:
    """It is not she, or nothing was lost."""
    here.act(d.DeclineRecovery(here.body, _person(here), given["reason"], here.participant))


def pressed_before(here: Here, given: Given) -> Here | None:
    """Where the person stands for whom the same press made a link once before: it is not shown a second time.

    None where that was said by somebody else, or about somebody of another name, as after a step back in the browser.
    """
    recorded = house.chamber().journal.read(stream_of_body(here.body))
    mine = (one.event for one in recorded if one.actor == here.actor and one.correlation.endswith(f":{here.key}"))
    person = next((event.person for event in mine if isinstance(event, MAKES_A_LINK)), None)
    row = Person.objects.filter(person=person).first()
    if row is None or given.get("name", row.name) != row.name:
        return None
    record = house.chamber().body(here.body)
    return replace(here, record=record, person=person, participant=record.roster.delegation_of(row.person))


def _add(here: Here, given: Given, participant: DelegationId, grants: tuple[Grant, ...]) -> Handover:
    person = _newcomer(here, given)
    here.act(d.AddMember(here.body, participant, PersonId(person.person), grants))
    return _link(here, person, Offer(purpose=Purpose.REGISTER, participant=participant))


def _newcomer(here: Here, given: Given) -> Person:
    return Person.objects.create(
        person=pseudonym(PERSON), body=here.body, name=given["name"], mail=given["mail"], since=timezone.now()
    )


def _link(here: Here, person: Person, offer: Offer) -> Handover:
    link, secret = links.issue(person, offer, house.now())
    participant = DelegationId(offer.participant) if offer.participant else None
    command = d.IssueLink(
        here.body, LinkId(link.link), offer.purpose, PersonId(person.person), participant, link.expires
    )
    here.act(command)
    return Handover(link, secret)


def _end_sessions(here: Here) -> None:
    account = _row(here).account
    if account is not None:
        ended = devices.end(SignedIn.objects.filter(account=account))
        log.info("%s was removed by %s: %d sessions ended", here.person, here.actor, ended)


def _row(here: Here) -> Person:
    """The names behind a pseudonym of this body; raises Http404 where they were erased."""
    found = Person.objects.select_related("account").filter(person=_person(here), body=here.body).first()
    if found is None:
        raise Http404(here.person)
    return found


def _person(here: Here) -> PersonId:
    assert here.person is not None, "the address names a person"
    return here.person


def _participant(here: Here) -> DelegationId:
    assert here.participant is not None, "the address names a delegation"
    return here.participant


def office_of(here: Here) -> Office | None:
    """The office that the person of the address holds."""
    return here.record.roster.office(_person(here))
