"""How something is added to the journal: one pen, one transaction, everything or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from seriatim.journal import remembered, sealed, stored
from seriatim.journal.codec import (
    COLUMNS,
    Row,
    canonical,
    check_envelope,
    check_label,
    decode,
    encode,
    instant,
    line,
    plain,
    who,
)
from seriatim.journal.door import Conflict, Door
from seriatim.journal.errors import KeyReused, VersionConflict
from seriatim.journal.merkle import Frontier, leaf_hash
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded

EVENT = f"INSERT INTO event ({COLUMNS}, leaf, node) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
COMMAND = "INSERT INTO command (key, stream, digest, answer, first, last) VALUES (?, ?, ?, ?, ?, ?)"
ANSWER = "SELECT digest, answer, last FROM command WHERE key = ?"


class Pen:
    """What `Journal.writing` hands out while it holds the locks of the streams."""

    def __init__(self, door: Door, tip: Frontier, streams: Sequence[str], dice: sealed.Dice) -> None:
        self.tip = tip
        """The tree's frontier with what this pen has added."""
        self._door = door
        self._streams = streams
        self._dice = dice
        self._before: int | None = None

    def answered(self, key: str, digest: bytes) -> dict[str, Any] | None:
        """The first answer to this idempotency key, None if it is new; KeyReused if it was another command's."""
        check_label("key", key)
        for first, answer, last in self._door.rows(ANSWER, (key,)):
            if first != digest:
                raise KeyReused(key)
            return remembered.read(key, answer, last)
        return None

    def read(self, stream: str, after: int = 0) -> list[Recorded]:
        """The stream's events above a version, as they stand under the lock."""
        return stored.read(self._door, stream, after)

    def version(self, stream: str) -> int:
        """The version of the stream's last event, 0 if it has none."""
        return stored.version(self._door, stream)

    def append(
        self, stream: str, expected: int, events: Iterable[Any], occasion: Occasion, correlation: str
    ) -> tuple[Recorded, ...]:
        """Add events to a stream that stands at version `expected`; VersionConflict if it does not."""
        self._check_held(stream)
        actual = self.version(stream)
        if actual != expected:
            raise VersionConflict(stream, expected, actual)
        at, actor = instant(occasion.at), who(occasion.actor)
        rows = []
        for version, event in enumerate(events, expected + 1):
            name, payload = encode(event)
            rows.append(Row(0, stream, version, name, at, actor, correlation, payload))
            check_envelope(rows[-1])
        divided = [sealed.seal(row, self._dice) for row in rows]
        try:
            self.copy((row for row, _ in divided), (part for _, part in divided if part))
        except Conflict as conflict:
            raise VersionConflict(stream, expected) from conflict
        return tuple(map(decode, rows))

    def copy(self, rows: Iterable[Row], parts: Iterable[sealed.Part] = ()) -> None:
        """Add events as they stand in another journal: everything but their positions is kept.

        Their confidential parts are asked for when the last row has been taken.
        """
        if self._before is None:
            self._door.turn()
            self.tip = stored.frontier(self._door, self.tip)
            self._before = self.tip.size
        self._door.insert(EVENT, self._placed(rows))
        sealed.insert(self._door, parts)

    def erase(self, stream: str, version: int) -> None:
        """Remove an event's confidential part; the tables refuse it unless the erasure is recorded before."""
        self._check_held(stream)
        self._door.insert(sealed.ERASE, [(stream, version)])

    def remember(self, key: str, digest: bytes, answer: dict[str, Any]) -> None:
        """Keep the answer to a command with what it did: a repeated key will be given it again."""
        check_label("key", key)
        before, after = self._before, self.tip.size
        first, last = (None, None) if before is None or before == after else (before + 1, after)
        written = canonical(answer)
        plain(written)
        try:
            self._door.insert(COMMAND, [(key, self._streams[0], digest, written.decode(), first, last)])
        except Conflict as conflict:
            raise KeyReused(key) from conflict

    def _placed(self, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            self._check_held(row.stream)
            leaf = leaf_hash(line(row))
            self.tip = self.tip.append(leaf)
            yield (self.tip.size, *row[1:], leaf, self.tip.peaks[-1])

    def _check_held(self, stream: str) -> None:
        if stream not in self._streams:
            raise ValueError(f"this pen does not hold the lock of {stream}: name it in writing(…)")
