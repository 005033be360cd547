"""How long does a text take at the interpreters' pace?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rate:
    """So many words or characters a minute; characters where a language writes no spaces."""

    count: Literal["words", "characters"]
    a_minute: float


@dataclass(frozen=True)
class Weight:
    """What a text weighs: `units` are words or characters, `seconds` what they take."""

    units: int
    count: Literal["words", "characters"]
    seconds: float


def weigh(text: str, language: str, rates: Mapping[str, Rate]) -> Weight | None:
    """The weight of a text; None without one. `rates` has a language's own, else `other`.

    A language is known by the first part of its tag: `zh-Hans` is read as `zh`. Where a text is in a language of
    spaces but written without, its characters are counted, since it has hardly a word.
    """
    rate = rates.get(language.partition("-")[0].partition("_")[0].lower(), rates["other"])
    letters = sum(one.isalnum() for one in text)
    if not letters:
        return None
    words = sum(any(letter.isalnum() for letter in one) for one in text.split())
    if rate.count == "words" and letters > LONGEST_WORDS * words and "zh" in rates:
        rate = rates["zh"]
    units = letters if rate.count == "characters" else words
    return Weight(units, rate.count, 60 * units / rate.a_minute)


LONGEST_WORDS = 25
"""Letters a word on the average that no language of spaces reaches."""
