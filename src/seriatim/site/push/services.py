"""To which addresses may this installation send? A browser names one, and anybody can say what a browser says.

Only known push services, by https, at their usual port, and at no address inside a network of our own: otherwise
whoever subscribes could let the server ask for what she herself cannot reach.
"""

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

LONGEST = 1_000
HTTPS = 443

Resolve = Callable[..., list[tuple[Any, ...]]]


class NotAllowed(Exception):
    """An address to which nothing is sent."""


def must_be_allowed(endpoint: str) -> None:
    """NotAllowed for whatever is not the address of a push service that the settings name."""
    if _is_of_the_tests(endpoint):
        return
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError as error:
        raise NotAllowed("this is no address") from error
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        raise NotAllowed("this is no address")
    if parts.scheme != "https" or port not in (None, HTTPS) or "@" in parts.netloc:
        raise NotAllowed("a push service is reached by https, at its usual port")
    if not _is_named(parts.hostname or "", settings.PUSH_SERVICES):
        raise NotAllowed("this is none of the push services that the settings allow")


def must_be_outside(endpoint: str, resolve: Resolve = socket.getaddrinfo) -> None:
    """NotAllowed where the name of a push service leads into a private network, or nowhere."""
    if _is_of_the_tests(endpoint):
        return
    try:
        found = resolve(urlsplit(endpoint).hostname, HTTPS, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NotAllowed("the push service has no address at the moment") from error
    if not found or not all(ip_address(one[4][0]).is_global for one in found):
        raise NotAllowed("the push service has an address inside a private network")


def _is_named(host: str, services: Iterable[str]) -> bool:
    """A name that begins with a dot stands for every name under it."""
    return any(host == one or (one.startswith(".") and host.endswith(one)) for one in services)


def _is_of_the_tests(endpoint: str) -> bool:
    """The server that plays a push service in the tests; no installation with such a setting is served (`guard.py`)."""
    only = getattr(settings, "PUSH_FOR_TESTS", "")
    return bool(only) and endpoint.startswith(f"{only}/")
