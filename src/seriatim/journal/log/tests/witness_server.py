"""A witness of our own, over real HTTP: it remembers what it saw last, and cosigns what continues it."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from seriatim.journal.log import verify_seriatim as elsewhere
from seriatim.journal.log.keys import COSIGNED, VerifierKey
from seriatim.journal.log.note import Signature
from seriatim.journal.log.tests.scene import SIGNER
from seriatim.journal.log.witness import Witness

NAME = "witness.example/w1"
SECRET = Ed25519PrivateKey.from_private_bytes(b"9" * 32)
KEY = VerifierKey(NAME, COSIGNED, SECRET.public_key().public_bytes_raw())
AT = 1_773_064_800


@dataclass
class Seen:
    """What the witness knows of our log, and how it misbehaves where a test wants that."""

    size: int = 0
    root: bytes = b""
    status: int = 200
    answer: bytes | None = None
    key: str = str(SIGNER.key)
    asked: list[int] = field(default_factory=list)

    def add(self, body: str) -> tuple[int, bytes]:
        """As c2sp.org/tlog-witness says; the proof is checked by the one-file verifier, which is not the log's code."""
        old, proof, known = elsewhere.continuation(body, [elsewhere.Key(self.key)])
        self.asked.append(old)
        if self.answer is not None or self.status != 200:
            return self.status, self.answer or b""
        if old != self.size:
            return 409, f"{self.size}\n".encode()
        if old:
            before = elsewhere.Checkpoint.__new__(elsewhere.Checkpoint)
            before.size, before.root = self.size, self.root
            try:
                elsewhere.check_consistency(before, known, proof)
            except elsewhere.Wrong:
                return 422, b""
        self.size, self.root = known.size, known.root
        return 200, cosigned(known.text).encode()


def cosigned(text: str) -> str:
    """A line of the witness under a checkpoint, and one of somebody else that nobody asked for."""
    signed = SECRET.sign(f"cosignature/v1\ntime {AT}\n{text}".encode())
    line = Signature(NAME, KEY.id, AT.to_bytes(8) + signed).line
    return line + Signature("stranger.example", b"0000", b64decode("AAAA")).line


@contextmanager
def serving(seen: Seen) -> Iterator[Witness]:
    """Serve until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, answer = seen.add(body) if self.path == "/add-checkpoint" else (404, b"")
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """In silence."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Witness(f"http://127.0.0.1:{server.server_port}", KEY)
        finally:
            server.shutdown()
            thread.join()
