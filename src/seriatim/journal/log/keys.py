"""Who signed this? Public keys under a name, written as C2SP verifier keys: `name+id+base64`.

A key's id is the beginning of SHA-256 over its name, a line feed, the kind of signature and the key
(c2sp.org/signed-note). Three kinds are known here: the log's own Ed25519, and the timestamped cosignatures in
Ed25519 and ML-DSA-44 (c2sp.org/tlog-cosignature), the second of which also withstands a quantum computer.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from seriatim.journal.errors import BadProof
from seriatim.journal.log import exact
from seriatim.journal.log.checkpoint import Checkpoint

ED25519, COSIGNED, POST_QUANTUM = 0x01, 0x04, 0x06
ID = 4
"""Bytes of a key's id."""
STAMP = 8
"""Bytes of the time at which a cosignature was made, seconds since 1970, before the signature proper."""

SIZES: Mapping[int, int] = {ED25519: 32, COSIGNED: 32, POST_QUANTUM: 1312}
"""Bytes of a public key of each kind."""


@dataclass(frozen=True)
class VerifierKey:
    """A public key, of one kind, under one name."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """What signatures name the key by, beside its name."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:ID]

    @property
    def signer(self) -> str:
        """Name and id, as what is signed names the key."""
        return f"{self.name}+{self.id.hex()}"

    def __str__(self) -> str:
        return f"{self.signer}+{b64encode(bytes([self.kind]) + self.public).decode()}"

    @classmethod
    def parse(cls, written: str) -> Self:
        """The key that `str` wrote; BadProof says what is wrong."""
        parts = written.strip().split("+", 2)
        if len(parts) != 3 or not is_name(parts[0]):  # noqa: PLR2004 — name, id, key
            raise BadProof(f"“{written[:60]}” is no verifier key: give one as name+id+base64")
        material = exact.data(parts[2], "a verifier key")
        key = cls(parts[0], material[0] if material else 0, material[1:])
        if SIZES.get(key.kind) != len(key.public):
            raise BadProof(f"the verifier key of {key.name} is of a kind that is not known here")
        if key.id.hex() != parts[1]:
            raise BadProof(f"the verifier key of {key.name} was damaged: its id is {key.id.hex()}, not {parts[1]}")
        return key

    def verifies(self, text: str, signature: bytes) -> bool:
        """True if this is a signature of this key under the text of a note."""
        return CHECKS[self.kind](self, text, signature)


def is_name(written: str) -> bool:
    """True if a key may be named so: something, without spaces and plus signs."""
    return bool(written) and written.isprintable() and not any(one.isspace() or one == "+" for one in written)


def cosigned_text(text: str, at: int) -> bytes:
    """What an Ed25519 cosignature of that second signs."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def cosigned_tree(cosigner: str, at: int, checkpoint: Checkpoint) -> bytes:
    """What an ML-DSA-44 cosignature of that second signs: lengths in one byte, numbers in eight, big end first."""
    names = [bytes([len(name.encode())]) + name.encode() for name in (cosigner, checkpoint.origin)]
    number = [one.to_bytes(STAMP) for one in (at, 0, checkpoint.size)]
    return b"subtree/v1\n\0" + names[0] + number[0] + names[1] + number[1] + number[2] + checkpoint.root


def _ed25519(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _log(key: VerifierKey, text: str, signature: bytes) -> bool:
    return _ed25519(key.public, signature, text.encode())


def _cosigner(key: VerifierKey, text: str, signature: bytes) -> bool:
    return _ed25519(key.public, signature[STAMP:], cosigned_text(text, int.from_bytes(signature[:STAMP])))


def _post_quantum(key: VerifierKey, text: str, signature: bytes) -> bool:
    at, signed = int.from_bytes(signature[:STAMP]), signature[STAMP:]
    try:
        message = cosigned_tree(key.name, at, Checkpoint.parse(text))
        MLDSA44PublicKey.from_public_bytes(key.public).verify(signed, message)
    except (InvalidSignature, ValueError, BadProof):
        return False
    except UnsupportedAlgorithm as error:
        raise BadProof(
            "this machine's OpenSSL knows no ML-DSA: check the other signatures, or check elsewhere"
        ) from error
    return True


CHECKS: Mapping[int, Callable[[VerifierKey, str, bytes], bool]] = {
    ED25519: _log,
    COSIGNED: _cosigner,
    POST_QUANTUM: _post_quantum,
}
