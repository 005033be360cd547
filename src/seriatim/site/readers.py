"""Who reads a page, by which clock and in which language?"""

from dataclasses import replace
from typing import Any, cast

from django.http import HttpRequest
from django.utils import translation

from seriatim.delegations.models import Link, Person
from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Purpose
from seriatim.delegations.rules.reading import Reads, sees_person
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import PersonId
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.people import coming_in, hats


def actor_of(request: HttpRequest, body: str) -> Actor | None:
    """As whom the reader acts in a body: an officer, a delegation's member, a guest; or nobody, which is None."""
    known: dict[str, Actor | None] = request.__dict__.setdefault("_actors", {})
    if body not in known:
        known[body] = _actor(request, body)
    return known[body]


def _actor(request: HttpRequest, body: str) -> Actor | None:
    if request.user.is_authenticated:
        return hats.of_account(cast("Any", request.user), body)
    guest = coming_in.guest(request)
    return hats.of_guest(guest) if guest and guest.body == body and _is_for(request, guest) else None


def _is_for(request: HttpRequest, guest: Link) -> bool:
    """Whether the page is one for which the guest is here: who may ask for the floor is the public on every other."""
    where = request.resolver_match.kwargs if request.resolver_match else {}
    return guest.purpose != Purpose.INSCRIBE or coming_in.leads_to(guest, where)


def body_of(known: Session) -> str:
    """The body whose session it is."""
    return known.programme.session.body if known.programme.session else ""


def actor_in(request: HttpRequest, known: Session) -> Actor | None:
    """As whom the reader acts in a session: as in its body."""
    return actor_of(request, body_of(known))


def who(request: HttpRequest) -> dict[str, Any]:
    """For the templates: whether somebody is signed in, or a guest is here."""
    user = getattr(request, "user", None)
    session = getattr(request, "session", {})
    return {"signed_in": bool(user and user.is_authenticated), "guest": coming_in.GUEST in session}


def roster_of(known: Session) -> Roster:
    """Who takes part in the body whose session it is."""
    convened = known.programme.session
    return house.chamber().body(convened.body).roster if convened else world()


def reader_of(known: Session) -> Reader:
    """Whoever made the request: by the clock of the seat, in the language that is active."""
    return Reader(known.programme.zone, roster_of(known), known.programme.meetings, translation, language())


def reader_for(known: Session, actor: Actor | None) -> Reader:
    """As `reader_of`, with the names of the people whom this actor may know."""
    reader = reader_of(known)
    if actor is None:
        return reader
    rows = Person.objects.filter(body=body_of(known)).values_list("person", "name")
    may_be_known = {
        person: name for person, name in rows if sees_person(reader.roster, actor, PersonId(person)) != Reads.NOTHING
    }
    return replace(reader, persons=may_be_known)


def language() -> str:
    """The official language of the page, as the roster calls it."""
    return (translation.get_language() or "en").partition("-")[0]
