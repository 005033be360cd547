"""Does a delegate's own page work on her telephone? Debian's Chromium, with a passkey, in every state of the page.

One story is told on one running program: each step brings the page of Kenya into the next state, and the page is
looked at in English and Arabic, on a telephone and on a desktop. With SERIATIM_SCREENS=1 the pictures are taken anew.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from seriatim.site.tests.eyes import CHROMIUM, DESKTOP, Eyes
from seriatim.site.tests.phone import LIST, PHONE, PLACE, SITTING, Delegate, Room, a_room

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"


@pytest.fixture(scope="module")
def told(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The room in which the story is told."""
    with a_room(browser, tmp_path_factory.mktemp("story")) as room:
        yield room


@pytest.fixture(scope="module")
def amina(told: Room) -> Delegate:
    """Kenya's focal point."""
    return told.comes("KEN", "Amina Odhiambo")


@pytest.fixture
def room(browser: Any, tmp_path: Path) -> Iterator[Room]:
    """A room of one's own."""
    with a_room(browser, tmp_path) as found:
        yield found


# ── Each state, looked at ────────────────────────────────────────────────────────────────────────────────────────────


def _late(room: Room) -> None:
    room.does(LIST + "requests/", delegation="KEN", late="on")


def _waiting(room: Room) -> None:
    room.does(LIST + "requests/1/withdrawal/")
    room.does(LIST + "opening/")
    room.asks("BRA", "CHL", "FRA", "PER", "KEN", "MEX", "EGY", "GHA", "IND", "ZAF")


def _heard(room: Room) -> None:
    room.does(SITTING + "rulings/", ruling="The speaker may go on")
    room.does(SITTING + "end-of-speech/")


STORY: Mapping[str, Callable[[Room], None]] = {
    "open": lambda _room: None,
    "closed": lambda room: room.does(LIST + "closing/"),
    "late": _late,
    "waiting": _waiting,
    "soon": lambda room: room.gives_the_floor(1),
    "third": lambda room: room.gives_the_floor(1),
    "next": lambda room: room.gives_the_floor(2),
    "absent": lambda room: room.does(SITTING + "absences/", request=6),
    "floor": lambda room: room.gives_the_floor(6),
    "interrupted": lambda room: room.does(SITTING + "points-of-order/", delegation="BRA"),
    "heard": _heard,
}
"""What brings Kenya's page into each state, one after another."""


@pytest.mark.parametrize("state", STORY)
def test_each_state_can_be_read_and_used_at_every_width(state: str, told: Room, amina: Delegate) -> None:
    STORY[state](told)
    looks(told, amina, state, expected=state)


def test_what_a_meeting_did_not_hear_is_owed(told: Room) -> None:
    told.asks("NZL")
    told.does(SITTING + "adjournment/", reason="the hard stop")
    looks(told, told.comes("NZL", "Aroha Ngata"), "owed", expected="owed")


def test_who_may_not_ask_is_told_why(room: Room) -> None:
    reader = room.colleague("Brian Otieno", "receive-connection-details")
    looks(room, reader, "not-entitled", expected="not entitled")


def test_before_the_list_opens_it_says_when_reminds_and_then_offers_to_ask(room: Room) -> None:
    room.does(LIST + "closing/")
    room.opens_the_list(datetime.now(UTC) + timedelta(hours=1))
    amina = room.comes("KEN", "Amina Odhiambo")
    looks(room, amina, "not-yet", expected="not yet")
    page = amina.at_her_place()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Remind me").click()
    assert kept.value.suggested_filename == "opening-item.ics"
    assert "TRIGGER:-PT10M" in Path(kept.value.path()).read_text()
    room.opens_the_list()
    amina.waits_for("open")
    assert page.get_by_role("button", name="Request the floor").is_visible()


def test_who_joined_a_statement_sees_where_it_stands_and_comes_to_the_floor_with_it(room: Room) -> None:
    room.asks("CHL", "FRA", "PER", "BRA", "KEN")
    amina, bruna = room.comes("KEN", "Amina Odhiambo"), room.comes("BRA", "Bruna Lima")
    hers, theirs = amina.at_her_place(), bruna.at_her_place()
    hers.get_by_text("Join a statement", exact=True).click()
    joining = hers.locator('form[data-act="joins"]')
    joining.get_by_role("combobox").select_option(label="4. Brazil")
    joining.get_by_role("button").click()
    theirs.get_by_text("proposes to join your statement").wait_for()
    theirs.locator('form[data-act="join"]').get_by_role("button").click()
    amina.waits_for("joined")
    looks(room, amina, "joined", expected="joined")
    looks(room, bruna, "leads", expected="soon")
    said = hers.locator(".card.first").inner_text()
    assert "Brazil" in said
    assert "3 are called before you." in said
    assert hers.locator("summary", has_text="Leave the joint statement").is_visible()
    room.gives_the_floor(3)
    for one in (amina, bruna):
        one.waits_for("next")
    room.gives_the_floor()
    for one in (amina, bruna):
        one.page.get_by_role("alert").get_by_text("You have the floor").wait_for(state="attached")
    theirs.get_by_role("button", name="I have finished").click()
    for one in (amina, bruna):
        one.waits_for("heard")


