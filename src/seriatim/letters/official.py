"""The names that were given for the Chair's letter in each language, from the files beside this one."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from seriatim.letters.rules.letter import FROM_THE_RIGHT
from seriatim.letters.rules.marks import as_it_is
from seriatim.letters.rules.names import NONE_GIVEN, Gender, Name, Names, Sort

YEARS = re.compile(r"\d+[-–]\d+")


@cache
def names_in(language: str) -> Names:
    """The names in a language, by its code; in English there are none to give, since the facts are in English."""
    if language == "en":
        return NONE_GIVEN
    told = tomllib.loads(files("seriatim.letters").joinpath("data", f"{language}.toml").read_text(encoding="utf-8"))
    return {
        Sort(sort): {called: _name(given, from_right=language in FROM_THE_RIGHT) for called, given in names.items()}
        for sort, names in told.items()
    }


def _name(given: Mapping[str, str], *, from_right: bool) -> Name:
    text, placed = (_isolated(words) if from_right else words for words in _both(given))
    return Name(text, placed, Gender(given.get("gender", Gender.MASCULINE)))


def _both(given: Mapping[str, str]) -> tuple[str, str]:
    return given["text"], given.get("placed", given["text"])


def _isolated(words: str) -> str:
    """From right to left, 2021-2025 would be read as 2025-2021."""
    return YEARS.sub(lambda years: as_it_is(years[0]), words)
