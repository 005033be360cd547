"""Ordinal numbers in French words, feminine as a session is."""

ONES = (
    "unième", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
    "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième", "dix-septième",
    "dix-huitième", "dix-neuvième",
)  # fmt: skip
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
ROUND = {20: "vingtième", 30: "trentième", 40: "quarantième", 50: "cinquantième", 60: "soixantième"}
ROUND |= {80: "quatre-vingtième"}
LAST_IN_WORDS = 99
FIRST_BY_TWENTIES = 60


def ordinal(number: int) -> str:
    """`première`, `vingt et unième`, `soixante et onzième`, `quatre-vingt-unième`; from 100 on `112e`."""
    if number > LAST_IN_WORDS:
        return f"{number}e"
    if number == 1:
        return "première"
    if number <= len(ONES):
        return ONES[number - 1]
    tens = number // 20 * 20 if number >= FIRST_BY_TWENTIES else number // 10 * 10
    ones = number - tens
    if ones == 0:
        return ROUND[tens]
    joined = " et " if ones in (1, 11) and tens != 80 else "-"  # noqa: PLR2004 — soixante et onze, quatre-vingt-onze
    return f"{TENS[tens]}{joined}{ONES[ones - 1]}"
