"""Do passkeys work in a browser, and do the pages about people look as they should? Debian's Chromium, with a key.

The key is Chromium's virtual authenticator, which the DevTools protocol offers for such tests. With SERIATIM_LOOK a
picture of every page is kept in the folder that it names.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pysqlite3
import pytest

from seriatim.site.tests.eyes import CHROMIUM, DESKTOP, PHONE, Eyes, demonstration
from seriatim.site.tests.softkey import SoftKey

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no passkey was made: install Debian's package chromium",
)

BODY = "/bodies/oewg/"
PEOPLE, KENYA = BODY + "people/", BODY + "delegations/KEN/"
AT_KENYA = re.compile(r"http://localhost:\d+/bodies/oewg/delegations/KEN/")
LIST = "/sessions/oewg-7/topics/regular-institutional-dialogue/"

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
    """Somebody with a telephone that keeps passkeys."""

    def __init__(self, browser: Any, demo: tuple[str, str], **window: Any) -> None:
        super().__init__(browser, demo, **window)
        self.devtools = self.context.new_cdp_session(self.page)
        self.devtools.send("WebAuthn.enable")
        self.key = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]

    def verifies(self, *, herself: bool) -> None:
        """Whether the device recognises the finger that touches it."""
        self.devtools.send("WebAuthn.setUserVerified", {"authenticatorId": self.key, "isUserVerified": herself})

    def opens(self, link: str) -> Any:
        page = self.look(link)
        page.get_by_role("button", name="Begin").click()
        return page

    def comes_in(self, link: str) -> "Delegate":
        page = self.opens(link)
        page.get_by_role("button", name="Register a passkey and sign in").click()
        page.wait_for_url(AT_KENYA)
        return self

    def adds(self, name: str) -> str:
        """Add a colleague to Kenya; the path of the link to be handed over."""
        page = self.look(KENYA)
        page.get_by_text("Add a colleague").click()
        form = page.locator("form", has=page.get_by_role("button", name="Add to the delegation"))
        form.get_by_label("Name of the person").fill(name)
        form.get_by_role("button").click()
        return self.handed_over()

    def handed_over(self) -> str:
        shown = str(self.page.get_by_label("The link, shown only now").input_value())
        assert shown.startswith(self.address)
        return shown.removeprefix(self.address)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def demo(var: Path) -> Iterator[tuple[str, str]]:
    """The demonstration, careful: what is dangerous needs a touch of the last minutes."""
    with demonstration(var, SERIATIM_FRESH_MINUTES="60") as address_and_password:
        yield address_and_password


@pytest.fixture(scope="module")
def officer(browser: Any, demo: tuple[str, str]) -> Delegate:
    """The secretariat of the demonstration, signed in with its password."""
    found = Delegate(browser, demo)
    found.sign_in()
    return found


@pytest.fixture(scope="module")
def amina(browser: Any, demo: tuple[str, str], officer: Delegate) -> Delegate:
    """Kenya's focal point, who has just come in."""
    page = officer.look(PEOPLE)
    form = page.locator("form", has=page.get_by_role("button", name="Name the focal point"))
    form.get_by_label("Delegation").fill("Kenya")
    form.get_by_label("Name of the person").fill("Amina Odhiambo")
    form.get_by_role("button").click()
    return Delegate(browser, demo).comes_in(officer.handed_over())


def test_a_passkey_is_registered_by_a_link_and_signs_in_ever_after(amina: Delegate) -> None:
    page = amina.look(KENYA)
    assert page.get_by_role("heading", name="Kenya").is_visible()
    page.get_by_role("button", name="Sign out").click()
    amina.look(f"/sign-in/?next={KENYA}").get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(AT_KENYA)
    assert page.get_by_text("Amina Odhiambo").first.is_visible()
    assert amina.finds_fault() == []


def test_a_device_that_does_not_recognise_its_owner_registers_nothing(
    browser: Any, demo: tuple[str, str], amina: Delegate
) -> None:
    somebody = Delegate(browser, demo)
    page = somebody.opens(amina.adds("Brian Otieno"))
    somebody.verifies(herself=False)
    page.get_by_role("button", name="Register a passkey and sign in").click()
    page.get_by_text("The passkey was not used, and nothing was done").wait_for()
    somebody.verifies(herself=True)
    page.get_by_role("button", name="Register a passkey and sign in").click()
    page.wait_for_url(AT_KENYA)


