"""How does the record stand, for the foot of a page: what was signed last, when, and who witnessed it?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Standing:
    """The last checkpoint in words; `unsigned` says why nothing newer is signed, empty where all is well.

    `witnesses` is how many are asked, `witnessed` how many events the last cosigned checkpoint covers, and
    `witnessed_at` when that was: None if no witness has ever answered.
    """

    words: str
    size: int
    at: datetime
    unsigned: str = ""
    witnesses: int = 0
    witnessed: int = 0
    witnessed_at: datetime | None = None

    @property
    def unwitnessed(self) -> bool:
        """True where witnesses are asked and none has cosigned what is signed now."""
        return bool(self.witnesses) and self.witnessed < self.size
