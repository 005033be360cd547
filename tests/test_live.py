"""The live stream over real connections: everybody arrives at the same version, and nobody sees what she may not."""

import asyncio
import json
import re
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest
import uvicorn
import uvloop

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.journal import open_journal, sqlite_url
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, RequestId, SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.site.gate.patience import PatientProtocol
from seriatim.site.tests.console import Console
from seriatim.site.tests.program import MEETING, SESSION, TOPIC
from seriatim.site.tests.served import served, sign_in
from seriatim.site.tests.storm import CALM, LIST
from seriatim.site.tests.watching import Frame, Watcher, asked, read

WATCHERS, WITH_LINES = 200, 20
STORM = "seriatim.site.tests.storm"

T = TypeVar("T")


def run(story: Coroutine[Any, Any, T], runner: Callable[[Coroutine[Any, Any, T]], T] = asyncio.run) -> T:
    """In a thread of its own: in that of the tests Playwright's loop may be running."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(runner, story).result()


# ── Convergence ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_hundred_readers_arrive_at_the_last_version_through_cuts_and_restarts(tmp_path: Path) -> None:
    run(weather_the_storm(tmp_path))


async def weather_the_storm(var: Path) -> None:
    """Ten thousand changes; the program is killed at a third of them, and stopped at two thirds."""
    url = sqlite_url(var / "journal.sqlite3")
    with served(var, url, 250, module=STORM) as first:
        port = int(first.address.rpartition(":")[2])
        watchers = readers(first.address)
        following = [asyncio.ensure_future(one.follow(CALM, Random(n))) for n, one in enumerate(watchers)]
        await reached(watchers, CALM // 3)
        first.kill()
    with served(var, url, 250, module=STORM, port=port) as second:
        await reached(watchers, 2 * CALM // 3)
        second.process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(second.process.wait)
    with served(var, url, 250, module=STORM, port=port) as third:
        await asyncio.gather(*following)
        await agree(watchers, third.address)


def readers(address: str) -> list[Watcher]:
    """The desk, screens of the room, and the public; some of each keep the lines of the list."""
    cookie = f"Cookie: session={sign_in(address).cookies['session']}"
    kinds: list[tuple[str, ...]] = [(cookie, ""), (cookie, "room"), *[("", "")] * 8]
    made = []
    for number in range(WATCHERS):
        header, sees = kinds[number % len(kinds)]
        of = TOPIC if number < WITH_LINES else ""
        made.append(Watcher(address, SESSION, of, *filter(None, [header]), sees=sees))
    return made


async def reached(watchers: list[Watcher], version: int) -> None:
    """Until somebody has seen so much."""
    while max(one.last for one in watchers) < version:  # noqa: ASYNC110 — any of two hundred may be the first
        await asyncio.sleep(0.05)


async def agree(watchers: list[Watcher], address: str) -> None:
    """All of them have what somebody is given who comes anew, and none had a fault on the way."""
    assert {tuple(one.faults) for one in watchers} == {()}
    for one in watchers:
        query = f"?as={one.sees}" if one.sees else ""
        now = await read(address, f"/live/{SESSION}/now{query}", *one.headers)
        assert one.last == now["seq"] >= CALM
        assert told(one.frame) == told(now)
        if one.of:
            found = await read(address, f"/live/{SESSION}/lists/{TOPIC}{query}", *one.headers)
            assert one.lines == found["lines"]
    assert sum(one.connections for one in watchers) > 3 * WATCHERS
    assert sum(one.resumed for one in watchers) > WATCHERS, "many went on where they were"


def told(frame: Frame) -> Frame:
    """What a frame says, but for when it was said, on what it follows, and by which steps the list changed."""
    lists = [{name: fact for name, fact in one.items() if name != "ops"} for one in frame.get("lists", [])]
    return {name: fact for name, fact in frame.items() if name not in ("at", "after", "whole")} | {"lists": lists}


# ── What nobody may see ──────────────────────────────────────────────────────────────────────────────────────────────

SEEN = ("KEN", "BRA", "CHL", "PER")
HIDDEN = {"TUV": "Tuvalu", "KIR": "Kiribati", "VUT": "Vanuatu", "KGZ": "Kyrgyzstan", "LIE": "Liechtenstein"}
"""The public may see the next two. Of those who are hidden none comes so near as to be seen; the last asks later."""


def hidden_in(told: bytes) -> list[str]:
    """Whose code or name is in it."""
    return [one for one, name in HIDDEN.items() if f'"{one}"'.encode() in told or name.encode() in told]


@dataclass(frozen=True)
class Hall:
    """The program, serving, and the journal beside it, in which the test acts."""

    address: str
    chamber: Chamber

    def act(self, *commands: Any) -> int:
        """Do it; the version to which it led."""
        for command in commands:
            self.chamber.act(command, Occasion(CHAIR, datetime.now(UTC)), SessionId(SESSION))
        return self.chamber.session(SessionId(SESSION)).version


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Eight are on the list, of whom the public sees the next two."""
    url = sqlite_url(tmp_path / "journal.sqlite3")
    with served(tmp_path, url) as running, open_journal(url) as journal:
        made = Hall(running.address, Chamber(journal))
        made.act(c.SetVisibility(LIST, Visibility.NEXT, 2))
        made.act(*(c.Inscribe(LIST, DelegationId(one)) for one in [*SEEN, *HIDDEN][:-1]))
        yield made