def test_a_page_that_was_put_up_elsewhere_gets_no_passkey(browser: Any, demo: tuple[str, str], amina: Delegate) -> None:
    """At 127.0.0.1, which is another site than localhost to a browser, as evil.example would be."""
    elsewhere = Delegate(browser, (demo[0].replace("localhost", "127.0.0.1"), demo[1]))
    elsewhere.devtools.send("WebAuthn.enable")
    page = elsewhere.look("/sign-in/")
    assert page.get_by_role("link", name="Open this page at").is_visible()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("Passkeys do not work at this address").wait_for()


def test_what_is_dangerous_asks_for_a_touch_and_is_then_done_as_it_was_filled_in(amina: Delegate, var: Path) -> None:
    amina.adds("David Mutua")
    page = amina.look(KENYA)
    page.get_by_role("link", name="David Mutua").click()
    page.get_by_text("Remove from the delegation", exact=True).first.click()
    page.get_by_label("Reason").fill("posted to Vienna")
    site = pysqlite3.connect(var / "site.sqlite3")
    site.execute("UPDATE delegations_signedin SET touched = NULL")
    site.commit()
    site.close()
    page.get_by_role("button", name="Remove from the delegation").click()
    assert page.get_by_role("heading", name="Remove from the delegation").is_visible()
    picture(amina, "touch")
    assert [one for one in amina.finds_fault() if "401" not in one] == []
    amina.complaints.clear()
    page.get_by_role("button", name="Touch the passkey").click()
    page.wait_for_url(AT_KENYA)
    assert page.get_by_role("link", name="David Mutua").count() == 0


def test_of_two_who_use_a_link_at_once_one_comes_in(demo: tuple[str, str], amina: Delegate) -> None:
    link = amina.adds("Esther Njeri")
    with httpx.Client(base_url=demo[0]) as one, httpx.Client(base_url=demo[0]) as other, ThreadPoolExecutor(2) as both:
        sent = [asked(browser, link) for browser in (one, other)]
        answers = both.map(lambda given: given[0].post("/links/", data=given[1], headers=origin(given[0])), sent)
        assert sorted(answer.status_code for answer in answers) == [303, 410]


def asked(browser: httpx.Client, link: str) -> tuple[httpx.Client, dict[str, str]]:
    """Open a link; what is then to be posted with a new key."""
    browser.get(link)
    browser.post(link, data={"csrfmiddlewaretoken": browser.cookies["csrf"]}, headers=origin(browser))
    page = browser.get("/links/").text
    options = unescape(page.split('data-options="')[1].split('"')[0])
    key = SoftKey(origin=origin(browser)["Origin"])
    return browser, {"csrfmiddlewaretoken": browser.cookies["csrf"], "credential": key.makes(options)}


def origin(browser: httpx.Client) -> dict[str, str]:
    return {"Origin": str(browser.base_url).rstrip("/")}


def picture(eyes: Eyes, name: str) -> None:
    if folder := os.environ.get("SERIATIM_LOOK"):
        eyes.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", [KENYA, "/keys/", LIST, BODY])
def test_a_delegates_pages_fit_every_width_and_can_be_read(
    path: str, viewport: dict[str, int], locale: str, browser: Any, amina: Delegate
) -> None:
    seen = Eyes(browser, (amina.address, ""), viewport=viewport, locale=locale)
    seen.context.add_cookies(amina.context.cookies())
    seen.look(path)
    picture(seen, f"{path.strip('/').replace('/', '-')}-{viewport['width']}-{locale}")
    assert seen.finds_fault() == []


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", [PEOPLE, PEOPLE + "p-demodemodemo/", KENYA, "/keys/"])
def test_an_officers_pages_fit_every_width_and_can_be_read(
    path: str, viewport: dict[str, int], locale: str, browser: Any, officer: Delegate
) -> None:
    seen = Eyes(browser, (officer.address, ""), viewport=viewport, locale=locale)
    seen.context.add_cookies(officer.context.cookies())
    seen.look(path)
    picture(seen, f"officer-{path.strip('/').replace('/', '-')}-{viewport['width']}-{locale}")
    assert seen.finds_fault() == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_a_link_is_handed_over_and_opened_at_every_width(
    viewport: dict[str, int], browser: Any, demo: tuple[str, str], amina: Delegate
) -> None:
    link = amina.adds(f"Faith of {viewport['width']}")
    picture(amina, "handover")
    assert amina.finds_fault() == []
    seen = Delegate(browser, demo, viewport=viewport)
    seen.look(link)
    assert seen.finds_fault() == []
    picture(seen, f"link-{viewport['width']}")
    seen.opens(link)
    picture(seen, f"link-opened-{viewport['width']}")
    assert seen.finds_fault() == []
