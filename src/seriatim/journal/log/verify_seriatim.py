"""Is a receipt, a checkpoint or an export of Seriatim genuine? One file, Python 3.9 or later, nothing of Seriatim.

    python3 verify_seriatim.py --key VKEY FILE...              with the package `cryptography`, 50 for ML-DSA-44
    python3 verify_seriatim.py --without-signatures FILE...    with Python alone: who signed is not checked

VKEY is a verifier key of the log (its page /record/ shows them): get it from somebody whom you trust, and give --key
once for each key that must have signed. Several files must agree: an export of all streams with every checkpoint and
receipt, an old checkpoint with a new one that was saved from /record/checkpoint?since=SIZE, SIZE being the old one's.
An export is proved as far as the newest checkpoint beside it reaches, and no further.
The status is 0 if everything holds, 1 if something does not, 2 if something else must be given.

Formats: c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-witness; RFC 6962 and 9162.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HASH = 32
ED25519, COSIGNED, POST_QUANTUM = 1, 4, 6
PART = b'{"salt":'
PROOF, OLD = "c2sp.org/tlog-proof@v1\n", "old "


class Wrong(Exception):
    """Something does not hold."""


class NotChecked(Exception):
    """Something cannot be checked on this machine."""


def need(condition: object, why: str) -> None:
    """Go on if it holds."""
    if not condition:
        raise Wrong(why)


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def decode(text: str) -> bytes:
    """Base64 of which there is one writing only."""
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, f"base64 that is written otherwise than it was: {text[:40]}")
    return data


def number(text: str) -> int:
    """A number of which there is one writing only."""
    need(text.isascii() and text.isdigit() and len(text) < 19 and str(int(text)) == text, f"no number: {text[:40]}")
    return int(text)


def hashes(lines: Iterable[str]) -> list[bytes]:
    found = [decode(line) for line in lines]
    need(all(len(one) == HASH for one in found), "a hash has not 32 bytes")
    return found


def shown(given: object) -> str:
    """A text out of a file as it may be written on a terminal: in one line, and nothing in it commands the terminal."""
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in str(given))


def canonical(value: object) -> bytes:
    """A line as Seriatim writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


# The tree


def leaf(line: bytes) -> bytes:
    return sha256(b"\0" + line)


def parent(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right)


class Tree:
    """A tree that grows leaf by leaf, as the complete subtrees that it consists of, largest first, with their sizes."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[tuple[int, bytes]] = []

    def add(self, node: bytes) -> None:
        self.size += 1
        width = 1
        while self.peaks and self.peaks[-1][0] == width:
            node, width = parent(self.peaks.pop()[1], node), width * 2
        self.peaks.append((width, node))

    @property
    def root(self) -> bytes:
        root = self.peaks[-1][1] if self.peaks else sha256(b"")
        for _, node in self.peaks[-2::-1]:
            root = parent(node, root)
        return root


def climb(index: int, size: int, proof: Sequence[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each hash of a proof, and whether it stands on the left, from a node up to the root (RFC 9162, 2.1.3.2)."""
    at, last = index, size - 1
    for one in proof:
        need(last, "the proof is too long")
        on_left = bool(at & 1) or at == last
        yield one, on_left
        while on_left and at and not at & 1:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    need(last == 0, "the proof is too short")


def check_inclusion(index: int, known: Checkpoint, node: bytes, proof: Sequence[bytes]) -> None:
    need(index < known.size, "the index lies outside the log")
    for one, on_left in climb(index, known.size, proof):
        node = parent(one, node) if on_left else parent(node, one)
    need(node == known.root, "the event does not stand in the log that was signed")


def check_consistency(old: Checkpoint, new: Checkpoint, proof: list[bytes]) -> None:
    """RFC 9162, 2.1.4.2."""
    need(0 < old.size <= new.size, "the old checkpoint is longer than the new one")
    if old.size & (old.size - 1) == 0 or old.size == new.size:
        proof = [old.root, *proof]
    need(proof, "the proof is too short")
    at, last = old.size - 1, new.size - 1
    while at & 1 or at == last > 0:
        at, last = at >> 1, last >> 1
    before = after = proof[0]
    for one, on_left in climb(at, last + 1, proof[1:]):
        before = parent(one, before) if on_left else before
        after = parent(one, after) if on_left else parent(after, one)
    need((before, after) == (old.root, new.root), "two histories were signed: keep these files, and show them")


# Signatures


