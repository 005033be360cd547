"""What somebody holds to whom one key has shown two histories: checkpoints, receipts, exports of both."""

import json
from base64 import b64encode
from pathlib import Path

from seriatim.journal import open_journal, sqlite_url
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.note import Note
from seriatim.journal.log.tests.scene import ORIGIN, SIGNER, log_of
from seriatim.journal.merkle import leaf_hash
from seriatim.journal.moving import export_lines
from seriatim.journal.tests.notes import OEWG, noted

HISTORIES = {"c": ("6", "7"), "f": ("another", "7")}
"""Of two logs that part ways after five events: what is sixth and seventh in each."""


def forked(folder: Path) -> None:
    """Checkpoints `c5 c7 c10` and `f7 f10`, continuations `c5-10 c7-10 f7-10`, exports and receipts of both."""
    for name, parted in HISTORIES.items():
        with open_journal(sqlite_url(folder / f"{name}.sqlite3")) as journal:
            log = log_of(journal)
            for more in (("1", "2", "3", "4", "5"), parted, ("8", "9", "10")):
                noted(journal, OEWG, *more)
                size = log.checkpoint().checkpoint.size
                (folder / f"{name}{size}").write_text(log.note(log.checkpoint()).written, encoding="utf-8")
                (folder / f"{name}-receipt-{size}").write_text(log.receipt(OEWG, size).written, encoding="utf-8")
            for old in (5, 7):
                (folder / f"{name}{old}-10").write_text(log.continuation(old).written, encoding="utf-8")
            (folder / f"{name}.jsonl").write_bytes(b"".join(export_lines(journal, OEWG)))
    junk = f"old 3\n{b64encode(b'x' * 32).decode()}\n\n"
    (folder / "junk").write_text(junk + (folder / "c10").read_text(encoding="utf-8"), encoding="utf-8")


def receipt_of(line: bytes) -> str:
    """A genuine receipt of whatever line, in a log of one event."""
    checkpoint = Checkpoint(ORIGIN, 1, leaf_hash(line))
    note = Note(checkpoint.text, (SIGNER.sign(checkpoint),)).written
    return f"c2sp.org/tlog-proof@v1\nextra {b64encode(line).decode()}\nindex 0\n\n{note}"


COMMANDS_THE_TERMINAL = {
    "name": "\x1b[31m.\nIt holds.\n", "version": 1, "stream": "s\u202e", "actor": "a\x9b", "at": "b",
    "payload": {"c": "\x7f"},
}  # fmt: skip


def hostile(folder: Path) -> None:
    """What is nested deeply, and a receipt whose event commands the terminal."""
    deep = b"[" * 200_000
    (folder / "deep").write_bytes(b'{"format":' + deep)
    (folder / "deep-receipt").write_text(receipt_of(deep), encoding="utf-8")
    line = json.dumps(COMMANDS_THE_TERMINAL, separators=(",", ":"), sort_keys=True).encode()
    (folder / "escaping").write_text(receipt_of(line), encoding="utf-8")


WRONG, OPEN, WHOLE = 1, 2, 0

SPLIT = [
    (["c5", "f7", "c5-10"], OPEN, "Not shown to be one history: give a continuation from 7 to 10"),
    (["c5", "f10", "c5-10"], WRONG, "wo histories of one size"),
    (["c5", "f-receipt-7", "c5-10"], OPEN, "Not shown to be one history: give a continuation from 7 to 10"),
    (["c5", "f-receipt-10", "c5-10"], WRONG, "wo histories of one size"),
    (["c5", "f7", "c5-10", "f7-10"], WRONG, "wo histories of one size"),
    (["f7", "c7-10"], WRONG, "two histories were signed"),
    (["c5", "c7", "c10"], OPEN, "give a continuation from 5 to 10"),
    (["junk"], OPEN, "A continuation begins at 3 events: give the checkpoint of that size too"),
    (["junk", "c5", "c5-10"], OPEN, "A continuation begins at 3 events"),
    (["c5", "c7", "c5-10", "c7-10", "c-receipt-7"], WHOLE, ""),
    (["c5", "c7", "c10", "c.jsonl"], WHOLE, ""),
    (["f.jsonl"], OPEN, "by whom nobody signed: give a checkpoint"),
    (["f.jsonl", "c5"], OPEN, "The events 6…10 are not signed: give a newer checkpoint"),
    (["f.jsonl", "c10"], WRONG, "the first 10 events are not those that were signed"),
    (["f.jsonl", "c7"], WRONG, "the first 7 events are not those that were signed"),
    (["c.jsonl", "f-receipt-7"], WRONG, "the first 7 events are not those that were signed"),
]
"""What somebody brings, what must become of it, and what is said."""
