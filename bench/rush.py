"""How fast does a rush of inscriptions go through, each acknowledged and durable?

2,000 delegations ask for the floor on one list, from 200 connections at once. The measure is the rate of an
empty POST of the same officer, signed in and CSRF-checked, in the same run and through the same client.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from seriatim.delegations.roster_data import world
from seriatim.floor.rules.queue import waiting
from seriatim.journal import open_journal, sqlite_url
from seriatim.kernel.ids import ListId, SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.site.tests.program import SESSION, TOPIC
from seriatim.site.tests.served import REQUESTS, SEEN, Desk, served, sign_in

ASKING, CONNECTIONS, ROUNDS = 2_000, 200, 3


def main() -> None:
    """Some rounds, each with a journal and a process of its own; the medians."""
    rounds = [one_round() for _ in range(ROUNDS)]
    empty, asking = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    if "--json" in sys.argv:
        facts = {"bench": "rush", "empty_per_s": empty, "inscriptions_per_s": asking}
        print(json.dumps(facts | {"ratio": asking / empty}))
        return
    print(f"A rush of {ASKING:,} inscriptions from {CONNECTIONS} connections (median of {ROUNDS} rounds)")
    print(f"  empty POST, signed in, CSRF-checked   {empty:8,.0f} /s")
    print(f"  inscription, acknowledged, durable    {asking:8,.0f} /s")
    print(f"  ratio                                 {asking / empty:8.2f}     (goal: 0.50 or more)")


def one_round() -> tuple[float, float]:
    """Empty POSTs a second, and inscriptions a second, after which the list must hold everybody once."""
    states = list(world().participants)
    asking = [*states, *(f"S{number:04}" for number in range(1, ASKING - len(states) + 1))]
    with tempfile.TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "journal.sqlite3")
        with served(Path(folder), url, ASKING) as running:
            desk = sign_in(running.address)
            asyncio.run(rush(desk, "/empty/", asking[:CONNECTIONS]))
            empty = asyncio.run(rush(desk, "/empty/", asking))
            inscriptions = asyncio.run(rush(desk, REQUESTS, asking))
        with open_journal(url) as journal:
            assert len(set(waiting(Chamber(journal).session(SessionId(SESSION)).floor, ListId(TOPIC)))) == ASKING
    return empty, inscriptions


async def rush(desk: Desk, path: str, asking: list[str]) -> float:
    """Post once for each delegation, over connections that take turns; answers a second."""
    pending = iter([_post(desk, path, code) for code in asking])
    statuses: Counter[bytes] = Counter()
    host, port = urlsplit(desk.address).hostname, urlsplit(desk.address).port

    async def connection() -> None:
        reader, writer = await asyncio.open_connection(host, port)
        for request in pending:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
            await reader.readexactly(int(length.split(b":")[1]))
            statuses[head[9:12]] += 1
        writer.close()

    before = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    assert statuses == {b"303": len(asking)}, statuses
    return len(asking) / (time.perf_counter() - before)


def _post(desk: Desk, path: str, code: str) -> bytes:
    form = {"csrfmiddlewaretoken": desk.cookies["csrf"], "key": uuid4().hex, "seen": SEEN, "delegation": code}
    body = urlencode(form)
    lines = (
        f"POST {path} HTTP/1.1",
        f"Host: {urlsplit(desk.address).netloc}",
        f"Origin: {desk.address}",
        "Cookie: " + "; ".join(f"{name}={value}" for name, value in desk.cookies.items()),
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    )
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


if __name__ == "__main__":
    main()
