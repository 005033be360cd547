"""What does a checkpoint say? Which log, how many events, which root (c2sp.org/tlog-checkpoint)."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Self

from seriatim.journal.errors import BadProof
from seriatim.journal.log import exact


@dataclass(frozen=True)
class Checkpoint:
    """The state of a log: its origin, its size, and the root of the tree over its events."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The checkpoint of a note's text; BadProof if there is anything that this program would not write."""
        lines = text.split("\n")
        if len(lines) != 4 or lines[3] or not lines[0]:  # noqa: PLR2004 — three lines and their end
            raise BadProof("this is no checkpoint: it has an origin, a size and a root, each on a line of its own")
        root = exact.one_hash(lines[2], "the root of the checkpoint")
        return cls(lines[0], exact.number(lines[1], "the size of the checkpoint"), root)
