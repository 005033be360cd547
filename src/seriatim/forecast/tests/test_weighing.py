import pytest

from seriatim.forecast.field import paces
from seriatim.forecast.rules.weighing import weigh


def seconds(text: str, language: str) -> float:
    found = weigh(text, language, paces())
    assert found
    return found.seconds


def test_a_hundred_and_twenty_words_take_a_minute() -> None:
    assert seconds("Chair, " * 120, "en") == 60


def test_marks_of_punctuation_are_no_words() -> None:
    assert seconds("Thank you – Chair .", "en") == pytest.approx(1.5)


def test_chinese_is_counted_in_characters() -> None:
    assert seconds("谢谢主席先生。" * 100, "zh-Hans") == pytest.approx(600 / 200 * 60)


def test_arabic_has_a_pace_of_its_own() -> None:
    assert seconds("شكرا السيد الرئيس " * 40, "ar") == pytest.approx(120 / 100 * 60)


def test_a_language_without_a_pace_of_its_own_is_read_like_most() -> None:
    assert seconds("Vielen Dank", "de") == 1


def test_a_text_of_another_script_than_its_language_is_not_one_long_word() -> None:
    assert seconds("谢谢主席先生" * 100, "en") == pytest.approx(600 / 200 * 60)


def test_no_text_has_no_weight() -> None:
    assert weigh("  \n … ", "en", paces()) is None
