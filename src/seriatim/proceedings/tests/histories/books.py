"""A session's books: who asked, where they stand, who speaks, what each clock counted; written with pencil.

What is asked of the books is answered here; `clerk.py` writes them.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import ListId, MeetingId, RequestId
from seriatim.proceedings.tests.histories.oracle import Slip, Table

WAYS_TO_END = {"heard", "in writing", "withdrawn", "declined", "lapsed", "carried over"}


@dataclass
class Entry:
    """One request. `ended` is the event that ended it, and how often that happened since it last stood."""

    asked: e.Inscribed
    standing: str
    slips: list[Slip]
    lead: RequestId | None = None
    ended: Recorded | None = None
    ends: int = 0
    should_have_heard: list[MeetingId] = field(default_factory=list)

    def is_on_the_list(self) -> bool:
        """Whether it waits for its turn, alone or with the one that it joined."""
        return self.standing in {"waiting", "joined"} and self.asked.kind != "point-of-order"

    def has_a_place(self) -> bool:
        """Whether it stands on the list, or speaks and could be brought back to its place there."""
        return self.is_on_the_list() or (self.standing == "speaking" and self.asked.kind != "point-of-order")


@dataclass
class Turn:
    """One speech: the pieces of time for which its clock ran, when the last one began, and what was allowed beyond."""

    request: RequestId | None
    began: datetime | None
    ran_ms: int = 0
    more: int = 0

    def stop(self, at: datetime) -> None:
        """Add the piece that ends now."""
        if self.began is not None:
            self.ran_ms += (at - self.began) // timedelta(milliseconds=1)
        self.began = None

    def used_ms(self, at: datetime) -> int:
        """All pieces, the running one until now."""
        return self.ran_ms + ((at - self.began) // timedelta(milliseconds=1) if self.began is not None else 0)


@dataclass
class Books:
    """What is written of a session. `over` are the speeches in the order in which they ended."""

    order_of_the_rules: tuple[str, ...] = ()
    entries: dict[RequestId, Entry] = field(default_factory=dict)
    tables: dict[ListId, Table] = field(default_factory=dict)
    turns: dict[int, Turn] = field(default_factory=dict)
    speaking: int | None = None
    interrupted: list[int] = field(default_factory=list)
    over: list[int] = field(default_factory=list)
    paused_clock: int | None = None
    meeting: MeetingId | None = None
    taken_up: list[ListId] = field(default_factory=list)
    heard_here: list[ListId] = field(default_factory=list)
    adjournments: int = 0
    motions: dict[int, e.MotionMade] = field(default_factory=dict)
    stopped_debates: set[ListId] = field(default_factory=set)

    def waiting(self, of: ListId) -> list[RequestId]:
        """Who waits on a list, in the order in which they will be called."""
        table = self.tables[of]
        here = {
            n: one for n, one in self.entries.items() if one.asked.list == of and one.asked.kind != "point-of-order"
        }
        table.slips = [slip for one in here.values() for slip in one.slips]
        table.heard_before = {number for number in here if self._another_was_heard_before(number)}
        return table.order({n for n, one in here.items() if one.standing == "waiting"})

    def next(self) -> RequestId | None:
        """Who is to be called next: points of order, then the lists in the order in which they were taken up."""
        for number, one in self.entries.items():
            if one.asked.kind == "point-of-order" and one.standing == "waiting":
                return number
        called = [number for of in self.taken_up for number in self.waiting(of)]
        for kinds in (("statement", "explanation"), ("reply",)):
            for one in (self.entries[number] for number in called):
                stopped = one.asked.kind == "statement" and one.asked.list in self.stopped_debates
                if one.asked.kind in kinds and one.slips[-1].absent < 2 and not stopped:
                    return one.asked.request
        return None

    def _another_was_heard_before(self, number: RequestId) -> bool:
        one = self.entries[number]
        return any(
            one.ended is None or (other.ended and other.ended.at < one.ended.at)
            for other in self.entries.values()
            if other is not one and other.asked.delegation == one.asked.delegation
            if other.standing in {"speaking", "heard"} and other.asked.kind == "statement"
        )

    def behind_the_owed(self, of: ListId) -> int:
        """The place after the last one that is owed on a list."""
        open_ = [one for one in self.entries.values() if one.asked.list == of and one.standing not in WAYS_TO_END]
        return max((1 + one.slips[-1].owed for one in open_ if one.slips[-1].owed is not None), default=0)

    def followers(self, lead: RequestId) -> list[RequestId]:
        """Who has joined the statement of another."""
        return [number for number, one in self.entries.items() if one.lead == lead and one.standing == "joined"]

    def end(self, number: RequestId, how: str, recorded: Recorded) -> None:
        """A request ends; whoever had joined it stands alone again."""
        one = self.entries[number]
        one.standing, one.lead, one.ended, one.ends = how, None, recorded, one.ends + 1
        for follower in self.followers(number):
            self.entries[follower].standing, self.entries[follower].lead = "waiting", None

    def stand_anew(self, number: RequestId, recorded: Recorded, **changes: Any) -> None:
        """A new slip for a request; the old one stays where it lies."""
        slips = self.entries[number].slips
        slips.append(Slip(**{**vars(slips[-1]), "since": recorded.version, **changes}))
