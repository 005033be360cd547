"""A rehearsal that is served: somebody takes the Chair in the middle of it, taps twice, hangs up, and hands it back."""

import json
import re
import signal
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
import pytest

SESSION = "/sessions/rehearsal-1/"
CONSOLE = f"{SESSION}meetings/meeting-1/console/"
PROGRAM = "from seriatim.site.cli import app; app()"


@dataclass
class Stage:
    """A rehearsal in a process of its own: what it tells, line by line, and somebody who has signed in there."""

    process: subprocess.Popen[str]
    address: str
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
def served(var: Path, *options: str) -> Iterator[Stage]:
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
            stage = Stage(process, ready[1], client)
            assert stage.post("/sign-in/", name="secretariat", password=password[1]).status_code == 302
            yield stage
    finally:
        process.kill()
        process.communicate()


def _is(command: str) -> Callable[[dict[str, object]], bool]:
    return lambda told: told.get("command") == command and bool(told.get("ok"))


def test_somebody_takes_the_chair_and_hands_it_back(tmp_path: Path) -> None:
    with served(tmp_path, "--delegations", "40", "--days", "1", "--speed", "1000", "--liveliness", "3") as stage:
        stage.wait_for(_is("OpenMeeting"))
        assert httpx.get(f"{stage.address}/rehearsal/").status_code == 200
        assert "It runs by itself." in stage.page()
        # whoever acts at the console presides from then on, in real time
        stage.post(f"{CONSOLE}clock-stop/")
        key = uuid4().hex
        given = [stage.post(f"{CONSOLE}floor/", key=key).status_code for _ in range(2)]
        assert given in ([302, 302], [303, 303]), "the second tap is answered as the first"
        stage.post_and_hang_up(f"{CONSOLE}end-of-speech/", key=(lost := uuid4().hex))
        assert stage.post(f"{CONSOLE}end-of-speech/", key=lost).status_code in (302, 303)
        stage.post("/rehearsal/chair/", chair="over")
        assert "Somebody has taken the Chair" in stage.page()
        assert '"pace"' not in stage.client.get("/live/time").text, "whoever presides has real time"
        assert stage.client.get(CONSOLE).status_code == 200
        # and hands it back
        stage.post("/rehearsal/pace/", speed="max")
        stage.post("/rehearsal/chair/", chair="back")
        facts = stage.wait_for(lambda told: "summary" in told)["summary"]
        assert isinstance(facts, dict)
        assert facts["broken"] == []
        assert facts["meetings"].keys() == {"adjourned"}
        assert "It is over." in stage.page()
        stage.process.send_signal(signal.SIGINT)
        assert stage.process.wait() == 0
        assert not list(tmp_path.iterdir()), "nothing is left of it"


def test_it_is_paused_and_goes_on_at_another_speed(tmp_path: Path) -> None:
    with served(tmp_path, "--delegations", "10", "--days", "1", "--speed", "20") as stage:
        stage.post("/rehearsal/pace/", paused="yes")
        assert "It is paused." in stage.page()
        stood = stage.client.get("/live/time").json()
        assert stood == stage.client.get("/live/time").json() == {"at": stood["at"], "pace": 0.0}
        stage.post("/rehearsal/pace/", speed="max")
        facts = stage.wait_for(lambda told: "summary" in told)["summary"]
        assert isinstance(facts, dict)
        assert facts["broken"] == []


@pytest.mark.parametrize("path", ["/rehearsal/pace/", "/rehearsal/chair/"])
def test_nobody_runs_it_who_has_not_signed_in(path: str, tmp_path: Path) -> None:
    with served(tmp_path, "--delegations", "5", "--days", "1") as stage:
        stage.client.cookies.delete("session")
        assert stage.post(path, speed="max", chair="over").headers["Location"].startswith("/sign-in/")
        assert "It runs by itself." in stage.page()