STAGES: list[tuple[Any, ...]] = [
    (),
    (c.GiveFloor(),),
    (c.Undo(),),
    (c.PassOver(),),
    (c.GiveFloor(), c.StopClock()),
    (c.RaisePointOfOrder(DelegationId("KEN")), c.Rule("It is not.")),
    (c.EndSpeech(),),
    (c.Withdraw(RequestId(8), "not needed"),),
    (c.PlaceAt(RequestId(7), 4, "a plane"),),
    (c.Inscribe(LIST, DelegationId("LIE")), c.MoveLater(RequestId(5))),
    (c.SetVisibility(LIST, Visibility.NEXT, 1),),
]


def test_of_the_next_two_no_byte_of_a_third_name_is_told_to_anybody(hall: Hall) -> None:
    told = run(all_that_is_told(hall))
    assert b"Kenya" in told
    assert b'"BRA"' in told, "there is something to see"
    assert hidden_in(told) == []


async def all_that_is_told(hall: Hall) -> bytes:
    """Every byte that the public was sent through all stages of a meeting: live, resumed, asked for, and on pages."""
    begun, told = hall.act(), b""
    with await asked(hall.address, f"/live/{SESSION}") as live:
        for stage in STAGES:
            version = hall.act(*stage)
            told += await live.until(f'"seq":{version},')
            for since in range(begun, version + 1):
                told += await beginning(hall.address, f"/live/{SESSION}?since={since}")
            for path in PUBLIC:
                told += await anything(hall.address, path)
    return told


MEETING_PAGE, LIST_PAGE = f"/sessions/{SESSION}/meetings/{MEETING}/", f"/sessions/{SESSION}/topics/{TOPIC}/"

PUBLIC = [
    f"/live/{SESSION}/now", f"/live/{SESSION}/now?as=room", f"/live/{SESSION}/lists/{TOPIC}", "/",
    f"/sessions/{SESSION}/", f"/sessions/{SESSION}/programme/", f"/sessions/{SESSION}/feed.atom",
    f"/sessions/{SESSION}/feed.json", LIST_PAGE, *(f"{LIST_PAGE}requests/{number}/" for number in range(5, 10)),
    MEETING_PAGE, f"{MEETING_PAGE}screen/", f"{MEETING_PAGE}embed/", f"{MEETING_PAGE}follow-up/",
    f"/api/sessions/{SESSION}", f"/api/sessions/{SESSION}/meetings/{MEETING}",
    *(f"/api/sessions/{SESSION}/lists/{TOPIC}{part}" for part in ("", "/heard", "/ended")),
    *(f"/api/sessions/{SESSION}/topics/{TOPIC}/requests/{number}" for number in range(5, 10)),
]  # fmt: skip


