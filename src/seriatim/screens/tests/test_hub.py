"""Every follower has every frame once, in order, or the newest one as a whole."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.tests.acts import all_ask, asks, does
from seriatim.floor.tests.world import DIALOGUE, FIRST, Drawn, after
from seriatim.kernel.ids import SessionId
from seriatim.meetings.rules import commands as m
from seriatim.screens import follower as followers
from seriatim.screens import hub as hubs
from seriatim.screens import lights
from seriatim.screens.follower import BySend, Message, Who
from seriatim.screens.hub import Full
from seriatim.screens.tests.stream import SESSION, Line, Streams, streams

GIVES = does(c.GiveFloor())
CODES = ("KEN", "BRA", "PER", "CHL", "FRA", "IND", "CHN", "NGA")


def opened(*steps: Callable[[Drawn], Drawn]) -> Drawn:
    return after(all_ask(*CODES), does(m.OpenMeeting(FIRST)), *steps)


def run(scene: Callable[[Streams], Awaitable[None]], drawn: Drawn | None = None, most: int = 100) -> None:
    async def whole() -> None:
        async with streams(drawn or opened(), most) as hall:
            await scene(hall)

    asyncio.run(whole())


def test_a_newcomer_gets_a_whole_frame_a_beat_and_then_every_change() -> None:
    async def scene(hall: Streams) -> None:
        first = hall.seq
        line = await hall.joins()
        assert [name for name, _ in line.events] == ["frame", "beat"]
        assert line.told("beat")[0]["seq"] == first
        await hall.happens(GIVES)
        await hall.settles(line)
        await hall.happens(asks("DEU"))
        await hall.settles(line)
        assert line.frames == [(first, True), (first + 1, False), (first + 2, False)]

    run(scene)


def test_whoever_comes_back_gets_what_was_missed_or_nothing_or_everything_anew() -> None:
    async def scene(hall: Streams) -> None:
        first = hall.seq
        line = await hall.joins()
        for step in (GIVES, asks("DEU"), asks("AUT")):
            await hall.happens(step)
            await hall.settles(line)
        came = [await hall.joins(since=since) for since in (first + 1, hall.seq, hall.seq + 1, first - 1)]
        assert [one.frames for one in came] == [
            [(first + 2, False), (first + 3, False)], [], [(hall.seq, True)], [(hall.seq, True)],
        ]  # fmt: skip
        assert [one.told("beat")[0]["seq"] for one in came] == [hall.seq] * 4

    run(scene)


def test_changes_that_come_at_once_may_be_one_frame_and_none_is_missing() -> None:
    async def scene(hall: Streams) -> None:
        lines = [await hall.joins() for _ in range(3)]
        for code in ("DEU", "AUT", "CHE", "ITA", "ESP"):
            await hall.happens(asks(code))
        await hall.settles(*lines)
        for line in lines:
            frames = line.told("frame")
            assert [new["after"] for new in frames[1:]] == [old["seq"] for old in frames[:-1]]

    run(scene)


def test_what_another_process_records_is_found() -> None:
    async def scene(hall: Streams) -> None:
        line = await hall.joins()
        await hall.happens(GIVES, unnoticed=True)
        await hall.settles(line)

    run(scene)


def test_a_failing_disk_stops_nothing_for_good(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(hall: Streams) -> None:
        line = await hall.joins()
        hall.house.fails = True
        await hall.happens(GIVES)
        await hall.until(lambda: "no frame was made" in caplog.text)
        hall.house.fails = False
        await hall.happens(asks("DEU"))
        await hall.settles(line)

    run(scene)


def test_who_is_full_gets_no_backlog_but_the_newest_frame() -> None:
    async def scene(hall: Streams) -> None:
        slow, quick = await hall.joins(), await hall.joins()
        begun = hall.seq
        slow.full = True
        for code in ("DEU", "AUT", "CHE"):
            await hall.happens(asks(code))
            await hall.settles(quick)
        assert len(slow.waits) < 2 * len(quick.sent) / 3
        slow.drains()
        assert slow.frames == [(begun, True), (begun + 1, False), (hall.seq, True)]
        await hall.happens(GIVES)
        await hall.settles(slow, quick)
        assert slow.frames[-1] == (hall.seq, False)

    run(scene)


def test_who_takes_nothing_any_longer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(followers, "SECONDS_TO_DRAIN", 0)

    async def scene(hall: Streams) -> None:
        dead = await hall.joins()
        dead.full = True
        await hall.happens(GIVES)
        await hall.until(lambda: dead.aborted)

    run(scene)


def test_who_has_gone_is_written_to_no_more() -> None:
    async def scene(hall: Streams) -> None:
        gone, there = await hall.joins(), await hall.joins()
        who = gone.follower
        assert who
        who.lost()
        hall.hub.leave(who)
        sent = gone.sent
        await hall.happens(GIVES)
        await hall.settles(there)
        assert gone.sent == sent

    run(scene)


def test_the_desk_has_a_frame_before_anybody_of_the_public() -> None:
    async def scene(hall: Streams) -> None:
        told: list[str] = []

        def note(name: str, line: Line) -> None:
            write = line.follower.write if line.follower else None
            assert line.follower
            assert write

            def noted(data: bytes) -> None:
                told.append(name)
                write(data)

            line.follower.write = noted

        lines = []
        for name in ("public", "public", "delegation:KEN", "room", "booth", "desk"):
            lines.append(await hall.joins(name))
            note(name, lines[-1])
        await hall.happens(GIVES)
        await hall.settles(*lines)
        assert told == ["desk", "booth", "room", "delegation:KEN", "public", "public"]

    run(scene)


def test_an_unknown_session_has_no_audience() -> None:
    async def scene(hall: Streams) -> None:
        assert await hall.hub.audience(SessionId("nowhere"), "public") is None

    run(scene)


def test_many_who_come_at_once_make_one_audience() -> None:
    async def scene(hall: Streams) -> None:
        found = await asyncio.gather(*(hall.hub.audience(SESSION, "public") for _ in range(20)))
        assert len(set(map(id, found))) == 1

    run(scene)


def test_there_is_room_for_so_many_and_no_more() -> None:
    async def scene(hall: Streams) -> None:
        hall.hub.admit("")
        hall.hub.admit("")
        with pytest.raises(Full):
            hall.hub.admit("")
        hall.hub.dismiss("")
        hall.hub.admit("")

    run(scene, most=2)


def test_one_device_has_no_room_for_all() -> None:
    async def scene(hall: Streams) -> None:
        for _ in range(hubs.MOST_OF_A_DEVICE):
            hall.hub.admit("a browser")
        with pytest.raises(Full):
            hall.hub.admit("a browser")
        hall.hub.admit("another")

    run(scene)


def test_who_loses_her_place_sees_what_the_public_sees_from_then_on() -> None:
    async def scene(hall: Streams) -> None:
        line = await hall.joins("delegation:NGA")
        assert line.told("frame")[0]["own"][0]["place"] == len(CODES)
        assert line.follower
        before = len(line.events)
        await hall.hub.move(line.follower, "public")
        await hall.happens(GIVES)
        await hall.settles(line)
        anew = line.events[before:]
        assert anew[0][1]["whole"]
        assert all("own" not in data for _, data in anew)

    run(scene, opened(does(c.SetVisibility(DIALOGUE, Visibility.OWN))))


def test_lights_are_seen_by_the_desk_the_booths_and_whoever_speaks() -> None:
    async def scene(hall: Streams) -> None:
        names = ("desk", "booth", "public", "delegation:KEN", "delegation:BRA", "room")
        lines = {name: await hall.joins(name) for name in names}
        await hall.happens(GIVES)
        await hall.settles(*lines.values())
        lights.set_lights(SESSION, "es", ["slow"])
        await hall.until(lambda: any(one["lights"] for one in lines["delegation:KEN"].told("lights")))
        shining = {name: [one["lights"] for one in line.told("lights")] for name, line in lines.items()}
        lit = {"es": ["slow"]}
        assert shining == {
            "desk": [{}, lit], "booth": [{}, lit], "delegation:KEN": [lit], "public": [], "delegation:BRA": [],
            "room": [],
        }  # fmt: skip
        await hall.happens(GIVES)
        await hall.settles(*lines.values())
        await hall.until(lambda: bool(lines["delegation:BRA"].told("lights")))
        assert lines["delegation:KEN"].told("lights")[-1]["lights"] == {}
        newcomer = await hall.joins("booth")
        assert [name for name, _ in newcomer.events] == ["frame", "lights", "beat"]
        lights.set_lights(SESSION, "es", [])
        await hall.until(lambda: lines["desk"].told("lights")[-1]["lights"] == {})

    run(scene)


def test_that_the_clock_was_set_is_told_to_everybody() -> None:
    async def scene(hall: Streams) -> None:
        lines = [await hall.joins(name) for name in ("desk", "public")]
        hall.hub.clock_set()
        await hall.until(lambda: all(one.told("clock") for one in lines))

    run(scene)


def test_signs_of_life_carry_the_number_of_the_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "BEAT", 0.01)

    async def scene(hall: Streams) -> None:
        line = await hall.joins()
        await hall.until(lambda: len(line.told("beat")) > 2)
        assert {one["seq"] for one in line.told("beat")} == {hall.seq}

    run(scene)


def test_frames_for_whom_nobody_waits_are_not_made_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "BEAT", 0.01)
    monkeypatch.setattr(hubs, "KEPT", 0)

    async def scene(hall: Streams) -> None:
        line = await hall.joins()
        assert line.follower
        hall.hub.leave(line.follower)
        await hall.until(lambda: not hall.hub._audiences)
        await hall.until(lambda: not hall.hub._scribe._books)
        again = await hall.joins()
        await hall.happens(GIVES)
        await hall.settles(again)

    run(scene)


def test_at_the_end_every_stream_is_ended_and_who_is_full_is_cut() -> None:
    async def scene(hall: Streams) -> None:
        there, full = await hall.joins(), await hall.joins()
        over = [line.follower.over for line in (there, full) if line.follower]
        full.full = True
        await hall.happens(GIVES)
        await hall.until(lambda: bool(full.waits))
        await hall.hub.close()
        assert [one.result() for one in over] == [True, False]
        assert full.aborted

    run_once_closed(scene)


def run_once_closed(scene: Callable[[Streams], Awaitable[None]]) -> None:
    async def whole() -> None:
        async with streams(opened()) as hall:
            await scene(hall)
            hall.hub.close = _nothing_more  # type: ignore[method-assign] # it is closed already

    asyncio.run(whole())


async def _nothing_more() -> None:
    pass


class Slow:
    """A server's `send()` that waits while the connection is full, before it writes anything."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.free = asyncio.Event()
        self.free.set()
        self.gone: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

    async def send(self, message: Message) -> None:
        await self.free.wait() if not self.free.is_set() else None
        self.sent.append(message)

    async def receive(self) -> Message:
        return await self.gone


def test_where_a_server_gives_no_connection_its_send_is_driven() -> None:
    async def scene(hall: Streams) -> None:
        server = Slow()
        who = BySend(Who(SESSION, "public"), server.receive, server.send)
        await hall.hub.join(who, None)
        other = await hall.joins()
        begun = len(server.sent)
        await hall.happens(GIVES)
        await hall.settles(other)
        await hall.until(partial(more_than, server.sent, begun))
        server.free.clear()
        held = len(server.sent)
        for code in ("DEU", "AUT"):
            await hall.happens(asks(code))
            await hall.settles(other)
        await hall.until(lambda: who.slow)
        assert len(server.sent) == held
        server.free.set()
        await hall.until(lambda: not who.slow)
        assert b'"whole":true' in b"".join(one["body"] for one in server.sent[held:])
        server.gone.set_result({"type": "http.disconnect"})
        assert await who.over is False

    run(scene)


def more_than(found: list[Any], number: int) -> bool:
    return len(found) > number
