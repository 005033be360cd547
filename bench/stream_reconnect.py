"""When ten thousand screens come back at once, how long until all of them stand at the newest frame, and is any lost?

Twice: all hang up at once while the meeting goes on, as when an access point dies; and the program is killed and
started again. Each says which frame it had last. The measure is how long a program in C takes to answer as many.
"""

import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from seriatim.journal import sqlite_url
from seriatim.site.tests.console import STREAM, Console, hosted
from seriatim.site.tests.followers import Followers, allow_many_files, compiled, following, started
from seriatim.site.tests.served import served

FOLLOWERS, MISSED, NAMES = 10_000, 3, 40


@dataclass(frozen=True)
class Return:
    """Seconds until all were answered and until all had the newest frame; how many could not go on where they were."""

    answered: float
    level: float
    whole: int


def main() -> None:
    """Measure both, and print."""
    os.umask(0o077)  # what others may read is not served
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        limit, cut, killed = measure(Path(folder))
    if "--json" in sys.argv:
        facts = {"bench": "stream_reconnect", "followers": FOLLOWERS, "limit_s": limit}
        print(json.dumps(facts | {"cut": vars(cut), "killed": vars(killed)}))
        return
    print(f"{FOLLOWERS:,} followers connect again at once, telling their last frame; none lost a frame")
    print(f"  answered by a program that does nothing else                 {limit:5.2f} s")
    for what, told in (("hung up, with the meeting going on", cut), ("the program killed and started again", killed)):
        print(f"  {what:37} all answered {told.answered:5.2f} s, all at the newest frame {told.level:5.2f} s", end="")
        print(f" ({told.whole:,} by a whole frame)")


def measure(folder: Path) -> tuple[float, Return, Return]:
    """Seconds of the limit, and both returns."""
    follow, write = (compiled(name, folder) for name in ("follow", "write"))
    with started(write) as (_, port), following(follow, ("127.0.0.1", port), FOLLOWERS, "/") as bare:
        bare.cut()
        bare.again()
        limit = bare.back()
    url = sqlite_url(folder / "journal.sqlite3")
    with ExitStack() as stack:
        running = stack.enter_context(served(folder, url, NAMES))
        console = Console(running.address)
        console.inscribe(0, NAMES)
        here = hosted(running.address)
        crowd = stack.enter_context(following(follow, here, FOLLOWERS, STREAM))
        with following(follow, here, 1, STREAM) as one:
            crowd.cut()
            for _ in range(MISSED):
                console.next()
            cut = come_back(crowd, one, console)
        running.kill()
        again = stack.enter_context(served(folder, url, port=here[1]))
        with following(follow, here, 1, STREAM) as one:
            killed = come_back(crowd, one, Console(again.address, speaking=console.speaking))
    return limit, cut, killed


def come_back(crowd: Followers, one: Followers, console: Console) -> Return:
    """All connect again while the floor changes hands twice; in the end all stand where one stands who never left."""
    before = crowd.state()
    begun = time.monotonic()
    crowd.again()
    for _ in range(2):
        console.next()
    answered = crowd.back()
    console.next()
    newest = one.level(one.head + 3)
    crowd.level(newest)
    level = time.monotonic() - begun
    after = crowd.state()
    assert after.open == FOLLOWERS, after
    assert (after.lost, after.repeated) == (0, 0), after
    return Return(answered, level, after.whole - before.whole)


if __name__ == "__main__":
    main()
