"""Who signs in with the password of the demonstration? An officer of the working group, who may appoint others."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from seriatim.delegations.models import Person
from seriatim.delegations.rules.commands import AppointOfficer
from seriatim.kernel.actor import SECRETARIAT as THE_SECRETARIAT
from seriatim.kernel.actor import Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, PersonId
from seriatim.site.demo.seventh_session import facts
from seriatim.site.house import chamber, now
from seriatim.site.people.accounts import SECRETARIAT

DEMONSTRATOR = PersonId("p-demodemodemo")
"""A pseudonym that is the same every time, so that the demonstration can be set up again and nothing changes."""


def appoint() -> None:
    """Once: after that the journal has it."""
    body = BodyId(facts()["body"]["id"])
    account = get_user_model().objects.get(username=SECRETARIAT)
    told = {"body": body, "account": account, "name": "Demonstrator", "since": timezone.now()}
    Person.objects.get_or_create(person=DEMONSTRATOR, defaults=told)
    if DEMONSTRATOR not in chamber().body(body).roster.places:
        command = AppointOfficer(body, DEMONSTRATOR, Office.SECRETARIAT)
        chamber().act(command, Occasion(THE_SECRETARIAT, now()), key="demo:officer")
