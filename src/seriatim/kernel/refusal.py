"""A command that the rules do not allow."""

from enum import StrEnum
from typing import Any


class Refused(Exception):
    """What `decide` raises instead of events: a code, and the facts that its sentence needs.

    The rules speak in codes; the sentence that says what to do is written where words are written
    (`words.py` of each slice), once for the web, the API and the command line.
    """

    def __init__(self, code: StrEnum, **details: Any) -> None:
        super().__init__(str(code))
        self.code = code
        self.details = details

    def __repr__(self) -> str:
        return f"Refused({self.code}, {self.details})"
