"""With which key does this installation tell push services who it is (RFC 8292)? One of its own, made on first use."""

import base64
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from py_vapid import Vapid02  # type: ignore[import-untyped] # it has no types

from seriatim.journal.own_file import make_once
from seriatim.site import environment

ADVICE = "remove it, a new key will be made (all phones must be allowed anew)"


def key() -> Vapid02:
    """The key pair, from the folder of data, which only its owner reads."""
    return _key(environment.push_key())


@lru_cache(maxsize=1)
def _key(path: Path) -> Vapid02:
    if not path.exists():
        made = Vapid02()
        made.generate_keys()
        pem = made.private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        make_once(path, pem.decode("ascii"))
    secret = environment.secret_in(path, "which tells push services who sends", ADVICE)
    found: Vapid02 = Vapid02.from_pem(secret.encode("ascii"))
    return found


def public_key() -> str:
    """What a browser is given when it subscribes, in base64url."""
    point = key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode("ascii")
