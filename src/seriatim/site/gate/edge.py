"""What is refused before Django sees it, and before a thread is taken: too much, too many headers, too slow.

Pure but for reading: given a request's head it answers with a status and a sentence, or with nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.site.api.problems import KIND, is_for_programs, written

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LARGEST_BODY = 600 * 1024
"""Bytes: the longest statement (kernel/text.py) in a script whose letters take nine when a form is sent."""
MOST_HEADERS, LARGEST_HEAD = 100, 32 * 1024
LONGEST_ADDRESS = 8 * 1024
SECONDS_FOR_A_BODY = 30

Headers = Iterable[tuple[bytes, bytes]]


class Refusal(NamedTuple):
    """A status, and the sentence that says what to do."""

    status: int
    sentence: Promise


TOO_LONG_AN_ADDRESS = Refusal(414, _("This address is too long: begin at the list of bodies and sessions."))
TOO_LARGE_A_HEAD = Refusal(431, _("The browser sent too much beside the request: remove the cookies of this site."))
TOO_LARGE = Refusal(413, _("This is more than a form holds: shorten it. Nothing was done."))
TOO_SLOW = Refusal(408, _("The form took too long to arrive: send it again. Nothing was done."))


def too_much(scope: Message) -> Refusal | None:
    """Whether the head of a request is larger than a browser of ours makes it, or announces a body that is."""
    headers: Headers = scope["headers"]
    if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LONGEST_ADDRESS:
        return TOO_LONG_AN_ADDRESS
    sizes = [len(name) + len(value) for name, value in headers]
    if len(sizes) > MOST_HEADERS or sum(sizes) > LARGEST_HEAD:
        return TOO_LARGE_A_HEAD
    announced = next((value for name, value in headers if name == b"content-length"), b"0")
    return TOO_LARGE if not announced.isdigit() or int(announced[:12]) > LARGEST_BODY else None


async def whole_body(receive: Receive) -> bytes | Refusal:
    """The body, read here: a slow reader's half form must not hold one of the threads."""
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS_FOR_A_BODY):
            while True:
                message = await receive()
                body += message.get("body", b"")
                if len(body) > LARGEST_BODY:
                    return TOO_LARGE
                if not message.get("more_body"):
                    return bytes(body)
    except TimeoutError:
        return TOO_SLOW


async def refuse(refusal: Refusal, scope: Message, send: Send, more: Headers = ()) -> None:
    """Say it in the browser's language under the same strict headers as a page, as text or as a problem; hang up."""
    programs = is_for_programs(scope["path"])
    with translation.override(_language(scope["headers"])):
        sentence = str(refusal.sentence)
    body = written(refusal.status, "", sentence, sentence) if programs else sentence.encode() + b"\n"
    kind = (b"content-type", KIND.encode() if programs else b"text/plain; charset=utf-8")
    strict = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains".encode()
    insist = [(b"strict-transport-security", strict)] if settings.SECURE_HSTS_SECONDS else []
    await send({"type": "http.response.start", "status": refusal.status, "headers": [kind, *HEADERS, *insist, *more]})
    await send({"type": "http.response.body", "body": body})


def _language(headers: Headers) -> str:
    wanted = next((value for name, value in headers if name == b"accept-language"), b"")[:100]
    first = wanted.decode("latin-1").partition(",")[0].partition(";")[0].strip() or "en"
    try:
        return translation.get_supported_language_variant(first)
    except LookupError:
        return "en"


HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
    (b"connection", b"close"),
]
