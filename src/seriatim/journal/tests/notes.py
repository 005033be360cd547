"""Two small events for the journal's own tests, and what writes them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from seriatim.journal import Journal, Pen
from seriatim.kernel.actor import Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded, event
from seriatim.kernel.ids import DelegationId

OEWG = "session:oewg-7"
BODY = "body:oewg"
AT = datetime(2024, 3, 8, 20, 15, 0, 123456, tzinfo=UTC)
KENYA = delegation("KEN", "amina")


@event("test.Noted")
@dataclass(frozen=True)
class Noted:
    """Somebody noted something."""

    text: str
    number: int = 0


@event("test.Called")
@dataclass(frozen=True)
class Called:
    """Delegations were called."""

    delegations: tuple[DelegationId, ...]
    at: datetime
    seconds: dict[str, int]


@event("test.Whispered", confidential=("text", "minutes"))
@dataclass(frozen=True)
class Whispered:
    """Somebody noted something for few."""

    number: int
    text: str = ""
    minutes: int = 3


def occasion(actor: Actor = KENYA) -> Occasion:
    """The last afternoon of the seventh session."""
    return Occasion(actor, AT)


def note(pen: Pen, stream: str, *texts: str) -> tuple[Recorded, ...]:
    """Append at the stream's end."""
    noted = [Noted(text) for text in texts]
    return pen.append(stream, pen.version(stream), noted, occasion(), "c-1")


def noted(journal: Journal, stream: str = OEWG, *texts: str) -> tuple[Recorded, ...]:
    """The same in a transaction of its own."""
    with journal.writing(stream) as pen:
        return note(pen, stream, *texts)


def whispered(journal: Journal, text: str = "the visa of the ambassador", stream: str = OEWG) -> Recorded:
    """Something confidential, in a transaction of its own."""
    with journal.writing(stream) as pen:
        version = pen.version(stream)
        return pen.append(stream, version, [Whispered(version + 1, text, 7)], occasion(), "c-2")[0]


def texts(recorded: list[Recorded]) -> list[str]:
    """What was noted, in order."""
    return [one.event.text for one in recorded]
