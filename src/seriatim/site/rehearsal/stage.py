"""How is a rehearsal set up and served? In a house of its own, whose journal is thrown away with it."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from django.contrib.auth import get_user_model
from django.utils import timezone

from seriatim.delegations.models import Person
from seriatim.delegations.rules.commands import AppointOfficer
from seriatim.kernel.actor import SECRETARIAT as THE_SECRETARIAT
from seriatim.kernel.actor import Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, PersonId
from seriatim.rehearsal.company import OWN
from seriatim.site.house import CLOCK, chamber
from seriatim.site.people.accounts import SECRETARIAT, ensure_secretariat
from seriatim.site.rehearsal.running import Running
from seriatim.site.serving import HERE, say, serve

REHEARSER = PersonId("p-rehearserehe")
"""A pseudonym that nobody is ever given by chance, and that no other journal knows."""

_running: list[Running] = []


def running() -> Running | None:
    """The rehearsal of this process, if it is one."""
    return _running[0] if _running else None


def appoint(body: BodyId) -> str:
    """Somebody who may sign in and preside; her password."""
    password = ensure_secretariat()
    account = get_user_model().objects.get(username=SECRETARIAT)
    told = {"body": body, "account": account, "name": "Rehearser", "since": timezone.now()}
    Person.objects.get_or_create(person=REHEARSER, defaults=told)
    command = AppointOfficer(body, REHEARSER, Office.SECRETARIAT)
    chamber().act(command, Occasion(THE_SECRETARIAT, CLOCK.now()), key=f"{OWN}officer")
    return password


def show(rehearsal: Running, body: BodyId, port: int, ended: Callable[[], None]) -> None:
    """Serve it on this machine while it runs, and afterwards, until it is stopped."""
    password = appoint(body)
    _running.append(rehearsal)
    chamber().heard_by(lambda _stream, _version: rehearsal.stir())

    def run() -> None:
        rehearsal.run()
        ended()

    thread = Thread(target=run, name="rehearsal", daemon=True)

    def ready(line: str) -> None:
        address = line.replace(HERE, "localhost")
        say(f"Sign in as {SECRETARIAT} with the password {password}")
        say(f"The rehearsal: {address.removeprefix('ready: ')}rehearsal/")
        say(address)
        thread.start()

    with suppress(KeyboardInterrupt):
        serve(HERE, port, ready=ready)
    rehearsal.stop()
    if thread.is_alive():
        thread.join()
