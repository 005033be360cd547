"""A push service of one's own, and a browser that subscribed to it: what arrives can be read here alone."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import http_ece  # type: ignore[import-untyped] # it has no types
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def written(what: bytes) -> str:
    """As browsers write bytes."""
    return base64.urlsafe_b64encode(what).rstrip(b"=").decode("ascii")


@dataclass
class Phone:
    """A browser that subscribed: its address at the service, and the keys with which it reads."""

    service: "PushService"
    path: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def subscription(self) -> dict[str, str]:
        """What it tells our program."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        endpoint = f"{self.service.address}/{self.path}"
        return {"endpoint": endpoint, "p256dh": written(point), "auth": written(self.secret)}

    @property
    def received(self) -> list[dict[str, Any]]:
        """What it was told, decrypted."""
        mine = [body for path, _headers, body in self.service.taken if path == f"/{self.path}"]
        return [json.loads(http_ece.decrypt(one, private_key=self.key, auth_secret=self.secret)) for one in mine]


@dataclass
class PushService:
    """What it was sent, and what it answers: one status after another, the last one for ever."""

    address: str = ""
    answers: list[int] = field(default_factory=lambda: [201])
    taken: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> int:
        self.taken.append((path, headers, body))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def push_service() -> Iterator[PushService]:
    """Serve on a port of this machine."""
    service = PushService()

    class Taker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status = service.answer(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            self.send_response(status)
            if status in (301, 302, 307, 308):
                self.send_header("Location", f"{service.address}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    service.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
