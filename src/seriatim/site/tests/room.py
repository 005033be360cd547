"""A room in which a meeting goes as a test says: the program, served, and an address at which commands are given.

    python -m seriatim.site.tests.room PORT

It is the afternoon of 8 March 2024; where the scene was set before, an hour later, and everything as it was left. The
secretariat signs in with a password, and so does an interpreter.
"""

import json
import sys
from datetime import UTC, datetime

from seriatim.site import serving

PASSWORD, ACT = "the nameplate is raised", "stage/"
STATEMENT = "Mr. Chair,\n\nI align myself with the statement of the Group of 77 and China.\n\nWe support the paper."


def main(port: int) -> None:
    """Prepare, set the scene, and serve."""
    serving.prepare()
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415 — settings are read on import
    from django.urls import path  # noqa: PLC0415 — likewise
    from django.views.decorators.csrf import csrf_exempt  # noqa: PLC0415 — likewise

    from seriatim.kernel.command import Occasion  # noqa: PLC0415 — likewise
    from seriatim.proceedings.people import Rosters  # noqa: PLC0415 — likewise
    from seriatim.proceedings.wire import read_lines  # noqa: PLC0415 — likewise
    from seriatim.site import house, urls  # noqa: PLC0415 — likewise
    from seriatim.site.tests.scene import SESSION  # noqa: PLC0415 — likewise

    def act(request: HttpRequest) -> HttpResponse:
        if seconds := request.POST.get("later"):
            house.CLOCK.set(datetime.fromtimestamp(house.now().timestamp() + float(seconds), UTC))
        for given in request.POST.getlist("line"):
            line = {"at": house.now().isoformat(), "session": SESSION, "actor": "secretariat"} | json.loads(given)
            for read in read_lines([json.dumps(line).encode() + b"\n"], Rosters()):
                house.chamber().act(read.command, Occasion(read.occasion.actor, house.now()), SESSION)
        return HttpResponse(str(house.chamber().session(SESSION).version))

    urls.urlpatterns.insert(0, path(ACT, csrf_exempt(act)))
    again = f"session:{SESSION}" in house.chamber().journal.streams()
    house.CLOCK.set(datetime(2024, 3, 8, 21 if again else 20, tzinfo=UTC))
    if not again:
        _set_the_scene()
    serving.serve("127.0.0.1", port, ready=lambda address: print(address.replace("127.0.0.1", "localhost"), flush=True))


def _set_the_scene() -> None:
    from seriatim.site import house  # noqa: PLC0415 — as in main
    from seriatim.site.tests.scene import Hall  # noqa: PLC0415 — likewise

    hall = Hall(house.chamber()).convened()
    hall.asked("KEN", "BRA", "PRK", "CHL", "PER", "FRA", "EGY", "JPN", "GBR", "CUB", "GHA", "MEX", "NGA", "VNM")
    _people()


def _people() -> None:
    from django.contrib.auth import get_user_model  # noqa: PLC0415 — as in main
    from django.utils import timezone  # noqa: PLC0415 — likewise

    from seriatim.delegations.models import Person  # noqa: PLC0415 — likewise
    from seriatim.delegations.pseudonyms import PERSON, pseudonym  # noqa: PLC0415 — likewise
    from seriatim.delegations.rules.commands import AppointOfficer  # noqa: PLC0415 — likewise
    from seriatim.kernel.actor import SECRETARIAT  # noqa: PLC0415 — likewise
    from seriatim.kernel.command import Occasion  # noqa: PLC0415 — likewise
    from seriatim.kernel.ids import PersonId  # noqa: PLC0415 — likewise
    from seriatim.site import house  # noqa: PLC0415 — likewise
    from seriatim.site.tests.scene import BODY  # noqa: PLC0415 — likewise

    for office in ("secretariat", "interpreter"):
        account = get_user_model().objects.create(username=office)
        account.set_password(PASSWORD)
        account.save()
        person = PersonId(pseudonym(PERSON))
        Person.objects.create(person=person, body=BODY, account=account, name=office.title(), since=timezone.now())
        house.chamber().act(AppointOfficer(BODY, person, office), Occasion(SECRETARIAT, house.now()))


if __name__ == "__main__":
    main(int(sys.argv[1]))
