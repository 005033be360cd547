"""The command that checks whatever it is given: the journal, an export, a backup, receipts, checkpoints."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from seriatim.journal import BadFile, CannotOpen, Journal, Tampered, open_journal, sqlite_url, stored
from seriatim.journal.errors import BadProof
from seriatim.journal.log import continuation, exact, receipt
from seriatim.journal.log import note as notes
from seriatim.journal.log.agreeing import by_size, unproved
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.guard import guard, must_continue
from seriatim.journal.log.kept import must_be_signed, newest, with_cosignatures
from seriatim.journal.log.keys import VerifierKey
from seriatim.journal.log.note import Note
from seriatim.journal.log.words import fingerprint
from seriatim.journal.verify import Progress, Report, verify_lines
from seriatim.journal.verify import verify as verify_journal
from seriatim.proceedings.authorised import unauthorised
from seriatim.site.cli.errors import NOT_DONE, NOT_UNDERSTOOD, fail
from seriatim.site.cli.house import STANDARD, AsJson, harmless, progress, reading, tell, the_journal
from seriatim.site.cli.journal import report
from seriatim.site.record.keeper import own_keys, present, ring

SQLITE_FILE, OBJECT = b"SQLite format 3\0", b"{"
LARGEST = 1024 * 1024
"""Bytes of a receipt or a checkpoint, which have a few thousand."""


class NotShown(Exception):
    """Nothing is wrong, but something else must be given before it is known to hold."""


@dataclass
class Findings:
    """What was found to be whole: in words, for machines, and what was signed, which must agree with the rest.

    With `told`, every one of the keys must have signed; else they are this installation's own, and one is enough.
    """

    keys: Sequence[VerifierKey]
    told: bool
    said: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    signed: list[Checkpoint] = field(default_factory=list)
    continuations: list[continuation.Continuation] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)

    def add(self, sentence: str, **facts: Any) -> None:
        """Note what is whole."""
        self.said.append(sentence)
        self.facts |= facts

    def note(self, found: Note) -> Checkpoint:
        """A signed checkpoint, whose signatures are checked."""
        must = notes.must_be_signed_by if self.told else notes.must_be_signed_by_one
        must(found, self.keys)
        return Checkpoint.parse(found.text)


def verify(
    *,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Exports, backups, receipts, checkpoints, which must agree with each other; - is standard input. "
            "Without any, the journal itself.",
        ),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(metavar="VKEY", help="A verifier key that must have signed; else the keys of this installation."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Prove that what is stored is what was recorded, from the first event on; or that what you hold is genuine.

    The status is 1 if it is not, and the first position (of an export: line) that was changed is named; 2 if something
    else must be given to know. An export is proved as far as the newest checkpoint beside it reaches.
    """
    try:
        with progress("Verifying") as done:
            told = Findings(_keys(key), told=bool(key))
            found = _given(told, files, done) if files else _the_journal(told, done)
    except NotShown as lacking:
        _fail(str(lacking), NOT_UNDERSTOOD, {}, json=json)
    except (Tampered, BadFile, BadProof) as wrong:
        _fail(str(wrong), NOT_DONE, {**_where(wrong), "why": getattr(wrong, "why", str(wrong))}, json=json)
    except RecursionError:
        _fail("something is nested more deeply than this program writes it", NOT_DONE, {}, json=json)
    report("\n".join(map(harmless, found.said)), json=json, **found.facts)


def _fail(sentence: str, status: int, facts: dict[str, Any], *, json: bool) -> NoReturn:
    if json:
        tell({"ok": False, "why": sentence, **facts})
    fail(harmless(sentence), status)


def _where(wrong: Exception) -> dict[str, Any]:
    match wrong:
        case Tampered():
            return {"position": wrong.position}
        case BadFile():
            return {"line": wrong.line}
    return {}


def _keys(given: Sequence[str] | None) -> tuple[VerifierKey, ...]:
    if given:
        return tuple(map(VerifierKey.parse, given))
    return own_keys()


def _the_journal(found: Findings, done: Progress) -> Findings:
    with the_journal() as journal:
        _whole(found, verify_journal(journal, done))
        _entitled(journal)
        signing = None if found.told else present()
        guard(journal, ring().outside, signing.key if signing else None)
        if found.keys:
            must_be_signed(journal.door, found.keys)
    return found


