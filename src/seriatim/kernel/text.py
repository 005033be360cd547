"""Can a text be kept, shown and read by everybody as it was meant?

What is recorded is never changed, so a text is looked at before it is: on the web, in a line that is played, in a
table that is imported.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 60_000
"""Characters: a statement of an hour and a half. Nothing else that is typed in is nearly as long."""
LONGEST_NAME = 500
LONGEST_ID = 200
"""Characters of what stands in an address."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_REVERSING = re.compile("[\u202d\u202e]")


class Problem(StrEnum):
    """What is the matter with a text."""

    TOO_LONG = "too long"
    CONTROL = "control character"
    REVERSING = "reversing character"


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong with a text: the length that is allowed, or the character, as U+000B."""

    problem: Problem
    what: str


def fault(text: str, longest: int = LONGEST) -> Fault | None:
    """Why a text cannot be kept, or None.

    Control characters but for tab and line ends (Unicode's category Cc, and halves of characters) cannot be shown,
    and end a line of a log early. The overrides U+202D and U+202E let a name be read as another than it is
    (Unicode Technical Report 36, §2.5); the marks and isolates that Arabic and Hebrew need are kept.
    """
    if len(text) > longest:
        return Fault(Problem.TOO_LONG, f"{longest:,}")
    for problem, pattern in ((Problem.CONTROL, _CONTROL), (Problem.REVERSING, _REVERSING)):
        if found := pattern.search(text):
            return Fault(problem, f"U+{ord(found[0]):04X}")
    return None


def deeper(json: str, levels: int) -> bool:
    """Whether a text of JSON has more than so many arrays and objects within each other; what is in strings counts not.

    Parsers follow each level with a call of their own, so that a text of brackets alone would exhaust them.
    """
    level, inside, escaped = 0, False, False
    for character in json:
        if inside:
            inside = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            inside = True
        elif character in "[{":
            level += 1
            if level > levels:
                return True
        elif character in "]}":
            level -= 1
    return False
