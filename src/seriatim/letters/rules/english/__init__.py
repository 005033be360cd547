"""English, as the Secretariat writes it."""

from seriatim.letters.rules.english.phrases import phrases
from seriatim.letters.rules.english.sentences import SENTENCES
from seriatim.letters.rules.language import Language

ENGLISH = Language("en", SENTENCES, phrases)
