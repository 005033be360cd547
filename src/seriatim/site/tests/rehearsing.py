"""A rehearsal as its readers meet it: a process of its own, what it tells, and somebody who has signed in there."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import httpx

SESSION = "/sessions/rehearsal-1/"
CONSOLE = f"{SESSION}meetings/meeting-1/console/"
PROGRAM = "from seriatim.site.cli import app; app()"


@dataclass
class Stage:
    """A rehearsal in a process of its own: what it tells, line by line, and somebody who has signed in there."""

    process: subprocess.Popen[str]
    address: str
    password: str
    client: httpx.Client

    def wait_for(self, wanted: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """Read what it tells until that is told."""
        assert self.process.stdout
        for line in self.process.stdout:
            told: dict[str, object] = json.loads(line) if line.startswith("{") else {}
            if told and wanted(told):
                return told
        raise AssertionError("it has ended before that")

    def post(self, path: str, **fields: object) -> httpx.Response:
        return self.client.post(path, data=self.form(fields), headers={"Origin": self.address})

    def form(self, fields: dict[str, object]) -> dict[str, object]:
        return {"csrfmiddlewaretoken": self.client.cookies["csrf"], "key": uuid4().hex, "seen": 10**9} | fields

    def post_and_hang_up(self, path: str, **fields: object) -> None:
        """As a telephone does in a lift: the request leaves, and the answer is never read."""
        where, body = urlsplit(self.address), urlencode(self.form(fields))
        cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        with socket.create_connection((where.hostname, where.port or 80)) as connection:
            head = (
                f"POST {path} HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {self.address}\r\nCookie: {cookies}\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            connection.sendall((head + body).encode())

    def page(self) -> str:
        return self.client.get("/rehearsal/").text


@contextmanager
def rehearsal(var: Path, *options: str) -> Iterator[Stage]:
    """Start it, sign in, and end it."""
    arguments = [sys.executable, "-c", PROGRAM, "rehearse", "--serve", "0", "--json", *options]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=var)
    assert process.stdout
    try:
        password = re.search(r"password (\S+)", process.stdout.readline())
        process.stdout.readline()
        ready = re.match(r"ready: (http://\S+)/", process.stdout.readline())
        assert password
        assert ready
        with httpx.Client(base_url=ready[1], timeout=60) as client:
            client.get("/sign-in/").raise_for_status()
            stage = Stage(process, ready[1], password[1], client)
            assert stage.post("/sign-in/", name="secretariat", password=password[1]).status_code == 302
            yield stage
    finally:
        process.kill()
        process.communicate()


def is_done(command: str) -> Callable[[dict[str, object]], bool]:
    """Whether what is told is that a command was accepted."""
    return lambda told: told.get("command") == command and bool(told.get("ok"))
