"""The page of one's own keys: passkeys, one-time codes beside a password, and where one is signed in."""

import logging
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seriatim.delegations import devices
from seriatim.delegations.models import SignedIn
from seriatim.delegations.rules import commands as d
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, PersonId
from seriatim.site import house
from seriatim.site.people import accounts, hats, passkeys, touch
from seriatim.site.people.challenges import NotProved
from seriatim.site.people.pages.links import KeyName, name_of_key
from seriatim.site.people.pages.signing_in import first_sign_in
from seriatim.site.readers import language

if TYPE_CHECKING:
    from django.contrib.auth.models import User

log = logging.getLogger("seriatim.people")


def read(request: HttpRequest) -> HttpResponse:
    """What somebody signs in with, and where."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(("GET", "HEAD"))
    if not request.user.is_authenticated:
        return first_sign_in(request, reverse("keys"))
    return _page(request)


def act(request: HttpRequest, noun: str) -> HttpResponse:
    """Do one thing with a key or a session of one's own, after a recent touch."""
    if noun not in ACTS:
        raise Http404(noun)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("keys"))
    if not request.user.is_authenticated:
        return first_sign_in(request, reverse("keys"))
    button, done = ACTS[noun]
    may_begin = noun == "passkeys" and touch.may_register(request)
    if noun not in CEREMONIES and not may_begin and (asked := touch.asked_for(request, button, reverse("keys"))):
        return asked
    return done(request) or HttpResponseRedirect(reverse("keys"), status=303)


def _begin(request: HttpRequest) -> HttpResponse:
    """The page on which a further passkey is made; it is stored only while the touch before is fresh."""
    return _page(request, {"options": passkeys.begin_registration(request, _account(request), _title(request))})


def _complete(request: HttpRequest) -> HttpResponse | None:
    if not touch.may_register(request):
        return _page(request, {"refusal": _("This took too long: begin once more.")}, 409)
    account, answer = _account(request), request.POST.get("credential", "")
    try:
        with transaction.atomic():
            passkeys.complete_registration(request, account, answer, name_of_key(request))
            _record(request, d.RegisterKey)
    except NotProved as reason:
        log.warning("a further passkey was refused for %s: %s", account.username, reason)
        return _page(request, {"refusal": _("The passkey could not be registered: begin once more.")}, 400)
    return None


def _remove(request: HttpRequest) -> HttpResponse | None:
    """A key of one's own; not the last, without which nobody could come in."""
    account = _account(request)
    keys = {id_of(one): one for one in passkeys.keys_of(account)}
    chosen = keys.get(request.POST.get("id", ""))
    if chosen is None:
        raise Http404
    if len(keys) == 1 and not account.has_usable_password():
        said = _("This is your last passkey: register another one first, on a second device.")
        return _page(request, {"refusal": said}, 409)
    with transaction.atomic():
        devices.key_removed(chosen.pk, request)
        chosen.delete()
        _record(request, d.RemoveKey)
    return None


def _codes(request: HttpRequest) -> HttpResponse | None:
    """One-time codes beside a password: the secret to be read by an app, then the first code to prove that it was."""
    account = _account(request)
    if not account.has_usable_password() or accounts.codes_of(account):
        raise Http404
    form = ActivateTOTPForm(request.POST if "code" in request.POST else None, user=account)
    if form.is_bound and form.is_valid():
        data = {"secret": get_adapter().encrypt(form.secret)}
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=data)
        return None
    refusal = _("This is not the code of now: wait for the next one.") if form.is_bound else ""
    return _page(request, {"secret": form.secret, "refusal": refusal}, 400 if refusal else 200)


def _no_codes(request: HttpRequest) -> None:
    if codes := accounts.codes_of(_account(request)):
        codes.delete()


def _end(request: HttpRequest) -> None:
    """One session of one's own."""
    chosen = [one for one in _sessions(request) if one.device == request.POST.get("device")]
    if not chosen:
        raise Http404
    devices.end(chosen)


def _end_others(request: HttpRequest) -> None:
    devices.end(one for one in _sessions(request) if one.session_key != request.session.session_key)


ACTS: Mapping[str, tuple[Any, Callable[[HttpRequest], HttpResponse | None]]] = {
    "passkeys": (gettext_lazy("Register a further passkey"), _begin),
    "passkey": (gettext_lazy("Register the passkey"), _complete),
    "removal": (gettext_lazy("Remove the passkey"), _remove),
    "codes": (gettext_lazy("Use one-time codes"), _codes),
    "codes-removal": (gettext_lazy("Use no one-time codes"), _no_codes),
    "sessions": (gettext_lazy("End the session"), _end),
    "other-sessions": (gettext_lazy("End all other sessions"), _end_others),
}
CEREMONIES = frozenset({"passkey", "sessions", "other-sessions"})
"""What asks for no touch before: a new key needs one itself, and a session is ended sooner rather than later."""


def id_of(key: Authenticator) -> str:
    """What a key is called in a form: nothing that counts keys, and nothing of the key itself."""
    return sha256(key.data["credential"]["rawId"].encode()).hexdigest()[:16]


def _record(request: HttpRequest, command: type) -> None:
    """The journal of each body in which the account wears a hat knows that a key came or went; if not, it did not."""
    for person, hat in hats.worn_by(_account(request)):
        given = command(BodyId(person.body), PersonId(person.person))
        if isinstance(given, d.RemoveKey):
            given = replace(given, participant=hat.delegation)
        house.chamber().act(given, Occasion(hat, house.now()), key=f"keys:{uuid4().hex}")


def _page(request: HttpRequest, context: Mapping[str, Any] | None = None, status: int = 200) -> HttpResponse:
    account = _account(request)
    given = dict(context or {})
    if secret := given.get("secret"):
        adapter = get_adapter()
        given["picture"] = b64encode(adapter.build_totp_svg(adapter.build_totp_url(account, secret)).encode()).decode()
    common = {
        "keys": [{"id": id_of(one), "key": one, "name": one.data["name"]} for one in passkeys.keys_of(account)],
        "hats": [*_hats(account)],
        "sessions": [(one, one.session_key == request.session.session_key) for one in _sessions(request)],
        "has_password": account.has_usable_password(),
        "second": accounts.codes_of(account),
        "at_home": passkeys.at_home(request),
        "form": KeyName(auto_id=False),
    }
    return render(request, "site/keys.html", common | given, status=status)


def _hats(account: "User") -> Iterator[Mapping[str, Any]]:
    """As whom the account acts in each body."""
    for person, hat in hats.worn_by(account):
        record = house.chamber().body(BodyId(person.body))
        delegation = record.roster.participants[hat.delegation].name(language()) if hat.delegation else ""
        yield {"person": person, "hat": hat, "seat": record.body.facts, "delegation": delegation}


def _sessions(request: HttpRequest) -> list[SignedIn]:
    return devices.present([_account(request).pk])


def _title(request: HttpRequest) -> str:
    """What the key is called on the person's device."""
    worn = hats.worn_by(_account(request))
    return worn[0][0].name if worn else passkeys.TITLE


def _account(request: HttpRequest) -> "User":
    return cast("User", request.user)
