"""Ordinal numbers in English words."""

ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LAST_IN_WORDS = 99


def ordinal(number: int) -> str:
    """`seventh`, `twenty-first`, `eightieth`; from 100 on in figures, `112th`, as the Secretariat writes them."""
    if number > LAST_IN_WORDS:
        return f"{number}{_ending(number)}"
    if number <= len(ONES):
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    if ones == 0:
        return TENS[tens - 2].removesuffix("y") + "ieth"
    return f"{TENS[tens - 2]}-{ONES[ones - 1]}"


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
