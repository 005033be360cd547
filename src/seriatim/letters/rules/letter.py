"""What a composed letter is: lines and paragraphs of runs, ready for plain text, a web page or a typesetter."""

from collections.abc import Iterator
from dataclasses import dataclass

FROM_THE_RIGHT = {"ar"}
"""Languages that are written from right to left."""


@dataclass(frozen=True)
class Run:
    """Words in one weight.

    `language` is named where it is not that of the letter. What is `isolated` keeps its own direction, whatever
    stands around it: a symbol, a number or a name in a letter from right to left.
    """

    text: str
    bold: bool = False
    language: str = ""
    isolated: bool = False


Line = tuple[Run, ...]
"""A line of a block, or a whole paragraph."""


@dataclass(frozen=True)
class Letter:
    """A letter in one language, block by block from top to bottom."""

    language: str
    letterhead: tuple[Line, ...]
    date: Line
    salutation: Line
    paragraphs: tuple[Line, ...]
    closing: Line
    signatory: tuple[Line, ...]
    addressees: tuple[Line, ...]

    @property
    def direction(self) -> str:
        """As HTML calls it."""
        return "rtl" if self.language in FROM_THE_RIGHT else "ltr"

    @property
    def blocks(self) -> Iterator[tuple[Line, ...]]:
        """Everything from top to bottom, lines that belong together in one block."""
        yield from (self.letterhead, (self.date,), (self.salutation,))
        yield from ((paragraph,) for paragraph in self.paragraphs)
        yield from ((self.closing,), self.signatory, self.addressees)

    @property
    def left_in_english(self) -> tuple[str, ...]:
        """The names that nobody has given in the letter's language, each once, in their order."""
        runs = (run for block in self.blocks for line in block for run in line)
        return tuple(dict.fromkeys(run.text for run in runs if run.language == "en"))
