"""Articles, prepositions and short names in English."""

import re

VOWEL_SOUND = re.compile(
    r"(?!eu|once|one\b|unani|uni[^mn]|us[eu]|util)[aeiou]"  # an informal; but a one-day, a unanimous, a useful
    r"|heir|hones|hono|hour",  # an honorary, an hour-long
    re.IGNORECASE,
)
SPELT_OUT = re.compile(r"[A-Z]{2}")
LETTERS_THAT_SOUND_OF_A_VOWEL = "AEFHILMNORSX"
KIND_OF_BODY = re.compile(
    r"\b(Working Group|Assembly|Board|Commission|Committee|Conference|Council|Forum|Group|Panel)\b"
)
INDOORS = re.compile(r"room|chamber|hall\b", re.IGNORECASE)
SHORTEST_SPOKEN_ACRONYM = 5


def with_article(words: str) -> str:
    """`a virtual meeting`, `an informal meeting`, `an “open house” meeting`, `an NGO meeting`."""
    spoken = words.lstrip("“‘\"'")
    if SPELT_OUT.match(spoken):
        vowel = spoken[0] in LETTERS_THAT_SOUND_OF_A_VOWEL
    else:
        vowel = VOWEL_SOUND.match(spoken) is not None
    return f"{'an' if vowel else 'a'} {words}"


def the(name: str) -> str:
    """`the Committee`, whether or not the name was typed with its article."""
    return "the " + re.sub("^the ", "", name, flags=re.IGNORECASE)


def in_or_at(place: str) -> str:
    """`in Conference Room 4`, `at United Nations Headquarters`."""
    return f"{'in' if INDOORS.search(place) else 'at'} {place}"


def quoted(words: str) -> str:
    """`“town hall”`; quotation marks inside become single ones."""
    return f"“{words.translate(str.maketrans('“”', '‘’'))}”"


def introduced(name: str, short_name: str) -> str:
    """A body at its first mention: `the … Working Group … (OEWG)`, `the … Committee … (“the Ad Hoc Committee”)`."""
    if not short_name:
        return the(name)
    return f"{the(name)} ({short_name if _is_acronym(short_name) else quoted(the(short_name))})"


def afterwards(name: str, short_name: str) -> str:
    """A body at each later mention: `the OEWG`, `COPUOS`, `the Ad Hoc Committee`; without one, by its kind."""
    if _is_acronym(short_name) and _is_spoken_as_a_word(short_name):
        return short_name
    kind = KIND_OF_BODY.search(name)
    return the(short_name or (kind[0] if kind else name))


def _is_acronym(short_name: str) -> bool:
    return short_name.isupper() and " " not in short_name


def _is_spoken_as_a_word(acronym: str) -> bool:
    """COPUOS, UNCITRAL, ECOSOC take no article; OEWG, PGA, UNFCCC do."""
    return len(acronym) >= SHORTEST_SPOKEN_ACRONYM and len(re.findall("[AEIOU]", acronym)) > 1
