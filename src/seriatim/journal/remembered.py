"""The first answer to each command, which a repeated command gets again: is it whole, and about what is here?"""

from typing import Any

from seriatim.journal.codec import canonical, plain
from seriatim.journal.door import Door
from seriatim.journal.errors import Tampered

BATCH = 1000
ANSWERS = (
    "SELECT key, stream, answer, first, last, (SELECT max(version) FROM event "
    "WHERE position BETWEEN command.first AND command.last AND event.stream = command.stream) "
    "FROM command WHERE key > ? ORDER BY key LIMIT ?"
)


def read(key: str, written: str, last: int | None) -> dict[str, Any]:
    """A remembered answer; Tampered if it is not as this program wrote it."""
    try:
        found = plain(written)
        if isinstance(found, dict) and canonical(found).decode() == written:
            return found
    except ValueError:
        pass
    raise Tampered(f"the answer that was given to the command {key} is damaged", last or 0)


def check(door: Door, size: int) -> None:
    """Every answer, against the events that it tells of; Tampered names the first that is wrong.

    An answer about events behind the last one betrays that the journal's end was cut off.
    """
    after = ""
    while rows := door.rows(ANSWERS, (after, BATCH)):
        for key, stream, written, first, last, version in rows:
            answer = read(key, written, last)
            if last is not None and (last > size or not 0 < first <= last):
                why = f"the answer to the command {key} tells of events up to position {last}, and {size} are here"
                raise Tampered(f"{why}: the end of the journal is missing", size, stream)
            if last is not None and answer.get("version", version) != version:
                raise Tampered(f"the answer to the command {key} is not about the events that it made", last, stream)
        after = rows[-1][0]
