"""Which lines does a reader see of a list, and are they the same as before?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

from seriatim.floor.rules.state import Floor, Request
from seriatim.floor.rules.visible import names
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import ListId, RequestId
from seriatim.screens.lines import line, reads_ahead


@dataclass(frozen=True)
class Pane:
    """The lines of one list that one reader sees: their numbers in order, and a mark of what each says."""

    numbers: tuple[RequestId, ...]
    marks: tuple[int, ...]

    @cached_property
    def head(self) -> str:
        """What tells one state of the pane from another; the same in every process, as the hash of whole numbers is."""
        return f"{hash(self.marks) & 0xFFFF_FFFF_FFFF:x}"


class Sheet(dict[RequestId, int]):
    """The marks of the requests of a floor for readers of one kind, made when they are first asked for."""

    def __init__(self, reader: Actor | None) -> None:
        super().__init__()
        self.reader = reader
        self.floor = Floor()
        self.panes: dict[ListId, Pane] = {}

    def turn(self, floor: Floor) -> None:
        """Go on with this floor: what was marked stays where nothing changed."""
        if floor is not self.floor:
            for one in _changed(self.floor.requests, floor.requests):
                self.pop(one, None)
            self.floor, self.panes = floor, {}

    def pane(self, of: ListId, numbers: tuple[RequestId, ...]) -> Pane:
        """A list with these numbers: the same pane for all who see the same."""
        known = self.panes.get(of)
        if known is None or known.numbers is not numbers:
            known = self.panes[of] = Pane(numbers, tuple(map(self.__getitem__, numbers)))
        return known

    def __missing__(self, number: RequestId) -> int:
        said = line(self.floor, self.floor.requests[number], self.reader)
        mark = self[number] = number << 32 | crc32(repr(said).encode())
        return mark


@dataclass
class Marks:
    """The marks of all requests, for readers who are told of texts and for those who are not; kept between frames."""

    sheets: dict[bool, Sheet] = field(default_factory=dict)

    def pane(self, floor: Floor, of: ListId, reader: Actor | None) -> Pane:
        """What a reader sees of a list."""
        ahead = reads_ahead(reader)
        sheet = self.sheets.setdefault(ahead, Sheet(reader if ahead else None))
        sheet.turn(floor)
        return sheet.pane(of, names(floor, of, reader))


def _changed(before: Mapping[RequestId, Request], now: Mapping[RequestId, Request]) -> list[RequestId]:
    """Whose lines may say something else: those of requests that changed, and of those whom they join or leave."""
    known = [(was, one) for was, one in zip(before.values(), now.values(), strict=False) if was is not one]
    leads = [lead for pair in known for one in pair if (lead := one.lead)]
    return [*(one.id for _, one in known), *leads]
