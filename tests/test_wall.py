"""What stands before everybody, and in the booths? Each state of a meeting, on each of these screens.

With SERIATIM_SCREENS=1 the pictures of `docs/screens` are taken anew.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest

from seriatim.journal import sqlite_url
from seriatim.site.tests.eyes import CHROMIUM, Eyes
from seriatim.site.tests.room import ACT, PASSWORD, STATEMENT
from seriatim.site.tests.scene import MEETING, TENTH, TOPIC
from seriatim.site.tests.served import served

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no screen was looked at: install Debian's package chromium",
)

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "screens"
SCREEN, BOOTH = TENTH + "screen/", TENTH + "booth/?booth=es"
PROJECTOR, BEAMER = {"width": 1280, "height": 720}, {"width": 1024, "height": 768}
PHONE = {"width": 360, "height": 740}
FITS = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
WHOLE = """() => [...document.querySelectorAll("#next li, .now p, .banner, .stops li")]
    .filter(one => one.checkVisibility()).filter(one => {
        const box = one.getBoundingClientRect(), around = one.parentElement.getBoundingClientRect();
        return box.bottom > around.bottom + 1 || box.bottom > innerHeight + 1; }).map(one => one.textContent)"""
"""What is cut off, of a name or a sentence."""


@dataclass
class Room:
    """The served program, and the hand of whoever holds the meeting in it."""

    address: str

    def act(self, *commands: Mapping[str, Any]) -> None:
        data = {"line": [json.dumps(one) for one in commands]}
        answer = httpx.post(f"{self.address}/{ACT}", data=data, timeout=60)
        assert answer.status_code == 200, re.findall(r'<p class="lead">(.*?)</p>', answer.text) or answer.text[-2000:]

    def later(self, seconds: float) -> None:
        assert httpx.post(f"{self.address}/{ACT}", data={"later": seconds}, timeout=60).status_code == 200

    def eyes(self, browser: Any, *, script: bool = True, **window: Any) -> Eyes:
        """Somebody who looks; without `script`, at pages whose scripts did not come."""
        eyes = Eyes(browser, (self.address, PASSWORD), **({"viewport": PROJECTOR} | window))
        if not script:
            eyes.context.route("**/script/**", lambda route: route.fulfill(body="", content_type="text/javascript"))
        return eyes

    def signed_in(self, name: str) -> list[Any]:
        """The cookies of somebody who signed in with the password of the tests."""
        with httpx.Client(base_url=self.address, timeout=60) as client:
            client.get("/sign-in/").raise_for_status()
            fields = {"name": name, "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrf"]}
            assert client.post("/sign-in/", data=fields, headers={"Origin": self.address}).status_code == 302
            return [{"name": key, "value": value, "url": self.address} for key, value in client.cookies.items()]


@pytest.fixture(autouse=True)
def closed(browser: Any) -> Iterator[None]:
    """Whoever has looked goes away: a browser that never does follows for ever, and each house has room for so many."""
    yield
    for context in browser.contexts:
        context.close()


def does(command: str, **facts: Any) -> dict[str, Any]:
    return {"command": command, **facts}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    var = tmp_path_factory.mktemp("room")
    with served(var, sqlite_url(var / "journal.sqlite3"), module="seriatim.site.tests.room") as program:
        yield Room(program.address)


STATES: Mapping[str, Callable[[Room], None]] = {
    "before": lambda _room: None,
    "debate": lambda room: room.act(
        does("OpenMeeting", meeting=MEETING),
        does("SetTimeLimit", time_class="national", seconds=180),
        does("AmendRequest", request=2, language="es", text=STATEMENT),
        does("GiveFloor"),
    ),
    "point-of-order": lambda room: room.act(does("RaisePointOfOrder", delegation="CUB")),
    "vote": lambda room: room.act(
        does("Rule", ruling="not in order"),
        does("Move", motion="adjourn-debate", delegation="CUB", list=TOPIC),
    ),
    "closed-list": lambda room: room.act(
        does("DecideMotion", motion=1, in_favour=1, against=2, abstaining=0), does("CloseList", list=TOPIC)
    ),
    "suspended": lambda room: room.act(does("SuspendMeeting", until="2024-03-08T16:00:00-05:00")),
    "after": lambda room: room.act(does("ResumeMeeting"), does("AdjournMeeting")),
}
SAYS = {
    "before": "Begins at 15:00",
    "debate": "Kenya",
    "point-of-order": "Point of order",
    "vote": "Motion to adjourn the debate",
    "closed-list": "The list of speakers is closed.",
    "suspended": "The meeting is suspended until 16:00.",
    "after": "The meeting has risen.",
}


@pytest.fixture(scope="module", params=STATES)
def state(request: pytest.FixtureRequest, room: Room) -> str:
    """The meeting goes from one state to the next; all that is looked at in one is looked at before it goes on."""
    STATES[request.param](room)
    return str(request.param)


KEPT = re.compile(r"[\w-]+-en|(?:screen|public|booth)-debate-[\w-]+|booth-lights")
"""The pictures in docs/screens: every state once, and one of them in every window."""


def picture(page: Any, name: str, tmp_path: Path, **how: Any) -> None:
    """Taken each time, so that a page that cannot be drawn fails; kept where it is wanted."""
    if not name.startswith("booth"):
        page.emulate_media(color_scheme="dark" if name.endswith("-beamer") else "light")
    folder = PICTURES if os.environ.get("SERIATIM_SCREENS") and KEPT.fullmatch(name) else tmp_path
    page.screenshot(path=folder / f"{name}.png", **how)


def live(page: Any) -> None:
    """Until the script has drawn the page and follows."""
    page.locator("html[data-live=live], html.drawn").wait_for(state="attached")


WINDOWS: Mapping[str, dict[str, Any]] = {
    "en": {},
    "ar": {"locale": "ar"},
    "phone": {"viewport": PHONE},
    "phone-ar": {"viewport": PHONE, "locale": "ar"},
}


@pytest.mark.parametrize("script", [True, False], ids=["live", "plain"])
@pytest.mark.parametrize("window", [*WINDOWS, "beamer"])
def test_the_room_screen_is_legible_in_every_state(
    window: str, script: bool, state: str, room: Room, browser: Any, tmp_path: Path
) -> None:
    how = {"viewport": BEAMER} if window == "beamer" else WINDOWS[window]
    eyes = room.eyes(browser, **how, script=script)
    languages = "ar" if "ar" in window else "en,fr"
    page = eyes.look(f"{SCREEN}?languages={languages}")
    if script:
        live(page)
    assert eyes.finds_fault() == []
    assert "phone" not in window or eyes.finds_cut() == []
    if "phone" not in window:
        assert page.evaluate(FITS)
        assert page.evaluate(WHOLE) == []
    if "ar" not in window:
        assert SAYS[state] in page.locator("body").inner_text()
    if script:
        picture(page, f"screen-{state}-{window}", tmp_path)


@pytest.mark.parametrize("script", [True, False], ids=["live", "plain"])
@pytest.mark.parametrize("window", WINDOWS)
def test_the_public_page_is_legible_in_every_state(
    window: str, script: bool, state: str, room: Room, browser: Any, tmp_path: Path
) -> None:
    eyes = room.eyes(browser, **WINDOWS[window], script=script)
    page = eyes.look(TENTH)
    if script and state != "after":
        live(page)
    assert eyes.finds_fault() == []
    assert "phone" not in window or eyes.finds_cut() == []
    if "ar" not in window and state not in ("before", "after"):
        assert SAYS[state] in page.locator("#card").inner_text()
    if script:
        picture(page, f"public-{state}-{window}", tmp_path, full_page=True)


@pytest.mark.parametrize("script", [True, False], ids=["live", "plain"])
@pytest.mark.parametrize("window", WINDOWS)
def test_the_board_of_the_booths_is_legible_in_every_state(
    window: str, script: bool, state: str, room: Room, browser: Any, tmp_path: Path, interpreter: list[Any]
) -> None:
    eyes = room.eyes(browser, **WINDOWS[window], script=script, color_scheme="dark")
    eyes.context.add_cookies(interpreter)
    page = eyes.look(BOOTH + "&text=2")
    if script:
        live(page)
    assert eyes.finds_fault() == []
    assert "phone" not in window or eyes.finds_cut() == []
    if state == "debate":
        assert "We support the paper." in page.locator("#text").inner_text()
    if script:
        picture(page, f"booth-{state}-{window}", tmp_path)


@pytest.fixture(scope="module")
def interpreter(room: Room) -> list[Any]:
    """The cookies of the interpreter, who has signed in."""
    return room.signed_in("interpreter")


# ── While it goes on ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Another room, whose meeting has not begun."""
    var = tmp_path_factory.mktemp("hall")
    with served(var, sqlite_url(var / "journal.sqlite3"), module="seriatim.site.tests.room") as program:
        yield Room(program.address)


