"""The Chair's letter, composed from facts."""

from collections.abc import Mapping

from seriatim.letters.rules.check import check
from seriatim.letters.rules.english import ENGLISH
from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.language import Language
from seriatim.letters.rules.letter import Letter, Line, Run
from seriatim.letters.rules.outline import Say, outline
from seriatim.letters.rules.tidy import tidy


def compose(facts: LetterFacts, language: Language = ENGLISH) -> Letter:
    """The letter that says what is true, or Refused where it cannot be."""
    facts = tidy(facts)
    check(facts)
    phrases = language.phrases(facts)

    def line(*says: Say) -> Line:
        return _filled(" ".join(language.sentences[say] for say in says), phrases)

    return Letter(
        language=language.code,
        letterhead=(line(Say.LETTERHEAD_MISSION), line(Say.LETTERHEAD_SEAT)),
        date=line(Say.DATE),
        salutation=line(Say.SALUTATION),
        paragraphs=tuple(line(*says) for says in outline(facts)),
        closing=line(Say.CLOSING),
        signatory=(line(Say.SIGNED_NAME), line(Say.SIGNED_OFFICE), line(Say.SIGNED_BODY)),
        addressees=(line(Say.ADDRESSED_TO), line(Say.ADDRESSED_AT)),
    )


def _filled(sentences: str, phrases: Mapping[str, str]) -> Line:
    """Runs of alternating weight. The marks are read before the gaps are filled: asterisks in a name are just that."""
    parts = enumerate(sentences.split("**"))
    return tuple(Run(part.format_map(phrases), bold=at % 2 == 1) for at, part in parts if part)
