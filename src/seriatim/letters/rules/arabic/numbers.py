"""Ordinal numbers in Arabic words: feminine as a session is, and in the genitive, in which it always stands here."""

from seriatim.letters.rules.marks import as_it_is

ONES = ("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة")
ELEVENTH = "الحادية"
"""First becomes another word before ten and the tens."""
TENS = ("العشرين", "الثلاثين", "الأربعين", "الخمسين", "الستين", "السبعين", "الثمانين", "التسعين")
LAST_IN_WORDS = 99


def ordinal(number: int) -> str:
    """`السابعة`, `الثانية عشرة`, `الحادية والعشرين`; from 100 on in figures."""
    if number > LAST_IN_WORDS:
        return as_it_is(str(number))
    if number <= len(ONES):
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    if ones == 0:
        return TENS[tens - 2]
    first = ELEVENTH if ones == 1 else ONES[ones - 1]
    return f"{first} عشرة" if tens == 1 else f"{first} و{TENS[tens - 2]}"