@pytest.fixture(scope="module")
def debate(hall: Room) -> Room:
    """The same, with Kenya on the floor."""
    STATES["debate"](hall)
    return hall


@pytest.fixture(scope="module")
def booth(hall: Room) -> list[Any]:
    """The cookies of the interpreter in the other room."""
    return hall.signed_in("interpreter")


def shows(page: Any, selector: str, text: str) -> None:
    """Until it does."""
    page.locator(selector).filter(has_text=text).first.wait_for()


def text_of(page: Any, selector: str = "body") -> str:
    return str(page.locator(selector).inner_text())


def test_all_screens_become_those_of_a_meeting_that_begins(
    hall: Room, browser: Any, request: pytest.FixtureRequest
) -> None:
    screen, public = hall.eyes(browser), hall.eyes(browser)
    for eyes, path in ((screen, SCREEN), (public, TENTH)):
        live(eyes.look(path))
    shows(screen.page, "#countdown", "The meeting is about to begin.")
    request.getfixturevalue("debate")
    for eyes in (screen, public):
        shows(eyes.page, "#now", "Kenya")
        shows(eyes.page, "#next", "Brazil")


def test_screens_come_back_by_themselves_when_the_program_is_started_again(tmp_path: Path, browser: Any) -> None:
    url, module = sqlite_url(tmp_path / "journal.sqlite3"), "seriatim.site.tests.room"
    with served(tmp_path, url, module=module) as first:
        room, port = Room(first.address), int(first.address.rpartition(":")[2])
        STATES["debate"](room)
        windows = [room.eyes(browser), room.eyes(browser)]
        for eyes, path in zip(windows, (SCREEN, TENTH), strict=True):
            live(eyes.look(path))
            shows(eyes.page, "#now", "Kenya")
            eyes.page.evaluate("document.documentElement.dataset.here = 'the same page'")
        first.kill()
    with served(tmp_path, url, module=module, port=port):
        room.act(does("EndSpeech"), does("GiveFloor"))
        for eyes in windows:
            shows(eyes.page, "#now", "Brazil")
            shows(eyes.page, "#next", "Democratic People's Republic of Korea")
            assert eyes.page.locator("html[data-here]").count() == 1, "nobody loaded it again"


