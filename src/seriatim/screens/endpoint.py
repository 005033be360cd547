"""What is answered under /live/? Beside Django, on the event loop: no thread is taken for whoever only follows.

GET /live/time                      what time it is, by the clock of the house
GET /live/<session>                 the stream: `Last-Event-ID` or `?since=` go on, `?as=room` shows a wall
GET /live/<session>/now             the whole frame, with an ETag
GET /live/<session>/lists/<list>    all lines of a list as the reader sees it
"""

import random
import re
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from urllib.parse import parse_qs

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.kernel.ids import ListId, SessionId
from seriatim.kernel.text import LONGEST_ID
from seriatim.screens.audience import Audience
from seriatim.screens.classes import PUBLIC, shown_before_all
from seriatim.screens.follower import OURS, BySend, Direct, Follower, Message, Receive, Send, Who
from seriatim.screens.hub import Full, Hub
from seriatim.screens.wire import chunk, retry, time

LIVE = "/live/"
PLACE = re.compile(
    rf"/live/(?P<session>[^/]{{1,{LONGEST_ID}}})(?:/(?P<now>now)|/lists/(?P<of>[^/]{{1,{LONGEST_ID}}}))?"
)
NUMBER = re.compile(r"[0-9]{1,15}")

Headers = list[tuple[bytes, bytes]]


class Refusal(NamedTuple):
    """A status, the sentence that says what to do, and what else the browser is told."""

    status: int
    sentence: Promise
    more: tuple[tuple[bytes, bytes], ...] = ()


NOTHING_HERE = Refusal(404, _("There is no such session here."))
ONLY_READ = Refusal(405, _("This address is only read."), ((b"allow", b"GET, HEAD"),))


def full() -> Refusal:
    """Not all come back at the same instant."""
    later = b"%d" % random.randint(5, 20)  # noqa: S311 — it hides nothing
    return Refusal(503, _("Too many are following now: try again in a moment."), ((b"retry-after", later),))


class Gate(Protocol):
    """What the site asks of whoever comes, and says to whoever may not."""

    headers: Headers
    """What goes with every answer."""

    def turned_away(self, scope: Message) -> Refusal | None:
        """Whether it is asked for under another name than ours, or in the clear."""

    async def refuse(self, refusal: Refusal, scope: Message, send: Send) -> None:
        """Say it in the reader's language."""

    def device(self, scope: Message) -> str:
        """The session of the browser, empty for none: then it is the public, and nothing need be looked up."""

    async def seat(self, device: str, session: SessionId) -> str:
        """The class of a browser's reader in a session."""


class Asked(NamedTuple):
    """What is asked for, by whom."""

    session: SessionId
    of: ListId | None
    now: bool
    since: int | None
    wanted: str
    headers: dict[bytes, bytes]


@dataclass(frozen=True)
class Live:
    """The application under /live/."""

    hub: Hub
    gate: Gate

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = self.gate.turned_away(scope) or (None if scope["method"] in ("GET", "HEAD") else ONLY_READ)
        if found:
            await self.gate.refuse(found, scope, send)
        elif scope["path"] == f"{LIVE}time":
            await self._answer(send, scope, time(self.hub.now(), self.hub.pace()))
        else:
            await self._session(scope, receive, send)

    async def _session(self, scope: Message, receive: Receive, send: Send) -> None:
        asked = asked_for(scope)
        if asked is None:
            await self.gate.refuse(NOTHING_HERE, scope, send)
            return
        device = "" if asked.wanted == PUBLIC else self.gate.device(scope)
        name = await self.gate.seat(device, asked.session) if device else PUBLIC
        name = shown_before_all(name, asked.wanted)
        audience = await self.hub.audience(asked.session, name)
        if audience is None:
            await self.gate.refuse(NOTHING_HERE, scope, send)
        elif asked.now:
            await self._now(scope, send, asked, audience)
        elif asked.of is not None:
            await self._list(scope, send, asked.of, audience)
        else:
            await self._stream(scope, receive, send, Who(asked.session, name, device, asked.wanted), asked.since)

    async def _now(self, scope: Message, send: Send, asked: Asked, audience: Audience) -> None:
        tag = audience.version.tag
        if asked.headers.get(b"if-none-match", b"").removeprefix(b"W/") == tag:
            await send({"type": "http.response.start", "status": 304, "headers": [*self.gate.headers, (b"etag", tag)]})
            await send({"type": "http.response.body"})
        else:
            await self._answer(send, scope, audience.version.answer(self.hub.now()), (b"etag", tag))

    async def _list(self, scope: Message, send: Send, of: ListId, audience: Audience) -> None:
        lines = await self.hub.lines(audience, of)
        if lines is None:
            await self.gate.refuse(NOTHING_HERE, scope, send)
        else:
            await self._answer(send, scope, lines)

    async def _answer(self, send: Send, scope: Message, body: bytes, *more: tuple[bytes, bytes]) -> None:
        length = (b"content-length", b"%d" % len(body))
        headers = [*self.gate.headers, (b"content-type", b"application/json"), length, *more]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _stream(self, scope: Message, receive: Receive, send: Send, who: Who, since: int | None) -> None:
        try:
            self.hub.admit(who.device)
        except Full:
            await self.gate.refuse(full(), scope, send)
            return
        try:
            headers = [*self.gate.headers, (b"content-type", b"text/event-stream"), (b"x-accel-buffering", b"no")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            if scope["method"] == "HEAD":
                await send({"type": "http.response.body"})
            else:
                await self._follow(follower_for(scope, receive, send, who), send, since)
        finally:
            self.hub.dismiss(who.device)

    async def _follow(self, follower: Follower, send: Send, since: int | None) -> None:
        """Until the reader goes, or the server does."""
        there = False
        try:
            follower.write(chunk(retry(1000 + random.randint(0, 3000))))  # noqa: S311 — it hides nothing
            await self.hub.join(follower, since)
            there = await follower.over
        finally:
            follower.end(there=there)
            self.hub.leave(follower)
        if there:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


def follower_for(scope: Message, receive: Receive, send: Send, who: Who) -> Follower:
    """Written to directly where the server lets us."""
    connection = scope.get("extensions", {}).get(OURS)
    return Direct(who, connection) if connection else BySend(who, receive, send)


def asked_for(scope: Message) -> Asked | None:
    """What an address means; None for nothing."""
    found = PLACE.fullmatch(scope["path"])
    if found is None:
        return None
    headers = dict(scope["headers"])
    try:
        query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=10)
    except ValueError:
        return None
    last = headers.get(b"last-event-id", b"").decode("latin-1") or query.get("since", [""])[0]
    return Asked(
        SessionId(found["session"]),
        ListId(found["of"]) if found["of"] else None,
        found["now"] is not None,
        int(last) if NUMBER.fullmatch(last) else None,
        query.get("as", [""])[0],
        headers,
    )
