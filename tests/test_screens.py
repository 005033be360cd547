"""What do people see in a browser? The demonstration in Debian's Chromium: usable, legible, and in the README.

With SERIATIM_SCREENS=1 the pictures of the README are taken anew.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"
CHROMIUM = Path("/usr/bin/chromium")

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

SESSION = "/sessions/oewg-7/"
LIST = SESSION + "topics/regular-institutional-dialogue/"
MEETING = SESSION + "meetings/meeting-10/"
TOWN_HALL = SESSION + "meetings/follow-up-1/"
PAGES = ["/", "/bodies/oewg/", SESSION, SESSION + "programme/", LIST, LIST + "requests/40/", MEETING, "/sign-in/"]
AT_THE_DESK = [LIST, LIST + "requests/40/", TOWN_HALL, MEETING + "follow-up/?date=2024-03-27&time=09:00"]

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}

CONTROLS = "button, select, summary, .button, input:not([type=hidden], [type=checkbox])"
SMALL = f"""() => [...document.querySelectorAll("{CONTROLS}")]
    .filter(one => !one.closest("details:not([open]) > :not(summary)") && one.getBoundingClientRect().height < 44)
    .map(one => one.outerHTML)"""
NAMELESS = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
    .filter(one => ![...one.labels].some(label => label.textContent.trim())).map(one => one.outerHTML)"""
PALE = """() => {
    const rgb = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = one => {
        for (; one; one = one.parentElement) {
            const colour = rgb(getComputedStyle(one).backgroundColor);
            if (colour.length == 3 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")].filter(one => one.checkVisibility() &&
        [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim())).flatMap(one => {
        const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05), large = parseFloat(getComputedStyle(one).fontSize) >= 24;
        return ratio < (large ? 3 : 4.5) ? [`${ratio.toFixed(2)} ${one.outerHTML.slice(0, 80)}`] : [];
    });
}"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The demonstration's address, and the password of its secretariat."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("SERIATIM_", "DATABASE_URL"))}
    environment = known | {"SERIATIM_VAR": str(tmp_path_factory.mktemp("var"))}
    command = [sys.executable, "-c", "from seriatim.site.demo import main; main(0)"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        said = ""
        for line in process.stdout or ():
            said += line
            if found := re.search(r"with the password (\S+)\n(?:.*\n)*?ready: (\S+)/\n", said):
                yield found[2], found[1]
                break
        else:
            pytest.fail(f"the demonstration ended before it was ready: {said}")
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 — where there is no Chromium it is not needed

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


class Eyes:
    """Somebody who looks at pages in a window of some size, language and brightness."""

    def __init__(self, browser: Any, demo: tuple[str, str], **window: Any) -> None:
        self.address, self.password = demo
        self.context = browser.new_context(**({"viewport": DESKTOP, "locale": "en-GB"} | window))
        self.page = self.context.new_page()
        self.complaints = list[str]()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.complaints.append(request.url)

    def look(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self) -> "Eyes":
        page = self.look("/sign-in/")
        page.get_by_label("Account").fill("secretariat")
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in").click()
        return self

    def finds_fault(self) -> list[str]:
        """Whatever on this page is too wide, too small, without a name, or too pale."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults = [f"{wide} px too wide"] if wide else []
        faults += self.complaints + self.page.evaluate(SMALL) + self.page.evaluate(NAMELESS)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            faults += [f"{scheme}: {fault}" for fault in self.page.evaluate(PALE)]
        return faults


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
    page.get_by_role("button", name="Give the floor to Spain").click()
    assert page.get_by_role("timer").is_visible()
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


def test_a_refusal_is_in_view_and_the_focus_beside_it(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).sign_in().look(LIST)
    page.get_by_label("Delegation").fill("Macedonia")
    page.get_by_label("Delegation").press("Enter")
    assert page.get_by_role("alert").inner_text().startswith("Delegation: “Macedonia” is nobody's code or name")
    assert page.get_by_role("button", name="Take North Macedonia").is_visible()
    assert page.evaluate("document.activeElement.name") == "delegation"


def test_the_keyboard_reaches_the_content_first_and_its_place_is_seen(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).look(LIST)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_list_is_printed_without_what_can_only_be_pressed(browser: Any, demo: tuple[str, str]) -> None:
    page = Eyes(browser, demo).sign_in().look(LIST)
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="Inscribe").count() == 0
    assert page.get_by_role("listitem").filter(has_text="Republic of Moldova").is_visible()
