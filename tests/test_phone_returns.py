"""Does a delegate's page come back by itself: after a restart, after its telephone slept, by a clock that is wrong?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.site.tests.eyes import CHROMIUM
from seriatim.site.tests.phone import LIST, PLACE, Delegate, Room, a_room

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

AN_HOUR_WRONG = "const right = Date.now; Date.now = () => right() + 3_600_000;"


@pytest.fixture
def room(browser: Any, tmp_path: Path) -> Iterator[Room]:
    """A meeting that has begun."""
    with a_room(browser, tmp_path) as found:
        yield found


def stays(delegate: Delegate) -> None:
    """Mark the page, so that another one would be told from it."""
    delegate.page.evaluate("document.documentElement.dataset.here = 'the same page'")


def has_stayed(delegate: Delegate) -> bool:
    return bool(delegate.page.locator("html[data-here]").count())


def hears(delegate: Delegate) -> None:
    """Write down what a screen reader is given to read out."""
    delegate.page.evaluate(
        """() => { window.said = []; new MutationObserver(records => {
            for (const { target, addedNodes } of records)
                if (target.matches("[aria-live]")) window.said.push(...[...addedNodes].map(one => one.textContent));
        }).observe(document.body, { childList: true, subtree: true }); }"""
    )


def heard(delegate: Delegate, sentence: str) -> list[str]:
    """What was read out since `hears` about the delegation's own turn, once this sentence was."""
    delegate.page.wait_for_function("sentence => window.said.includes(sentence)", arg=sentence)
    said: list[str] = delegate.page.evaluate("window.said")
    return [one for one in said if one.startswith("You ")]


def test_the_page_returns_when_the_program_is_started_again_in_mid_meeting(browser: Any, tmp_path: Path) -> None:
    with a_room(browser, tmp_path) as first:
        amina, port = first.comes("KEN", "Amina Odhiambo"), int(first.address.rpartition(":")[2])
        first.asks("BRA", "CHL", "FRA", "PER", "KEN")
        first.gives_the_floor()
        page = amina.at_her_place()
        amina.waits_for("soon")
        stays(amina)
        hears(amina)
        first.program.kill()
        page.locator("html:not([data-live=live])").wait_for(state="attached", timeout=60_000)
    with a_room(browser, tmp_path, port) as again:
        again.gives_the_floor()
        amina.waits_for("third")
        assert heard(amina, "You are third") == ["You are third"]
        again.gives_the_floor(2)
        amina.waits_for("next")
        assert heard(amina, "You are next") == ["You are third", "You are next"]
        again.gives_the_floor()
        page.get_by_role("timer").wait_for()
        page.wait_for_selector("html[data-live=live]")
        assert heard(amina, "You have the floor") == ["You are third", "You are next", "You have the floor"]
        assert has_stayed(amina), "nobody loaded it again"
        page.get_by_role("button", name="I have finished").click()
        amina.waits_for("heard")


def test_a_phone_that_slept_shows_at_once_what_it_missed(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    room.asks("BRA", "CHL", "FRA", "PER", "KEN")
    amina.page.clock.install()
    page = amina.at_her_place()
    stays(amina)
    devtools = amina.context.new_cdp_session(page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    amina.context.set_offline(offline=True)
    room.gives_the_floor(4)
    assert amina.state == "waiting", "it sleeps"
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    amina.context.set_offline(offline=False)
    page.get_by_role("status").get_by_text("You are next").wait_for(state="attached")
    page.clock.run_for(400)
    amina.waits_for("next")
    assert has_stayed(amina)


def test_a_phone_whose_clock_is_an_hour_wrong_shows_the_right_one(room: Room) -> None:
    room.does(LIST + "limits/", time_class="national", seconds=600)
    amina = room.comes("KEN", "Amina Odhiambo")
    amina.page.add_init_script(AN_HOUR_WRONG)
    page = amina.at_her_place()
    room.asks("KEN")
    amina.waits_for("next")
    room.gives_the_floor()
    page.get_by_role("timer").wait_for()
    assert page.evaluate("Date.now() - performance.timeOrigin - performance.now()") > 3_000_000
    minutes, seconds = page.get_by_role("timer").inner_text().split(":")
    assert 540 < int(minutes) * 60 + int(seconds) <= 600
    assert page.locator(".turn").get_attribute("data-pace") == "within"
    assert page.locator("html[data-live=live]").count() == 1
    page.goto(room.address + PLACE)
    page.wait_for_selector("html[data-live=live]")
    minutes, seconds = page.get_by_role("timer").inner_text().split(":")
    assert 540 < int(minutes) * 60 + int(seconds) <= 600
