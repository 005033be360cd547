"""When two spellings are the same, or one typing slip apart."""

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans("ىة", "يه")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def exact(text: str) -> str:
    """The text without what nobody means by it: case, doubled spaces, the shape of the apostrophe."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split()).casefold()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The letters alone: no case, accents, vowel signs or punctuation, and one kind of ya and ta in Arabic."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", plain.translate(_ARABIC)).strip()


@lru_cache(maxsize=8192)
def forms(text: str) -> tuple[str, ...]:
    """The folded text and, in Arabic, the same without articles, which people leave out."""
    plain = folded(text)
    bare = _ARABIC_ARTICLE.sub("", plain)
    return (plain,) if bare == plain else (plain, bare)


def one_slip_apart(typed: str, meant: str) -> bool:
    """True for equal texts, and for a letter left out, put in, mistaken, or exchanged with its neighbour.

    Damerau's four slips, which he found to be four fifths of all misspellings (1964): cut what both texts share at
    the start and at the end, and look at what is left.
    """
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    typed, meant = typed[start:], meant[start:]
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    exchanged = len(typed) == len(meant) == 2 and typed == meant[::-1]  # noqa: PLR2004 — a pair
    return exchanged or max(len(typed), len(meant)) <= 1
