"""Ordinal numbers in Russian words, feminine as a session is; its genitive and prepositional are one form."""

ONES = (
    "первой", "второй", "третьей", "четвертой", "пятой", "шестой", "седьмой", "восьмой", "девятой", "десятой",
    "одиннадцатой", "двенадцатой", "тринадцатой", "четырнадцатой", "пятнадцатой", "шестнадцатой", "семнадцатой",
    "восемнадцатой", "девятнадцатой",
)  # fmt: skip
TENS = ("двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто")
ROUND = (
    "двадцатой", "тридцатой", "сороковой", "пятидесятой", "шестидесятой", "семидесятой", "восьмидесятой", "девяностой",
)  # fmt: skip
LAST_IN_WORDS = 99


def ordinal(number: int) -> str:
    """`седьмой`, `двадцать первой`, `сороковой`; from 100 on `112-й`."""
    if number > LAST_IN_WORDS:
        return f"{number}-й"
    if number <= len(ONES):
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens - 2]} {ONES[ones - 1]}" if ones else ROUND[tens - 2]
