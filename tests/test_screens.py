"""What do people see in a browser? The demonstration in Debian's Chromium: usable, legible, and in the README.

With SERIATIM_SCREENS=1 the pictures of the README are taken anew.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.site.tests.eyes import CHROMIUM, DESKTOP, PALE, PHONE, Eyes, demonstration

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

SESSION = "/sessions/oewg-7/"
LIST = SESSION + "topics/regular-institutional-dialogue/"
MEETING = SESSION + "meetings/meeting-10/"
TOWN_HALL = SESSION + "meetings/follow-up-1/"
PAGES = ["/", "/bodies/oewg/", SESSION, SESSION + "programme/", LIST, LIST + "requests/40/", MEETING, "/sign-in/"]
AUDIT = "/bodies/oewg/audit/"
AT_THE_DESK = ["/", LIST, LIST + "requests/40/", TOWN_HALL, MEETING + "follow-up/?date=2024-03-27&time=09:00", AUDIT]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The demonstration's address, and the password of its secretariat."""
    with demonstration(tmp_path_factory.mktemp("var")) as address_and_password:
        yield address_and_password


PICTURES: dict[str, tuple[str, dict[str, Any]]] = {
    "demo-session": (SESSION, {}),
    "demo-list": (LIST, {}),
    "demo-list-phone": (LIST, {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2}),
    "demo-list-ar": (LIST, {"locale": "ar"}),
    "demo-list-dark": (LIST, {"color_scheme": "dark"}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken(name: str, browser: Any, demo: tuple[str, str], tmp_path: Path) -> None:
    path, window = PICTURES[name]
    folder = SCREENS if os.environ.get("SERIATIM_SCREENS") else tmp_path
    Eyes(browser, demo, **window).look(path).screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 10_000


@pytest.fixture(scope="module")
def town_hall(browser: Any, demo: tuple[str, str]) -> tuple[str, str]:
    """The demonstration with the follow-up scheduled and opened, as its officer does it, and somebody on the floor."""
    officer = Eyes(browser, demo).sign_in()
    page = officer.look(MEETING)
    page.get_by_role("link", name="Schedule a follow-up").click()
    page.get_by_label("Date").fill("2024-03-27")
    page.get_by_label("Begins").fill("09:00")
    page.get_by_role("button", name="Show the clocks").click()
    assert page.get_by_role("row", name="Geneva").inner_text().split()[:2] == ["Geneva", "14:00"]
    page.get_by_label("Interpretation ends").fill("11:00")
    page.get_by_label("Meeting ends").fill("12:00")
    page.get_by_role("button", name="Schedule the follow-up").click()
    page.get_by_role("link", name="The Chair’s letter").click()
    assert "Wednesday, 27 March 2024 at 9.00am (New York time)" in page.get_by_role("article").inner_text()
    page = officer.look(TOWN_HALL)
    page.get_by_role("button", name="Open the meeting").click()
    officer.look(TOWN_HALL + "console/")
    page.get_by_role("button", name="Give the floor to Spain").click()
    page.get_by_role("timer").wait_for()
    return demo


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_a_small_phone_and_can_be_read(
    path: str, locale: str, browser: Any, demo: tuple[str, str]
) -> None:
    eyes = Eyes(browser, demo, viewport=PHONE, locale=locale)
    eyes.look(path)
    assert eyes.finds_fault() == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_the_desk_works_at_every_width(viewport: dict[str, int], browser: Any, town_hall: tuple[str, str]) -> None:
    eyes = Eyes(browser, town_hall, viewport=viewport).sign_in()
    for path in AT_THE_DESK:
        eyes.look(path)
        assert (path, eyes.finds_fault()) == (path, [])


LIGHT = 30_000
"""Bytes of HTML, before they are compressed, that the slowest telephone in the room has to wait for."""


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_light_and_says_what_it_has_to_without_javascript(
    path: str, browser: Any, demo: tuple[str, str]
) -> None:
    eyes = Eyes(browser, demo, java_script_enabled=False, locale="ar")
    page = eyes.look(path)
    assert len(page.content().encode()) < LIGHT
    assert page.get_by_role("heading", level=1).is_visible()
    assert eyes.complaints == []


def test_the_list_is_read_to_its_end_without_javascript(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo, java_script_enabled=False).look(LIST)
    assert page.get_by_role("listitem").filter(has_text="Republic of Moldova").is_visible()


def test_a_refusal_is_in_view_and_the_focus_beside_it(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).sign_in().look(LIST)
    page.get_by_label("Delegation").fill("Macedonia")
    page.get_by_label("Delegation").press("Enter")
    assert (
        page.locator("main")
        .get_by_role("alert")
        .inner_text()
        .startswith("Delegation: “Macedonia” is nobody's code or name")
    )
    assert page.get_by_role("button", name="Take North Macedonia").is_visible()
    assert page.evaluate("document.activeElement.name") == "delegation"


def test_the_keyboard_reaches_the_content_first_and_its_place_is_seen(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).look(LIST)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", LIST, MEETING, "/sign-in/"])
def test_whoever_needs_more_contrast_gets_it(path: str, scheme: str, browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo, contrast="more", color_scheme=scheme).look(path)
    assert page.evaluate(PALE.replace("3 : 4.5", "4.5 : 7")) == []


SHOW_BANNER = """() => { const root = document.documentElement, banner = document.getElementById("live");
    root.dataset.live = "stale"; banner.textContent = "Not live. As of 11:42:10."; banner.hidden = false }"""
COVERED = """() => { const one = document.activeElement.getBoundingClientRect();
    const banner = document.getElementById("live").getBoundingClientRect();
    return one.top < banner.bottom - 1 && one.bottom > banner.top ? document.activeElement.outerHTML : null }"""


def test_what_has_the_focus_is_never_under_the_banner(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo, viewport=PHONE).sign_in().look(LIST)
    page.evaluate(SHOW_BANNER)
    page.get_by_role("link", name="العربية").focus()
    covered = []
    while page.evaluate("document.activeElement.className") != "mark":
        page.keyboard.press("Shift+Tab")
        covered.append(page.evaluate(COVERED))
    assert len(covered) > 20
    assert [one for one in covered if one] == []


def test_the_list_is_printed_without_what_can_only_be_pressed(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).sign_in().look(LIST)
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="Inscribe").count() == 0
    assert page.get_by_role("listitem").filter(has_text="Republic of Moldova").is_visible()


INTRUDERS = {
    "markup": "document.body.innerHTML = '<img src=x onerror=alert(1)>'",
    "a script": "document.createElement('script').text = 'window.ran = 1'",
    "a policy of its own": "trustedTypes.createPolicy('mine', { createHTML: text => text })",
    "an address elsewhere": "fetch('https://evil.example/')",
    "an address here": "fetch('/')",
}


@pytest.mark.parametrize("intruder", INTRUDERS)
def test_a_page_refuses_what_a_script_that_got_in_would_do(intruder: str, browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).look("/" if intruder == "an address here" else LIST)  # a list asks this program itself
    attempt = f"try {{ await ({INTRUDERS[intruder]}); return 'done' }} catch (error) {{ return error.name }}"
    assert page.evaluate(f"async () => {{ {attempt} }}") == "TypeError"
    assert page.evaluate("window.ran") is None
