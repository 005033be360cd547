"""Where is somebody signed in, since when, and how is that ended?"""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from seriatim.delegations.models import Link, SignedIn
from seriatim.delegations.pseudonyms import DEVICE, pseudonym

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SEEN_EVERY = timedelta(minutes=1)
"""How exactly is it known when somebody was last there: a row is not written for every page."""

READ = "_signed_in"
"""Where a request keeps the row of its session, by the session's key, which a sign-in changes."""

BROWSERS = (("Firefox", "Firefox"), ("Edg", "Edge"), ("OPR", "Opera"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def called(agent: str) -> str:
    """What a device is called for people: `Firefox, Linux`; nothing finer is kept of it."""
    browser = next((name for mark, name in BROWSERS if f"{mark}/" in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (browser, system)))


def noted(request: HttpRequest, user: "User", **_signal: Any) -> None:
    """Note that somebody has just signed in; Django gave the session a new key, so that an old one is of no use."""
    note(request, account=user)


def note(request: HttpRequest, account: "User | None" = None, link: Link | None = None) -> SignedIn:
    """Note who is signed in by this session. Whether that was a proof to us says whoever asked for it."""
    forget_the_ended()
    if not request.session.session_key:
        request.session.create()
    now = timezone.now()
    agent = called(request.META.get("HTTP_USER_AGENT", ""))
    facts = {"account": account, "link": link, "agent": agent, "since": now, "seen": now, "touched": None}
    row, _new = _row(request).update_or_create(
        session_key=request.session.session_key, defaults=facts, create_defaults=facts | {"device": pseudonym(DEVICE)}
    )
    return row


def came_in(request: HttpRequest, key: int | None) -> None:
    """Note that whoever signed in proved to us to be there: with a passkey, whose row this is, or with a password."""
    _row(request).update(key=key)
    touched(request, key)


def touched(request: HttpRequest, key: int | None = None) -> None:
    """Note that the person has just proved to be there, and with which passkey."""
    _row(request).update(touched=timezone.now(), touched_with=key)


def key_removed(key: int, request: HttpRequest) -> None:
    """What a passkey opened ends with it; the browser in which it was removed stays, with no touch of that key."""
    here = _row(request)
    here.filter(touched_with=key).update(touched=None, touched_with=None)
    end(SignedIn.objects.filter(Q(key=key) | Q(touched_with=key)).exclude(session_key=request.session.session_key))


def of(request: HttpRequest) -> SignedIn | None:
    """The row of the session with which a page is asked for: read once a request, brought up to date once a minute."""
    known: dict[str, SignedIn | None] = request.__dict__.setdefault(READ, {})
    key = request.session.session_key or ""
    if key not in known:
        known[key] = _seen(key) if key else None
    return known[key]


def _seen(key: str) -> SignedIn | None:
    row, now = SignedIn.objects.filter(session_key=key).first(), timezone.now()
    if row and now - row.seen >= SEEN_EVERY:
        SignedIn.objects.filter(pk=row.pk).update(seen=now)
    return row


def _row(request: HttpRequest) -> QuerySet[SignedIn]:
    """The row to be changed; what the request has read of it is not so any longer."""
    request.__dict__.pop(READ, None)
    return SignedIn.objects.filter(session_key=request.session.session_key)


def end(rows: Iterable[SignedIn]) -> int:
    """End these sessions at once: their next request is nobody's. How many there were."""
    keys = [row.session_key for row in rows]
    Session.objects.filter(session_key__in=keys).delete()
    SignedIn.objects.filter(session_key__in=keys).delete()
    return len(keys)


def present(accounts: Iterable[int], links: Iterable[Link] = ()) -> list[SignedIn]:
    """Where these accounts, and guests by these links, are signed in now; what ended by itself is left out."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    whose = Q(account__in=[*accounts]) | Q(link__in=[*links])
    return [*SignedIn.objects.select_related("link__person").filter(whose, session_key__in=alive)]


def forget_the_ended() -> None:
    """Rows of sessions that are no more, so that nothing of them is kept."""
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
    SignedIn.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
