"""Which bodies and sessions are there, and how do their lists stand? An index that follows the journal.

It is brought up to date when somebody looks: nothing that is done waits for it, and of a thousand acts in a row
only the last state is written. Its position in the journal says how far it is.
"""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, Thread

from django.db import connection, transaction
from django.db.models import Prefetch

from seriatim.floor.shown import counts
from seriatim.kernel.ids import SessionId
from seriatim.meetings.rules.events import BodyEstablished, SessionConvened
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.site.models import IndexedBody, IndexedList, IndexedSession, Position

AT_ONCE = 5_000
"""So many events are folded while a reader waits; more are followed in the background, and the page says so."""


@dataclass(frozen=True)
class Index:
    """The bodies with their sessions and lists; `behind` are the events that it has not yet followed."""

    bodies: tuple[IndexedBody, ...]
    behind: int


class Follower:
    """What keeps the index in step with the journal of one chamber."""

    def __init__(self, chamber: Chamber) -> None:
        self.chamber = chamber
        self._folded: dict[str, int] = {}
        self._running = Lock()

    def index(self) -> Index:
        """The index, brought up to date if that takes no time."""
        behind = self.behind()
        if behind:
            if sum(self._to_fold(*one) for one in self._changed()) <= AT_ONCE:
                self.follow()
                behind = 0
            else:
                self.enter()
                Thread(target=self._follow_once, daemon=True).start()
        sessions = Prefetch("sessions", IndexedSession.objects.prefetch_related("lists"))
        return Index(tuple(IndexedBody.objects.order_by("name").prefetch_related(sessions)), behind)

    def behind(self) -> int:
        """How many events the journal has that the index has not followed; it starts anew for another journal."""
        position = Position.objects.values_list("position", flat=True).first() or 0
        size = self.chamber.journal.head().size
        if size < position:
            forget()
            return size
        return size - position

    @transaction.atomic
    def follow(self) -> None:
        """Bring the index up to the journal's last event."""
        size = self.chamber.journal.head().size
        self.enter()
        for session, version in self._changed():
            self._refresh(session)
            self._folded[session] = version
        Position.objects.update_or_create(pk=1, defaults={"position": size})

    @transaction.atomic
    def enter(self) -> None:
        """Enter new bodies and sessions, with nothing yet about their lists: this needs their first events alone."""
        named = self.chamber.journal.read_named(("meetings.BodyEstablished", "meetings.SessionConvened"))
        told = [recorded.event for _stream, recorded in named]
        bodies = set(IndexedBody.objects.values_list("body", flat=True))
        sessions = set(IndexedSession.objects.values_list("session", flat=True))
        IndexedBody.objects.bulk_create(
            (_body(one) for one in told if isinstance(one, BodyEstablished) and one.body not in bodies),
            ignore_conflicts=True,  # somebody else may follow at the same time, and enters the same
        )
        IndexedSession.objects.bulk_create(
            (_session(one) for one in told if isinstance(one, SessionConvened) and one.session not in sessions),
            ignore_conflicts=True,
        )

    def _changed(self) -> list[tuple[str, int]]:
        """The sessions that have moved on since the index followed them, with their versions."""
        streams = self.chamber.journal.streams()
        known = dict(IndexedSession.objects.values_list("session", "version"))
        sessions = [
            recorded.event.session for _, recorded in self.chamber.journal.read_named(("meetings.SessionConvened",))
        ]
        versions = ((session, streams[stream_of_session(session)]) for session in sessions)
        return [(session, version) for session, version in versions if known.get(session) != version]

    def _to_fold(self, session: str, version: int) -> int:
        return version - self._folded.get(session, 0)

    def _refresh(self, session: str) -> None:
        known = self.chamber.session(SessionId(session))
        sitting = known.programme.sitting or ""
        IndexedSession.objects.filter(session=session).update(version=known.version, sitting=sitting)
        for topic in known.programme.topics.values():
            if topic.id in known.floor.lists:
                figures = vars(counts(known.floor, topic.id))
                defaults = {"title": topic.short_title, **figures}
                IndexedList.objects.update_or_create(session_id=session, list=topic.id, defaults=defaults)

    def _follow_once(self) -> None:
        """In the background, unless that is under way already."""
        if self._running.acquire(blocking=False):
            try:
                self.follow()
            finally:
                self._running.release()
                connection.close()


@lru_cache(maxsize=1)
def follower(chamber: Chamber) -> Follower:
    """The one that keeps the index of this chamber."""
    return Follower(chamber)


@transaction.atomic
def forget() -> None:
    """Throw the index away; it is made again from the journal."""
    IndexedBody.objects.all().delete()
    Position.objects.all().delete()


def _body(body: BodyEstablished) -> IndexedBody:
    return IndexedBody(
        body=body.body,
        name=body.name,
        short_name=body.short_name,
        seat=body.seat,
        mandate=body.mandate.symbol,
        organ=body.mandate.organ,
        chair=body.chair.name,
    )


def _session(convened: SessionConvened) -> IndexedSession:
    return IndexedSession(
        session=convened.session,
        body_id=convened.body,
        ordinal=convened.ordinal,
        kind=convened.kind,
        opens=convened.opens,
        closes=convened.closes,
        illustrative=convened.illustrative,
    )
