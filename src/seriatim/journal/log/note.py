"""A text and who signed it: the signed note of C2SP (c2sp.org/signed-note), as the Go checksum database has it."""

from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple

from seriatim.journal.errors import BadProof
from seriatim.journal.log import exact
from seriatim.journal.log.keys import ID, VerifierKey, is_name

DASH = "— "
MOST = 32
"""Signatures of a note: more are nobody's need, and each costs a check."""


class Signature(NamedTuple):
    """One signature: by whom, by which of its keys, and the bytes."""

    name: str
    key: bytes
    signed: bytes

    @property
    def line(self) -> str:
        """The signature as a line of a note, with its end."""
        return f"{DASH}{self.name} {b64encode(self.key + self.signed).decode()}\n"

    @property
    def signer(self) -> str:
        """Name and id of the key."""
        return f"{self.name}+{self.key.hex()}"


class Note(NamedTuple):
    """A text that ends in a line feed, with its signatures, in order."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def written(self) -> str:
        """The note as it is kept and sent."""
        return f"{self.text}\n{''.join(one.line for one in self.signatures)}"


def parse(written: str) -> Note:
    """A note as it was written; BadProof if any character is not where it belongs."""
    text, blank, rest = written.rpartition("\n\n")
    if not blank or not rest:
        raise BadProof("this is no signed note: the empty line before the signatures is missing")
    if any(one < " " and one != "\n" for one in written):
        raise BadProof("there is a control character in the note: it was damaged")
    note = Note(f"{text}\n", signatures(rest))
    if not note.signatures:
        raise BadProof("nobody signed this note")
    return note


def signatures(written: str) -> tuple[Signature, ...]:
    """The lines of signatures; BadProof at the first that is none."""
    lines = written.split("\n")
    if lines.pop() or len(lines) > MOST:
        raise BadProof("the signatures do not end as they should: the note was cut, or has too many")
    return tuple(map(_signature, lines))


def _signature(line: str) -> Signature:
    name, space, encoded = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not space or not is_name(name):
        raise BadProof(f"“{line[:40]}” is no line of a signature")
    signed = exact.data(encoded, f"the signature of {name}")
    return Signature(name, signed[:ID], signed[ID:])


def signed_by(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Those of the keys that signed; BadProof if a signature of one of them is wrong.

    Signatures of keys that are not asked for are ignored, as the format demands.
    """
    known = {(key.name, key.id): key for key in keys}
    found: dict[VerifierKey, None] = {}
    for one in note.signatures:
        key = known.get((one.name, one.key))
        if key is None:
            continue
        if not key.verifies(note.text, one.signed):
            raise BadProof(f"the signature of {one.name} is wrong: this was not signed so, or it was changed since")
        found[key] = None
    return tuple(found)


def must_be_signed_by_one(note: Note, keys: Iterable[VerifierKey]) -> None:
    """BadProof unless at least one of the keys signed, and no signature of any of them is wrong."""
    wanted = tuple(keys)
    if not signed_by(note, wanted):
        must_be_signed_by(note, wanted[:1])


def must_be_signed_by(note: Note, keys: Iterable[VerifierKey]) -> None:
    """BadProof unless every one of the keys signed, and there is at least one."""
    wanted = tuple(keys)
    found = signed_by(note, wanted)
    if not wanted:
        raise BadProof("no key was given to check the signature with: give the log's verifier key")
    if missing := [key for key in wanted if key not in found]:
        raise BadProof(f"{missing[0].name} did not sign this with the key {missing[0].id.hex()}")