def test_two_screens_and_the_board_agree_on_who_speaks_and_for_how_long(
    debate: Room, browser: Any, booth: list[Any]
) -> None:
    eyes = [debate.eyes(browser) for _ in range(4)]
    eyes[3].context.add_cookies(booth)
    paths = (SCREEN + "?languages=en,es", SCREEN + "?languages=en", TENTH, BOOTH)
    for one, path in zip(eyes, paths, strict=True):
        live(one.look(path))
    debate.act(does("GiveFloor"))
    for one, where in zip(eyes, ("#now", "#now", "#now", "#turn"), strict=True):
        shows(one.page, where, "Brazil")
    used = [
        one.page.evaluate("document.querySelector('#clock .used, #clock [data-clock=used]').textContent")
        for one in eyes
    ]
    seconds = [int(one.split(":")[0]) * 60 + int(one.split(":")[1]) for one in used]
    assert max(seconds) - min(seconds) <= 1
    assert [one.complaints for one in eyes] == [[], [], [], []]


def test_a_screen_without_a_sign_says_how_old_it_is_and_then_shows_no_name(debate: Room, browser: Any) -> None:
    eyes = debate.eyes(browser)
    eyes.page.clock.install()
    page = eyes.look(SCREEN + "?languages=en")
    live(page)
    before = text_of(page, "#now")
    eyes.context.set_offline(offline=True)
    page.clock.run_for(8_000)
    shows(page, "#seat-clock", "as of 15:0")
    assert before in text_of(page, "#now")
    page.clock.run_for(65_000)
    shows(page, "#holding", "This screen has lost its connection.")
    assert not re.search(r"Kenya|Brazil|Chile|Peru|France", text_of(page, "main") + text_of(page, "#holding"))
    eyes.context.set_offline(offline=False)
    page.clock.run_for(40_000)
    shows(page, "#now", before)
    assert page.locator("#holding").is_hidden()


def test_from_right_to_left_what_is_named_first_stands_at_the_right(debate: Room, browser: Any) -> None:
    page = debate.eyes(browser, locale="ar").look(TENTH)
    lefts = page.evaluate("[...document.querySelectorAll('hgroup time')].map(one => one.getBoundingClientRect().left)")
    assert lefts == sorted(lefts, reverse=True), "the day, when it begins, when it ends"
    debate.act(does("RaisePointOfOrder", delegation="CUB"))
    shows(page, "#now", "كوبا")
    name, mark = (page.locator(f"#now {one}").first.bounding_box()["x"] for one in ("bdi", "em"))
    assert name > mark
    debate.act(does("Rule", ruling="not in order"))


