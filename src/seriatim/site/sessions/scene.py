"""What does a screen before everybody say now? One frame of the stream, in the words and languages of the screen.

Whatever a screen shows first is written from the same frame that its script then follows, so that the two agree and
nothing is on the one that is not on the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import accumulate
from math import ceil
from typing import Any

from django.utils.functional import Promise

from seriatim.kernel.actor import Actor, Office
from seriatim.kernel.ids import ListId
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.screens.words.screen import SENTENCES
from seriatim.site.sessions.tongues import Said, Tongues

Frame = Mapping[str, Any]

LAST_MINUTE_MS = 60_000
MINUTE = timedelta(minutes=1)

A_ROW = 22
"""Characters of a name that fit beside one another on the screen of a room."""

SHOWN, LEAST = 8, 3
"""Names that a screen shows beside the one that has the floor; how many more there are, it says."""


class State(StrEnum):
    """What is going on in a meeting, as whoever comes into the room sees it."""

    BEFORE = "before"
    DEBATE = "debate"
    POINT = "point-of-order"
    VOTE = "vote"
    CLOSED_LIST = "closed-list"
    SUSPENDED = "suspended"
    AFTER = "after"
    CANCELLED = "cancelled"


SETTLED: Mapping[Status, State] = {
    Status.PLANNED: State.BEFORE,
    Status.SUSPENDED: State.SUSPENDED,
    Status.ADJOURNED: State.AFTER,
    Status.CANCELLED: State.CANCELLED,
}

TO_COME = (Status.PLANNED, Status.IN_SESSION, Status.SUSPENDED)

OUTSIDE = (State.BEFORE, State.AFTER, State.CANCELLED)
"""When nobody can have the floor."""


def audience(actor: Actor | None) -> Actor | None:
    """As whom a screen before everybody reads: as any participant, or as the public; never as who opened it."""
    return Actor(Office.SYSTEM) if actor else None


def state(meeting: Meeting, frame: Frame) -> State:
    """What is going on; what interrupts the debate comes before what only colours it."""
    if settled := SETTLED.get(meeting.status):
        return settled
    if frame.get("pending"):
        return State.VOTE
    if (frame.get("now") or {}).get("kind") == "point-of-order":
        return State.POINT
    lists = frame.get("lists", ())
    return State.CLOSED_LIST if lists and all(one["state"] == "closed" for one in lists) else State.DEBATE


@dataclass(frozen=True)
class Line:
    """One name: who, for whom, with whom, and what marks it."""

    number: int | None
    who: Said
    group: Said | None
    partners: Said | None
    kind: Said | None

    @property
    def rows(self) -> float:
        """How high it stands on the screen of a room, in rows: a long name wraps, and what is beside it needs half."""
        wrapped = ceil(self.who.width / A_ROW) - 1
        return 1 + 0.8 * wrapped + 0.6 * bool(self.group or self.partners or self.kind)


@dataclass(frozen=True)
class Clock:
    """The clock of who speaks, as it stood when the page was written."""

    used: str
    limit: str
    pace: str
    words: Said | None


@dataclass(frozen=True)
class Scene:
    """A frame in words."""

    frame: Frame
    tongues: Tongues

    def say(self, key: str, **facts: Any) -> Said:
        """A sentence of the screen in each of its languages."""
        return self.tongues.each(lambda reader: written(SENTENCES[key], reader, facts))

    def count(self, key: str, n: int) -> Said:
        """A sentence about so many."""
        return self.tongues.each(lambda _reader: counted(SENTENCES[key], n))

    @property
    def now(self) -> Line | None:
        """Who has the floor."""
        given = self.frame.get("now")
        if not given:
            return None
        if given["as"] == "delegation":
            return self.line(given)
        return Line(None, self.say(given["as"]), None, None, None)

    @property
    def next(self) -> list[Line]:
        """Who is called next, as far as the audience may know."""
        return [self.line(one) for one in self.frame.get("next", ())[:SHOWN]]

    def fitting(self, rows: float) -> list[Line]:
        """Those of them for whom there are so many rows on the screen of a room, three at least."""
        shown = self.next
        heights = accumulate(line.rows for line in shown)
        return [
            line
            for place, (line, height) in enumerate(zip(shown, heights, strict=True))
            if place < LEAST or height <= rows
        ]

    def beyond(self, shown: Sequence[Line]) -> Said | None:
        """How many more there are than are shown."""
        left = self.frame.get("more", 0) + len(self.frame.get("next", ())) - len(shown)
        return self.count("more", left) if left else None

    @property
    def points(self) -> list[Line]:
        """The points of order that wait."""
        return [self.line(one) for one in self.frame.get("points", ())]

    @property
    def replies(self) -> list[Line]:
        """The rights of reply that were asked for."""
        return [self.line(one) for one in self.frame.get("replies", ())]

    @property
    def more(self) -> Said | None:
        """How many more there are, whose names are not shown here."""
        return self.beyond(self.next)

    @property
    def interrupted(self) -> Said | None:
        """Who was interrupted last, and returns."""
        codes = self.frame.get("interrupted", ())
        return self.say("returns", delegation=lambda reader: reader.name(codes[-1])) if codes else None

    @property
    def clock(self) -> Clock | None:
        """The clock of who speaks, at the instant of the frame."""
        now = self.frame.get("now")
        if not now:
            return None
        used = used_ms(now, self.frame["at"])
        limit = now.get("limit")
        key = "stopped" if now.get("since") is None else pace_of(used, limit)
        words = self.say(key) if key in ("stopped", "last-minute", "over") else None
        return Clock(minutes(used), minutes(limit) if limit else "", pace_of(used, limit), words)

    def line(self, one: Frame) -> Line:
        """One line of a frame."""
        kind = one.get("kind", "statement")
        partners = one.get("with", ())
        return Line(
            one.get("number"),
            self.tongues.each(lambda reader: reader.name(one["who"])),
            self.say("for", group=one["for"]) if one.get("for") else None,
            self.say("with", delegations=lambda reader: reader.listed(map(reader.name, partners)))
            if partners
            else None,
            self.say(kind) if kind in SENTENCES else None,
        )


def banner(meeting: Meeting, told: Scene, kind: State) -> Said | None:
    """What the room is told above everything else, if there is anything."""
    match kind:
        case State.BEFORE:
            return told.say("begins", time=lambda reader: reader.time(meeting.starts))
        case State.SUSPENDED if meeting.suspended_until:
            until = meeting.suspended_until
            return told.say("suspended-until", time=lambda reader: reader.time(until))
        case State.VOTE:
            return told.say(told.frame["pending"][0])
        case State.DEBATE:
            return None
    return told.say(kind)


def written(sentence: Promise, reader: Reader, facts: Mapping[str, Any]) -> str:
    """A sentence with its facts, some of which depend on who reads."""
    return str(sentence).format_map({name: fact(reader) if callable(fact) else fact for name, fact in facts.items()})


def counted(sentence: Any, n: int) -> str:
    """A sentence in the form that the number asks for."""
    return str(sentence.format(n, n=n))


def used_ms(now: Frame, at: int) -> int:
    """What the clock of the room shows as used at an instant: an accommodated speaker's runs more slowly."""
    since = now.get("since")
    ran: int = now.get("ran", 0) + (0 if since is None else max(0, at - since))
    return ran * 100 // int(now.get("rate", 100))


