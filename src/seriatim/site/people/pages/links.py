"""The page that a link opens: it says what the link is for, and after that it is done here, or on the page it names."""

import logging
from functools import partial
from time import monotonic
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from seriatim.delegations import devices, links
from seriatim.delegations.labels import LABELS
from seriatim.delegations.models import Link
from seriatim.delegations.rules.links import KEYS
from seriatim.kernel.actor import Office
from seriatim.kernel.ids import BodyId, DelegationId
from seriatim.kernel.refusal import Refused
from seriatim.site import failures, house
from seriatim.site.gate.limits import COUNTER
from seriatim.site.people import coming_in, hats, identity, passkeys
from seriatim.site.people.challenges import NotProved
from seriatim.site.readers import language

log = logging.getLogger("seriatim.people")


class KeyName(forms.Form):
    """What a person calls a key, to tell it from others later."""

    name = forms.CharField(label=gettext_lazy("What you call this passkey"), max_length=60, required=False)


def name_of_key(request: HttpRequest) -> str:
    """What the person who registers a key calls it, or what it is."""
    form = KeyName(request.POST)
    return (form.is_valid() and form.cleaned_data["name"]) or _("Passkey")


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """What the link is for. Only a press of the button begins it, so that a preview of the link does nothing."""
    found = links.find(secret)
    if found is None:
        return failures.page(request, 404, _("This link is not known here: ask whoever sent it for a new one."))
    if gone := _gone(request, found):
        return gone
    if request.method != "POST":
        return _shown(request, found, {"opened": False})
    COUNTER.count("link", (f"{found.link} opened",), monotonic())
    if found.purpose in KEYS:
        coming_in.hold(request, found)
        return HttpResponseRedirect(reverse("link-held"), status=303)
    return _guest(request, found)


def _guest(request: HttpRequest, found: Link) -> HttpResponse:
    """To the one page that the link is for, in a browser in which nobody else is signed in."""
    if request.user.is_authenticated:
        said = _("You are signed in, and this link is for a guest: open it in another browser, or sign out first.")
        return failures.page(request, 409, said)
    try:
        coming_in.enter_as_guest(request, found)
    except Refused:
        return failures.page(request, 410, coming_in.said_of(found))
    return HttpResponseRedirect(_led_to(found), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest) -> HttpResponse:
    """The passkey is registered here; whoever is signed in already may take the link up with that account."""
    found = coming_in.held(request)
    if found is None:
        return failures.page(request, 404, _("No link was opened in this browser, or too long ago: open it again."))
    if gone := _gone(request, found):
        return gone
    if request.method != "POST":
        return _shown(request, found, {"opened": True})
    COUNTER.count("link", (found.link,), monotonic())
    if _has_keys(request) and "credential" not in request.POST:
        return _taken_up(request, found)
    return _registered(request, found)


def _has_keys(request: HttpRequest) -> bool:
    """Whether whoever is signed in may wear one more hat: not the account of the first set-up."""
    return request.user.is_authenticated and not request.user.has_usable_password()


def _registered(request: HttpRequest, found: Link) -> HttpResponse:
    """The account with its first key, signed in; or the page again, with a new challenge."""
    account = coming_in.newcomer(request)
    register = partial(_register, request, name_of_key(request))
    try:
        coming_in.take_up(found, account, register)
    except NotProved as reason:
        log.warning("a passkey was refused at registration by link %s: %s", found.link, reason)
        said = _("The passkey could not be registered: try again, on this page.")
        return _shown(request, found, {"opened": True, "refusal": said}, 400)
    except Refused:
        return failures.page(request, 410, coming_in.said_of(found))
    log.info("link %s was used: %s registered a passkey", found.link, found.person_id)
    coming_in.let_go(request)
    request.session.set_expiry(None)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    devices.came_in(request, passkeys.keys_of(account)[-1].pk)
    return HttpResponseRedirect(_led_to(found), status=303)


def _register(request: HttpRequest, called: str, account: Any) -> None:
    passkeys.complete_registration(request, account, request.POST.get("credential", ""), called)


def _taken_up(request: HttpRequest, found: Link) -> HttpResponse:
    """One more hat for the account that is signed in; it has its keys already."""
    try:
        coming_in.take_up(found, cast("Any", request.user))
    except coming_in.HereAlready:
        return failures.page(request, 409, coming_in.said_of_place())
    except Refused:
        return failures.page(request, 410, coming_in.said_of(found))
    coming_in.let_go(request)
    return HttpResponseRedirect(_led_to(found), status=303)


def _gone(request: HttpRequest, found: Link) -> HttpResponse | None:
    said = coming_in.said_of(found)
    if not said:
        return None
    log.info("link %s was opened again: %s", found.link, coming_in.state(found))
    return failures.page(request, 410, said)


def _led_to(found: Link) -> str:
    """Where a person begins who has come in."""
    if found.topic:
        return reverse("topic", kwargs={"session": found.session, "of": found.topic})
    if found.participant and found.purpose in KEYS:
        return reverse("delegation", kwargs={"body": found.body, "participant": found.participant})
    return reverse("body", kwargs={"body": found.body})


def _shown(request: HttpRequest, found: Link, context: dict[str, Any], status: int = 200) -> HttpResponse:
    record = house.chamber().body(BodyId(found.body))
    participant = record.roster.participants.get(DelegationId(found.participant))
    account = coming_in.newcomer(request) if context["opened"] else None
    title = f"{found.person.name} · {record.body.facts.short_name if record.body.facts else ''}"
    more = {
        "link": found,
        "name": found.person.name,
        "participant": participant.name(language()) if participant else "",
        "seat": record.body.facts,
        "options": passkeys.begin_registration(request, account, title) if account else "",
        "at_home": passkeys.at_home(request),
        "form": KeyName(auto_id=False),
        "has_keys": _has_keys(request) and not hats.has_place(cast("Any", request.user), found.body, found.person_id),
        "providers": identity.names(),
        "office": LABELS[Office][Office(found.office)] if found.office else "",
        "signing_in": True,
    }
    return render(request, "site/link.html", more | context, status=status)
