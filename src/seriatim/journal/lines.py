"""The file in which streams travel: JSON Lines, a header, an event a line, and a trailer.

The header names the streams with their last versions; the trailer has the count and the RFC 6962 root of the
lines between them, so that a file that was cut short or changed is found without the journal it came from. Behind an
event may stand its confidential part (`sealed.py`), which the event's own line commits to and the root does not need.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from seriatim.journal import sealed
from seriatim.journal.codec import Row, canonical, parse
from seriatim.journal.errors import BadFile
from seriatim.journal.merkle import Frontier, leaf_hash

FORMAT = "seriatim-journal"
VERSION = 1

_CUT = "the file ends in the middle: it was written or copied only in part; export it again"
_CHANGED = "the lines are not those that were exported: one was changed, lost or moved; export again"


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    events: int
    format: str
    streams: dict[str, int]
    version: int


class _Trailer(msgspec.Struct, forbid_unknown_fields=True):
    events: int
    root: str


_read_header = msgspec.json.Decoder(_Header).decode
_read_trailer = msgspec.json.Decoder(_Trailer).decode
_read_any = msgspec.json.Decoder(dict[str, Any]).decode


def header(streams: Mapping[str, int]) -> bytes:
    """The first line, given each stream's last version."""
    return canonical(_Header(sum(streams.values()), FORMAT, dict(streams), VERSION)) + b"\n"


def trailer(tip: Frontier) -> bytes:
    """The last line, given the tree over the event lines."""
    return canonical(_Trailer(tip.size, tip.root.hex())) + b"\n"


class ExportFile:
    """An export, checked while it is read; BadFile names the line where it is wrong."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self.number = 0
        """The line that was read last."""
        self.tip = Frontier()
        self.part: sealed.Part | None = None
        self.parts: list[sealed.Part] = []
        """The confidential parts that were read so far."""
        self.withheld = 0
        """How many events were read whose confidential part is not in the file."""
        self._ahead: bytes | None = None
        self.streams = self._open(self._next())

    def rows(self) -> Iterator[Row]:
        """The events in the order of the file, without positions; `part` is the confidential part of the last."""
        versions = dict.fromkeys(self.streams, 0)
        for _ in range(sum(self.streams.values())):
            written = self._next()
            row = self._row(written)
            if row.version != versions.get(row.stream, -1) + 1:
                raise BadFile(self.number, f"{row.stream} does not go on with version {row.version}: {_CHANGED}")
            versions[row.stream] = row.version
            self.tip = self.tip.append(leaf_hash(written))
            self.part = self._part(row)
            yield row
        if versions != self.streams:
            raise BadFile(self.number, _CHANGED)
        self._close()

    def _part(self, row: Row) -> sealed.Part | None:
        """What stands behind an event of which something is confidential."""
        if not sealed.commitment(row.name, row.payload):
            return None
        written = self._next()
        if not written.startswith(sealed.LINE):
            self._ahead, self.withheld = written, self.withheld + 1
            return None
        try:
            self.parts.append(sealed.parse(written, row))
        except ValueError as error:
            raise BadFile(self.number, f"{error}: {_CHANGED}") from error
        return self.parts[-1]

    def _next(self) -> bytes:
        if self._ahead is not None:
            ahead, self._ahead = self._ahead, None
            return ahead
        self.number += 1
        written = next(self._lines, b"")
        if not written.endswith(b"\n"):
            raise BadFile(self.number, _CUT)
        return written[:-1]

    def _open(self, written: bytes) -> dict[str, int]:
        try:
            found = _read_any(written)
            if found.get("format") != FORMAT:
                raise BadFile(1, f'not an export of a journal: "format" is not {FORMAT}')
            version = found.get("version")
            if isinstance(version, int) and version > VERSION:
                raise BadFile(1, f"format {version} was written by a newer version of Seriatim: upgrade this one")
            head = _read_header(written)
        except ValueError as error:
            raise BadFile(1, f"not the header of an export ({error})") from error
        if head.events != sum(head.streams.values()) or header(head.streams) != written + b"\n":
            raise BadFile(1, f"not a header that this program wrote: {_CHANGED}")
        return head.streams

    def _row(self, written: bytes) -> Row:
        try:
            return parse(written)
        except ValueError as error:
            raise BadFile(self.number, f"{error}: {_CHANGED}") from error

    def _close(self) -> None:
        try:
            written = self._next()
            _read_trailer(written)
        except ValueError as error:
            raise BadFile(self.number, f"not the trailer of an export ({error}): {_CHANGED}") from error
        if trailer(self.tip) != written + b"\n":
            raise BadFile(self.number, _CHANGED)
        if next(self._lines, b""):
            raise BadFile(self.number + 1, f"there is something behind the trailer: {_CHANGED}")
