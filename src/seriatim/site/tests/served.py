"""The program as its readers meet it: a process of its own, on a port of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx

from seriatim.site.tests.program import MEETING, PASSWORD, SESSION, TOPIC

REQUESTS = f"/sessions/{SESSION}/topics/{TOPIC}/requests/"
LIMITS = f"/sessions/{SESSION}/topics/{TOPIC}/limits/"
FLOOR = f"/sessions/{SESSION}/meetings/{MEETING}/floor/"

SEEN = 10**9
"""A version that no journal of a test reaches: whoever posts it has seen all that happened."""


@dataclass(frozen=True)
class Served:
    """A serving process and its address."""

    process: subprocess.Popen[str]
    address: str

    def kill(self) -> None:
        """As a power cut would: no chance to finish anything."""
        self.process.kill()
        self.process.wait()


@contextmanager
def served(
    var: Path, url: str, participants: int = 0, module: str = "seriatim.site.tests.program", port: int = 0
) -> Iterator[Served]:
    """Start the program on the journal at `url` and wait until it answers; kill it at the end."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("SERIATIM_")}
    environment = known | {"SERIATIM_VAR": str(var), "DATABASE_URL": url}
    arguments = [sys.executable, "-m", module, str(port), str(participants)]
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield Served(process, _ready(process))
    finally:
        process.kill()
        process.communicate()


def _ready(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := re.match(r"ready: (http://\S+)/", line):
            return found[1]
    raise RuntimeError(f"the program ended with status {process.wait()} before it was ready")


@dataclass(frozen=True)
class Desk:
    """One signed-in officer of the secretariat; many may share its cookies over connections of their own."""

    cookies: dict[str, str]
    address: str

    def post(self, path: str, key: str = "", **fields: str | int) -> tuple[str, int]:
        """Send a form as its page would, over a new connection; its key and the status of the answer."""
        key = key or uuid4().hex
        data = {"csrfmiddlewaretoken": self.cookies["csrf"], "key": key, "seen": SEEN, **fields}
        done = httpx.post(
            self.address + path, data=data, cookies=self.cookies, headers={"Origin": self.address}, timeout=60
        )
        return key, done.status_code

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.address + path, cookies=self.cookies, timeout=60)


def sign_in(address: str) -> Desk:
    """Sign in as the secretariat."""
    with httpx.Client(base_url=address, timeout=60) as client:
        client.get("/sign-in/").raise_for_status()
        fields = {"name": "secretariat", "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrf"]}
        done = client.post("/sign-in/", data=fields, headers={"Origin": address})
        assert done.status_code == 302, done.text
        return Desk(dict(client.cookies), address)
