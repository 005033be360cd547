"""A letter as plain text, for a terminal, a mail or a comparison."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from seriatim.letters.rules import marks
from seriatim.letters.rules.letter import Letter, Line, Run


def text(letter: Letter) -> str:
    """Blocks with a blank line between them, one line for each line or paragraph, **bold** as marked here.

    From right to left, what is isolated stands between the marks that Unicode has for it.
    """
    from_right = letter.direction == "rtl"
    blocks = ("\n".join(_marked(line, from_right=from_right) for line in block) for block in letter.blocks)
    return "\n\n".join(blocks) + "\n"


def _marked(line: Line, *, from_right: bool) -> str:
    """Runs of one weight that follow each other stand between one pair of asterisks."""
    weights = ((bold, "".join(_written(run, from_right=from_right) for run in runs)) for bold, runs in _by_weight(line))
    return "".join(f"**{words}**" if bold else words for bold, words in weights)


def _by_weight(line: Line) -> Iterator[tuple[bool, Iterator[Run]]]:
    return groupby(line, key=attrgetter("bold"))


def _written(run: Run, *, from_right: bool) -> str:
    return marks.as_it_is(run.text) if from_right and run.isolated else run.text
