"""In which words do screens speak? Each screen's sentences, in one language, with every form that a number may need.

A screen has a module here with `SENTENCES`: what its script calls a sentence, and the sentence, with its facts in
braces. What counts something stands in `ngettext_lazy("{n} delegation", "{n} delegations")`, and reaches the script in
one form for each category of plural of the language, as the Unicode Consortium names them and browsers know them.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeAlias

from django.utils import translation

Forms: TypeAlias = str | dict[str, str]
"""A sentence, or one for each category of plural."""

USUAL = {"one": 1, "other": 2}
SAMPLES: Mapping[str, Mapping[str, int]] = {
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100},
    "es": USUAL | {"many": 1_000_000},
    "fr": USUAL | {"many": 1_000_000},
    "ru": {"one": 1, "few": 2, "many": 5, "other": 5},
    "zh": {"other": 2},
}
"""A number of each category; what a fraction needs is not asked for, since only whole things are counted."""

ALWAYS = "live"
"""The sentences of the modules that all screens use."""


def sentences(screens: Iterable[str], language: str | None = None) -> Mapping[str, Forms]:
    """The sentences of some screens, and of what they share, in the language that is active or in another."""
    return _sentences(tuple(dict.fromkeys((ALWAYS, *screens))), language or translation.get_language() or "en")


@lru_cache(maxsize=128)
def _sentences(screens: tuple[str, ...], language: str) -> Mapping[str, Forms]:
    samples = SAMPLES.get(language.partition("-")[0], USUAL)
    modules = [import_module(f"{__name__}.{screen}") for screen in screens]
    with translation.override(language):
        return {key: forms(sentence, samples) for module in modules for key, sentence in module.SENTENCES.items()}


def forms(sentence: Any, samples: Mapping[str, int]) -> Forms:
    """A sentence as a script gets it; one that counts something has no text before it has a number."""
    if written := str(sentence):
        return written
    _, (translate, _, _, singular_and_plural) = sentence.__reduce__()  # `sentence % n` notes the number for all threads
    return {category: translate(**singular_and_plural, number=number) for category, number in samples.items()}
