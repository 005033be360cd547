"""In which languages is a letter composed? The six official ones, by the code that addresses and commands use."""

from collections.abc import Mapping

from seriatim.letters.rules.arabic import ARABIC
from seriatim.letters.rules.chinese import CHINESE
from seriatim.letters.rules.english import ENGLISH
from seriatim.letters.rules.french import FRENCH
from seriatim.letters.rules.language import Language
from seriatim.letters.rules.russian import RUSSIAN
from seriatim.letters.rules.spanish import SPANISH

LANGUAGES: Mapping[str, Language] = {
    "ar": ARABIC,
    "zh": CHINESE,
    "en": ENGLISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "es": SPANISH,
}
"""In the order in which the United Nations lists them, that of their English names."""

REVIEWED = {"en"}
"""Whose wording is that of a letter that was sent; every other is a translation that nobody has reviewed."""
