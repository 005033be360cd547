"""How does a request for the floor go over the wire? Short, by its number and its code; what is usual is left out."""

from datetime import UTC, datetime, timedelta
from typing import Any

from seriatim.floor.rules.kinds import Kind, Level
from seriatim.floor.rules.queue import joined_to
from seriatim.floor.rules.state import Floor, Request
from seriatim.kernel.actor import Actor

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Told = dict[str, Any]
"""Part of a frame: what is null, false, empty or usual is not in it."""


def told(**facts: Any) -> Told:
    """The facts that say something."""
    return {name.rstrip("_"): fact for name, fact in facts.items() if fact or (fact == 0 and fact is not False)}


def ms(at: datetime | None) -> int | None:
    """An instant as screens know it: whole milliseconds since the epoch."""
    return (at - EPOCH) // timedelta(milliseconds=1) if at else None


def line(floor: Floor, request: Request, reader: Actor | None) -> Told:
    """One line of a list. Whether there is a text is for the desk and the booths; the text itself is for no screen."""
    return {"who": request.asked.delegation, "number": request.id} | told(
        kind=unless(Kind.STATEMENT, request.asked.kind),
        for_=request.on_behalf_of,
        with_=partners(floor, request),
        owed=bool(request.owed_in),
        level=unless(Level.OTHER, request.level),
        language=request.language,
        text=bool(request.text) and reads_ahead(reader),
    )


def partners(floor: Floor, request: Request) -> list[str]:
    """Who speaks with it: whoever joined it, and whom it named."""
    joined = (floor.requests[one].asked.delegation for one in joined_to(floor, request.id))
    return list(dict.fromkeys((*request.joint_with, *joined)))


def unless(usual: str, is_: str) -> str:
    """What it is, unless it is the usual."""
    return "" if is_ == usual else is_


def reads_ahead(reader: Actor | None) -> bool:
    """Whether the reader is told what is at hand of a speech before it is made: who presides, and interpreters."""
    return reader is not None and (reader.presides or reader.interprets)
