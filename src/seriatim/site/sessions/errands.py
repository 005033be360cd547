"""How is a deed done, whoever asked for it and in whatever form: by a page, or by a program?

Both ways fill in the facts of a command, each in its own manner. From there on there is one: whoever acts is somebody
here, the meeting is the one that was meant, the chamber decides, and what was not theirs to do is noted.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from django.http import HttpRequest

from seriatim.kernel.actor import Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.gate import watch
from seriatim.site.people.coming_in import elsewhere
from seriatim.site.readers import actor_in
from seriatim.site.sessions.deeds import Deed

Where = Mapping[str, Any]
"""The parts of an address: which session, meeting, list or request."""


class NotWelcome(Exception):
    """A guest whose link is for another page, or, with nothing said, somebody who is nobody in this body."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True)
class Errand:
    """A deed with the noun of its address, the session in which it is done, and what the address says about it."""

    noun: str
    deed: Deed
    session: SessionId
    given: Mapping[str, Any]


@dataclass(frozen=True)
class Ready:
    """An errand whose facts are in order: nothing is done yet, and nothing is missing to do it.

    With the `key`, asking twice does it once; `seen` is the version that was on the screen.
    """

    errand: Errand
    facts: Mapping[str, Any]
    seen: int
    key: str


def acting(request: HttpRequest, known: Session, where: Where) -> Actor:
    """As whom somebody acts at an address; raises NotWelcome for who has no business there."""
    actor = actor_in(request, known)
    if said := elsewhere(request, where):
        raise NotWelcome(said)
    if actor is None:
        raise NotWelcome
    return actor


def own(actor: Actor) -> Mapping[str, Any]:
    """For whom a delegation acts, which nobody asks it: for itself."""
    return {"delegation": actor.delegation} if actor.delegation else {}


def facts_of(deed: Deed, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the command; what was left empty is left to the command's own defaults."""
    known = {one.name for one in fields(deed.command)}
    facts = {name: value for name, value in {**given, **deed.settled}.items() if name in known}
    return {name: value for name, value in facts.items() if value not in (None, "", ())}


def missing(deed: Deed, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts without which there is no such command."""
    needed = (one for one in fields(deed.command) if one.default is MISSING and one.default_factory is MISSING)
    return tuple(one.name for one in needed if one.name not in facts)


def obey(request: HttpRequest, actor: Actor, ready: Ready, known: Session) -> Answer:
    """Do it; when it returns, what was done is durable. Raises Refused."""
    errand = ready.errand
    command, occasion = errand.deed.command(**ready.facts), Occasion(actor, house.now(), ready.seen)
    key = f"{errand.noun}:{ready.key}"
    try:
        if not _is_sitting(known, errand):
            return _repeated(command, occasion, errand.session, key)
        return house.chamber().act(command, occasion, errand.session, key=key)
    except Refused as refused:
        watch.refused(request, actor, refused)
        raise


def _is_sitting(known: Session, errand: Errand) -> bool:
    """A page of one meeting must not give the floor in another, which may have been opened since."""
    return not errand.deed.sitting or known.programme.sitting == errand.given["meeting"]


def _repeated(command: Any, occasion: Occasion, session: SessionId, key: str) -> Answer:
    """Of a meeting that is over: what was answered when it was not, to who asks again; else Refused."""
    if answer := house.chamber().answered(command, occasion, session, key):
        return answer
    raise Refused(Refusal.NO_MEETING_IN_SESSION)