class Key:
    """A verifier key: name, id, and in base64 the kind and the public key."""

    def __init__(self, text: str) -> None:
        self.name, self.id, encoded = text.split("+", 2)
        material = decode(encoded)
        self.kind, self.public = material[0], material[1:]
        need(self.id == sha256(self.name.encode() + b"\n" + material).hex()[:8], f"a damaged key: {text[:60]}")

    def check(self, known: Checkpoint, signed: bytes) -> None:
        """Wrong unless this signs the checkpoint: plainly, or as a cosignature in Ed25519 or ML-DSA-44."""
        from cryptography.exceptions import (  # noqa: PLC0415 — only who checks signatures needs it
            InvalidSignature,
            UnsupportedAlgorithm,
        )

        stamp, text = signed[:8], known.text.encode()
        try:
            if self.kind == ED25519:
                self.ed25519().verify(signed, text)
            elif self.kind == COSIGNED:
                self.ed25519().verify(signed[8:], b"cosignature/v1\ntime %d\n%b" % (int.from_bytes(stamp, "big"), text))
            else:
                need(self.kind == POST_QUANTUM, f"a key of an unknown kind: {self.name}")
                names = [bytes([len(one.encode())]) + one.encode() for one in (self.name, known.origin)]
                message = b"subtree/v1\n\0" + names[0] + stamp + names[1] + bytes(8) + known.size.to_bytes(8, "big")
                self.ml_dsa().verify(signed[8:], message + known.root)
        except InvalidSignature:
            raise Wrong(f"the signature of {self.name} is wrong") from None
        except UnsupportedAlgorithm:
            raise NotChecked(f"this machine does not know how {self.name} signs: check that key elsewhere") from None

    def ed25519(self) -> Any:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 — see check

        return Ed25519PublicKey.from_public_bytes(self.public)

    def ml_dsa(self) -> Any:
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey  # noqa: PLC0415 — see check

        return MLDSA44PublicKey.from_public_bytes(self.public)


class Checkpoint:
    """A signed checkpoint. Every key must have signed; with none, signatures are not looked at."""

    def __init__(self, note: str, keys: Sequence[Key]) -> None:
        text, blank, lines = note.rpartition("\n\n")
        need(blank and lines.endswith("\n"), "no signed checkpoint, or one that was cut")
        self.text = f"{text}\n"
        self.origin, size, root = text.split("\n")
        self.size, self.root = number(size), hashes([root])[0]
        signed = {}
        for line in lines[:-1].split("\n"):
            dash, name, encoded = line.split(" ")
            need(dash == "—" and self.origin and name, f"no line of a signature: {line[:40]}")
            data = decode(encoded)
            signed[name, data[:4].hex()] = data[4:]
        for key in keys:
            need((key.name, key.id) in signed, f"not signed by {key.name} with the key {key.id}")
            key.check(self, signed[key.name, key.id])


# Files


def receipt(text: str, keys: Sequence[Key]) -> Checkpoint:
    """A proof that an event stands in a log; the event's line is the proof's extra data."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    need(f"{lines[0]}\n" == PROOF and lines[1][:6] == "extra " and lines[2][:6] == "index ", "no receipt of an event")
    known, line, index = Checkpoint(note, keys), decode(lines[1][6:]), number(lines[2][6:])
    check_inclusion(index, known, leaf(line), hashes(lines[3:]))
    event = json.loads(line)
    told = "{name}, version {version} of {stream}, by {actor} at {at}".format(**event)
    print(f"event {shown(told)}: position {index + 1} of {known.size:,} events of {shown(known.origin)}")
    print("  " + shown(json.dumps(event["payload"], ensure_ascii=False)))
    return known


def continuation(text: str, keys: Sequence[Key]) -> tuple[int, list[bytes], Checkpoint]:
    """An old size, the proof that the log continues it, and the new checkpoint."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    return number(lines[0][len(OLD) :]), hashes(lines[1:]), Checkpoint(note, keys)


class Export:
    """A file of events in JSON Lines; it must be the whole log, if there are checkpoints that it must agree with.

    What stands in it behind the newest checkpoint, nobody has signed: `left_open` says so.
    """

    def __init__(self, lines: Iterator[bytes], checkpoints: Sequence[Checkpoint]) -> None:
        first = next(lines)
        head = json.loads(first)
        need(head["format"] == "seriatim-journal" and head["version"] == 1, "no export of a kind that is known here")
        need(canonical(head) == first and sum(head["streams"].values()) == head["events"], "the header was changed")
        self.roots = {known.size: known.root for known in checkpoints}
        self.tree, self.versions, self.withheld = Tree(), dict.fromkeys(head["streams"], 0), 0
        need(
            not self.roots or max(self.roots) <= head["events"], "more was signed than is exported: export all streams"
        )
        line = next(lines, b"")
        while self.tree.size < head["events"]:
            line = self.take(line, lines)
            if sys.stderr.isatty() and self.tree.size % 10_000 == 0:
                print(f"\r{self.tree.size:,} of {head['events']:,}", end="\r", file=sys.stderr)
        need(self.versions == head["streams"], "the streams do not end where the header says")
        need(
            line == canonical({"events": self.tree.size, "root": self.tree.root.hex()}), "not the events of the trailer"
        )
        need(not next(lines, b""), "there is something behind the trailer")
        print(f"{self.tree.size:,} events of {len(self.versions)} streams, root {self.tree.root.hex()}")
        print(f"  {self.withheld} confidential parts withheld or erased; {len(self.roots)} checkpoints agree")

    def take(self, line: bytes, lines: Iterator[bytes]) -> bytes:
        """One event, with its confidential part if that is there; the line behind it."""
        need(line.endswith(b"\n"), "the file was cut")
        event = json.loads(line)
        stream, sealed = event["stream"], event["payload"].get("sealed")
        need(event["version"] == self.versions[stream] + 1, f"an event of {stream} is missing")
        self.versions[stream] += 1
        self.tree.add(leaf(line[:-1]))
        signed = self.roots.get(self.tree.size)
        need(signed in (None, self.tree.root), f"the first {self.tree.size:,} events are not those that were signed")
        behind = next(lines, b"")
        if not sealed or not behind.startswith(PART):
            self.withheld += bool(sealed)
            return behind
        part = json.loads(behind)
        need(canonical(part) == behind and len(part["salt"]) == 2 * HASH, "a confidential part was changed")
        salt = bytes.fromhex(part["salt"])
        need(salt.hex() == part["salt"], "a salt was changed")
        need(
            sha256(salt + part["sealed"].encode()).hex() == sealed, "a confidential part is not the one that was sealed"
        )
        return next(lines, b"")

    @property
    def left_open(self) -> Iterator[str]:
        """What the checkpoints do not prove of it."""
        signed = max(self.roots, default=0)
        if not self.roots:
            yield "The export is whole in itself, but by whom nobody signed: give a checkpoint, /record/checkpoint"
        elif signed < self.tree.size:
            yield f"The events {signed + 1:,}…{self.tree.size:,} are not signed: give a newer checkpoint"


