"""How does somebody sign in, and out? With a passkey; with an organisation's sign-in; at first, with a password."""

import logging
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from seriatim.delegations import devices
from seriatim.site import failures
from seriatim.site.gate.limits import TooSoon
from seriatim.site.people import accounts, challenges, hats, identity, passkeys
from seriatim.site.people.challenges import Ceremony, NotProved

if TYPE_CHECKING:
    from django.contrib.auth.models import User

log = logging.getLogger("seriatim.people")


class Credentials(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Account"), max_length=150, widget=forms.TextInput({"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=gettext_lazy("One-time code, if the account has one"),
        max_length=12,
        required=False,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; after it, back to where the person was."""
    if request.method != "POST":
        return _form(request, Credentials(auto_id=False))
    if "credential" in request.POST:
        return _by_passkey(request)
    form = Credentials(request.POST, auto_id=False)
    if not form.is_valid():
        return _form(request, form, 400)
    return _by_password(request, form)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session is over; what was done stays done, and of what a delegate's browser kept nothing does."""
    works_here, row = hats.serves(request.user), devices.of(request)
    logout(request)
    devices.end([row] if row else [])
    answer = redirect("front")
    if not works_here:  # an officer's browser keeps the keys of the console as they were arranged
        answer["Clear-Site-Data"] = '"storage"'
    return answer


def first_sign_in(request: HttpRequest, back: str) -> HttpResponse:
    """To the form and then back to a page; what was posted without being signed in was not done."""
    query = {"next": back} | ({"ended": "1"} if _ended(request) else {})
    return HttpResponseRedirect(reverse("sign-in", query=query), status=303)


def not_here(request: HttpRequest, back: str) -> HttpResponse:
    """Whoever is nobody in this body: to the form, or, signed in already, a sentence."""
    if not request.user.is_authenticated:
        return first_sign_in(request, back)
    return failures.page(request, 403, said_to_strangers())


def said_to_strangers() -> str:
    """What is said to who is signed in, but is nobody in this body."""
    return _("You are signed in, but nobody of this body has you on record any longer: ask your delegation.")


def _by_password(request: HttpRequest, form: Credentials) -> HttpResponse:
    """For an account that has no passkey: one that has signs in with that, since a password can be had by asking."""
    given = form.cleaned_data
    try:
        account = accounts.recognise(request, given["name"], given["password"], given["code"])
    except TooSoon as soon:
        answer = _form(request, form, 429, accounts.said_of(soon))
        answer["Retry-After"] = str(soon.seconds)
        return answer
    if account is None:
        log.warning("a password was refused at sign-in")
        return _form(request, form, 401, _("Account, password and code do not belong together: try again."))
    if passkeys.keys_of(account):
        log.warning("the password of %s was refused at sign-in: it has a passkey", account.username)
        return _form(request, form, 403, _("This account has a passkey: sign in with that."))
    return _signed_in(request, account)


def _by_passkey(request: HttpRequest) -> HttpResponse:
    form = Credentials(auto_id=False)
    try:
        key = passkeys.complete_proof(request, Ceremony.SIGN_IN, request.POST["credential"])
    except NotProved as reason:
        log.warning("a passkey was refused at sign-in: %s", reason)
        return _form(request, form, 401, _("The passkey was not accepted: try again, or ask for a new link."))
    if not key.user.has_usable_password() and not hats.worn_by(key.user):
        log.warning("%s is on no record any longer and was not signed in", key.user.username)
        said = _("Nobody has you on record any longer: ask your delegation or the secretariat for a new link.")
        return _form(request, form, 403, said)
    return _signed_in(request, key.user, key.pk)


def _signed_in(request: HttpRequest, account: "User", key: int | None = None) -> HttpResponse:
    """A new session, which was nobody's before; it is noted with its device and its key."""
    request.session.set_expiry(None)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    devices.came_in(request, key)
    answer = redirect(_back(request))
    answer.delete_cookie(challenges.cookie())
    return answer


def _form(request: HttpRequest, form: Credentials, status: int = 200, refusal: str = "") -> HttpResponse:
    options, state = passkeys.begin_sign_in(request)
    context: dict[str, Any] = {
        "form": form,
        "refusal": refusal,
        "next": _back(request),
        "signing_in": True,
        "options": options,
        "at_home": passkeys.at_home(request),
        "address": settings.ORIGIN or f"http://{settings.RELYING_PARTY}:{request.get_port()}",
        "providers": identity.names(),
        "ended": request.method != "POST" and (_ended(request) or "ended" in request.GET),
    }
    answer = render(request, "site/sign_in.html", context, status=status)
    challenges.carry(answer, state)
    return answer


def _ended(request: HttpRequest) -> bool:
    """Whether the browser still has the cookie of a session that is no more: it ended, or somebody ended it."""
    given = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    return bool(given) and given != cast("Any", request.session).session_key


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("front")
