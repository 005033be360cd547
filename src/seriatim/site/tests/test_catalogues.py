"""Is everything translated, with the same facts and marks in it, and does the program read what stands in the files?"""

import os
import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from django.conf import settings
from django.utils.translation import to_locale

from seriatim.site.catalogues import mo, po

LANGUAGES = [to_locale(code) for code, _ in settings.LANGUAGES if code != "en"]

FORMS = {"fr": 2, "es": 2, "ru": 3, "zh_Hans": 1, "ar": 6}

PERCENT = re.compile(r"%\(\w+\)[a-z]")
TAGS = re.compile(r"</?[a-z][^>]*>")


def file(language: str) -> Path:
    return mo.LOCALE / language / "LC_MESSAGES" / "django.po"


def sentences(language: str) -> list[po.Message]:
    return po.read(file(language))[1:]


def facts(text: str) -> tuple[set[str], set[str]]:
    """The facts that a sentence has room for: `%(name)s` in a template's, `{name}` in a module's."""
    rest = PERCENT.sub("", text)
    return set(PERCENT.findall(text)), {name for _, name, _, _ in Formatter().parse(rest) if name is not None}


def test_there_is_a_file_for_every_language_of_the_interface_but_english() -> None:
    assert {one.name for one in mo.LOCALE.iterdir() if one.is_dir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_none_is_a_guess(language: str) -> None:
    known = sentences(language)
    assert [one.id for one in known if not all(one.translations) or one.fuzzy] == []
    assert len({one.key for one in known}) == len(known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_plural_forms(language: str) -> None:
    header = po.read(file(language))[0]
    assert po.plurals(header) == FORMS[language]
    counted = [one for one in sentences(language) if one.plural is not None]
    assert {len(one.translations) for one in counted} == {FORMS[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_room_for_the_facts_of_its_sentence_and_for_no_others(language: str) -> None:
    for one in sentences(language):
        allowed = [facts(one.id), facts(one.plural or one.id)]
        for translation in one.translations:
            assert facts(translation) in allowed, f"{one.id!r} became {translation!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_marks_and_the_lines_of_its_sentence(language: str) -> None:
    for one in sentences(language):
        for translation in one.translations:
            assert sorted(TAGS.findall(translation)) == sorted(TAGS.findall(one.id)), translation
            assert translation.count("\n") == one.id.count("\n"), translation
            assert translation == translation.strip(), translation


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_says_that_nobody_has_reviewed_it_yet(language: str) -> None:
    assert "X-Reviewed: no\n" in po.read(file(language))[0].translations[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_written_as_it_was_read(language: str) -> None:
    assert po.write(po.read(file(language))) == file(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_says_what_the_file_says(language: str) -> None:
    """To Python's own `gettext`, which is what Django reads it with."""
    catalogue = GNUTranslations(BytesIO(mo.compiled(po.read(file(language)))))
    for one in sentences(language):
        if one.plural is not None:
            said = {catalogue.ngettext(one.id, one.plural, number) for number in (*range(120), 1000, 1_000_000)}
            assert said == set(one.translations)
        elif one.context is not None:
            assert catalogue.pgettext(one.context, one.id) == one.translations[0]
        else:
            assert catalogue.gettext(one.id) == one.translations[0]


HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


def test_a_corrected_translation_is_compiled_anew_and_another_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(HEAD + '\nmsgid "floor"\nmsgstr "plancher"\n', encoding="utf-8")
    target = source.with_suffix(".mo")
    assert mo.make(tmp_path) == [target]
    assert mo.make(tmp_path) == []
    source.write_text(HEAD + '\nmsgid "floor"\nmsgstr "parole"\n', encoding="utf-8")
    os.utime(source, ns=(1, 1))  # older than what was compiled, as after a return to an earlier state of the files
    assert mo.make(tmp_path) == [target]
    assert GNUTranslations(BytesIO(target.read_bytes())).gettext("floor") == "parole"
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_guess_and_what_is_not_translated_are_said_in_english() -> None:
    text = HEAD + '\n#, fuzzy\nmsgid "heard"\nmsgstr "vu"\n\nmsgctxt "verb"\nmsgid "open"\nmsgstr ""\n'
    catalogue = GNUTranslations(BytesIO(mo.compiled([*po.parse(text.splitlines())])))
    assert (catalogue.gettext("heard"), catalogue.pgettext("verb", "open")) == ("heard", "open")


def test_contexts_quotation_marks_and_line_ends_are_read_and_written() -> None:
    text = 'msgctxt "noun"\nmsgid "a \\"b\\"\\\\"\nmsgstr ""\n"one\\n"\n"two\\t"\n'
    assert po.write(po.parse(text.splitlines())) == text
    message = next(po.parse(text.splitlines()))
    assert (message.context, message.id, message.translations) == ("noun", 'a "b"\\', ("one\ntwo\t",))


def test_a_damaged_file_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="there:2"):
        list(po.parse(['msgid "a"', "msgstr a"], "there"))


def test_new_sentences_are_added_without_losing_a_translation_and_without_a_guess() -> None:
    known = [*po.parse((HEAD + '\nmsgid "a"\nmsgstr "A"\n\nmsgid "gone"\nmsgstr "G"\n').splitlines())]
    said = [po.Message("a", comments=("#: here",)), po.Message("{n} b", "{n} bs")]
    header, one, two = po.merged(said, known)
    assert header == known[0]
    assert (one.translations, one.comments, two.translations) == (("A",), ("#: here",), ("", ""))
