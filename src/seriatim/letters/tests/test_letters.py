"""Whole letters, word for word."""

from pathlib import Path

import pytest

from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import LetterFacts
from seriatim.letters.rules.letter import Run
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import NOBODY_OWED, ONE_OWED, TOWN_HALL

HERE = Path(__file__).parent


def expected(name: str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def test_the_letter_of_14_march_2024_is_composed_word_for_word() -> None:
    assert text(compose(TOWN_HALL)).split() == expected("letter-2024-03-14").split()


@pytest.mark.parametrize(
    ("facts", "name"),
    [(TOWN_HALL, "letter-2024-03-14"), (ONE_OWED, "letter-one-owed"), (NOBODY_OWED, "letter-nobody-owed")],
)
def test_a_letter_is_laid_out_line_by_line(facts: LetterFacts, name: str) -> None:
    assert text(compose(facts)) == expected(name)


def test_only_the_appointment_and_the_name_of_the_chair_are_bold() -> None:
    letter = compose(TOWN_HALL)
    lines = (*letter.letterhead, *letter.paragraphs, *letter.signatory, *letter.addressees)
    assert [run.text for line in lines for run in line if run.bold] == [
        "Wednesday, 27 March 2024 at 9.00am (New York time)",
        "Burhan Gafoor",
    ]


def test_a_letter_is_data_before_it_is_text() -> None:
    letter = compose(ONE_OWED)
    assert letter.language == "en"
    assert letter.salutation == (Run("Excellency,"),)
    assert letter.signatory[:2] == ((Run("Wanjiru Achieng", bold=True),), (Run("Chair"),))
    assert letter.addressees[1] == (Run("Vienna"),)