def test_languages_take_turns_unless_nothing_is_to_move(debate: Room, browser: Any) -> None:
    eyes = debate.eyes(browser)
    eyes.page.clock.install()
    page = eyes.look(SCREEN + "?languages=en,ru")
    live(page)
    shows(page, ".now h2", "Has the floor")
    page.clock.run_for(8_200)
    assert page.evaluate("document.documentElement.dataset.turn") == "ru"
    assert "Has the floor" not in text_of(page)
    still = debate.eyes(browser, reduced_motion="reduce")
    page = still.look(SCREEN + "?languages=en,ru")
    live(page)
    assert page.evaluate("document.documentElement.dataset.turn") is None
    assert "Has the floor" in text_of(page)
    assert page.locator('#next [data-in="ru"]').first.is_visible()
    assert page.evaluate(FITS)


def test_a_light_is_pressed_with_a_key_and_reaches_the_other_booth_until_the_speech_ends(
    debate: Room, browser: Any, booth: list[Any], tmp_path: Path
) -> None:
    spanish, french = debate.eyes(browser), debate.eyes(browser)
    for eyes, code in ((spanish, "es"), (french, "fr")):
        eyes.context.add_cookies(booth)
        live(eyes.look(f"{TENTH}booth/?booth={code}"))
    spanish.page.keyboard.press("1")
    spanish.page.keyboard.press("2")
    shows(french.page, "#others", "Spanish: Too fast, No sound")
    assert spanish.page.get_by_role("button", name="Too fast").get_attribute("aria-pressed") == "true"
    picture(spanish.page, "booth-lights", tmp_path)
    debate.act(does("GiveFloor"))
    shows(french.page, "#others", "Spanish: No sound")
    assert "Too fast" not in text_of(french.page, "#others")
    spanish.page.get_by_role("button", name="No sound").click()
    french.page.locator("#others:empty").wait_for(state="attached")
    assert spanish.complaints == []


def test_a_text_that_is_replaced_while_it_is_open_says_so_and_so_does_the_order(
    debate: Room, browser: Any, booth: list[Any]
) -> None:
    debate.act(does("AmendRequest", request=8, text=STATEMENT), does("PlaceAt", request=8, place=1, reason="a plane"))
    eyes = debate.eyes(browser)
    eyes.context.add_cookies(booth)
    page = eyes.look(BOOTH)
    live(page)
    page.locator("#next a.open").click()
    shows(page, "#text", "We support the paper.")
    debate.act(does("AmendRequest", request=8, text=STATEMENT.replace("the paper", "the new paper")))
    shows(page, "#replaced", "1 paragraph is new or changed.")
    assert text_of(page, "#text .fresh").endswith("We support the new paper.")
    debate.act(does("PlaceAt", request=9, place=1, reason="a plane"))
    shows(page, "#log", "The order has changed: United Kingdom")
    assert page.locator(".turn.changed").count() == 2
    assert eyes.finds_fault() == []


def test_without_script_the_screens_are_whole_and_ask_for_themselves(
    debate: Room, browser: Any, booth: list[Any]
) -> None:
    eyes = debate.eyes(browser, java_script_enabled=False)
    eyes.context.add_cookies(booth)
    for path in (SCREEN, TENTH, BOOTH, TENTH + "embed/"):
        page = eyes.look(path)
        assert "French" in page.content() if path == BOOTH else "Has the floor" in page.content()
        assert ('http-equiv="refresh"' in page.content()) == (path != TENTH)
    assert eyes.complaints == []


@pytest.fixture
def another_site(debate: Room) -> Iterator[str]:
    """A site of somebody else's, with a page that frames the floor as the public page says."""
    frame = f'<iframe src="{debate.address}{TENTH}embed/" title="Floor" sandbox="allow-popups allow-scripts"></iframe>'

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(frame.encode())

        def log_message(self, format: str, *facts: Any) -> None:  # noqa: A002 — the library calls it so
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_embed_is_shown_in_a_sandbox_of_another_site(another_site: str, debate: Room, browser: Any) -> None:
    page = debate.eyes(browser).page
    page.goto(another_site)
    inside = page.frame_locator("iframe")
    inside.get_by_text("Has the floor").wait_for()
    assert inside.locator(".who").first.is_visible()


def test_the_programme_is_printed_by_days_without_what_can_only_be_pressed(debate: Room, browser: Any) -> None:
    page = debate.eyes(browser).look("/sessions/oewg-7/programme/")
    page.emulate_media(media="print")
    assert page.get_by_text("10th meeting").first.is_visible()
    assert page.locator(".languages").is_hidden()
