"""Who may sign in with a password, and how often may they try?

A plain account of the secretariat is all there is; nobody registers.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import BoundedSemaphore
from time import monotonic
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate, get_user_model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seriatim.site.gate.limits import COUNTER, TooSoon

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SECRETARIAT = "secretariat"

_hashing = BoundedSemaphore(1)
"""Checking a password takes 100 MB and a tenth of a second: one at a time, and nobody waits for it on a thread of the
pages. A name that nobody has costs the same one hash, so that the time tells nothing."""


class Occupied(TooSoon):
    """Somebody else's password is being checked at this moment."""


def ensure_secretariat(password: str = "") -> str:
    """Let somebody sign in as `secretariat` with this password, or with a new one; the password is returned."""
    chosen = password or secrets.token_urlsafe(9)
    account, _made = get_user_model().objects.get_or_create(username=SECRETARIAT)
    account.set_password(chosen)
    account.save()
    return chosen


def recognise(request: HttpRequest, name: str, password: str, code: str = "") -> "User | None":
    """The account, if the password is right, and the one-time code where it has codes.

    Raises TooSoon after a few failures at a name from one address, or at the codes of an account from anywhere.
    """
    tried = (sha256(name.encode()).hexdigest(), request.META.get("REMOTE_ADDR", ""))
    with _one_at_a_time():
        COUNTER.count("password", tried, monotonic())
        account = authenticate(request, username=name, password=password)
        if not isinstance(account, get_user_model()) or not _code_is_right(account, code):
            return None
        COUNTER.cleared("password", tried)
        return account


def codes_of(account: "User") -> Authenticator | None:
    """The one-time codes for which the account asks beside its password, if it does."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()


def said_of(soon: TooSoon) -> str:
    """What somebody is told whose password was not looked at."""
    if isinstance(soon, Occupied):
        return _("Another password is being checked at this moment, and yours was not: give it again.")
    minutes = -(-soon.seconds // 60)
    return ngettext(
        "Too many attempts: wait {n} minute, then try again.",
        "Too many attempts: wait {n} minutes, then try again.",
        minutes,
    ).format(n=minutes)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _hashing.acquire(blocking=False):
        raise Occupied(1)
    try:
        yield
    finally:
        _hashing.release()


def _code_is_right(account: "User", code: str) -> bool:
    """Whether the account has no one-time codes, or this is the one of now, for the first time."""
    codes, whose = codes_of(account), (str(account.pk),)
    if codes is None:
        return True
    COUNTER.count("code", whose, monotonic())
    if not codes.wrap().validate_code(code):
        return False
    COUNTER.cleared("code", whose)
    return True
