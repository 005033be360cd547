"""A passkey in software, as a browser and a telephone would use it; it can be told to do what those never do."""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV


@dataclass
class SoftKey:
    """One key. `origin` is where the browser says that it is, `verifies` whether the device asked for a finger."""

    origin: str = "http://localhost"
    party: str = "localhost"
    verifies: bool = True
    counts: bool = True
    counter: int = 0
    handle: str = ""
    id: bytes = field(default_factory=lambda: secrets.token_bytes(20))
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def makes(self, options: str) -> str:
        """What a browser sends after it made the key for these options."""
        asked = json.loads(options)
        self.handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]  # the library's own
        credential = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        data = self._data(credential)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"])
        return self._sent({"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(attestation)})

    def proves(self, options: str) -> str:
        """What a browser sends after the key signed the challenge of these options."""
        client = self._client("webauthn.get", json.loads(options)["challenge"])
        data = self._data()
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        answer = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._sent({name: websafe_encode(value) for name, value in answer.items()} | {"userHandle": self.handle})

    def _data(self, credential: AttestedCredentialData | None = None) -> bytes:
        self.counter += self.counts
        flags = PRESENT | (VERIFIED if self.verifies else 0) | (AuthenticatorData.FLAG.AT if credential else 0)
        hashed = sha256(self.party.encode()).digest()
        return bytes(AuthenticatorData.create(hashed, flags, self.counter, bytes(credential) if credential else b""))

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _sent(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def flipped(answer: str, name: str) -> str:
    """The answer with one bit of one of its parts turned over."""
    sent = json.loads(answer)
    bits = bytearray(websafe_decode(sent["response"][name]))
    bits[len(bits) // 2] ^= 1
    sent["response"][name] = websafe_encode(bytes(bits))
    return json.dumps(sent)
