"""Many followers of a stream, as a process of their own: for those who measure or storm the program from outside."""

import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PEERS = Path(__file__).parents[4] / "bench" / "peers"


def compiled(name: str, folder: Path) -> str:
    """The program of a C source under bench/peers/, built into `folder`; SystemExit where there is no compiler."""
    compiler = shutil.which("cc") or sys.exit("A C compiler is needed, as `cc`: install one, such as Debian's gcc.")
    built = folder / name
    subprocess.run([compiler, "-O2", "-D_GNU_SOURCE", "-o", built, PEERS / f"{name}.c"], check=True)
    return str(built)


def allow_many_files() -> None:
    """Let this process and those that it starts have as many open connections as the machine lets them."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextmanager
def started(*command: str | Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run a peer until the end of the block; the process, and the port at which it listens."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        found = re.match(r"ready: (\d+)", process.stdout.readline())
        assert found, "a peer did not start"
        yield process, int(found[1])
    finally:
        process.kill()
        process.communicate()


class Seen(NamedTuple):
    """When all followers had a frame: nanoseconds of the monotonic clock."""

    id: int
    followers: int
    first: int
    median: int
    p99: int
    last: int


class State(NamedTuple):
    """Where followers stand: open connections, the last frame of the least and of the most advanced, and how many
    frames did not follow on the one before, came again, or were snapshots."""

    open: int
    lowest: int
    highest: int
    lost: int
    repeated: int
    whole: int


class Followers:
    """A number of followers of one address, from their own process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.seconds = self._told("open")[0] / 1e9
        """How long it took until all had been answered."""
        self.head = -1
        self.level()

    def next(self, least: int = 0) -> Seen:
        """The next frame that all of them have, later than any that was asked for before, and not before `least`."""
        while (seen := Seen(*self._told("frame"))).id < max(self.head + 1, least):
            pass
        self.head = seen.id
        return seen

    def level(self, least: int = 0) -> int:
        """The frame at which all of them stand, once they do, and not before `least`."""
        while (state := self.state()).lowest != state.highest or state.lowest < least:
            time.sleep(0.001)
        self.head = state.highest
        return self.head

    def cut(self) -> None:
        """Hang up, all at once."""
        self._tell("cut")

    def again(self) -> None:
        """Connect again, all at once, each saying which frame it had last."""
        self._tell("again")

    def back(self) -> float:
        """Seconds from `again` until all have been answered."""
        return self._told("open")[0] / 1e9

    def state(self) -> State:
        """Where they stand now."""
        self._tell("state")
        return State(*self._told("state"))

    def _tell(self, command: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()

    def _told(self, kind: str) -> list[int]:
        for line in self._process.stdout or ():
            word, *numbers = line.split()
            if word == kind:
                return [int(one) for one in numbers]
        raise RuntimeError(f"the followers ended with status {self._process.wait()}")


_sources = iter(range(1, 250))


@contextmanager
def following(program: str, address: tuple[str, int], number: int, path: str, header: str = "") -> Iterator[Followers]:
    """So many followers of an address, all of which have been answered; they hang up at the end."""
    host, port = address
    command: Sequence[str] = [program, host, str(port), str(number), str(next(_sources)), path, *filter(None, [header])]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Followers(process)
    finally:
        process.kill()
        process.communicate()
