"""The file in which streams travel: JSON Lines, a header, an event a line, and a trailer.

The header names the streams with their last versions; the trailer has the count and the RFC 6962 root of the
lines between them, so that a file that was cut short or changed is found without the journal it came from.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

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
        self.streams = self._open(self._next())

    def rows(self) -> Iterator[Row]:
        """The events in the order of the file, without positions."""
        versions = dict.fromkeys(self.streams, 0)
        for _ in range(sum(self.streams.values())):
            written = self._next()
            row = self._row(written)
            if row.version != versions.get(row.stream, -1) + 1:
                raise BadFile(self.number, f"{row.stream} does not go on with version {row.version}: {_CHANGED}")
            versions[row.stream] = row.version
            self.tip = self.tip.append(leaf_hash(written))
            yield row
        if versions != self.streams:
            raise BadFile(self.number, _CHANGED)
        self._close()

    def _next(self) -> bytes:
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
        except msgspec.DecodeError as error:
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
            found = _read_trailer(self._next())
        except msgspec.DecodeError as error:
            raise BadFile(self.number, f"not the trailer of an export ({error}): {_CHANGED}") from error
        if (found.events, found.root) != (self.tip.size, self.tip.root.hex()):
            raise BadFile(self.number, _CHANGED)
        if next(self._lines, b""):
            raise BadFile(self.number + 1, f"there is something behind the trailer: {_CHANGED}")
