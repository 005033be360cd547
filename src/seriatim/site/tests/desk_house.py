"""The house at whose console a test sits: a process of its own, whose clock the test turns."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seriatim.site.tests.desk_program import PASSWORD
from seriatim.site.tests.eyes import Eyes
from seriatim.site.tests.scene import TENTH

DESK = TENTH + "console/"


@dataclass(frozen=True)
class House:
    """A serving process, its address, and its clock."""

    process: "subprocess.Popen[str]"
    address: str

    def turn(self, clock: str) -> None:
        """Let it be this time of the day of the meeting, at its seat."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"2024-03-08T{clock}-05:00\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "set\n"

    def operator(self, browser: Any, **window: Any) -> "Operator":
        """Somebody of the secretariat, signed in, in a window of her own."""
        return Operator(browser, (self.address, PASSWORD), **window)


@contextmanager
def house(var: Path, *delegations: str, **settings: str) -> Iterator[House]:
    """Start it with these on the list, and stop it at the end."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("SERIATIM_", "DATABASE_URL"))}
    command = [sys.executable, "-m", "seriatim.site.tests.desk_program", *delegations]
    process = subprocess.Popen(
        command,
        env=known | {"SERIATIM_VAR": str(var)} | settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield House(process, _ready(process))
    finally:
        process.kill()
        process.communicate()


def _ready(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if found := re.match(r"ready: (http://\S+)/", line):
            return found[1]
    raise RuntimeError(f"the house closed with status {process.wait()} before it was open")


class Operator(Eyes):
    """Somebody who works at the console, mostly with the keyboard."""

    def __init__(self, browser: Any, house: tuple[str, str], **window: Any) -> None:
        super().__init__(browser, house, **window)
        self.sign_in()
        self.sits_down()

    def sign_in(self) -> "Operator":
        page = self.look("/sign-in/?language=en")
        for closed in page.locator("details:not([open]) > summary").all():
            closed.click()
        page.get_by_label("Account", exact=True).fill("secretariat")
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        return self

    def sits_down(self, query: str = "") -> "Operator":
        """At the console, which is live."""
        self.look(DESK + query)
        self.is_live()
        return self

    def is_live(self) -> None:
        self.page.wait_for_function("() => document.documentElement.dataset.live === 'live'")

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)

    def listens(self) -> None:
        """Until whoever has the floor has spoken for a second: before that, a press is taken for a double one."""
        self.page.wait_for_function(
            "() => !['0:00', undefined].includes(document.getElementById('clock')?.textContent)"
        )

    def sees(self, **state: str) -> None:
        """Wait until the console is in this state: `stage`, who has the floor (`who`), what it `tells`."""
        checks = {
            "stage": "document.getElementById('console').dataset.stage === {}",
            "who": "(document.querySelector('#who bdi')?.textContent ?? '') === {}",
            "pace": "document.getElementById('dial')?.classList.contains({})",
            "tells": "(document.getElementById('told')?.textContent ?? '').includes({})",
            "refuses": "(document.querySelector('.refusal')?.textContent ?? '').includes({})",
            "order": "[...document.querySelectorAll('.queue > li:not(.gone) bdi')].map(one => one.textContent)"
            ".join(' ') === {}",
            "first": "(document.querySelector('#three bdi')?.textContent ?? '') === {}",
        }  # fmt: skip
        for name, value in state.items():
            self.page.wait_for_function(f"wanted => {checks[name].format('wanted')}", arg=value)
