"""Would this installation be safe to serve? Each combination that would not is refused, with what to do about it."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from seriatim.journal.own_file import OTHERS
from seriatim.site import environment
from seriatim.site.gate.elsewhere import is_here

SHORTEST_SECRET = 32
DIFFERENT_LETTERS = DIFFERENT_STEPS = 8
"""Of 32 random letters some 25 differ, and so do the steps from one to the next; those of an alphabet do not."""
DEFAULT_SECRET = "django-insecure-"  # noqa: S105 — how Django begins the secrets that are none


def refuse_insecure(settings: Any) -> None:
    """Raise ImproperlyConfigured for settings with which nothing may be served."""
    for wrong, sentence in _combinations(settings):
        if wrong:
            raise ImproperlyConfigured(sentence)


def refuse_reachable(host: str, origin: str) -> None:
    """Raise ImproperlyConfigured for listening where others can reach what is for this machine alone."""
    if is_here(host):
        return
    if environment.staged() or environment.debug():
        raise ImproperlyConfigured(
            f"the demonstration is for this machine alone, and others can reach {host}: listen on 127.0.0.1"
        )
    if not origin:
        raise ImproperlyConfigured(
            f"others can reach {host}, and passwords and cookies would travel without TLS: listen on 127.0.0.1, or set "
            "SERIATIM_ORIGIN to the https:// address of the proxy in front"
        )


def refuse_readable(data: Iterable[Path]) -> None:
    """Raise ImproperlyConfigured if anybody but their owner may read or change one of these files or folders."""
    open_to_others = [str(one) for one in data if one.exists() and one.stat().st_mode & OTHERS]
    if open_to_others:
        named = " ".join(open_to_others)
        raise ImproperlyConfigured(f"others on this machine may read {named}: chmod go= {named}")


def _combinations(settings: Any) -> list[tuple[bool, str]]:
    """Each with whether it is there. The demonstration is for this machine, and may be looser on it alone."""
    alone = environment.staged() and not settings.ORIGIN
    return [
        (
            environment.staged() and bool(settings.ORIGIN),
            "the demonstration has an account whose password it prints: unset SERIATIM_DEMO or SERIATIM_ORIGIN",
        ),
        (
            settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN and not alone,
            "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN accepts passkeys that were asked for by any site: set it to False",
        ),
        (
            settings.MFA_WEBAUTHN_USER_VERIFICATION != "required",
            "MFA_WEBAUTHN_USER_VERIFICATION lets a key act for whoever found it: set it to 'required'",
        ),
        (
            bool(getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None)),
            "MFA_TOTP_INSECURE_BYPASS_CODE is a code that always opens: remove it",
        ),
        (
            any(host.startswith((".", "*")) for host in settings.ALLOWED_HOSTS),
            "ALLOWED_HOSTS has a wildcard, with which links can be forged: name each host, or set SERIATIM_ORIGIN",
        ),
        (
            settings.DEBUG and not alone,
            "DEBUG shows secrets to every reader: unset SERIATIM_DEBUG outside the demonstration",
        ),
        (
            _guessable(settings.SECRET_KEY),
            "the secret key can be guessed: unset SERIATIM_SECRET_KEY, so that one is made, or give 32 random letters",
        ),
        (
            not alone and not settings.FRESH_MINUTES,
            "SERIATIM_FRESH_MINUTES=0 never asks for a key: give at least 1, such as 15",
        ),
        (
            bool(getattr(settings, "PUSH_FOR_TESTS", "")),
            "PUSH_FOR_TESTS lets messages be sent to any server that it names: remove it",
        ),
        (
            bool(settings.ORIGIN) and not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE),
            "cookies would travel without TLS: set SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE to True",
        ),
    ]


def _guessable(secret: str) -> bool:
    return (
        len(secret) < SHORTEST_SECRET
        or secret.startswith(DEFAULT_SECRET)
        or len(set(secret)) < DIFFERENT_LETTERS
        or len({ord(after) - ord(before) for before, after in pairwise(secret)}) < DIFFERENT_STEPS
        or any(secret.startswith(secret[period:]) for period in range(1, len(secret) // 2 + 1))
    )
