"""What does a receipt cost beside the inscription that it acknowledges, and how fast is an export verified?

Delegations are inscribed one after another, each acknowledged when it is durable: every second one over HTTP, through
all of the web, the others by `Chamber.act` in this process, which only decides and records. Behind each, on the same
journal and in this process, its receipt is made: the new state read back, signed and kept, the proof gathered, the file
written. That is the worst case, in which no two receipts share a checkpoint. The receipt is divided by both: the goal
is for what a delegation waits for, the inscription over HTTP; the other ratio says what the receipt is beside the
recording alone. Then an export of 100,000 events is
verified by us and by the one-file verifier; the measure is SHA-256 over the same bytes, which nobody can do without.
`--json` for machines.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from seriatim.delegations.roster_data import world
from seriatim.floor.rules.commands import Inscribe
from seriatim.journal import open_journal, sqlite_url
from seriatim.journal.log import verify_seriatim
from seriatim.journal.log.log import Log
from seriatim.journal.log.signer import Signer
from seriatim.journal.moving import export_lines
from seriatim.journal.verify import verify_lines
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import event
from seriatim.kernel.ids import DelegationId, ListId, SessionId
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.site.tests.program import SESSION, TOPIC
from seriatim.site.tests.served import REQUESTS, SEEN, Desk, served, sign_in

EVENTS, STREAMS, ROUNDS = 100_000, 100, 3
RECEIPT_GOAL = 0.10
STREAM = stream_of_session(SessionId(SESSION))
SIGNER = Signer("bench.example", (b"1" * 32, b"2" * 32))
OCCASION = Occasion(SECRETARIAT, datetime(2024, 3, 8, 20, 15, tzinfo=UTC))


@event("bench.Asked")
@dataclass(frozen=True)
class Asked:
    """About what an inscription records."""

    request: int
    list: str = "regular-institutional-dialogue"
    kind: str = "statement"
    category: str = "member-state"
    region: str = "GRULAC"
    capacity: str = "national"
    level: str = "other"
    text: str = ""


def seconds(act: Callable[[], object]) -> float:
    """How long it took."""
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def receipts() -> tuple[float, float, float]:
    """Medians in milliseconds: of an inscription over HTTP, of one that is decided here, and of a receipt."""
    over_http, here, receiving = list[float](), list[float](), list[float]()
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        url = sqlite_url(Path(folder) / "journal.sqlite3")
        with served(Path(folder), url) as running, open_journal(url) as journal:
            desk, log, chamber = sign_in(running.address), Log(journal, SIGNER), Chamber(journal)
            line = HTTPConnection(urlsplit(running.address).netloc)
            for number, code in enumerate(world().participants):
                if number % 2:
                    inscribe = Inscribe(ListId(TOPIC), DelegationId(code))
                    act = partial(chamber.act, inscribe, Occasion(SECRETARIAT, datetime.now(UTC)), SessionId(SESSION))
                    here.append(seconds(act))
                else:
                    over_http.append(seconds(partial(post, line, desk, code)))
                version = journal.streams()[STREAM]
                receiving.append(seconds(lambda version=version: log.receipt(STREAM, version).written))  # type: ignore[misc]  # bound at once
    over, decided, receipt = (1000 * statistics.median(spent) for spent in (over_http, here, receiving))
    return over, decided, receipt


def post(line: HTTPConnection, desk: Desk, code: str) -> None:
    """One inscription, as its page sends it, up to the acknowledgement."""
    form = {"csrfmiddlewaretoken": desk.cookies["csrf"], "key": uuid4().hex, "seen": SEEN, "delegation": code}
    cookies = "; ".join(f"{name}={value}" for name, value in desk.cookies.items())
    headers = {"Cookie": cookies, "Origin": desk.address, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", REQUESTS, urlencode(form), headers)
    answer = line.getresponse()
    answer.read()
    assert answer.status == 303, answer.status


def export(folder: Path) -> Path:
    """A file of 100,000 events; beside it the checkpoint without which nobody knows whose they are."""
    file = folder / "export.jsonl"
    with open_journal(sqlite_url(folder / "journal.sqlite3")) as journal:
        streams = [f"session:{number}" for number in range(STREAMS)]
        for stream in streams:
            with journal.writing(stream) as pen:
                asked = map(Asked, range(EVENTS // STREAMS))
                pen.append(stream, 0, asked, OCCASION, "bench")
        with file.open("wb") as out:
            out.writelines(export_lines(journal, *streams))
        signed = Log(journal, SIGNER).checkpoint().note.written
        (folder / "checkpoint").write_text(signed, encoding="utf-8")
    return file


def verification(file: Path) -> tuple[float, float, float]:
    """Seconds, medians of some rounds in turns: of SHA-256 alone, of our verification, of the one-file verifier."""

    def ours() -> None:
        with file.open("rb") as lines:
            assert verify_lines(lines).events == EVENTS

    command = [sys.executable, "-I", verify_seriatim.__file__, "--without-signatures", str(file)]
    command.append(str(file.with_name("checkpoint")))
    acts: tuple[Callable[[], object], ...] = (
        lambda: sha256(file.read_bytes()).digest(),
        ours,
        lambda: subprocess.run(command, check=True, capture_output=True),
    )
    rounds = [[seconds(act) for act in acts] for _ in range(ROUNDS)]
    bare, here, elsewhere = (statistics.median(spent) for spent in zip(*rounds, strict=True))
    return bare, here, elsewhere


def main() -> None:
    """Measure beside the data, where the journal will be, and print."""
    over, decided, receipt = receipts()
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        file = export(Path(folder))
        size = file.stat().st_size
        bare, here, elsewhere = verification(file)
    if "--json" in sys.argv:
        facts = {"inscription_ms": over, "decided_here_ms": decided, "receipt_ms": receipt}
        facts |= {"ratio_to_http": receipt / over, "ratio_to_act": receipt / decided}
        facts |= {"bytes": size, "sha256_s": bare, "verify_s": here, "one_file_s": elsewhere}
        print(json.dumps({"bench": "receipt", "goal": RECEIPT_GOAL, "events": EVENTS, **facts}))
        return
    print(f"A receipt with every acknowledgement (medians; the goal is {RECEIPT_GOAL:.2f} of one over HTTP, or less)")
    print(f"  inscription over HTTP, acknowledged  {over:8.3f} ms")
    print(f"  the same by Chamber.act, in process  {decided:8.3f} ms")
    print(f"  its receipt, signed and kept         {receipt:8.3f} ms   {receipt / over:6.2f} of that over HTTP")
    print(f"{receipt / decided:58.2f} of Chamber.act")
    print(f"Verifying an export of {EVENTS:,} events, {size / 1e6:.0f} MB (median of {ROUNDS})")
    print(f"  SHA-256 of the same bytes            {bare:8.3f} s")
    print(f"  seriatim verify                      {here:8.3f} s    {here / bare:6.1f} x")
    print(f"  verify_seriatim.py, with its start   {elsewhere:8.3f} s    {elsewhere / bare:6.1f} x")


if __name__ == "__main__":
    main()
