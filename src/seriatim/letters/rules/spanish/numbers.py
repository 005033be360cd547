"""Ordinal numbers in Spanish words, masculine and before a noun, as they stand with *período de sesiones*."""

ONES = ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno")
TEENS = (
    "décimo", "undécimo", "duodécimo", "decimotercer", "decimocuarto", "decimoquinto", "decimosexto",
    "decimoséptimo", "decimoctavo", "decimonoveno",
)  # fmt: skip
TENS = (
    "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo", "octogésimo", "nonagésimo",
)  # fmt: skip
LAST_IN_WORDS = 99


def ordinal(number: int) -> str:
    """`primer`, `duodécimo`, `septuagésimo quinto`; from 100 on `112º`."""
    if number > LAST_IN_WORDS:
        return f"{number}º"
    tens, ones = divmod(number, 10)
    if tens == 0:
        return ONES[ones - 1]
    if tens == 1:
        return TEENS[ones]
    return f"{TENS[tens - 2]} {ONES[ones - 1]}" if ones else TENS[tens - 2]
