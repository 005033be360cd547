"""Who follows a session as one class, and what is still to be written to them?"""

import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from seriatim.kernel.ids import SessionId
from seriatim.screens.classes import rank
from seriatim.screens.follower import Follower, nowhere
from seriatim.screens.ring import Ring
from seriatim.screens.wire import Version, beat, chunk

WITHOUT_NUMBER = sys.maxsize

Key = tuple[SessionId, str]
"""A session and a class."""


@dataclass
class Batch:
    """What goes to whoever followed when it was published, and behind which frame it comes."""

    seq: int
    data: bytes
    left: deque[Follower]


class Audience:
    """The followers of one class. What is published is written in that order; who joins meanwhile begins behind it.

    `beside` are the events that whoever begins is sent beside the frames.
    """

    def __init__(self, key: Key, version: Version, now: Callable[[], int], beside: Callable[[], list[bytes]]) -> None:
        self.session, self.name = key
        self.rank = rank(self.name)
        self.version, self.ring = version, Ring()
        self._now, self._beside = now, beside
        self.ring.begin(version.seq)
        self.followers: dict[Follower, None] = {}
        self.asked_at = 0.0
        """When somebody last wanted something of it, by the loop's clock."""
        self._batches: deque[Batch] = deque()

    @property
    def head(self) -> int:
        """The number of the newest frame."""
        return self.version.seq

    def publish(self, version: Version) -> None:
        """One more frame, for all who are there."""
        self.version = version
        self.ring.add(version)
        self._add(version.seq, version.event())

    def tell(self, event: bytes) -> None:
        """Something beside the frames, for all who are there."""
        self._add(WITHOUT_NUMBER, event)

    def join(self, follower: Follower, since: int | None) -> None:
        """From now on it gets everything; first what it has missed since a frame, or the newest one as a whole.

        Nothing is waited for between looking at the head and joining: so no frame is missed, and none comes twice.
        """
        missed = None if since is None else self.ring.since(since)
        self.followers[follower] = None
        follower.caught_up = self.catch_up
        now = self._now()
        if missed is None:
            self._enter(follower, self.version.snapshot(now))
        else:
            self._enter(follower, *(one.event_later(now) for one in missed))

    def catch_up(self, follower: Follower) -> None:
        """A connection that was full is empty again: it gets the newest frame, and none of those between."""
        if follower in self.followers:
            self._enter(follower, self.version.snapshot(self._now()))

    def leave(self, follower: Follower) -> None:
        """It gets nothing any longer."""
        self.followers.pop(follower, None)
        follower.fast = False
        follower.caught_up = nowhere

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return bool(self._batches)

    def write_some(self, most: int) -> int:
        """Write to the next few, and say how many; whoever is full, gone or further on already is passed over."""
        batch = self._batches[0]
        seq, data, left = batch.seq, batch.data, batch.left
        some = min(most, len(left))
        for _ in range(some):
            follower = left.popleft()
            if follower.fast and follower.seq < seq:
                follower.write(data)
        if not left:
            self._batches.popleft()
        return some

    def _enter(self, follower: Follower, *frames: bytes) -> None:
        follower.fast, follower.seq = True, self.version.seq
        for event in (*frames, *self._beside(), beat(self.version.seq, self._now())):
            follower.write(chunk(event))

    def _add(self, seq: int, event: bytes) -> None:
        if self.followers:
            self._batches.append(Batch(seq, chunk(event), deque(self.followers)))


def write(audiences: Iterable[Audience], most: int) -> bool:
    """Write to so many followers, class after class in the order of importance; whether there was anybody to write to.

    It is asked again at every turn who comes first: what the desk must know does not wait behind the public.
    """
    busy = sorted((one for one in audiences if one.busy), key=lambda one: one.rank)
    for audience in busy:
        while audience.busy and most > 0:
            most -= audience.write_some(most)
    return bool(busy)
