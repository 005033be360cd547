"""Letters in each language, with the names that are given for it."""

from collections.abc import Mapping
from typing import Any

from seriatim.letters.official import names_in
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.languages import LANGUAGES
from seriatim.letters.rules.letter import Letter
from seriatim.letters.rules.marks import MARKS
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import TOWN_HALL
from seriatim.letters.tests.told import but

TRANSLATED = sorted(LANGUAGES.keys() - {"en"})


def letter_in(language: str, facts: LetterFacts = TOWN_HALL) -> Letter:
    return compose(facts, LANGUAGES[language], names_in(language))


def said(language: str, changes: Mapping[str, Any], facts: LetterFacts = TOWN_HALL) -> str:
    """The letter as it is read, without the marks of direction, in the way of `told`."""
    return text(letter_in(language, but(facts, changes))).translate(MARKS)


def own_words(letter: Letter) -> str:
    """All that is said in the letter's language: without names that stand in English, numbers and symbols."""
    runs = (run for block in letter.blocks for line in block for run in line)
    return " ".join(run.text for run in runs if not run.isolated)
