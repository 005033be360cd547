"""What happened: events whose names never change, and the envelope that the journal puts round them."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from seriatim.kernel.actor import Actor

P = ParamSpec("P")
T = TypeVar("T")

EVENT_TYPES: dict[str, type] = {}
"""Every event's type under its journal name, filled by `event`."""

EVENT_NAMES: dict[type, str] = {}
"""The inverse of EVENT_TYPES."""

CONFIDENTIAL: dict[str, dict[str, Any]] = {}
"""Of the events that have any, their confidential fields, and what each reads as where it is not to be had."""


def event(name: str, confidential: tuple[str, ...] = ()) -> Callable[[type[T]], type[T]]:
    """Register a frozen dataclass under the name that journals keep for ever, `floor.FloorGiven`.

    The name is written out, never taken from the module's path: moving a file must not make an old
    journal unreadable. A `confidential` field is kept apart from the others, so that it can be withheld or erased
    without breaking a proof; it then reads as its default, which it must have.
    """

    def register(kind: type[T]) -> type[T]:
        if name in EVENT_TYPES:
            raise ValueError(f"two events are named {name}")
        EVENT_TYPES[name] = kind
        EVENT_NAMES[kind] = name
        if confidential:
            CONFIDENTIAL[name] = _defaults(name, kind, confidential)
        return kind

    return register


def _defaults(name: str, kind: Any, confidential: tuple[str, ...]) -> dict[str, Any]:
    known = {one.name: one.default for one in fields(kind)}
    for field in confidential:
        if known.get(field, MISSING) is MISSING:
            raise ValueError(f"{name}.{field} is confidential: give it a default, as which it reads when it is erased")
    return {field: known[field] for field in confidential}


@dataclass(frozen=True)
class Recorded:
    """One event as it stands in its stream.

    `version` counts from 1 within the stream; `at` is an aware instant in UTC; `correlation` is
    shared by all events of one command.
    """

    event: Any
    version: int
    at: datetime
    actor: Actor
    correlation: str


_blank, _fill = object.__new__, object.__setattr__

if TYPE_CHECKING:
    from dataclasses import replace

    changed = replace
else:

    def changed(record: Any, **changes: Any) -> Any:
        """`dataclasses.replace` for frozen records without slots.

        A fold makes a few records for each event and does little else. The constructor of a frozen dataclass sets its
        fields one by one past its own lock; here, and in `made`, they are laid in at once, four times as fast.
        """
        new = _blank(type(record))
        _fill(new, "__dict__", record.__dict__ | changes)
        return new


def made(kind: Callable[P, T], /, *unnamed: P.args, **fields: P.kwargs) -> T:
    """`kind(**fields)` for frozen records without slots; a field that is left out has its plain default."""
    if unnamed:
        raise TypeError("every field is named")
    new = _blank(cast("type[T]", kind))
    _fill(new, "__dict__", fields)
    return new
