"""The sentences of the screens, in every language and every form."""

from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy, ngettext_lazy

from seriatim.screens import words
from seriatim.screens.words import SAMPLES, USUAL, forms, sentences

SCREENS = sorted({path.stem for path in Path(words.__file__).parent.glob("*.py")} - {"__init__", "live"})
LANGUAGES = ["en", "fr", "es", "ru", "zh-hans", "ar"]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_says_otherwise_what_all_screens_say(screen: str) -> None:
    own = import_module(f"{words.__name__}.{screen}").SENTENCES
    assert [key for key in own if key.startswith("live.")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_every_form_of_the_language_and_everything_else_is_one_sentence(language: str) -> None:
    said = sentences(SCREENS, language)
    categories = SAMPLES.get(language.partition("-")[0], USUAL).keys()
    assert {key: form for key, form in said.items() if isinstance(form, dict) and form.keys() != categories} == {}
    assert all(said.values())


def test_sentences_are_in_the_language_of_the_page_and_in_another_where_that_is_asked_for() -> None:
    with translation.override("fr"):
        assert sentences([])["live.hidden"] == sentences([], "fr")["live.hidden"] != sentences([], "en")["live.hidden"]


def test_a_sentence_keeps_its_facts_for_the_script_to_fill_in() -> None:
    assert forms(gettext_lazy("{a} of {b} %"), USUAL) == "{a} of {b} %"
    assert forms(ngettext_lazy("{n} % of one", "{n} % of many"), USUAL) == {
        "one": "{n} % of one",
        "other": "{n} % of many",
    }
