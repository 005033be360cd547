"""Is the person really there? What is dangerous asks for the passkey again when the last touch is too long ago.

Nothing is kept meanwhile: the page that asks carries what was filled in, and sends it on together with the proof.
"""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from seriatim.delegations import devices
from seriatim.delegations.models import SignedIn
from seriatim.site.gate.limits import TooSoon
from seriatim.site.people import accounts
from seriatim.site.people.challenges import Ceremony, NotProved
from seriatim.site.people.passkeys import begin_touch, complete_proof, keys_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PROOFS = ("credential", "password_again")
NOT_CARRIED = frozenset({"csrfmiddlewaretoken", "code_again", *PROOFS})

log = logging.getLogger("seriatim.people")


def fresh(request: HttpRequest) -> bool:
    """Whether the last touch is good for what is dangerous."""
    return not settings.FRESH_MINUTES or _is_recent(devices.of(request), "touched")


def may_register(request: HttpRequest) -> bool:
    """Whether a passkey may be added: after a touch, or as the first one of whoever has no proof of ours to give.

    Such an account came in by its organisation's sign-in, which asked its person anew, and no longer ago than that.
    """
    return fresh(request) or (not _has_proof(request) and _is_recent(devices.of(request), "since"))


def asked_for(request: HttpRequest, deed: object, here: str) -> HttpResponse | None:
    """None if what was posted may be done; else the page that asks for a touch first, and then does it."""
    if fresh(request):
        return None
    refusal = ""
    if any(request.POST.get(name) for name in PROOFS):
        refusal = _refusal(request)
        if not refusal:
            return None
    return _page(request, {"deed": deed, "here": here, "refusal": refusal})


def _is_recent(row: SignedIn | None, what: str) -> bool:
    at = getattr(row, what, None)
    return at is not None and timezone.now() - at <= timedelta(minutes=settings.FRESH_MINUTES)


def _has_proof(request: HttpRequest) -> bool:
    account: Any = request.user
    return not account.is_authenticated or account.has_usable_password() or bool(keys_of(account))


def _refusal(request: HttpRequest) -> str:
    """Why what was given proves nothing; where it does, that is noted, and nothing is left to say."""
    account: Any = request.user
    if not request.POST.get("credential"):
        return _password_refused(request, account, request.POST["password_again"])
    try:
        key = complete_proof(request, Ceremony.TOUCH, request.POST["credential"], account)
    except NotProved as reason:
        log.warning("a touch was refused for %s: %s", account.username, reason)
        return _("The key was not accepted, and nothing was done: touch it once more.")
    devices.touched(request, key.pk)
    return ""


def _password_refused(request: HttpRequest, account: "User", given: str) -> str:
    """A password stands in for a passkey where there is none: whoever has one proves that."""
    if keys_of(account):
        log.warning("a password was refused instead of a touch for %s", account.username)
        return _("Your account has a passkey, and nothing was done: touch that.")
    try:
        known = accounts.recognise(request, account.username, given, request.POST.get("code_again", ""))
    except TooSoon as soon:
        return accounts.said_of(soon)
    if known != account:
        return _("This is not the password of your account, or not its code, and nothing was done: try again.")
    devices.touched(request)
    return ""


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    account: Any = request.user
    has_key = bool(keys_of(account))
    has_password = not has_key and account.is_authenticated and account.has_usable_password()
    more = {
        "options": begin_touch(request, account) if has_key else "",
        "has_password": has_password,
        "has_codes": has_password and accounts.codes_of(account) is not None,
        "carried": [
            (name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values
        ],
        "action": request.path,
        "minutes": settings.FRESH_MINUTES,
    }
    return render(request, "site/touch.html", context | more, status=401)