def looks(room: Room, delegate: Delegate, name: str, expected: str) -> None:
    """Somebody's page in two languages and at two widths, with nothing to find fault with, and its pictures."""
    for locale, viewport in product(("en-GB", "ar"), (PHONE, DESKTOP)):
        seen = Eyes(room.browser, (room.address, ""), viewport=viewport, locale=locale)
        seen.context.add_cookies(delegate.context.cookies())
        page = seen.look(PLACE)
        page.wait_for_selector("[data-stays=tell]:not([hidden])")
        assert page.locator(".standing").first.get_attribute("data-state") == expected
        faults = seen.finds_fault() + (seen.finds_cut() if viewport == PHONE else [])
        window = f"{locale[:2]}-{'phone' if viewport == PHONE else 'desktop'}"
        if os.environ.get("SERIATIM_SCREENS") and (viewport == PHONE or name == "floor"):
            page.emulate_media(color_scheme="light")
            page.screenshot(path=SCREENS / f"phone-{name}-{window}.png", full_page=True)
        assert (locale, viewport, faults) == (locale, viewport, [])
        seen.context.close()


# ── While the page is open ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_that_nobody_reloads_follows_her_to_the_floor_and_she_ends_her_speech(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.at_her_place()
    room.asks("BRA", "CHL", "FRA")
    page.get_by_role("button", name="Request the floor").click()
    amina.waits_for("soon")
    room.gives_the_floor()
    amina.waits_for("third")
    page.get_by_role("status").get_by_text("You are third", exact=True).wait_for(state="attached")
    room.gives_the_floor(2)
    amina.waits_for("next")
    page.get_by_role("status").get_by_text("You are next", exact=True).wait_for(state="attached")
    room.gives_the_floor()
    page.get_by_role("alert").get_by_text("You have the floor").wait_for(state="attached")
    page.get_by_role("timer").wait_for()
    page.get_by_role("button", name="I have finished").click()
    amina.waits_for("heard")
    assert page.get_by_role("link", name="Keep the receipt").is_visible()