async def beginning(address: str, path: str) -> bytes:
    """What a stream begins with, to its first sign of life."""
    with await asked(address, path) as connection:
        return await connection.until("event: beat")


async def anything(address: str, path: str) -> bytes:
    """An answer, whatever its status."""
    with await asked(address, path, "Connection: close") as connection:
        return await connection.reader.read()


def test_a_name_that_went_out_of_sight_is_not_told_to_who_comes_back(hall: Hall) -> None:
    async def comes_back() -> bytes:
        before = hall.act()
        shown = hall.act(c.SetVisibility(LIST, Visibility.EVERYONE))
        with await asked(hall.address, f"/live/{SESSION}") as connection:
            assert b'"TUV"' in await connection.until(f'"seq":{shown},')
            hidden = hall.act(c.SetVisibility(LIST, Visibility.NEXT, 2), c.GiveFloor())
            await connection.until(f'"seq":{hidden},')
        came = range(before, hidden + 1)
        return b"".join([await beginning(hall.address, f"/live/{SESSION}?since={since}") for since in came])

    assert hidden_in(run(comes_back())) == []


# ── Who does not read, and what the server promises ──────────────────────────────────────────────────────────────────


def test_who_does_not_read_gets_no_backlog_and_holds_nobody_up(hall: Hall) -> None:
    async def sleeps() -> None:
        asleep = socket.socket()
        asleep.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        host, port = hall.address.removeprefix("http://").split(":")
        asleep.connect((host, int(port)))
        asleep.sendall(f"GET /live/{SESSION} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        awake = Watcher(hall.address, SESSION, "")
        hall.act(c.GiveFloor())
        begun = hall.act()
        following = asyncio.ensure_future(awake.follow(begun + 600, Random(0)))
        await asyncio.to_thread(turn_the_clock_off_and_on, hall.address, 300)
        await following
        assert awake.faults == []
        asleep.settimeout(60)
        text, newest = b"", re.compile(rb'data: {"seq":%d,.*\n\n' % (begun + 600))
        while not newest.search(text):
            text += asleep.recv(65536)
        asleep.close()
        frames = [json.loads(one) for one in re.findall(rb"event: frame\n(?:id: \d+\n)?data: (.*)\n", text)]
        assert len(frames) < 300, "what lay between was not kept for it"
        assert frames[-1]["whole"]
        assert all(later.get("whole") or later["after"] == one["seq"] for one, later in pairwise(frames))

    run(sleeps())


def turn_the_clock_off_and_on(address: str, times: int) -> None:
    """Changes in the process that serves, of each of which everybody is told."""
    with Console(address) as console:
        for _ in range(times):
            console.press(f"{MEETING_PAGE}clock-stop/")
            console.press(f"{MEETING_PAGE}clock-start/")


def test_the_servers_send_finishes_without_waiting_while_the_connection_takes_it() -> None:
    """On that rests that a frame reaches thousands without a task for each."""

    async def served_by(app: Any) -> None:
        config = uvicorn.Config(app, port=0, loop="uvloop", http=PatientProtocol, lifespan="off", log_level="warning")
        server = uvicorn.Server(config)
        serving = asyncio.ensure_future(server.serve())
        while not server.started:  # noqa: ASYNC110 — the server tells nobody
            await asyncio.sleep(0.001)
        [listening] = server.servers[0].sockets
        await anything(f"http://127.0.0.1:{listening.getsockname()[1]}", "/")
        server.should_exit = True
        await serving

    finished: list[bool] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(20):
            sending = send({"type": "http.response.body", "body": b"x" * 500, "more_body": True})
            try:
                sending.send(None)
            except StopIteration:
                finished.append(True)
        await send({"type": "http.response.body", "body": b""})

    run(served_by(app), uvloop.run)
    assert finished == [True] * 20
