"""Does a change cost more when the list is long? With 10 names on it and with 2,000, in turns.

From the first byte of the POST (a name is put on the list, the floor is given, the speech ends) to the desk's screen,
and the bytes of a frame as everybody is sent it.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from seriatim.journal import sqlite_url
from seriatim.site.tests.console import STREAM, Console, captured, hosted
from seriatim.site.tests.followers import Followers, compiled, following
from seriatim.site.tests.served import served

NAMES, TURNS, WARMING = (10, 2_000), 40, 5


def main() -> None:
    """Measure and print."""
    os.umask(0o077)  # what others may read is not served
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder))
    if "--json" in sys.argv:
        print(json.dumps({"bench": "stream_names"} | found))
        return
    print(f"A change of a list of {NAMES[0]} and of {NAMES[1]:,} names (medians of {3 * (TURNS - WARMING)} changes)")
    for names in NAMES:
        print(f"  {names:5,} names   from the POST to the desk's screen {found[f'ms_{names}']:6.2f} ms", end="")
        print(f", a frame {found[f'bytes_{names}']:6.0f} bytes")
    print(f"  ratio {found['ratio']:5.2f} (goal: flat)")


def measure(folder: Path) -> dict[str, float]:
    """Medians by name."""
    follow = compiled("follow", folder)
    found: dict[str, float] = {}
    with ExitStack() as stack:
        halls: dict[int, tuple[Console, Followers]] = {}
        for names in NAMES:
            var = folder / str(names)
            var.mkdir()
            running = stack.enter_context(served(var, sqlite_url(var / "journal.sqlite3"), names + TURNS + 1))
            console = stack.enter_context(Console(running.address))
            console.inscribe(0, names + 1)
            found[f"bytes_{names}"] = statistics.mean(len(one) for one in captured(console, running.address))
            desk = stack.enter_context(following(follow, hosted(running.address), 1, STREAM, console.cookie))
            halls[names] = console, desk
        spent: dict[int, list[float]] = {names: [] for names in NAMES}
        for turn in range(TURNS):
            for names, (console, desk) in halls.items():
                spent[names] += changes(console, desk, names + 1 + turn)
    found |= {f"ms_{names}": statistics.median(times[3 * WARMING :]) for names, times in spent.items()}
    return found | {"ratio": found[f"ms_{NAMES[1]}"] / found[f"ms_{NAMES[0]}"]}


def changes(console: Console, desk: Followers, number: int) -> list[float]:
    """Milliseconds of three changes, after which as many are on the list as before."""
    begun = [time.monotonic_ns()]
    console.inscribe(number, number + 1)
    seen = [desk.next().last]
    for _ in range(2):
        begun.append(console.next().begun)
        seen.append(desk.next().last)
    return [(last - first) / 1e6 for first, last in zip(begun, seen, strict=True)]


if __name__ == "__main__":
    main()
