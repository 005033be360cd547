"""Whose phone is to be told something, and when? A worker looks at each session in which something happened.

Whoever acts does not wait for it: it is told afterwards which stream moved on, and sends from a thread of its own. It
looks also when a list opens by the clock, since nothing happens then.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from queue import Empty, SimpleQueue
from threading import Event, Thread

from django.contrib.sessions.models import Session as Browsing
from django.db import close_old_connections
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from seriatim.delegations.models import Person
from seriatim.floor.own import Moment, moments
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, RequestId, SessionId, StreamId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.models import Subscription
from seriatim.site.people import hats
from seriatim.site.push import near, openings
from seriatim.site.push.sending import Message, Outcome, send

log = logging.getLogger("seriatim.push")

OF_A_SESSION = "session:"
TRIES = 3
PAUSE = 1.0
"""Seconds between two tries; what is then not delivered is of no use any longer."""

GATHERS = 0.25
"""Part of that for which it is waited what else happens: the screens of the meeting come first."""

PATIENCE = timedelta(seconds=30)
"""After so long it is looked again when the next list opens: the clock of the house may have been set."""

GOOD_FOR = {Moment.THIRD: 300, Moment.NEXT: 120, Moment.FLOOR: 60}
"""Seconds for which a push service keeps a message for a phone that it does not reach."""

Told = Mapping[DelegationId, tuple[Moment, RequestId]]


class Watcher:
    """What each session's delegations were told last, and the thread that tells them."""

    def __init__(self, chamber: Chamber, pause: float = PAUSE) -> None:
        self.chamber = chamber
        self.pause = pause
        self._moved: SimpleQueue[str] = SimpleQueue()
        self._told: dict[str, Told] = {}
        self._opened: dict[str, set[openings.Opening]] = {}
        self._near: dict[str, set[near.Mark]] = {}
        self._due: dict[str, datetime] = {}
        self._stopped = Event()

    def moved(self, stream: StreamId, _version: int = 0) -> None:
        """A stream moved on; whoever says so goes on at once."""
        if stream.startswith(OF_A_SESSION):
            self._moved.put(stream.removeprefix(OF_A_SESSION))

    def run(self) -> None:
        """Look at whatever moves on or opens, for as long as the process lives."""
        while not self._stopped.is_set():
            sessions = self._next()
            while not self._moved.empty():
                sessions.add(self._moved.get())
            for session in sessions:
                self._look_once(session)

    def _next(self) -> set[str]:
        """The next session that moves on; the sessions in which a list opens by the clock."""
        at = house.now()
        left = min((when - at for when in self._due.values()), default=None)
        try:
            found = {self._moved.get(timeout=None if left is None else max(0, min(left, PATIENCE).total_seconds()))}
            self._stopped.wait(self.pause * GATHERS)
        except Empty:
            found = set()
        due = {session for session, when in self._due.items() if when <= house.now()}
        for session in due:
            del self._due[session]  # a look says when the next one opens; one that fails is not repeated for ever
        return found | due

    def look(self, session: str) -> None:
        """Tell the delegations whose turn has come nearer since the last look, and those that can now ask for it."""
        known = self.chamber.session(SessionId(session))
        self._look_at_the_lists(session, known)
        self._look_at_the_forecast(session, known)
        now, before = moments(known.floor), self._told.get(session)
        self._told[session] = now
        changed = {of: what for of, what in now.items() if before is None or before.get(of) != what}
        for of, (moment, request) in changed.items():
            for one in subscribed(known, of):
                self._tell(one, known, moment, request, anew=before is not None)

    def _look_at_the_lists(self, session: str, known: Session) -> None:
        at, told = house.now(), self._opened.setdefault(session, set())
        due = openings.next_opening(known.floor, at)
        if due is None:
            self._due.pop(session, None)
        else:
            self._due[session] = due
        for of, when in openings.just_opened(known.floor, at) - told:
            told.add((of, when))
            for one, actor in subscriptions(known):
                if openings.can_ask(known, actor, of, at):
                    self._send(one, openings.message_of(one, known, of))

    def _look_at_the_forecast(self, session: str, known: Session) -> None:
        """Tell those who come near; at the first look after a start nobody, since it may have been said before."""
        at, is_first = house.now(), session not in self._near
        told = self._near.setdefault(session, set())
        if known.floor.sitting:
            self._due[session] = min(self._due.get(session, at + near.AGAIN), at + near.AGAIN)
        for of, mark in near.near(known, at):
            for one in subscribed(known, of) if mark not in told and not is_first else ():
                self._send(one, near.message_of(one, known, mark))
            told.update(near.said_with(mark))

    def _look_once(self, session: str) -> None:
        close_old_connections()
        try:
            self.look(session)
        except Refused:
            return
        except Exception:  # one session that cannot be read must not silence the others
            log.exception("the phones of %s were not told", session)
        finally:
            close_old_connections()

    def _tell(self, one: Subscription, known: Session, moment: Moment, request: RequestId, *, anew: bool) -> None:
        """Once for each change: after a restart what was told before is not told again."""
        of = known.floor.session or ""
        told = f"{of} {moment} {request}"[:200]
        if one.told == told and not anew:
            return
        Subscription.objects.filter(pk=one.pk).update(told=told)
        self._send(one, message_of(one, known, moment, request))

    def _send(self, one: Subscription, message: Message) -> None:
        for left in reversed(range(TRIES)):
            outcome = send(one, message)
            if outcome == Outcome.GONE:
                Subscription.objects.filter(pk=one.pk).delete()
            if outcome != Outcome.AGAIN or not left:
                return
            self._stopped.wait(self.pause)


def subscriptions(known: Session) -> Iterator[tuple[Subscription, Actor]]:
    """The phones of those who have a place in the body now and are signed in, with as whom they act."""
    body = known.programme.session.body if known.programme.session else ""
    accounts = Person.objects.filter(body=body).exclude(account=None).values("account")
    alive = Browsing.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows = Subscription.objects.select_related("device__account").filter(
        device__account__in=accounts, device__session_key__in=alive
    )
    for row in rows:
        hat = hats.of_account(row.device.account, body) if row.device.account else None
        if hat is not None:
            yield row, hat


def subscribed(known: Session, of: DelegationId) -> Iterator[Subscription]:
    """The phones of the members of a delegation."""
    return (row for row, hat in subscriptions(known) if hat.delegation == of)


def message_of(one: Subscription, known: Session, moment: Moment, request: RequestId) -> Message:
    """What this phone shows, in its language; of whom else is on the list there is nothing in it."""
    asked = known.floor.requests[request].asked
    topic = known.programme.topics.get(asked.list)
    session = known.floor.session or SessionId("")
    with translation.override(one.language):
        title = {
            Moment.THIRD: _("You are third"),
            Moment.NEXT: _("You are next"),
            Moment.FLOOR: _("You have the floor"),
        }[moment]
    body = topic.short_title[:1].upper() + topic.short_title[1:] if topic else ""
    return Message(title, body, reverse("place", kwargs={"session": session}), f"place {session}", GOOD_FOR[moment])


@lru_cache(maxsize=1)
def watcher(chamber: Chamber) -> Watcher:
    """The one of this process."""
    return Watcher(chamber)


def start() -> Watcher:
    """Begin to watch, in a thread that ends with the process."""
    found = watcher(house.chamber())
    found.chamber.heard_by(found.moved)
    for session in openings.sessions_with_lists_to_open(found.chamber, house.now()):
        found.moved(StreamId(f"{OF_A_SESSION}{session}"))
    Thread(target=found.run, name="push", daemon=True).start()
    return found
