"""A delegate with her telephone, and the meeting in which she sits, for the tests of her page in Chromium."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from seriatim.journal import sqlite_url
from seriatim.site.tests.eyes import Eyes
from seriatim.site.tests.program import MEETING, SESSION, TOPIC
from seriatim.site.tests.served import SEEN, Desk, Served, served, sign_in

PHONE = {"width": 360, "height": 740}

PROGRAM = "seriatim.site.tests.program"

PLACE = f"/sessions/{SESSION}/delegation/"
LIST = f"/sessions/{SESSION}/topics/{TOPIC}/"
SITTING = f"/sessions/{SESSION}/meetings/{MEETING}/"
DELEGATION = re.compile(r"http://localhost:\d+/bodies/body/delegations/[A-Z]{3}/")

KEY = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Delegate(Eyes):
    """Somebody of a delegation with a telephone that keeps her passkey."""

    def __init__(self, browser: Any, address: str, **window: Any) -> None:
        super().__init__(browser, (address, ""), **({"viewport": PHONE, "has_touch": True} | window))
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    def comes_in(self, link: str) -> "Delegate":
        self.look(link).get_by_role("button", name="Begin").click()
        self.page.get_by_role("button", name="Register a passkey and sign in").click()
        self.page.wait_for_url(DELEGATION)
        return self

    def at_her_place(self) -> Any:
        """Her page, once it is live."""
        page = self.look(PLACE)
        page.wait_for_selector("html[data-live=live]")
        return page

    @property
    def state(self) -> str:
        return str(self.page.locator(".standing").first.get_attribute("data-state"))

    def waits_for(self, state: str) -> Any:
        """Until the page, which nobody reloads, shows a state."""
        self.page.wait_for_selector(f'.standing[data-state="{state}"]')
        return self.page


@dataclass
class Room:
    """The meeting as its officer works it, and the delegates in it."""

    desk: Desk
    address: str
    browser: Any
    program: Served

    def does(self, path: str, **fields: str | int) -> None:
        _key, status = self.desk.post(path, uuid4().hex, **fields)
        assert status == 303, (path, status)

    def asks(self, *codes: str) -> None:
        for code in codes:
            self.does(LIST + "requests/", delegation=code)

    def gives_the_floor(self, times: int = 1) -> None:
        for _ in range(times):
            self.does(SITTING + "floor/")

    def opens_the_list(self, at: datetime | None = None) -> None:
        """At once or later; only programs say when."""
        headers = {"X-CSRFToken": self.desk.cookies["csrf"], "Origin": self.address} | {
            "If-Match": f'"{SEEN}"', "Idempotency-Key": uuid4().hex
        }  # fmt: skip
        when = {"opens_at": at.isoformat()} if at else {}
        path = f"{self.address}/api{LIST}opening"
        httpx.post(path, json=when, cookies=self.desk.cookies, headers=headers).raise_for_status()

    def waiting(self) -> list[str]:
        """Who stands on the list, as the public page has it."""
        page = httpx.get(self.address + LIST).text
        return re.findall(r'<li id="r\d+">.*?<b><bdi[^>]*>([^<]*)', page)

    def comes(self, code: str, name: str) -> Delegate:
        """The focal point of a delegation, by the link that is handed over when she is named."""
        return Delegate(self.browser, self.address).comes_in(
            self._link("/bodies/body/people/focal-points/", delegation=code, name=name)
        )

    def colleague(self, name: str, *grants: str) -> Delegate:
        """Somebody more of Kenya's."""
        path = "/bodies/body/delegations/KEN/members/"
        return Delegate(self.browser, self.address).comes_in(self._link(path, name=name, grants=[*grants]))

    def _link(self, path: str, **fields: Any) -> str:
        key = {"csrfmiddlewaretoken": self.desk.cookies["csrf"], "key": uuid4().hex, "seen": str(SEEN)}
        origin = {"Origin": self.address}
        answer = httpx.post(self.address + path, data=key | fields, cookies=self.desk.cookies, headers=origin)
        found = re.search(r'<input readonly value="[^"]*(/links/[^"]+)"', answer.text)
        assert found, answer.text
        return found[1]


@contextmanager
def a_room(browser: Any, var: Path, port: int = 0, module: str = PROGRAM) -> Iterator[Room]:
    """A meeting that has begun, on a running program."""
    with served(var, sqlite_url(var / "journal.sqlite3"), port=port, module=module) as program:
        address = program.address.replace("127.0.0.1", "localhost")
        yield Room(sign_in(address), address, browser, program)