def _entitled(journal: Journal) -> None:
    """Tampered if somebody did what they were not entitled to: the program would not have recorded it."""
    for one in unauthorised((placed.stream, placed.recorded) for placed in journal.read_all()):
        why = f"{one.actor} was not entitled to {one.event} ({one.code})"
        raise Tampered(why, stored.position(journal.door, one.stream, one.version) or 0, one.stream, one.version)


def _given(found: Findings, files: Sequence[Path], done: Progress) -> Findings:
    """Each file by itself, and then all against each other: exports last, wherever they are named."""
    exports = list[Path]()
    for file in files:
        with reading(file) as opened:
            if opened.peek(len(SQLITE_FILE)).startswith((OBJECT, SQLITE_FILE)):
                exports.append(file)
            else:
                _signed(found, exact.text(opened.read(LARGEST), str(file)))
    known = by_size(found.signed)
    for file in exports:
        _export(found, file, done)
    lacking = unproved(known, found.continuations)
    found.left_open += [one for one in lacking if not exports or one.startswith("A continuation")]
    if found.left_open and not exports:
        _held_against_the_journal(found)
    if found.left_open:
        raise NotShown(" ".join(found.left_open))
    return found


def _export(found: Findings, file: Path, done: Progress) -> None:
    with reading(file) as opened:
        if not opened.peek(len(SQLITE_FILE)).startswith(SQLITE_FILE):
            _whole(found, whole := verify_lines(opened, done, found.signed))
            _reaching(found, whole.events, found.signed)
            return
    if file == STANDARD:
        raise BadProof("a backup is a file: name it")
    with open_journal(sqlite_url(file)) as journal:
        _whole(found, whole := verify_journal(journal, done))
        for known in found.signed:
            must_continue(journal, known, file)
        kept = newest(journal.door)
        own = [found.note(with_cosignatures(journal.door, kept))] if kept and (found.told or found.signed) else []
        _reaching(found, whole.events, [*found.signed, *own])


def _reaching(found: Findings, events: int, signed: Sequence[Checkpoint]) -> None:
    """How much of what is exported was signed; the rest is whole, and may be anybody's."""
    most = max((known.size for known in signed), default=0)
    found.facts["signed"] = most
    if not signed and not found.told:
        found.add("No signature was looked at: whose this is, a checkpoint beside it would say, and --key.")
    elif not signed:
        found.left_open.append("The export is whole in itself, but by whom nobody signed: give a checkpoint.")
    elif most < events:
        found.left_open.append(f"The events {most + 1}…{events} are not signed: give a newer checkpoint.")


def _whole(found: Findings, whole: Report) -> None:
    text = f"{whole.events} events of {len(whole.streams)} streams are as they were recorded; root {whole.root.hex()}."
    if whole.withheld:
        text += f" Confidential parts that are not here, erased or withheld: {whole.withheld}."
    facts = {"events": whole.events, "streams": whole.streams, "root": whole.root.hex(), "withheld": whole.withheld}
    found.add(text, **facts, words=fingerprint(whole.root))


def _signed(found: Findings, written: str) -> None:
    """A receipt, a checkpoint, or one that continues another."""
    if written.startswith(receipt.HEAD):
        given = receipt.parse(written)
        receipt.must_prove(given)
        found.signed.append(known := found.note(given.note))
        event = given.event
        found.add(
            f"{event.name}, version {event.version} of {event.stream}, by {event.actor} at {event.at}, "
            f"stands at position {event.position} of the {known.size} events that {known.origin} signed.",
            event={"name": event.name, "stream": event.stream, "version": event.version, "position": event.position},
        )
    elif written.startswith(continuation.HEAD):
        found.continuations.append(new := continuation.parse(written))
        found.signed.append(found.note(new.note))
    else:
        found.signed.append(found.note(notes.parse(written)))
    known = found.signed[-1]
    words = fingerprint(known.root)
    found.add(
        f"{known.origin} signed {known.size} events; in words: {words}.",
        checkpoint={"origin": known.origin, "size": known.size, "root": known.root.hex(), "words": words},
    )


def _held_against_the_journal(found: Findings) -> None:
    """What the files leave open, the journal of this installation may show."""
    if len(found.signed) < 2 or any(one.old not in by_size(found.signed) for one in found.continuations):  # noqa: PLR2004 — two can differ
        return
    try:
        with the_journal() as journal:
            for known in found.signed:
                must_continue(journal, known, ring().outside)
    except CannotOpen:
        return
    found.left_open.clear()
    found.add("They are states of one log, of which this installation has the journal.")