def pace_of(used: int, limit: int | None) -> str:
    """Where a speech stands against its limit."""
    if not limit or limit - used > LAST_MINUTE_MS:
        return "within"
    return "last-minute" if used <= limit else "over"


def minutes(milliseconds: int) -> str:
    """`4:50`."""
    whole, seconds = divmod(milliseconds // 1000, 60)
    return f"{whole}:{seconds:02d}"


def instant(ms: int) -> datetime:
    """An instant of a frame."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def items(known: Session, meeting: Meeting) -> str:
    """What the meeting is about: its topics as the programme calls them, or its items."""
    topics = [known.programme.topics[of].short_title for of in meeting.takes_up if of in known.programme.topics]
    return ", ".join(one[:1].upper() + one[1:] for one in topics) or ", ".join(
        known.programme.items[one].title for one in meeting.items if one in known.programme.items
    )


def about(known: Session, frame: Frame, meeting: Meeting) -> str:
    """The topic of whoever speaks, or what the meeting is about."""
    of = ListId((frame.get("now") or {}).get("of", ""))
    topic = known.programme.topics.get(of)
    return topic.short_title[:1].upper() + topic.short_title[1:] if topic else items(known, meeting)


def follows(known: Session, meeting: Meeting, at: datetime) -> Meeting | None:
    """What comes after a meeting: its follow-up, also while that is held, or else the next one that is planned."""
    of_it = [one for one in known.programme.meetings.values() if one.follows == meeting.id and one.status in TO_COME]
    planned = [one for one in known.programme.meetings.values() if one.status == Status.PLANNED and one.starts > at]
    return min(of_it or planned, key=lambda one: one.starts, default=None)


def owed_in(known: Session, meeting: Meeting) -> int:
    """How many requests a meeting that rose still owes; a figure, which anybody may see."""
    return sum(one.owed and meeting.id in one.owed_in for one in known.floor.requests.values())


def hears_them(meeting: Meeting, then: Meeting) -> bool:
    """Whether a later meeting hears whom this one did not reach."""
    return then.follows == meeting.id or not set(meeting.owed).isdisjoint(then.takes_up)
