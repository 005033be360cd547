"""How are the live streams wired to the house? Who asks as whom, and what makes a frame, or a seat, out of date?"""

import asyncio
import logging
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from time import sleep
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session as Browser
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seriatim.delegations.rules.people import Purpose
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import SessionId, StreamId
from seriatim.kernel.refusal import Refused
from seriatim.screens.classes import PUBLIC, class_of, shown_before_all
from seriatim.screens.endpoint import Headers, Live, Refusal
from seriatim.screens.follower import Follower, Message, Send
from seriatim.screens.hub import MOST, Hub
from seriatim.screens.scribe import Source
from seriatim.site import house
from seriatim.site.gate import edge
from seriatim.site.people import coming_in, hats

log = logging.getLogger(__name__)

T = TypeVar("T")

SESSION, BODY = "session:", "body:"

LOOK = 2
"""Seconds after which it is looked whether those who follow are signed in still; every fifth time, as whom."""
LOOKS_FOR_EVERY = 5

NOT_OURS = Refusal(400, _("This site is not known under that name."))
THREADS = 2


class Streams:
    """The streams of this process: the application that answers them, and what keeps them going."""

    def __init__(self, most: int = MOST) -> None:
        self._gate = Gate()
        self._hub = Hub(Source(house.chamber().session, house.now, grown(), house.pace), min(most, MOST))
        self.answer = Live(self._hub, self._gate)

    def start(self) -> None:
        """Begin, on the loop that runs."""
        self._hub.start()
        self._seats = Seats(self._hub, self._gate)
        house.chamber().heard_by(self._heard)
        house.CLOCK.on_set(self._hub.clock_set)

    async def close(self) -> None:
        """End every stream."""
        self._seats.close()
        await self._hub.close()

    def _heard(self, stream: StreamId, _version: int) -> None:
        if stream.startswith(SESSION):
            self._hub.heard(SessionId(stream.removeprefix(SESSION)))
            sleep(0)  # whoever makes the frame goes first: the answer to one press can wait for all screens
        elif stream.startswith(BODY):
            self._seats.stir()


def grown() -> Callable[[], Collection[SessionId]]:
    """Which sessions have changed since it was last asked, whoever changed them."""
    end = 0

    def look() -> Collection[SessionId]:
        nonlocal end
        end, streams = house.chamber().journal.grown(end)
        return [SessionId(one.removeprefix(SESSION)) for one in streams if one.startswith(SESSION)]

    return look


class Gate:
    """Who comes to /live/: under which name, from which browser, as whom."""

    def __init__(self) -> None:
        self.headers: Headers = [*_strict(), *STANDING]
        self._threads = ThreadPoolExecutor(THREADS, "seat")

    def turned_away(self, scope: Message) -> Refusal | None:
        """As Django does for pages: a name that is not ours, or a connection that is not encrypted."""
        host = [value for name, value in scope["headers"] if name == b"host"]
        domain, _port = split_domain_port(host[0].decode("latin-1")) if len(host) == 1 else ("", "")
        if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
            return NOT_OURS
        if settings.SECURE_SSL_REDIRECT and scope.get("scheme") != "https":
            there = settings.ORIGIN.encode() + scope["raw_path"] + b"?" + scope["query_string"]
            return Refusal(301, _("This site is read over https alone."), ((b"location", there.rstrip(b"?")),))
        return None

    async def refuse(self, refusal: Refusal, scope: Message, send: Send) -> None:
        """In the reader's language."""
        await edge.refuse(edge.Refusal(refusal.status, refusal.sentence), scope, send, refusal.more)

    def device(self, scope: Message) -> str:
        """The key of the session in the browser's cookie."""
        given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
        try:
            found = SimpleCookie("; ".join(given)).get(settings.SESSION_COOKIE_NAME)
        except CookieError:
            return ""
        return found.value if found else ""

    async def seat(self, device: str, session: SessionId) -> str:
        """The class of whoever is signed in there: looked up in a thread."""
        return await self._aside(seat, device, session)

    async def gone(self, devices: Collection[str]) -> set[str]:
        """Those of the browsers in which nobody is signed in any longer."""
        return await self._aside(gone, devices)

    async def _aside(self, look: Callable[..., T], *facts: object) -> T:
        def looked() -> T:
            close_old_connections()
            return look(*facts)

        return await asyncio.get_running_loop().run_in_executor(self._threads, looked)


def seat(device: str, session: SessionId) -> str:
    """The class of a browser's reader in a session."""
    try:
        convened = house.chamber().session(session).programme.session
    except Refused:
        return PUBLIC
    return class_of(_reader(device, convened.body)) if convened else PUBLIC


def _reader(device: str, body: str) -> Actor | None:
    """As whom somebody reads who has a place in the body, or was let in to read.

    Who was let in to ask for the floor is a delegation on the page of one list, and the public on all others.
    """
    request: Any = HttpRequest()
    request.session = SessionStore(device)
    account = get_user(request)
    if account.is_authenticated:
        return hats.of_account(account, body)
    guest = coming_in.guest(request)
    reads = guest is not None and guest.body == body and guest.purpose != Purpose.INSCRIBE
    return hats.of_guest(guest) if guest and reads else None


def gone(devices: Collection[str]) -> set[str]:
    """Which of these sessions have ended."""
    alive = Browser.objects.filter(session_key__in=devices, expire_date__gt=timezone.now())
    return set(devices) - set(alive.values_list("session_key", flat=True))


class Seats:
    """Keeps everybody where she belongs, for as long as the streams are open: who loses her place loses the names."""

    def __init__(self, hub: Hub, gate: Gate) -> None:
        self._hub, self._gate = hub, gate
        self._stirred = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.ensure_future(self._watch())

    def stir(self) -> None:
        """Who is who has changed; from any thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody follows any longer
            self._loop.call_soon_threadsafe(self._stirred.set)

    def close(self) -> None:
        """Look no longer."""
        self._task.cancel()

    async def _watch(self) -> None:
        looks = 0
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stirred.wait(), LOOK)
            looks += 1
            every = self._stirred.is_set() or looks % LOOKS_FOR_EVERY == 0
            self._stirred.clear()
            try:
                await self._look(every=every)
            except Exception:
                log.exception("it could not be found out who may still follow")

    async def _look(self, *, every: bool) -> None:
        signed_in = [one for one in self._hub.followers() if one.device]
        ended = await self._gate.gone({one.device for one in signed_in}) if signed_in else set()
        seats: dict[tuple[str, SessionId], str] = {}
        for one in signed_in:
            if every or one.device in ended:
                at = (one.device, one.session)
                if at not in seats:
                    seats[at] = await self._gate.seat(*at)
                await self._seat(one, shown_before_all(seats[at], one.wanted))

    async def _seat(self, follower: Follower, name: str) -> None:
        if name != follower.name and not follower.over.done():
            await self._hub.move(follower, name)


def _strict() -> Headers:
    seconds = settings.SECURE_HSTS_SECONDS
    return [(b"strict-transport-security", b"max-age=%d; includeSubDomains" % seconds)] if seconds else []


STANDING: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"no-store, no-transform"),
    (b"vary", b"Cookie"),
]
