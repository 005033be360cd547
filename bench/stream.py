"""How soon has every follower a change, how soon the first screen, and what does a follower cost?

The measure is a program in C that writes the same bytes to as many connections in a loop of send(), on the same
machine and in turns with ours: only ratios mean anything. Frames of ours are caused by commands of the secretariat
(the floor is given, a speech ends); a peer, Django Channels, is asked to deliver the same. `--json` for machines.
"""

import json
import os
import re
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from seriatim.journal import sqlite_url
from seriatim.site.tests.console import STREAM, Console, Pressed, captured, hosted
from seriatim.site.tests.followers import PEERS, Followers, allow_many_files, compiled, following, started
from seriatim.site.tests.served import served

ROUNDS, WARMING, PAUSE = 5, 2, 0.05
FRAMES = {2_000: 22, 10_000: 14}
"""How many frames a round has; the first two, WARMING, are not counted."""
FRAMES_OF_PEER = 6
NAMES = 600

Publish = Callable[[], Pressed]


class Frame(NamedTuple):
    """Milliseconds from the first byte of what caused a frame, and from the first follower to the last."""

    first: float
    last: float
    fan: float
    desk: float


class Given(NamedTuple):
    """What is measured in turns: how a frame is caused, who follows, and how many frames a round has."""

    publish: Publish
    followers: Followers
    desk: Followers | None
    frames: int


def main() -> None:
    """Everything, at both sizes."""
    os.umask(0o077)  # what others may read is not served
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder))
    if "--json" in sys.argv:
        print(json.dumps({"bench": "stream"} | {name: round(value, 3) for name, value in found.items()}))
        return
    for number in FRAMES:
        show(number, found)


def measure(folder: Path) -> dict[str, float]:
    """The medians by name, with ratios to the limit of the same run."""
    follow, write = (compiled(name, folder) for name in ("follow", "write"))
    with ExitStack() as stack:
        running = stack.enter_context(served(folder, sqlite_url(folder / "journal.sqlite3"), NAMES))
        console = stack.enter_context(Console(running.address))
        console.inscribe(0, NAMES)
        frames = captured(console, running.address)
        _, limit = stack.enter_context(started(write))
        _, peer = stack.enter_context(started(sys.executable, PEERS / "channels_group.py"))
        desk = stack.enter_context(following(follow, hosted(running.address), 1, STREAM, console.cookie))
        bare, usual = (publisher(port, frames, chunked=port == limit) for port in (limit, peer))
        found: dict[str, float] = {"bytes": statistics.mean(len(one) for one in frames)}
        for number, count in FRAMES.items():
            with ExitStack() as crowd:

                def joined(port: int, path: str = "/", number: int = number, crowd: ExitStack = crowd) -> Followers:
                    return crowd.enter_context(following(follow, ("127.0.0.1", port), number, path))

                before = memory(running.process.pid)
                ours = joined(hosted(running.address)[1], STREAM)
                rounds = {
                    "limit": Given(bare, joined(limit), None, count),
                    "ours": Given(console.next, ours, desk, count),
                }
                if number == min(FRAMES):
                    rounds["channels"] = Given(usual, joined(peer), None, FRAMES_OF_PEER)
                found |= interleaved(number, rounds)
                found[f"kb_{number}"] = (memory(running.process.pid) - before) / number
                found[f"connect_s_{number}"] = ours.seconds
    return found


def interleaved(number: int, rounds: dict[str, Given]) -> dict[str, float]:
    """Some rounds of each in turns: medians over all frames, the worst frame, and ratios to the limit."""
    frames: dict[str, list[Frame]] = {name: [] for name in rounds}
    for _ in range(ROUNDS):
        for name, given in rounds.items():
            frames[name] += one_round(given)
    found: dict[str, float] = {}
    for name, told in frames.items():
        for what in Frame._fields:
            found[f"{name}_{what}_ms_{number}"] = statistics.median(getattr(one, what) for one in told)
        found[f"{name}_worst_ms_{number}"] = max(one.fan for one in told)
    for what in ("fan", "worst"):
        found[f"{what}_ratio_{number}"] = found[f"ours_{what}_ms_{number}"] / found[f"limit_{what}_ms_{number}"]
    return found


def one_round(given: Given) -> list[Frame]:
    """Frames one after another, the next once all have the former."""
    told = []
    for _ in range(given.frames):
        begun = given.publish().begun
        seen = given.followers.next()
        screen = given.desk.next(seen.id).last if given.desk else seen.first
        told.append(
            Frame(*(ns / 1e6 for ns in (seen.first - begun, seen.last - begun, seen.last - seen.first, screen - begun)))
        )
        time.sleep(PAUSE)
    return told[WARMING:]


def publisher(port: int, frames: list[bytes], *, chunked: bool) -> Publish:
    """What has a server at this port send the frames in turns, each under a number of its own."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    numbers = iter(range(10_000, 100_000))

    def publish() -> Pressed:
        number = next(numbers)
        frame = re.sub(rb"(?m)^id: \d+", b"id: %d" % number, frames[number % len(frames)])
        body = b"%x\r\n%b\r\n" % (len(frame), frame) if chunked else frame
        begun = time.monotonic_ns()
        connection.sendall(b"POST / HTTP/1.1\r\nHost: hall\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
        answer = connection.recv(4096)
        assert b" 204 " in answer, answer
        return Pressed(begun, time.monotonic_ns())

    return publish


def memory(process: int) -> float:
    """The process's share of memory in kB; what the kernel keeps for its connections comes on top."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return float(re.findall(r"^Pss: +(\d+)", rollup, re.MULTILINE)[0])


def show(number: int, found: dict[str, float]) -> None:
    """The figures of one size in words."""
    of = {name.removesuffix(f"_{number}"): value for name, value in found.items() if name.endswith(f"_{number}")}
    print(f"{number:,} followers, frames of {found['bytes']:.0f} bytes (medians of {ROUNDS} rounds in turns)")
    for name in ("limit", "ours"):
        fan, worst = of[f"{name}_fan_ms"], of[f"{name}_worst_ms"]
        print(f"  from the first follower to the last, {name:6} {fan:8.1f} ms, worst frame {worst:8.1f} ms")
    print(
        f"  ratio {of['fan_ratio']:5.2f} (goal: 1.30 or less), of the worst {of['worst_ratio']:5.2f} (goal: 2 or less)"
    )
    if peer := of.get("channels_last_ms"):
        print(f"  Channels   {peer:8.1f} ms to the last = {peer / of['ours_fan_ms']:.1f} x ours  (goal: 20 or more)")
    print(f"  from the POST to the desk's screen   {of['ours_desk_ms']:8.1f} ms  (goal: 10 or less)")
    over = of["ours_last_ms"] - of["limit_last_ms"]
    goal = "  (goal: 10 or less)" if number == min(FRAMES) else ""
    print(f"  from the POST to the last follower   {of['ours_last_ms']:8.1f} ms = limit + {over:.1f}{goal}")
    print(f"  memory of a follower                 {of['kb']:8.1f} kB  (goal: 12 or less)")
    print(f"  all connected in                     {of['connect_s']:8.1f} s")


if __name__ == "__main__":
    main()
