"""How long until the first page, with a journal of 100,000 events?

The program is started on a journal of 100,000 events (sessions like the demonstration's) and on an empty one, in
turns; the time runs from the start of the process to the first answer to the front page, and to a session's page.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import changed
from seriatim.meetings.rules.events import SessionConvened
from seriatim.proceedings.chamber import Chamber
from seriatim.site.demo.seventh_session import SESSION, enact
from seriatim.site.tests.served import served

EVENTS, ROUNDS = 100_000, 5


def main() -> None:
    """Medians of some starts, alternating."""
    os.umask(0o077)  # what others may read is not served
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full", Path(folder) / "empty"
        size = fill(full)
        empty.mkdir()
        starts = [(start(full, "/"), start(full, f"/sessions/{SESSION}/"), start(empty, "/")) for _ in range(ROUNDS)]
    first, session, bare = (statistics.median(times) for times in zip(*starts, strict=True))
    if "--json" in sys.argv:
        facts = {"bench": "startup", "events": size, "first_page_s": first, "session_page_s": session, "empty_s": bare}
        print(json.dumps(facts | {"ratio": first / bare}))
        return
    print(f"From the start of the process to a page, with a journal of {size:,} events (median of {ROUNDS})")
    print(f"  front page, empty journal        {bare:6.2f} s")
    print(f"  front page                       {first:6.2f} s   (goal: 2 s or less)")
    print(f"  a session's page                 {session:6.2f} s")
    print(f"  front page, ratio to empty       {first / bare:6.2f}")


def fill(folder: Path) -> int:
    """Write the demonstration's session again and again under other names."""
    folder.mkdir()
    with open_journal(sqlite_url(folder / "journal.sqlite3")) as journal:
        enact(Chamber(journal))
        told = journal.read(f"session:{SESSION}")
        while journal.head().size < EVENTS:
            again(journal, [one.event for one in told], Occasion(told[0].actor, told[-1].at))
        return journal.head().size


def again(journal: Journal, events: list[object], occasion: Occasion) -> None:
    """The events of a session as those of twenty others."""
    for _ in range(20):
        name = f"session-{journal.head().size}"
        with journal.writing(f"session:{name}") as pen:
            renamed = [changed(one, session=name) if isinstance(one, SessionConvened) else one for one in events]
            pen.append(f"session:{name}", 0, renamed, occasion, name)


def start(folder: Path, page: str) -> float:
    """Seconds from the start of the process to the first good answer."""
    before = time.perf_counter()
    with served(folder, sqlite_url(folder / "journal.sqlite3"), module="seriatim.site.tests.bare") as running:
        httpx.get(running.address + page, timeout=60).raise_for_status()
        return time.perf_counter() - before


if __name__ == "__main__":
    main()
