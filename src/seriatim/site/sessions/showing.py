"""What do all pages of a session have in common, and how is one shown?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seriatim.delegations.rules.authority import denied
from seriatim.kernel.actor import Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.rules.session import Session
from seriatim.site import failures, house
from seriatim.site.people import touch
from seriatim.site.people.coming_in import elsewhere
from seriatim.site.people.pages.signing_in import not_here
from seriatim.site.readers import actor_in, reader_of, roster_of
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.doing import NotDone, do, read
from seriatim.site.sessions.errands import Errand, NotWelcome, Where, acting

KEY_BYTES = 12
"""Of the idempotency key of a page's forms: never the same twice, and short, since each form has it."""


@dataclass(frozen=True)
class Page:
    """A page that is shown, and on which things are done: each deed at an address under the page's own.

    `contents` reads what the template shows, `given` says which facts of the address a command may need,
    `after` where to go when something was done, if not back to the page, `whose` to which delegation it belongs.
    """

    name: str
    template: str
    contents: Callable[[HttpRequest, Session, Where, NotDone | None], dict[str, Any]]
    deeds: Mapping[str, Deed]
    given: Callable[[Where], Mapping[str, Any]]
    after: Callable[[Where, str, Answer], str] | None = None
    whose: Callable[[Session, Where], DelegationId | None] = lambda _known, _where: None

    def read(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The page as it is."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        return self._shown(request, where)

    def act(self, request: HttpRequest, noun: str, **where: Any) -> HttpResponse:
        """Do what was asked and go back to the page; refused, the page itself says why."""
        deed, here = self.deeds.get(noun), reverse(self.name, kwargs=where)
        if deed is None:
            raise Http404(noun)
        if request.method != "POST":
            return HttpResponseRedirect(here)
        known = session_of(where["session"])
        try:
            actor = acting(request, known, where)
        except NotWelcome as stranger:
            return failures.page(request, 403, stranger.said) if stranger.said else not_here(request, here)
        errand = Errand(noun, deed, where["session"], self.given(where))
        with timezone.override(zone_of(known)):
            result = _done(request, actor, errand, known, here)
        if isinstance(result, HttpResponse):
            return result
        if isinstance(result, NotDone):
            return self._shown(request, where, result)
        there = self.after(where, noun, result) if self.after else here
        return HttpResponseRedirect(there, status=303)

    def _shown(self, request: HttpRequest, where: Where, not_done: NotDone | None = None) -> HttpResponse:
        known = session_of(where["session"])
        context = self.contents(request, known, where, not_done)
        deeds = {
            "deeds": self._offered(request, known, where),
            "here": reverse(self.name, kwargs=dict(where)),
            "not_done": not_done,
        }
        return shown(request, self.template, known, context | deeds)

    def _offered(self, request: HttpRequest, known: Session, where: Where) -> Mapping[str, Deed]:
        """What whoever looks may do here; the rules decide again when it is done."""
        actor = actor_in(request, known)
        if actor is None or elsewhere(request, where):
            return {}
        roster, occasion = roster_of(known), Occasion(actor, house.now())
        whose = self.whose(known, where) or actor.delegation
        return {
            noun: deed
            for noun, deed in self.deeds.items()
            if denied(roster, deed.command.__name__, occasion, whose) is None
        }


def _done(
    request: HttpRequest, actor: Actor, errand: Errand, known: Session, here: str
) -> NotDone | Answer | HttpResponse:
    """Do it; a dangerous deed asks for a touch of the passkey first, but not for what cannot be done as it stands."""
    filled = read(request.POST, actor, errand, known)
    if isinstance(filled, NotDone):
        return filled
    if errand.deed.touch and (asked := touch.asked_for(request, errand.deed.button, here)):
        return asked
    return do(request, actor, filled, known)


def session_of(session: str) -> Session:
    """The session at an address; raises Http404 where there is none."""
    try:
        return house.chamber().session(SessionId(session))
    except Refused as refused:
        raise Http404(session) from refused


def zone_of(known: Session) -> ZoneInfo:
    """The zone of the seat."""
    return ZoneInfo(known.programme.zone)


def shown(request: HttpRequest, template: str, known: Session, context: Mapping[str, Any]) -> HttpResponse:
    """A page of a session, by the clock of its seat; where something was not done it says so, with its status."""
    not_done: NotDone | None = context.get("not_done")
    convened = known.programme.session
    if convened is None:
        raise Http404
    common = {
        "at": house.now(),
        "convened": convened,
        "programme": known.programme,
        "seat": house.chamber().body(convened.body).body.facts,
        "reader": reader_of(known),
        "actor": actor_in(request, known),
        "seen": known.version,
        "key": token_urlsafe(KEY_BYTES),
    }
    with timezone.override(zone_of(known)):
        return render(request, template, common | {**context}, status=not_done.status if not_done else 200)
