"""What things are officially called in the language of a letter, where somebody has said so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What is named; each sort stands in one place of a sentence, in the form that this place asks for."""

    ORGANIZATION = "organization"
    ORGAN = "organ"
    CITY = "city"
    MISSION = "mission"
    OFFICE = "office"
    BODY = "body"
    SHORT_NAME = "short-name"
    """Of a body, found by its full name: two bodies may be called the Committee."""
    TITLE = "title"
    SHORT_TITLE = "short-title"
    OBJECTIVE = "objective"
    REASON = "reason"
    MEETING = "meeting"
    PLACE = "place"


class Gender(StrEnum):
    """The gender of a body's name, with which "established" agrees."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


@dataclass(frozen=True)
class Name:
    """`text` stands alone; `placed` is ready for the sentence: *du Groupe de travail*, *по нью-йоркскому времени*."""

    text: str
    placed: str = ""
    gender: Gender = Gender.MASCULINE


Names = Mapping[Sort, Mapping[str, Name]]
"""The names in one language, by what each is called in English, as the journal has it."""

NONE_GIVEN: Names = {}
