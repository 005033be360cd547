"""What a composed letter is: lines and paragraphs of runs, ready for plain text, a web page or a typesetter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Words in one weight."""

    text: str
    bold: bool = False


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
