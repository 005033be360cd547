"""How does the Chair's letter look in a browser, in six languages? The demonstration, with its follow-up scheduled.

With SERIATIM_SCREENS=1 the pictures in docs/screens are taken anew.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.letters.rules.languages import LANGUAGES
from seriatim.site.tests.eyes import CHROMIUM, DESKTOP, PHONE, Eyes, demonstration

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

MEETING = "/sessions/oewg-7/meetings/"
LETTER = MEETING + "follow-up-1/letter/"
A_PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2}


@pytest.fixture(scope="module")
def scheduled(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The demonstration, in which the secretariat has scheduled the town hall."""
    with demonstration(tmp_path_factory.mktemp("var")) as demo:
        page = Eyes(browser, demo).sign_in().look(MEETING + "meeting-10/follow-up/?date=2024-03-27&time=09:00")
        page.get_by_label("Interpretation ends").fill("11:00")
        page.get_by_label("Meeting ends").fill("12:00")
        page.get_by_role("button", name="Schedule the follow-up").click()
        page.get_by_role("link", name="The Chair’s letter").wait_for()
        yield demo


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_can_be_read_on_a_phone_and_at_a_desk(
    language: str, viewport: dict[str, int], browser: Any, scheduled: tuple[str, str]
) -> None:
    eyes = Eyes(browser, scheduled, viewport=viewport)
    eyes.look(f"{LETTER}{language}/")
    assert eyes.finds_fault() == []
    assert eyes.finds_cut() == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_around_a_letter_is_in_the_language_of_its_reader(
    language: str, browser: Any, scheduled: tuple[str, str]
) -> None:
    eyes = Eyes(browser, scheduled, locale="ar")
    eyes.look(f"{LETTER}{language}/")
    assert eyes.page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
    directions = {"en": "ltr", "ar": "rtl"}
    assert eyes.page.evaluate("getComputedStyle(document.querySelector('article')).direction") == directions[language]
    assert eyes.finds_fault() == []


LONG = """document.querySelectorAll("article bdi, article strong, article header p")
    .forEach(one => one.textContent = "x".repeat(300))"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_name_of_300_letters_stays_on_the_sheet(language: str, browser: Any, scheduled: tuple[str, str]) -> None:
    eyes = Eyes(browser, scheduled)
    eyes.look(f"{LETTER}{language}/").evaluate(LONG)
    assert eyes.finds_cut() == []


SEEN_FROM_LEFT = """name => { const found = [...document.querySelectorAll("article bdi")]
    .find(one => one.textContent === name); const range = new Range(), text = found.firstChild;
    const left = at => { range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect() };
    return [left(0), left(name.length - 1)].map(one => [Math.round(one.left), Math.round(one.top)]) }"""


@pytest.mark.parametrize("name", ["2021-2025", "75/240", "9/00", "Burhan Gafoor"])
def test_from_right_to_left_a_number_is_read_from_its_left(name: str, browser: Any, scheduled: tuple[str, str]) -> None:
    page = Eyes(browser, scheduled, **A_PHONE).look(LETTER + "ar/")
    (first, line), (last, line_of_the_last) = page.evaluate(SEEN_FROM_LEFT, name)
    assert first < last
    assert line == line_of_the_last


def test_the_language_of_the_letter_is_chosen_on_its_page(browser: Any, scheduled: tuple[str, str]) -> None:
    page = Eyes(browser, scheduled).look(LETTER)
    assert page.get_by_text("Unreviewed translation.").count() == 0
    page.get_by_role("navigation", name="Languages of the letter").get_by_role("link", name="Français").click()
    page.get_by_text("Unreviewed translation.").wait_for()
    letter = page.get_by_role("article").inner_text()
    assert "mercredi 27 mars 2024 à 9 heures (heure de New York)" in letter
    assert "nreviewed" not in letter
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="As plain text").click()
    assert downloaded.value.suggested_filename == "letter-follow-up-1-fr.txt"


PICTURES: dict[str, tuple[str, dict[str, Any]]] = {
    "letter-en": ("", {}),
    "letter-ar": ("ar/", {"locale": "ar"}),
    "letter-en-phone": ("", A_PHONE),
    "letter-ar-phone": ("ar/", A_PHONE | {"locale": "ar"}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken(name: str, browser: Any, scheduled: tuple[str, str], tmp_path: Path) -> None:
    path, window = PICTURES[name]
    folder = SCREENS if os.environ.get("SERIATIM_SCREENS") else tmp_path
    Eyes(browser, scheduled, **window).look(LETTER + path).screenshot(
        path=folder / f"{name}.png", full_page=window.get("viewport") is None
    )
    assert (folder / f"{name}.png").stat().st_size > 10_000
