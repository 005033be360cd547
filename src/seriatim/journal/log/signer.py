"""The keys with which this installation signs its checkpoints: made once, read by their owner alone."""

from base64 import b64encode
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from seriatim.journal.errors import CannotOpen
from seriatim.journal.log import exact
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.keys import ED25519, POST_QUANTUM, STAMP, VerifierKey, cosigned_tree, is_name
from seriatim.journal.log.note import Signature
from seriatim.journal.own_file import make_once, read_own

SEED = 32
NAMES = ("ed25519", "ml-dsa-44")
"""The two lines of the file of keys: a name and a seed in base64."""


class Signer:
    """Signs as `origin`, with Ed25519, and with ML-DSA-44 where this machine's OpenSSL has it."""

    def __init__(self, origin: str, seeds: tuple[bytes, bytes]) -> None:
        if not is_name(origin):
            raise CannotOpen(f"“{origin}” cannot name the log: give SERIATIM_LOG_ORIGIN a name without spaces and +")
        self.origin = origin
        self._classic = Ed25519PrivateKey.from_private_bytes(seeds[0])
        self._post_quantum: MLDSA44PrivateKey | None = None
        with suppress(UnsupportedAlgorithm):
            self._post_quantum = MLDSA44PrivateKey.from_seed_bytes(seeds[1])
        self.key = VerifierKey(origin, ED25519, self._classic.public_key().public_bytes_raw())
        """The key of the signature that every checkpoint has."""

    @cached_property
    def keys(self) -> tuple[VerifierKey, ...]:
        """All keys, for whoever checks; the first is that of the signature that every checkpoint has."""
        if self._post_quantum is None:
            return (self.key,)
        public = self._post_quantum.public_key().public_bytes_raw()
        return (self.key, VerifierKey(self.origin, POST_QUANTUM, public))

    def sign(self, checkpoint: Checkpoint) -> Signature:
        """The signature that every checkpoint has."""
        return Signature(self.origin, self.key.id, self._classic.sign(checkpoint.text.encode()))

    def cosign(self, checkpoint: Checkpoint, at: datetime) -> Signature | None:
        """The second signature, made at this instant; None where there can be none."""
        if self._post_quantum is None:
            return None
        second = int(at.timestamp())
        signed = self._post_quantum.sign(cosigned_tree(self.origin, second, checkpoint))
        return Signature(self.origin, self.keys[-1].id, second.to_bytes(STAMP) + signed)


def signer(path: Path, origin: str) -> Signer:
    """The keys in this file, made if there are none; CannotOpen if others may read them or they are damaged."""
    if not path.exists():
        make_once(path, "".join(f"{name} {b64encode(token_bytes(SEED)).decode()}\n" for name in NAMES))
    lines = [line.split(" ") for line in read_own(path, "with which checkpoints are signed").splitlines()]
    if [line[0] for line in lines] != list(NAMES):
        raise CannotOpen(f"{path} does not hold the two keys of a log: restore it from a backup, or name another file")
    first, second = (exact.data(line[-1], str(path)) for line in lines)
    return Signer(origin, (first, second))
