"""The order in which each language puts the names of delegations.

By the Unicode collation algorithm with the tailoring of the language (CLDR, through ICU): accents decide only
between names that are otherwise equal in French, ñ follows n in Spanish, ch and ll are no letters of their own.
A name is compared as a list at the United Nations writes it, word by word: Guinea, Guinea-Bissau, Guyana.

Chinese goes by pinyin, as modern Chinese dictionaries do and CLDR by default; order by strokes is the older custom,
and one word here (`co-stroke`) would bring it back. Arabic leaves the article at the beginning out of
account, as in its indexes and in the Arabic lists of recorded votes: الأرجنتين stands under alif and ra.

The tables of ICU change with its version. Where an order decides who speaks, record the order itself.
"""

from datetime import date
from functools import cache

import icu

from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.ids import DelegationId

_LOCALES = {"en": "en", "fr": "fr", "es": "es", "ru": "ru", "zh": "zh-u-co-pinyin", "ar": "ar"}
_ARABIC_ARTICLE = "ال"


def alphabetical(roster: Roster, language: str, on: date | None = None) -> tuple[DelegationId, ...]:
    """Everybody on the roster in the alphabetical order of the language, by the names of that day or the current."""
    names = {one.id: one.name(language, on) for one in roster.participants.values()}
    return tuple(sorted(names, key=lambda id_: (sort_key(names[id_], language), id_)))


def sort_key(name: str, language: str) -> bytes:
    """A key that sorts as the language sorts; keys of one language and one version of ICU may be compared."""
    if language == "ar":
        name = name.removeprefix(_ARABIC_ARTICLE)
    return bytes(_collator(language).getSortKey(name))


@cache
def _collator(language: str) -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale.forLanguageTag(_LOCALES[language]))
