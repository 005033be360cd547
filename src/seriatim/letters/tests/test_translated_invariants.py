"""What holds for every letter in every language."""

import re
from dataclasses import fields, is_dataclass, replace
from string import Formatter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seriatim.letters.official import names_in
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.languages import LANGUAGES
from seriatim.letters.rules.marks import MARKS
from seriatim.letters.rules.names import Sort
from seriatim.letters.rules.outline import Say
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import NOBODY_OWED, ONE_OWED, TOWN_HALL
from seriatim.letters.tests.test_invariants import CHANGES, all_facts, value_at
from seriatim.letters.tests.told import but
from seriatim.letters.tests.translated import TRANSLATED, letter_in, own_words

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπθρστυωςχζς")
IN_ENGLISH_OR_A_CODE = {"kind", "form", "zone"}
BLEMISHES = re.compile(r"None|  |[ ] [,.;)،。，]|\( |,[,.]|،[،.]|。。|，，|，。|[{}]|\(\)|“”|«»|（）|\*{4}|\n \n")
ENGLISH = {
    language: re.compile(r"\b(?:the|of|and|to|meeting|speakers?|with|delegations?|statement)\b")
    if language in ("fr", "es")
    else re.compile("[A-Za-z]")
    for language in TRANSLATED
}
"""What no sentence in this language has: in another script any Latin letter at all."""


def in_greek(record: Any) -> Any:
    """The same facts with made-up names in letters that no language of the letters has."""
    if not is_dataclass(record) or isinstance(record, type):
        return record.translate(GREEK) if type(record) is str else record
    changed = {one.name: in_greek(getattr(record, one.name)) for one in fields(record)}
    return replace(record, **{name: value for name, value in changed.items() if name not in IN_ENGLISH_OR_A_CODE})


@pytest.mark.parametrize("language", TRANSLATED)
@given(facts=all_facts())
def test_no_letter_has_a_gap_a_double_space_or_an_english_word_outside_of_names(
    language: str, facts: LetterFacts
) -> None:
    letter = letter_in(language, in_greek(facts))
    assert BLEMISHES.search(text(letter).translate(MARKS)) is None
    assert re.search("[α-ω]", own_words(letter), re.IGNORECASE) is None
    assert ENGLISH[language].search(own_words(letter)) is None


@pytest.mark.parametrize("language", TRANSLATED)
@given(facts=all_facts())
def test_every_paragraph_is_made_of_whole_sentences_and_one_appointment_is_bold(
    language: str, facts: LetterFacts
) -> None:
    letter = letter_in(language, facts)
    assert all(paragraph[-1].text.endswith((".", "。")) for paragraph in letter.paragraphs)
    told = ("".join(run.text for run in paragraph if run.bold) for paragraph in letter.paragraphs)
    assert len([appointment for appointment in told if appointment]) == 1


@pytest.mark.parametrize("language", TRANSLATED)
@given(facts=all_facts())
def test_a_translation_has_the_paragraphs_of_the_english_letter(language: str, facts: LetterFacts) -> None:
    assert len(letter_in(language, facts).paragraphs) == len(compose(facts).paragraphs)


SAID_BY_ITS_LANGUAGE = {"body.short_name"}
"""Where the short name is given in the language, the English one is not said."""


@pytest.mark.parametrize("language", TRANSLATED)
@given(data=st.data())
def test_a_change_in_any_datum_changes_the_letter(language: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(CHANGES.keys() - SAID_BY_ITS_LANGUAGE)))
    value = data.draw(CHANGES[path])
    assume(value != value_at(TOWN_HALL, path))
    assert text(letter_in(language, but(TOWN_HALL, {path: value}))) != text(letter_in(language))


NAMED = {
    "city": "Alphaville", "organization": "Beta League", "body.name": "Gamma Forum", "body.short_name": "Delta",
    "body.chair.name": "Epsilon Zeta", "body.chair.mission": "Eta Mission", "body.chair.office": "Theta",
    "body.mandate.organ": "Iota Assembly", "body.mandate.symbol": "9/876", "body.mandate.objective": "kappa",
    "topic.title": "Lambda", "topic.agenda_item": "77 (x)", "topic.short_title": "omicron",
    "speakers.reason_for_limit": "rho", "follow_up.city": "Sigmatown", "follow_up.name": "upsilon",
    "follow_up.place": "Room Phi",
}  # fmt: skip


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_datum_is_said_as_often_as_in_english(language: str) -> None:
    facts = but(TOWN_HALL, NAMED)
    original, translated = text(compose(facts)).casefold(), text(letter_in(language, facts)).casefold()
    counted = {name: (original.count(name.casefold()), translated.count(name.casefold())) for name in NAMED.values()}
    assert {name: twice for name, twice in counted.items() if twice[0] != twice[1]} == {}


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("facts", [TOWN_HALL, ONE_OWED, NOBODY_OWED])
def test_what_nobody_has_given_is_in_english_and_marked_as_such(language: str, facts: LetterFacts) -> None:
    letter = compose(facts, LANGUAGES[language])
    assert facts.body.name in letter.left_in_english
    assert facts.topic.title in letter.left_in_english
    assert facts.body.chair.name not in letter.left_in_english
    assert letter_in(language).left_in_english == ()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_body_that_nobody_has_named_stands_in_the_quotation_marks_of_the_language(language: str) -> None:
    quotes = {"fr": "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»", "ru": "«{}»", "ar": "«{}»"}.get(language, "“{}”")
    letter = text(letter_in(language, ONE_OWED)).translate(MARKS)
    assert letter.count(quotes.format(ONE_OWED.body.name)) == 2


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_language_says_every_sentence_and_has_a_phrase_for_every_gap(language: str) -> None:
    sentences = LANGUAGES[language].sentences
    gaps = {gap for sentence in sentences.values() for _, gap, _, _ in Formatter().parse(sentence) if gap}
    assert set(sentences) == set(Say)
    assert gaps <= set(LANGUAGES[language].phrases(TOWN_HALL, names_in(language)))


def test_the_same_names_are_given_in_every_language() -> None:
    given_in = [{sort: set(names) for sort, names in names_in(language).items()} for language in TRANSLATED]
    assert all(names == given_in[0] for names in given_in)
    assert Sort.BODY in given_in[0]


def test_from_right_to_left_what_has_its_own_direction_is_isolated() -> None:
    letter = text(letter_in("ar"))
    for one in ("2021-2025", "75/240", "9/00", "Burhan Gafoor", "5"):
        assert f"\u2068{one}\u2069" in letter
    assert "\u2068" not in text(letter_in("ru"))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_marks_of_direction_that_somebody_pasted_do_not_reach_a_letter(language: str) -> None:
    facts = but(TOWN_HALL, {"topic.title": "\u2066Norms\u2068 of\u2069", "body.chair.name": "\u2069Gafoor"})
    assert "Norms of" in text(letter_in(language, facts))
    assert letter_in(language, facts).signatory[0][0].text == "Gafoor"


@pytest.mark.parametrize("language", TRANSLATED)
def test_asterisks_and_braces_in_a_name_are_just_that(language: str) -> None:
    facts = but(
        TOWN_HALL, {"topic.short_title": "{norms} **now**", "body.name": "{0} {name}", "follow_up.name": "{form}"}
    )
    letter = letter_in(language, facts)
    assert {"{norms} **now**", "{0} {name}", "{form}"} <= set(letter.left_in_english)
