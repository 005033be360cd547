"""Who reads a page, by which clock and in which language?"""

from django.http import HttpRequest
from django.utils import translation

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.actor import Actor, Office
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.site import house


def actor_of(request: HttpRequest) -> Actor | None:
    """Somebody of the secretariat, under a pseudonym that the journal may keep; or anybody, which is None."""
    if not request.user.is_authenticated:
        return None
    return Actor(Office.SECRETARIAT, person=f"desk-{request.user.pk}")


def roster_of(known: Session) -> Roster:
    """Who takes part in the body whose session it is."""
    convened = known.programme.session
    return house.chamber().body(convened.body).roster if convened else world()


def reader_of(known: Session) -> Reader:
    """Whoever made the request: by the clock of the seat, in the language that is active."""
    return Reader(known.programme.zone, roster_of(known), known.programme.meetings, translation, language())


def language() -> str:
    """The official language of the page, as the roster calls it."""
    return (translation.get_language() or "en").partition("-")[0]
