"""The forecast in Chromium: from the Chair's strip to the page of what would let all be heard, and back into effect.

With SERIATIM_SCREENS=1 its pictures in docs/screens are taken anew.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.delegations.roster_data import world
from seriatim.site.tests.desk_house import DESK, House, Operator, house
from seriatim.site.tests.eyes import CHROMIUM
from seriatim.site.tests.scene import OWNED, TENTH

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"
SIXTY = list(world().participants)[:60]
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
FORECAST = TENTH + "forecast/"

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Sixty are on the list of a meeting that has begun."""
    with house(tmp_path_factory.mktemp("var"), *SIXTY) as open_house:
        yield open_house


@pytest.fixture
def chair(browser: Any, hall: House) -> Iterator[Operator]:
    """Somebody at the console of the meeting."""
    operator = hall.operator(browser)
    yield operator
    operator.context.close()


def test_the_chair_finds_what_would_let_all_be_heard_and_puts_it_into_effect(chair: Operator, hall: House) -> None:
    hall.turn("15:00:00")
    chair.presses("n")
    chair.sees(stage="nobody")
    strip = chair.page.locator("#stops .to-come")
    strip.wait_for()
    assert "Not heard" in strip.inner_text()
    chair.presses("w")
    chair.page.wait_for_url(f"**{FORECAST}")
    assert "delegations will not be heard" in chair.page.locator(".headline").inner_text()
    chair.page.get_by_role("button", name="Close the list").click()
    chair.page.wait_for_load_state()
    assert chair.page.get_by_role("row", name="The list closed now").count() == 0
    chair.page.get_by_role("link", name="Back to the console").click()
    chair.page.get_by_text("List closed").wait_for()


def test_what_is_tried_is_told_beside_what_stands(chair: Operator) -> None:
    page = chair.look(FORECAST)
    page.get_by_label("Limit, in seconds").fill("60")
    page.get_by_label("More minutes").fill("60")
    page.get_by_role("button", name="Try", exact=True).click()
    page.wait_for_url("**limit=60**")
    row = page.get_by_role("row", name="What you try")
    assert row.count() == 1
    chair.look(DESK)
    chair.sees(first="Afghanistan")


def test_the_page_follows_what_happens_in_the_meeting(browser: Any, hall: House, chair: Operator) -> None:
    page = chair.look(FORECAST)
    chair.is_live()
    waiting = "document.querySelector('.sum dd').textContent"
    before = page.evaluate(waiting)
    other = hall.operator(browser)
    other.presses("n")
    other.sees(stage="speaking")
    page.wait_for_function(f"before => {waiting} !== before", arg=before)
    other.presses("z")
    other.sees(stage="nobody")
    other.context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("size", "window"), [("desktop", DESKTOP), ("phone", PHONE)])
def test_nobody_is_kept_out_of_the_forecast(
    browser: Any, hall: House, size: str, window: dict[str, int], language: str
) -> None:
    operator = hall.operator(browser, viewport=window)
    for name, path in (("forecast", FORECAST), ("programme-forecast", OWNED + "programme/")):
        page = operator.look(f"{path}?language={language}&minutes=10")
        assert operator.finds_fault() == []
        if os.environ.get("SERIATIM_SCREENS"):
            page.emulate_media(color_scheme="light")
            page.screenshot(path=SCREENS / f"{name}-{size}-{language}.png", full_page=size == "phone")
    operator.context.close()
