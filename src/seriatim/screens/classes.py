"""For whom is a frame made? Readers who see the same are one class: the desk, the booths, a delegation, the public."""

from seriatim.kernel.actor import CHAIR, Actor, Office, delegation

DESK, BOOTH, ROOM, DELEGATION, PUBLIC = "desk", "booth", "room", "delegation:", "public"
"""The screen of the room shows what all participants may see, and nobody's own."""

FIRST = (DESK, BOOTH, ROOM, DELEGATION.rstrip(":"), PUBLIC)

ANY_DELEGATION = Actor(Office.DELEGATION)
"""A participant, without requests of its own."""


def class_of(reader: Actor | None) -> str:
    """The class of a reader."""
    if reader is None:
        return PUBLIC
    if reader.presides:
        return DESK
    if reader.interprets:
        return BOOTH
    return f"{DELEGATION}{reader.delegation}" if reader.delegation else PUBLIC


def reader_in(name: str) -> Actor | None:
    """Somebody of this class."""
    if name.startswith(DELEGATION):
        return delegation(name.removeprefix(DELEGATION))
    return {DESK: CHAIR, BOOTH: Actor(Office.INTERPRETER), ROOM: Actor(Office.SYSTEM)}.get(name)


def rank(name: str) -> int:
    """Who is told first: the desk, the booths, the screen of the room, then the delegations, then the public."""
    return FIRST.index(name.partition(":")[0])


def shown_before_all(name: str, wanted: str) -> str:
    """The class of a screen that others see too: whoever opened it, it shows no more than participants may see."""
    return name if wanted not in (ROOM, PUBLIC) else PUBLIC if PUBLIC in (name, wanted) else ROOM
