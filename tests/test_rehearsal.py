"""A rehearsal that is served: somebody takes the Chair in the middle of it, taps twice, hangs up, and hands it back.

With SERIATIM_SCREENS=1 the picture in `docs/screens` is taken anew.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from seriatim.site.tests.eyes import PHONE, Eyes
from seriatim.site.tests.rehearsing import CONSOLE, SESSION, Stage, is_done, rehearsal

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "screens"


def test_somebody_takes_the_chair_and_hands_it_back(tmp_path: Path) -> None:
    with rehearsal(tmp_path, "--delegations", "40", "--days", "1", "--speed", "1000", "--liveliness", "3") as stage:
        stage.wait_for(is_done("OpenMeeting"))
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
    with rehearsal(tmp_path, "--delegations", "10", "--days", "1", "--speed", "20") as stage:
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
    with rehearsal(tmp_path, "--delegations", "5", "--days", "1") as stage:
        stage.client.cookies.delete("session")
        assert stage.post(path, speed="max", chair="over").headers["Location"].startswith("/sign-in/")
        assert "It runs by itself." in stage.page()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A rehearsal that stands still in the middle of a meeting."""
    with rehearsal(tmp_path_factory.mktemp("var"), "--delegations", "60", "--days", "1", "--speed", "1000") as stage:
        stage.wait_for(is_done("EndSpeech"))
        stage.post("/rehearsal/pace/", speed="20", paused="yes")
        yield stage


WINDOWS: dict[str, dict[str, Any]] = {
    "en": {},
    "plain": {"java_script_enabled": False},
    "ar": {"locale": "ar"},
    "phone": {"viewport": PHONE},
    "phone-ar": {"viewport": PHONE, "locale": "ar"},
}


@pytest.mark.parametrize("window", WINDOWS)
def test_the_page_of_a_rehearsal_is_legible(window: str, shown: Stage, browser: Any, tmp_path: Path) -> None:
    eyes = Eyes(browser, (shown.address, shown.password), **WINDOWS[window])
    if window in ("en", "phone", "plain"):
        eyes.sign_in()
    page = eyes.look("/rehearsal/")
    assert window == "plain" or eyes.finds_fault() == []
    page.emulate_media(color_scheme="light")
    folder = PICTURES if os.environ.get("SERIATIM_SCREENS") and window == "en" else tmp_path
    page.screenshot(path=folder / "rehearsal.png", full_page=True)
    if window == "plain":
        page.get_by_role("button", name="Take the Chair").click()
        page.get_by_role("button", name="Hand the Chair back").click()
        page.get_by_role("button", name="Take the Chair").wait_for()


def test_the_room_screen_follows(shown: Stage, browser: Any) -> None:
    eyes = Eyes(browser, (shown.address, shown.password))
    page = eyes.look(f"{SESSION}meetings/meeting-1/screen/")
    page.locator("html[data-live=live], html.drawn").wait_for(state="attached")
    before = page.locator("body").inner_text()
    shown.post("/rehearsal/pace/", speed="100", paused="no")
    shown.wait_for(is_done("GiveFloor"))
    assert any(page.locator("body").inner_text() != before for _ in range(5_000))
    assert eyes.complaints == []
