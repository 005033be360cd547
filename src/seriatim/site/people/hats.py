"""As whom does somebody act in a body? An account is mapped to an actor there, or to nobody: that is the default.

A person with several hats wears the one that belongs to the body of the page; with several in one body, an office
before a delegation. Whether the actor may do a thing is not asked here: the rules decide that.
"""

from typing import TYPE_CHECKING

from seriatim.delegations.models import Link, Person
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import GUESTS
from seriatim.kernel.actor import APPOINTED, Actor, Office
from seriatim.kernel.ids import BodyId, LinkId, PersonId
from seriatim.site import house

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

RANK = (*APPOINTED, Office.DELEGATION)


def of_account(account: "User", body: str) -> Actor | None:
    """The actor that an account is in a body, or nobody."""
    roster = house.chamber().body(BodyId(body)).roster
    persons = Person.objects.filter(account=account, body=body).values_list("person", flat=True)
    worn = [hat for person in persons if (hat := of_person(roster, PersonId(person)))]
    if worn:
        return min(worn, key=lambda hat: RANK.index(hat.office))
    if account.has_usable_password() and not roster.has_had_officers():
        return Actor(Office.SECRETARIAT, person=f"desk-{account.pk}")
    return None


def of_person(roster: Roster, person: PersonId) -> Actor | None:
    """The actor that a pseudonym is now: an officer, a member of a delegation, or nobody any longer."""
    if office := roster.office(person):
        return Actor(office, person=person)
    delegation = roster.delegation_of(person)
    return Actor(Office.DELEGATION, delegation, person) if delegation else None


def of_guest(link: Link) -> Actor | None:
    """The actor that a guest is: of the link's participant, until the link ends or is taken back."""
    known = house.chamber().body(BodyId(link.body)).roster.links.get(LinkId(link.link))
    if known is None or known.purpose not in GUESTS or not known.admits(house.now()):
        return None
    return Actor(Office.DELEGATION, known.participant, known.person)


def worn_by(account: "User") -> list[tuple[Person, Actor]]:
    """Every hat of an account, in all bodies, with the person that wears it."""
    persons = Person.objects.filter(account=account)
    rosters = {body: house.chamber().body(BodyId(body)).roster for body in {one.body for one in persons}}
    worn = ((one, of_person(rosters[one.body], PersonId(one.person))) for one in persons)
    return [(person, hat) for person, hat in worn if hat]


def serves(account: "User | AnonymousUser") -> bool:
    """Whether somebody works for a meeting, as the Chair or in the secretariat of any body."""
    if not account.is_authenticated:
        return False
    return account.has_usable_password() or any(hat.presides for _, hat in worn_by(account))


def represented(account: "User | AnonymousUser", guest: Link | None) -> set[str]:
    """For which delegations an account, or a guest, is here, each with its body; an officer is here for none."""
    worn = worn_by(account) if account.is_authenticated else []
    found = {f"{person.body}/{hat.delegation}" for person, hat in worn if hat.delegation}
    hat = of_guest(guest) if guest else None
    return found | ({f"{guest.body}/{hat.delegation}"} if guest and hat else set())


def has_place(account: "User", body: str, but: str) -> bool:
    """Whether an account acts in a body already, leaving one of its persons out."""
    return any(person.body == body and person.person != but for person, _ in worn_by(account))
