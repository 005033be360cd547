"""The Chair's letter, composed from facts."""

from collections.abc import Iterator, Mapping

from seriatim.letters.rules import marks
from seriatim.letters.rules.check import check
from seriatim.letters.rules.english import ENGLISH
from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.language import Language
from seriatim.letters.rules.letter import Letter, Line, Run
from seriatim.letters.rules.names import NONE_GIVEN, Names
from seriatim.letters.rules.outline import Say, outline
from seriatim.letters.rules.tidy import tidy


def compose(facts: LetterFacts, language: Language = ENGLISH, names: Names = NONE_GIVEN) -> Letter:
    """The letter that says what is true, or Refused where it cannot be.

    The facts name things in English; `names` has what was given of them in the letter's language.
    """
    facts = tidy(facts)
    check(facts)
    phrases = language.phrases(facts, names)

    def line(*says: Say) -> Line:
        return _filled(language.between_sentences.join(language.sentences[say] for say in says), phrases)

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
    return tuple(run for at, part in parts for run in _runs(part.format_map(phrases), bold=at % 2 == 1))


def _runs(words: str, *, bold: bool) -> Iterator[Run]:
    """What is marked within a phrase becomes a run of its own."""
    for plain, mark, marked in _split(words):
        if plain:
            yield Run(plain, bold)
        if marked:
            yield Run(marked, bold, "en" if mark == marks.IN_ENGLISH else "", isolated=True)


def _split(words: str) -> Iterator[tuple[str, str, str]]:
    parts = [*marks.MARKED.split(words), "", ""]
    return zip(parts[::3], parts[1::3], parts[2::3], strict=True)
