"""What do the pages about the people of a body have in common, and how is something arranged on one?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from seriatim.delegations.rules.authority import denied
from seriatim.delegations.rules.reading import Reads, sees_people, sees_person
from seriatim.kernel.ids import BodyId, DelegationId, PersonId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.proceedings.words import told
from seriatim.site import house
from seriatim.site.gate import watch
from seriatim.site.people import touch
from seriatim.site.people.arranging import Arrangement, Handover, Here, pressed_before
from seriatim.site.people.pages.signing_in import first_sign_in
from seriatim.site.readers import actor_of, language
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.doing import DAMAGED, NotDone, damaged, filled_in

Where = Mapping[str, str]


@dataclass(frozen=True)
class PeoplePage:
    """A page about people that is shown, and on which things are arranged, each at an address under the page's own.

    `sees` says who finds the page at all; to everybody else nothing is at its address. `contents` reads what the
    template shows; `prepared` gives a form what it can offer; `after` says where to go when a noun was done.
    """

    name: str
    template: str
    deeds: Mapping[str, Deed]
    arrangements: Mapping[str, Arrangement]
    sees: Callable[[Here], bool]
    contents: Callable[[HttpRequest, Here], dict[str, Any]]
    prepared: Callable[[Here, str, forms.Form], None] = lambda _here, _noun, _form: None
    after: Callable[[Here, str], str | None] = lambda _here, _noun: None

    def read(self, request: HttpRequest, **where: str) -> HttpResponse:
        """The page as it is."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        found = self._here(request, where)
        return found if isinstance(found, HttpResponse) else self._shown(request, found, where)

    def act(self, request: HttpRequest, noun: str, **where: str) -> HttpResponse:
        """Arrange what was asked and go back to the page, or to the link that is to be handed over."""
        deed, address = self.deeds.get(noun), reverse(self.name, kwargs=dict(where))
        if deed is None:
            raise Http404(noun)
        if request.method != "POST":
            return HttpResponseRedirect(address)
        here = self._here(request, where)
        if isinstance(here, HttpResponse):
            return here
        form = self.form(here, noun, reader_at(here), request.POST)
        if damaged(request.POST):
            return self._shown(request, here, where, NotDone(noun, form, 400, str(DAMAGED)))
        if not form.is_valid():
            return self._shown(request, here, where, NotDone(noun, form, 400))
        if deed.touch and (asked := touch.asked_for(request, deed.button, address)):
            return asked
        return self._arranged(request, here, where, noun, form)

    def form(
        self, here: Here, noun: str, reader: Reader, given: QueryDict | None = None, /, **initial: Any
    ) -> forms.Form:
        """The form of something that can be arranged here."""
        form = filled_in(self.deeds[noun], reader, given, **initial)
        self.prepared(here, noun, form)
        return form

    def _arranged(self, request: HttpRequest, here: Here, where: Where, noun: str, form: forms.Form) -> HttpResponse:
        back = reverse(self.name, kwargs=dict(where))
        try:
            with transaction.atomic():
                outcome = self.arrangements[noun](here, form.cleaned_data)
        except Refused as refused:
            if refused.code == Refusal.KEY_REUSED and (before := pressed_before(here, form.cleaned_data)):
                return HttpResponseRedirect(_where_stands(before) or back, status=303)
            watch.refused(request, here.actor, refused)
            not_done = NotDone(noun, form, 409, told(refused, reader_at(here)), str(refused.code))
            return self._shown(request, here, where, not_done)
        if isinstance(outcome, Handover):
            return handed_over(request, here, outcome, back)
        return HttpResponseRedirect(self.after(here, noun) or back, status=303)

    def _here(self, request: HttpRequest, where: Where) -> Here | HttpResponse:
        """The place, if whoever asks may see it; else the way to sign in, or nothing."""
        record, actor = house.chamber().body(BodyId(where["body"])), actor_of(request, where["body"])
        if record.body.facts is None:
            raise Http404
        if actor is None and not request.user.is_authenticated:
            return first_sign_in(request, reverse(self.name, kwargs=dict(where)))
        person = PersonId(where["person"]) if "person" in where else None
        participant = record.roster.delegation_of(person) if person else where.get("participant")
        of = DelegationId(participant) if participant else None
        if actor is None:
            raise Http404
        here = Here(BodyId(where["body"]), record, actor, of, person, request.POST.get("key", ""))
        if not self.sees(here):
            raise Http404
        return here

    def _shown(self, request: HttpRequest, here: Here, where: Where, not_done: NotDone | None = None) -> HttpResponse:
        allowed = {noun: deed for noun, deed in self.deeds.items() if may(here, deed.command)}
        context = {
            "deeds": allowed,
            "page": self,
            "place": here,
            "here": reverse(self.name, kwargs=dict(where)),
            "not_done": not_done,
            "key": uuid4().hex,
            "seen": here.record.version,
            **common(here),
            **self.contents(request, here),
        }
        with timezone.override(zone_at(here)):
            return render(request, self.template, context, status=not_done.status if not_done else 200)


def _where_stands(here: Here) -> str:
    """The page of a person, where a new link is made for her; empty for a guest, who has none."""
    if here.person is None or sees_person(here.record.roster, here.actor, here.person) == Reads.NOTHING:
        return ""
    return reverse("person", kwargs={"body": here.body, "person": here.person})


def may(here: Here, command: type, about: PersonId | None = None) -> bool:
    """Whether a deed is to be shown to whoever is here; whether it is obeyed, the rules decide again."""
    roster, name = here.record.roster, command.__name__
    return denied(roster, name, here.occasion, here.participant, about or here.person) is None


def common(here: Here) -> dict[str, Any]:
    """What every page of a body shows."""
    return {
        "body": here.body,
        "seat": here.record.body.facts,
        "reader": reader_at(here),
        "actor": here.actor,
        "at": house.now(),
    }


def handed_over(request: HttpRequest, here: Here, handover: Handover, back: str) -> HttpResponse:
    """The page with the link, once. It is no page to come back to: reloading it would give the form again."""
    address = request.build_absolute_uri(reverse("link", kwargs={"secret": handover.secret}))
    context = {"link": handover.link, "address": address, "here": back, **common(here)}
    with timezone.override(zone_at(here)):
        return render(request, "site/handover.html", context, status=201)


def zone_at(here: Here) -> ZoneInfo:
    """The zone of the seat."""
    return ZoneInfo(here.record.body.zone)


def reader_at(here: Here) -> Reader:
    """Whoever is here, by the clock of the seat, who knows by name whom she may see."""
    roster, known = here.record.roster, here.people
    colleagues = roster.members.get(here.actor.delegation, {}) if here.actor.delegation else {}
    sees = {Reads.ALL: known.keys(), Reads.OWN: colleagues.keys(), Reads.NOTHING: ()}[sees_people(roster, here.actor)]
    names = {person: known[person].name for person in sees if person in known}
    return Reader(zone_at(here).key, here.record.roster, {}, translation, language(), names)
