"""Numbers and bytes of which there is one writing only, so that nothing is left that a forger could vary."""

from base64 import b64decode, b64encode
from collections.abc import Iterable

from seriatim.journal.errors import BadProof

HASH = 32
"""Bytes of a hash, and so of a root."""

DIGITS = 18
"""No log is longer; more digits would only cost time."""


def data(written: str, what: str) -> bytes:
    """The bytes whose base64 this is (RFC 4648, section 4); BadProof if they would be written otherwise."""
    try:
        found = b64decode(written, validate=True)
    except ValueError as error:
        raise BadProof(f"{what} is no base64: it was damaged") from error
    if b64encode(found).decode() != written:
        raise BadProof(f"{what} is not written as it was: it was damaged")
    return found


def one_hash(written: str, what: str) -> bytes:
    """A hash in base64; BadProof if it is not exactly one."""
    found = data(written, what)
    if len(found) != HASH:
        raise BadProof(f"{what} has not {HASH} bytes: it was damaged")
    return found


def hashes(lines: Iterable[str], what: str) -> tuple[bytes, ...]:
    """The hashes of a proof, one a line; BadProof at the first that is none."""
    return tuple(one_hash(line, what) for line in lines)


def lines_of(proof: Iterable[bytes]) -> str:
    """The hashes of a proof as they are written, each line with its end."""
    return "".join(f"{b64encode(one).decode()}\n" for one in proof)


def number(written: str, what: str) -> int:
    """The number that is written so; BadProof if it would be written otherwise."""
    if not (written.isascii() and written.isdigit()) or len(written) > DIGITS or str(int(written)) != written:
        raise BadProof(f"{what}, “{written[:40]}”, is no number")
    return int(written)


def text(given: bytes, what: str) -> str:
    """The text of a file; BadProof if it is none."""
    try:
        return given.decode()
    except UnicodeDecodeError as error:
        raise BadProof(f"{what} is no text: it was damaged") from error
