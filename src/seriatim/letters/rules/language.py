"""What a language brings to a letter.

Every language says each sentence in full, with gaps for phrases, and forms those phrases itself. A phrase
stands in one grammatical place, so a language that inflects has as many phrases of one fact as it needs
(the session in the genitive, the session after a preposition) and no word is ever put into a sentence
that was made for another.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.names import Names
from seriatim.letters.rules.outline import Say


@dataclass(frozen=True)
class Language:
    """`code` is a BCP 47 tag; `**` in a sentence begins and ends bold; `{phrase}` is a gap."""

    code: str
    sentences: Mapping[Say, str]
    phrases: Callable[[LetterFacts, Names], Mapping[str, str]]
    between_sentences: str = " "
