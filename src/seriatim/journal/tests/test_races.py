"""Many at once, from threads and from processes, and a process that dies in the middle."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import seriatim
from seriatim.journal import Journal, VersionConflict, digest, open_journal
from seriatim.journal.tests.notes import BODY, KENYA, OEWG, Noted, note, noted, occasion, texts
from seriatim.journal.verify import verify

KILLS = 20


def at_once(count: int, act: Callable[[int], Any]) -> list[Any]:
    """What each of so many threads returned, all started on the same instant."""
    barrier = Barrier(count)

    def one(number: int) -> Any:
        barrier.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def writer(url: str, stream: str, count: int, name: str) -> subprocess.Popen[str]:
    """A process of its own that writes to the journal."""
    arguments = [sys.executable, "-m", "seriatim.journal.tests.writer", url, stream, str(count), name]
    path = str(Path(seriatim.__file__).parents[1])
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path})


def test_threads_that_write_at_once_leave_no_gap_and_lose_nothing(journal: Journal) -> None:
    def write(number: int) -> None:
        for turn in range(10):
            noted(journal, OEWG, f"{number}-{turn}")

    at_once(16, write)
    assert sorted(texts(journal.read(OEWG))) == sorted(f"{number}-{turn}" for number in range(16) for turn in range(10))
    assert verify(journal).streams == {OEWG: 160}


def test_of_two_who_decided_on_the_same_version_one_is_told(journal: Journal) -> None:
    def give_the_floor(number: int) -> int:
        try:
            with journal.writing(OEWG) as pen:
                pen.append(OEWG, 0, [Noted(f"floor {number}")], occasion(), "c")
        except VersionConflict:
            return 0
        return 1

    assert sum(at_once(8, give_the_floor)) == 1
    assert len(journal.read(OEWG)) == 1


def test_different_streams_are_written_at_once(journal: Journal) -> None:
    def write(number: int) -> None:
        for turn in range(10):
            noted(journal, f"session:{number}", str(turn))

    at_once(8, write)
    assert verify(journal).streams == {f"session:{number}": 10 for number in range(8)}


def test_streams_named_in_any_order_do_not_wait_for_each_other_for_ever(journal: Journal) -> None:
    def write(number: int) -> None:
        for _ in range(10):
            with journal.writing(*([OEWG, BODY] if number % 2 else [BODY, OEWG])) as pen:
                note(pen, OEWG, "x")
                note(pen, BODY, "x")

    at_once(6, write)
    assert journal.streams() == {BODY: 60, OEWG: 60}


def test_forty_taps_with_one_key_have_one_effect_and_one_answer(journal: Journal) -> None:
    command = digest(OEWG, KENYA, Noted("inscribe"))

    def tap(number: int) -> Any:
        with journal.writing(OEWG) as pen:
            answer = pen.answered("key", command)
            if answer is None:
                note(pen, OEWG, f"tap {number}")
                answer = {"tap": number}
                pen.remember("key", command, answer)
        return answer["tap"]

    taps = at_once(40, tap)
    assert len(set(taps)) == 1
    assert texts(journal.read(OEWG)) == [f"tap {taps[0]}"]


def test_readers_see_whole_commands_while_others_write(journal: Journal) -> None:
    def act(number: int) -> None:
        for _ in range(20):
            if number < 4:
                noted(journal, OEWG, "one", "two", "three")
            else:
                assert len(journal.read(OEWG)) % 3 == 0

    at_once(8, act)
    assert journal.streams() == {OEWG: 240}


def test_processes_that_write_at_once_leave_no_gap_and_lose_nothing(journal: Journal, journal_url: str) -> None:
    writers = [writer(journal_url, OEWG, 25, name) for name in "abcd"]
    for number in range(25):
        noted(journal, OEWG, f"here-{number}")
    acknowledged = [text for one in writers for text in one.communicate()[0].split()]
    assert [one.returncode for one in writers] == [0, 0, 0, 0]
    assert len(acknowledged) == 100
    assert sorted(texts(journal.read(OEWG))) == sorted([*acknowledged, *(f"here-{number}" for number in range(25))])
    assert verify(journal).events == 125


def test_what_was_acknowledged_is_there_after_the_process_is_killed(journal_url: str) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for kill in range(KILLS):
        with writer(journal_url, OEWG, 100_000, f"life{kill}") as process:
            assert process.stdout
            acknowledged += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 60))]
            process.kill()
            acknowledged += process.stdout.read().split("\n")[:-1]
    with open_journal(journal_url) as journal:
        recorded = texts(journal.read(OEWG))
        assert set(acknowledged) <= set(recorded)
        assert len(recorded) - len(acknowledged) <= KILLS
        assert verify(journal).streams == {OEWG: len(recorded)}
        assert all(answered(journal, text) for text in recorded)


def answered(journal: Journal, text: str) -> bool:
    """True if the answer was kept with what it answers."""
    return bool(journal.door.rows("SELECT 1 FROM command WHERE key = ?", (text,)))
