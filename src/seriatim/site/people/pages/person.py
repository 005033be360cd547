"""The page of one person in a body: what she may do, how she comes in, and how that ends."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from seriatim.delegations.models import Person
from seriatim.delegations.rules.people import Grant
from seriatim.delegations.rules.reading import Reads, sees_person
from seriatim.delegations.rules.recovery import under_way
from seriatim.delegations.rules.useful import useful
from seriatim.kernel.ids import PersonId
from seriatim.site import house
from seriatim.site.people.arranging import Here, office_of
from seriatim.site.people.assembly import PeoplePage, may
from seriatim.site.people.deeds import ARRANGEMENTS, PERSON

ENDINGS = ("removal", "dismissal")


def sees(here: Here) -> bool:
    """Whether there is a page of this person for whoever looks."""
    return sees_person(here.record.roster, here.actor, PersonId(here.person or "")) != Reads.NOTHING


def contents(_request: HttpRequest, here: Here) -> dict[str, Any]:
    """What is on record of a person, and what whoever looks may do about it now."""
    roster, person, now = here.record.roster, PersonId(here.person or ""), house.now()
    offered = useful(roster, person, here.actor.person, now)
    granted = (roster.grants(here.participant, person) if here.participant else None) or ()
    row = Person.objects.select_related("account").filter(person=person, body=here.body).first()
    return {
        "person": person,
        "row": row,
        "office": office_of(here),
        "participant": here.participant,
        "grants": [one for one in Grant if one in granted],
        "link": next((one for one in roster.links.values() if one.person == person and one.is_open(now)), None),
        "recovery": under_way(roster, person, now),
        "deeds": {noun: deed for noun, deed in PERSON.items() if deed.command in offered and may(here, deed.command)},
    }


def _after(here: Here, noun: str) -> str | None:
    if noun not in ENDINGS:
        return None
    if here.participant:
        return reverse("delegation", kwargs={"body": here.body, "participant": here.participant})
    return reverse("people", kwargs={"body": here.body})


PAGE = PeoplePage("person", "site/person.html", PERSON, ARRANGEMENTS, sees, contents, after=_after)