def test_what_she_is_typing_stays_when_the_page_brings_itself_up_to_date(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.at_her_place()
    room.asks("BRA", "CHL", "KEN")
    amina.waits_for("third")
    page.get_by_text("Hand in the text", exact=True).click()
    field = page.get_by_label("Text of the statement")
    field.fill("Mr. Chair, Kenya wishes")
    room.gives_the_floor(2)
    amina.waits_for("next")
    assert (field.input_value(), field.evaluate("one => one === document.activeElement")) == (
        "Mr. Chair, Kenya wishes", True,
    )  # fmt: skip


def test_of_two_colleagues_who_press_at_once_the_second_sees_who_asked(room: Room) -> None:
    amina, brian = room.comes("KEN", "Amina Odhiambo"), room.colleague("Brian Otieno", "inscribe", "edit-statements")
    brian.context.route("**/live/**", lambda route: route.abort())
    hers, his = amina.look(PLACE), brian.look(PLACE)
    hers.get_by_role("button", name="Request the floor").click()
    amina.waits_for("next")
    his.get_by_role("button", name="Request the floor").click()
    refusal = his.locator("main").get_by_role("alert").filter(has_text="Kenya has asked already")
    refusal.wait_for()
    assert "by Kenya (Amina Odhiambo)" in refusal.inner_text()
    assert his.get_by_text("Edit language or text").is_visible()
    assert room.waiting() == ["Kenya"]
    brian.context.unroute("**/live/**")
    his.wait_for_selector("html[data-live=live]")
    room.does(LIST + "closing/")
    his.get_by_text("List closed").wait_for()
    assert refusal.is_visible(), "the page that brings itself up to date leaves it to be read"


def test_it_makes_a_sound_only_once_that_was_allowed(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    amina.page.add_init_script(
        "window.tones = 0; const made = AudioContext.prototype.createOscillator;"
        "AudioContext.prototype.createOscillator = function () { window.tones++; return made.call(this); };"
    )
    page = amina.at_her_place()
    room.asks("KEN")
    amina.waits_for("next")
    assert page.evaluate("tones") == 0
    page.get_by_role("button", name="Sound and vibration").click()
    assert page.evaluate("tones") == 1
    room.gives_the_floor()
    page.get_by_role("timer").wait_for()
    assert page.evaluate("tones") == 4


# ── Without a connection, without a session, without leave ───────────────────────────────────────────────────────────


def test_without_a_connection_a_request_is_unsent_and_says_so_until_she_presses_again(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.look(PLACE)
    amina.context.set_offline(True)
    page.get_by_role("button", name="Request the floor").click()
    page.get_by_role("heading", name="Not sent").wait_for()
    picture(amina, "not-sent")
    assert (amina.state, room.waiting()) == ("open", [])
    amina.context.set_offline(False)
    page.reload()
    page.get_by_role("heading", name="Not sent").wait_for()
    assert room.waiting() == [], "nothing is sent by itself"
    page.get_by_role("button", name="Send again").click()
    amina.waits_for("next")
    assert page.get_by_role("heading", name="Not sent").count() == 0
    assert room.waiting() == ["Kenya"]


def test_an_answer_that_was_lost_on_its_way_leads_to_no_second_request(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.look(PLACE)
    lost = f"**/api{PLACE}requests"
    amina.context.route(lost, lambda route: (route.fetch(max_redirects=0), route.abort())[-1])
    page.get_by_role("button", name="Request the floor").click()
    page.get_by_role("heading", name="Not sent").wait_for()
    assert room.waiting() == ["Kenya"], "it arrived, and only the answer did not"
    amina.context.unroute(lost)
    page.get_by_role("button", name="Send again").click()
    amina.waits_for("next")
    assert room.waiting() == ["Kenya"]


def test_a_session_that_ended_meanwhile_keeps_what_was_filled_in(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.look(PLACE)
    amina.context.clear_cookies(name="session")
    page.get_by_role("radio", name="Statement on behalf of a group").check()
    page.get_by_label("On behalf of (group)").fill("African Group")
    page.get_by_role("button", name="Request the floor").click()
    page.get_by_role("link", name="Sign in again").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("button", name="Send now").click()
    amina.waits_for("next")
    assert page.get_by_text("African Group").first.is_visible()


def until_kept(page: Any) -> None:
    """Until the worker has the page; `wait_for_function` takes any promise for true."""
    while not page.evaluate("caches.match(location.pathname).then(Boolean)"):
        page.wait_for_timeout(50)


def test_without_a_connection_the_last_page_is_shown_with_its_age_and_none_after_signing_out(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    room.asks("BRA", "KEN")
    page = amina.look(PLACE)
    until_kept(page)
    amina.context.set_offline(True)
    page.goto(room.address + PLACE)
    assert page.get_by_text("No connection. This is the page as it stood at").is_visible()
    assert page.get_by_text("Less than a minute ago.").is_visible()
    assert amina.state == "soon"
    picture(amina, "offline")
    amina.context.set_offline(False)
    page.goto(room.address + PLACE)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(room.address + "/")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("sessionStorage.length") == 0
    amina.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(room.address + PLACE)


def test_the_worker_keeps_no_page_but_this_one(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.look(PLACE)
    until_kept(page)
    page.goto(room.address + LIST)
    page.goto(room.address + PLACE)
    kept = page.evaluate("caches.open('delegation-1').then(one => one.keys()).then(all => all.map(one => one.url))")
    assert {path.removeprefix(room.address).split("/")[1] for path in kept} == {"sessions", "script", "style"}
    assert [path for path in kept if "/sessions/" in path] == [room.address + PLACE]


def test_where_messages_were_denied_it_says_what_else_there_is(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    amina.page.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    page = amina.look(PLACE)
    page.get_by_text("Messages of this site are blocked").wait_for()
    assert page.get_by_role("button", name="Wake this phone").count() == 0
    assert amina.finds_fault() == []


def test_an_iphone_is_told_to_put_the_page_on_its_home_screen(room: Room) -> None:
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1"
    amina = room.comes("KEN", "Amina Odhiambo")
    seen = Eyes(room.browser, (room.address, ""), viewport=PHONE, user_agent=iphone)
    seen.context.add_cookies(amina.context.cookies())
    seen.page.add_init_script("delete window.Notification")
    seen.look(PLACE).get_by_text("press Share, then Add to Home Screen").wait_for()


def test_without_javascript_she_asks_and_sees_her_place(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    plain = Eyes(room.browser, (room.address, ""), viewport=PHONE, java_script_enabled=False)
    plain.context.add_cookies(amina.context.cookies())
    page = plain.look(PLACE)
    page.get_by_role("button", name="Request the floor").click()
    assert page.locator(".standing").get_attribute("data-state") == "next"
    assert len(page.content().encode()) < 30_000


# ── The list that everybody reads ────────────────────────────────────────────────────────────────────────────────────


def test_the_public_list_changes_while_it_is_open(room: Room) -> None:
    room.asks("BRA", "CHL")
    seen = Eyes(room.browser, (room.address, ""))
    page = seen.look(LIST)
    page.wait_for_selector("html[data-live=live]")
    room.asks("KEN")
    page.locator(".queue li", has_text="Kenya").wait_for()
    room.gives_the_floor()
    page.locator(".queue li", has_text="Brazil").wait_for(state="detached")
    assert page.locator(".queue .n").all_inner_texts() == ["1", "2"]
    assert page.locator("[data-on-the-floor]").get_by_text("Brazil").is_visible()
    assert page.get_by_role("link", name="The list has moved on").is_visible()
    assert page.locator(".queue small").count() == 0
    assert seen.finds_fault() == []


def picture(delegate: Delegate, name: str) -> None:
    if os.environ.get("SERIATIM_SCREENS"):
        delegate.page.screenshot(path=SCREENS / f"phone-{name}.png", full_page=True)