Continuation = tuple[int, list[bytes], Checkpoint]


def agreeing(checkpoints: Sequence[Checkpoint], new: Sequence[Continuation], *, exported: bool) -> Iterator[str]:
    """What is left open of whether all that was signed are states of one log; Wrong if they cannot be.

    Two states of which a third is shown to continue both agree, so each must lead to the newest one, step by step. An
    export has been held against every checkpoint before.
    """
    need(len({known.origin for known in checkpoints}) < 2, "these were signed by different logs")
    known: dict[int, Checkpoint] = {}
    for one in checkpoints:
        need(known.setdefault(one.size, one).root == one.root, f"two histories of one size, {one.size:,}, were signed")
    steps = []
    for size, proof, newer in new:
        if size in known:
            check_consistency(known[size], newer, proof)
            print(f"the log of {newer.size:,} events continues the one of {size:,}")
            steps.append((size, newer.size))
        elif size or proof:
            yield f"A continuation begins at {size:,} events: give the checkpoint of that size too"
    shown_to_lead = {max(known, default=0)}
    for size, newer_size in sorted(steps, reverse=True):
        shown_to_lead |= {size} if newer_size in shown_to_lead else set()
    for size in sorted(known):
        if not exported and size not in shown_to_lead:
            yield f"Not shown to be one history: give a continuation from {size} to {max(known)}, or an export"


def check(paths: Sequence[Path], keys: Sequence[Key]) -> list[str]:
    """Every file by itself, then all against each other; what is left open."""
    checkpoints, new, exports = list[Checkpoint](), list[Any](), list[Path]()
    for path in paths:
        with path.open("rb") as file:
            begin = file.read(1)
            text = (begin + file.read(2**20)).decode() if begin != b"{" else ""
        if begin == b"{":
            exports.append(path)
        elif text.startswith(PROOF):
            checkpoints.append(receipt(text, keys))
        else:
            new += [continuation(text, keys)] if text.startswith(OLD) else []
            checkpoints.append(new[-1][2] if text.startswith(OLD) else Checkpoint(text, keys))
            root = checkpoints[-1].root.hex()
            print(f"{shown(checkpoints[-1].origin)}: {checkpoints[-1].size:,} events, root {root}")
    left_open = list[str]()
    for path in exports:
        with path.open("rb") as file:
            left_open += Export(iter(file), checkpoints).left_open
    return [*left_open, *agreeing(checkpoints, new, exported=bool(exports))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--key", action="append", default=[], metavar="VKEY", help="a key that must have signed")
    parser.add_argument("--without-signatures", action="store_true", help="do not check who signed")
    given = parser.parse_args()
    if given.without_signatures == bool(given.key):
        parser.error("give --key once for each key that must have signed, or --without-signatures")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal that lacks a letter
    try:
        left_open = check(given.files, [Key(one) for one in given.key])
    except ModuleNotFoundError as error:
        print(f"{error}: install cryptography, or give --without-signatures", file=sys.stderr)
        return 2
    except (NotChecked, OSError) as error:
        print(f"NOT CHECKED: {shown(error)}", file=sys.stderr)
        return 2
    except RecursionError:
        print("WRONG: something is nested more deeply than Seriatim writes it", file=sys.stderr)
        return 1
    except (Wrong, ValueError, LookupError, TypeError, AttributeError, StopIteration, ArithmeticError) as wrong:
        print(f"WRONG: {shown(wrong)}", file=sys.stderr)
        return 1
    for sentence in left_open:
        print(sentence)
    if left_open:
        return 2
    print("It holds. Who signed was NOT checked." if given.without_signatures else "It holds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
