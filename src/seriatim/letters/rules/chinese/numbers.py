"""Ordinal numbers in Chinese, with the measure word of a session."""

DIGITS = "一二三四五六七八九"
LAST_IN_WORDS = 99


def ordinal(number: int) -> str:
    """`第七届`, `第十一届`, `第六十七届`; from 100 on `第112届`."""
    return f"第{number if number > LAST_IN_WORDS else _in_words(number)}届"


def _in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens - 1]}十"
    return before + (DIGITS[ones - 1] if ones else "")
