"""Who acts: the Chair, the secretariat, an interpreter, a delegation, or the program itself."""

import re
from dataclasses import dataclass
from enum import StrEnum

from seriatim.kernel.ids import DelegationId


class Office(StrEnum):
    """In what capacity somebody acts."""

    CHAIR = "chair"
    SECRETARIAT = "secretariat"
    INTERPRETER = "interpreter"
    DELEGATION = "delegation"
    SYSTEM = "system"


PERSON = re.compile(r"[^\s/:]+")
"""What may stand behind the slash: one word, without the marks that part an actor."""


PRESIDING = (Office.CHAIR, Office.SECRETARIAT)
"""The offices of those who preside: the Chair, and the secretariat, which works the console for the Chair."""

APPOINTED = (*PRESIDING, Office.INTERPRETER)
"""The offices to which the secretariat of a body appoints people. An interpreter reads, and decides nothing."""


@dataclass(frozen=True)
class Actor:
    """One actor, written `chair`, `secretariat/desk-2`, `delegation:KEN/amina`.

    `person` tells colleagues apart; it is a pseudonym, never a name or an address, because the
    journal keeps it for ever.
    """

    office: Office
    delegation: DelegationId | None = None
    person: str = ""

    def __str__(self) -> str:
        of = f":{self.delegation}" if self.delegation else ""
        return f"{self.office}{of}" + (f"/{self.person}" if self.person else "")

    @property
    def presides(self) -> bool:
        """True for the Chair and for the secretariat."""
        return self.office in PRESIDING

    @property
    def interprets(self) -> bool:
        """True for whoever sits in a booth."""
        return self.office == Office.INTERPRETER

    @classmethod
    def parse(cls, written: str) -> "Actor":
        """The actor that `str` wrote; ValueError says what is wrong."""
        if not written.isprintable():
            raise ValueError(f"{written!r} cannot be printed")
        who, slash, person = written.partition("/")
        office, _, delegation = who.partition(":")
        if office not in set(Office):
            known = ", ".join(Office)
            raise ValueError(f"actor {written!r} is none of {known}; write delegation:KEN for a delegation")
        if (office == Office.DELEGATION) != bool(delegation):
            raise ValueError(f"actor {written!r}: a delegation is written delegation:KEN, other offices alone")
        if slash and not PERSON.fullmatch(person):
            raise ValueError(f"actor {written!r}: a person is a word behind the slash, without / or : or spaces")
        return cls(Office(office), DelegationId(delegation) if delegation else None, person)


CHAIR = Actor(Office.CHAIR)
SECRETARIAT = Actor(Office.SECRETARIAT)
SYSTEM = Actor(Office.SYSTEM)


def delegation(code: str, person: str = "") -> Actor:
    """The actor of one delegation."""
    return Actor(Office.DELEGATION, DelegationId(code), person)
