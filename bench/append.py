"""What does one durable append cost? The journal against this disk's bare fsync, in one run; medians only.

Both are measured in turns, so that a disk that gets slower gets slower for both. `--json` for machines.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from seriatim.journal import Journal, digest, open_journal, sqlite_url
from seriatim.kernel.actor import delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import event

ROUNDS, PER_ROUND = 20, 100
STREAM = "session:bench"
LIMIT = 3.0
OCCASION = Occasion(delegation("KEN", "desk"), datetime(2024, 3, 8, 20, 15, tzinfo=UTC))


@event("bench.Inscribed")
@dataclass(frozen=True)
class Inscribed:
    """About what an inscription records."""

    request: int
    topic: str = "regular-institutional-dialogue"
    kind: str = "statement"
    note: str = "in a national capacity"


def milliseconds(act: Callable[[int], object], first: int) -> list[float]:
    """How long each of a round's actions took."""
    spent = []
    for number in range(first, first + PER_ROUND):
        begun = time.perf_counter()
        act(number)
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def append(journal: Journal) -> Callable[[int], object]:
    """One event, its version checked, hashed into the tree, durable."""

    def act(number: int) -> None:
        with journal.writing(STREAM) as pen:
            pen.append(STREAM, number, [Inscribed(number)], OCCASION, "c-1")

    return act


def command(journal: Journal) -> Callable[[int], object]:
    """The same as the program does it: the key looked up, the answer kept."""

    def act(number: int) -> None:
        key, told = f"key-{number}", digest(STREAM, OCCASION.actor, Inscribed(number))
        with journal.writing(STREAM) as pen:
            if pen.answered(key, told) is None:
                pen.append(STREAM, number, [Inscribed(number)], OCCASION, key)
                pen.remember(key, told, {"place": number})

    return act


def measure(folder: Path) -> dict[str, float]:
    """Medians in milliseconds, and their ratios to the bare fsync."""
    bare = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    plain, keyed = (open_journal(sqlite_url(folder / f"{name}.sqlite3")) for name in ("plain", "keyed"))

    def fsync(_: int) -> None:
        os.write(bare, b"x" * 300)
        os.fsync(bare)

    acts = {"fsync": fsync, "append": append(plain), "command": command(keyed)}
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(ROUNDS):
        for name, act in acts.items():
            spent[name] += milliseconds(act, turn * PER_ROUND)
    os.close(bare)
    plain.close()
    keyed.close()
    found = {f"{name}_ms": statistics.median(times) for name, times in spent.items()}
    return found | {f"{name}_ratio": found[f"{name}_ms"] / found["fsync_ms"] for name in ("append", "command")}


def main() -> None:
    """Measure beside the data, where the journal will be, and print."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        found = measure(Path(folder))
    if "--json" in sys.argv:
        print(json.dumps({"append": {name: round(value, 4) for name, value in found.items()}, "limit": LIMIT}))
        return
    print(f"one durable append, median of {ROUNDS * PER_ROUND} (at most {LIMIT:g} x a bare fsync is asked)")
    print(f"  bare write and fsync of 300 bytes   {found['fsync_ms']:8.3f} ms")
    print(f"  append, hashed and checked          {found['append_ms']:8.3f} ms   {found['append_ratio']:5.2f} x")
    print(f"  append with idempotency key         {found['command_ms']:8.3f} ms   {found['command_ratio']:5.2f} x")


if __name__ == "__main__":
    main()
