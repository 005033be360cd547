"""One bit is changed, anywhere: nothing that was changed is taken for genuine, by us or by the one-file verifier."""

import io
import random
from collections.abc import Callable
from contextlib import redirect_stdout

import pytest

from seriatim.journal import BadFile
from seriatim.journal.errors import BadProof
from seriatim.journal.log import exact, receipt, verify_seriatim
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.tests.scene import SIGNER
from seriatim.journal.verify import verify_lines

Check = Callable[[bytes], object]

KEYS = [verify_seriatim.Key(str(key)) for key in SIGNER.keys]
FLIPS = {"export": 4_000, "receipt": 3_000, "checkpoint": 3_000}


def receipt_is_whole(given: bytes) -> None:
    known = receipt.parse(exact.text(given, "it"))
    receipt.must_prove(known)
    notes.must_be_signed_by(known.note, SIGNER.keys)


def checkpoint_is_whole(given: bytes) -> None:
    known = notes.parse(exact.text(given, "it"))
    Checkpoint.parse(known.text)
    notes.must_be_signed_by(known, SIGNER.keys)


OURS: dict[str, Check] = {
    "export": lambda given: verify_lines(io.BytesIO(given)),
    "receipt": receipt_is_whole,
    "checkpoint": checkpoint_is_whole,
}
ELSEWHERE: dict[str, Check] = {
    "export": lambda given: verify_seriatim.Export(io.BytesIO(given), []),
    "receipt": lambda given: verify_seriatim.receipt(given.decode(), KEYS),
    "checkpoint": lambda given: verify_seriatim.Checkpoint(given.decode(), KEYS),
}
REFUSALS = (
    verify_seriatim.Wrong, ValueError, LookupError, TypeError, AttributeError, StopIteration,
)  # fmt: skip
"""As its `main` answers them."""


@pytest.mark.parametrize("kind", FLIPS)
def test_ten_thousand_flipped_bits_are_all_found(held: dict[str, bytes], kind: str) -> None:
    whole = held[kind]
    bits = random.Random(f"seven years, {kind}")
    OURS[kind](whole)
    with redirect_stdout(io.StringIO()):
        ELSEWHERE[kind](whole)
        for _ in range(FLIPS[kind]):
            at, bit = bits.randrange(len(whole)), 1 << bits.randrange(8)
            changed = bytes((*whole[:at], whole[at] ^ bit, *whole[at + 1 :]))
            with pytest.raises((BadProof, BadFile)):
                OURS[kind](changed)
            with pytest.raises(REFUSALS):
                ELSEWHERE[kind](changed)


@pytest.mark.parametrize("kind", FLIPS)
def test_a_file_that_was_cut_anywhere_is_found(held: dict[str, bytes], kind: str) -> None:
    whole = held[kind]
    with redirect_stdout(io.StringIO()):
        for end in range(len(whole) - 1, 0, -max(1, len(whole) // 200)):
            with pytest.raises((BadProof, BadFile)):
                OURS[kind](whole[:end])
            with pytest.raises(REFUSALS):
                ELSEWHERE[kind](whole[:end])
