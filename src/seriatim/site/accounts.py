"""Who may sign in, and how often may they try?

A plain account of the secretariat is all there is; nobody registers.
"""

import secrets
from datetime import timedelta
from hashlib import sha256
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from django.contrib.auth import authenticate, get_user_model
from django.core.cache import cache
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SECRETARIAT = "secretariat"

ATTEMPTS = 5
FORGOTTEN_AFTER = int(timedelta(minutes=15).total_seconds())

_hashing = BoundedSemaphore(2)
"""Checking a password takes 100 MB for a moment: two at a time, so that many attempts do not take the memory."""


class TooManyAttempts(Exception):
    """A name was tried too often from one address; other addresses are not locked out by it."""


def ensure_secretariat(password: str = "") -> str:
    """Let somebody sign in as `secretariat` with this password, or with a new one; the password is returned."""
    chosen = password or secrets.token_urlsafe(9)
    account, _made = get_user_model().objects.get_or_create(username=SECRETARIAT)
    account.set_password(chosen)
    account.save()
    return chosen


def recognise(request: HttpRequest, name: str, password: str) -> "User | None":
    """The account, if the password is right; raises TooManyAttempts after a few failures from one address."""
    key = "sign-in:" + sha256(f"{name}\0{request.META.get('REMOTE_ADDR', '')}".encode()).hexdigest()
    cache.add(key, 0, FORGOTTEN_AFTER)
    if cache.incr(key) > ATTEMPTS:
        raise TooManyAttempts
    with _hashing:
        account = authenticate(request, username=name, password=password)
    if account is not None:
        cache.delete(key)
    return account if isinstance(account, get_user_model()) else None
