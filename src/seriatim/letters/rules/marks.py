"""Words within a phrase that are not of the letter's language, until they are runs of their own.

The marks are those of Unicode for isolates. They come from here alone: `tidy` takes them out of what people paste.
"""

import re

IN_ENGLISH, AS_IT_IS, END = "\u2066", "\u2068", "\u2069"
MARKED = re.compile(f"([{IN_ENGLISH}{AS_IT_IS}])([^{END}]*){END}")
MARKS = str.maketrans("", "", "\u2066\u2067\u2068\u2069")


def english(words: str) -> str:
    """Words that nobody has given in the letter's language."""
    return f"{IN_ENGLISH}{words}{END}"


def as_it_is(words: str) -> str:
    """A number, a symbol, somebody's name: the same in every language, and with a direction of its own."""
    return f"{AS_IT_IS}{words}{END}"
