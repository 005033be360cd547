"""How is somebody's name erased, once they serve nowhere any longer? The journal never had it, and stays as it is."""

from django.contrib.auth import get_user_model
from django.db import transaction

from seriatim.delegations import devices
from seriatim.delegations.models import Link, Person
from seriatim.kernel.ids import BodyId, PersonId
from seriatim.site import house
from seriatim.site.people import hats


class NotForgotten(Exception):
    """Nobody is known by this pseudonym, or somebody who still has a place."""


def forget(person: str) -> bool:
    """Erase who is behind a pseudonym, with links and devices; whether the account went too, as with its last person.

    Raises NotForgotten.
    """
    known = Person.objects.filter(person=person).first()
    if known is None:
        raise NotForgotten(f"nobody is known as {person}: look at the people of the body")
    roster = house.chamber().body(BodyId(known.body)).roster
    if hats.of_person(roster, PersonId(person)):
        raise NotForgotten(f"{person} still serves in {known.body}: let an officer remove the person first")
    account = get_user_model().objects.filter(persons=known).first()
    with transaction.atomic():
        devices.end(devices.present([], Link.objects.filter(person=known)))
        known.delete()
        if account is None or account.has_usable_password() or account.persons.exists():
            return False
        devices.end(devices.present([account.pk]))
        account.delete()
    return True
