"""Which events are of these streams, by this actor, of these kinds, in this time, with this text? The latest first.

One query, whatever is asked and however long the journal is; who may ask is not the journal's affair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from seriatim.journal import codec
from seriatim.journal.codec import COLUMNS, canonical

LAST_POSITION = 2**63 - 1

Condition = tuple[str, list[object]]
"""SQL and the values that are bound in it."""


@dataclass(frozen=True)
class Concerning:
    """Events by an actor or any of its people, and beside them those of some kinds whose payload has one of these."""

    actor: str
    names: tuple[str, ...]
    payloads: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What is asked for: `after` and `before` are positions, `since` and `until` instants; what is empty is not asked.

    With an actor are meant its people too: `delegation:KEN` finds `delegation:KEN/p-…`. One of the `texts` must stand
    somewhere in an event, in large or small letters; each is a part of a word or of several. Or one of the `values`
    must, each as the whole of a field. What is confidential is never searched, and read of the events in `opened` only.
    """

    streams: tuple[str, ...]
    names: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    texts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    concerning: Concerning | None = None
    opened: tuple[str, ...] = ()
    after: int = 0
    before: int = LAST_POSITION
    limit: int = 100
    oldest_first: bool = False


def query(wanted: Wanted) -> tuple[str, list[object]]:
    """The query for what is wanted and the values that are bound in it."""
    conditions: list[Condition] = [
        _among("stream", wanted.streams),
        ("position > ? AND position < ?", [wanted.after, wanted.before]),
    ]
    if wanted.names:
        conditions.append(_among("name", wanted.names))
    if wanted.actors:
        conditions.append(_any([_by(one) for one in wanted.actors]))
    if wanted.since:
        conditions.append(("at >= ?", [codec.instant(wanted.since)]))
    if wanted.until:
        conditions.append(("at < ?", [codec.instant(wanted.until)]))
    if wanted.texts or wanted.values:
        written = [*map(_as_written, wanted.texts), *(f'"{_as_written(one)}"' for one in wanted.values)]
        conditions.append(_any([_with(one) for one in written]))
    if concerning := wanted.concerning:
        mentions = _any([_with(one) for one in concerning.payloads])
        besides = _all([_among("name", concerning.names), mentions])
        conditions.append(_any([_by(concerning.actor), besides]))
    where, values = _all(conditions)
    order = "ASC" if wanted.oldest_first else "DESC"
    return f"SELECT {COLUMNS} FROM event WHERE {where} ORDER BY position {order} LIMIT ?", [*values, wanted.limit]


def _all(conditions: Sequence[Condition]) -> Condition:
    return _joined(" AND ", conditions)


def _any(conditions: Sequence[Condition]) -> Condition:
    return _joined(" OR ", conditions)


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    return f"({word.join(sql for sql, _ in conditions)})", [value for _, values in conditions for value in values]


def _among(column: str, values: Sequence[str]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(values)) or 'NULL'})", [*values]


def _by(actor: str) -> Condition:
    return "(actor = ? OR actor LIKE ? ESCAPE '!')", [actor, f"{_literally(actor)}/%"]


def _with(text: str) -> Condition:
    return "lower(payload) LIKE lower(?) ESCAPE '!'", [f"%{_literally(text)}%"]


def _literally(text: str) -> str:
    """A text without what LIKE takes for wildcards."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _as_written(text: str) -> str:
    """A text as it stands in the JSON of a payload."""
    return canonical(text).decode()[1:-1]
