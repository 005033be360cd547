"""Where is what a passkey is to sign kept until it is signed, and how is it used once only?

For somebody who is known, in her session. Whoever only looks at the form to sign in has none, and is given none: what
she was asked goes along in a cookie, signed, so that looking writes nothing. It is good in this process alone, which
remembers what was answered rightly until it would be too old; nobody fills that memory who has no key.
"""

import secrets
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

CHALLENGE = "passkey"
"""Under which name a session keeps the challenge that was put last, and a cookie."""
VALID_SECONDS = 300

_SALT = f"{CHALLENGE}:{secrets.token_hex(16)}"


class Ceremony(StrEnum):
    """For what a challenge was put: an answer to one is no answer to another."""

    REGISTER = "register"
    SIGN_IN = "sign-in"
    TOUCH = "touch"


class NotProved(Exception):
    """What was answered proves nothing. The reason is for the log; people are told to try again."""


def put(request: HttpRequest, ceremony: Ceremony, state: Mapping[str, Any], account: str) -> None:
    """Keep a challenge for somebody who has a session."""
    request.session[CHALLENGE] = _put(ceremony, state, account)


def taken(request: HttpRequest, ceremony: Ceremony, account: str) -> Mapping[str, Any]:
    """The challenge that was put, once: whether the answer is right or wrong, the next needs a new one."""
    given = _carried(request) if ceremony == Ceremony.SIGN_IN else request.session.pop(CHALLENGE, None)
    if not given or (given["for"], given["account"]) != (ceremony, account):
        raise NotProved("no challenge was put")
    if timezone.now().timestamp() - given["at"] > VALID_SECONDS:
        raise NotProved("the challenge is too old")
    state: Mapping[str, Any] = given["state"]
    return state


def used_up(state: Mapping[str, Any]) -> None:
    """Remember that a challenge was answered rightly; raises NotProved for the second answer."""
    if not cache.add(f"{CHALLENGE}:{state['challenge']}", 1, VALID_SECONDS):
        raise NotProved("the challenge was answered already")


def carry(response: HttpResponse, state: Mapping[str, Any]) -> None:
    """Let the browser keep the challenge of a sign-in; it takes the place of the one before."""
    response.set_cookie(
        cookie(),
        signing.dumps(_put(Ceremony.SIGN_IN, state, ""), salt=_SALT),
        max_age=VALID_SECONDS,
        secure=settings.SECURE,
        httponly=True,
        samesite="Strict",
    )


def cookie() -> str:
    """What the cookie is called."""
    return f"__Host-{CHALLENGE}" if settings.SECURE else CHALLENGE


def _carried(request: HttpRequest) -> Mapping[str, Any] | None:
    try:
        carried: Mapping[str, Any] = signing.loads(request.COOKIES.get(cookie(), ""), salt=_SALT)
    except signing.BadSignature:
        return None
    return carried


def _put(ceremony: Ceremony, state: Mapping[str, Any], account: str) -> dict[str, Any]:
    return {"for": ceremony, "account": account, "at": timezone.now().timestamp(), "state": dict(state)}
