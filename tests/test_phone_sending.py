"""Does what a delegate presses on her telephone reach the API, once, and does she always know what became of it?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.site.tests.eyes import CHROMIUM, Eyes
from seriatim.site.tests.phone import LIST, PLACE, SITTING, Delegate, Room, a_room

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

ASKS = f"/api{PLACE}requests"


@pytest.fixture
def room(browser: Any, tmp_path: Path) -> Iterator[Room]:
    """A meeting that has begun, on a program of its own."""
    with a_room(browser, tmp_path) as found:
        yield found


@pytest.fixture
def amina(room: Room) -> Delegate:
    """Kenya's focal point, who has a telephone."""
    return room.comes("KEN", "Amina Odhiambo")


def posts(delegate: Delegate) -> list[Any]:
    """Whatever her page posts from now on."""
    found = list[Any]()
    delegate.page.on("request", lambda request: found.append(request) if request.method == "POST" else None)
    return found


def answers(delegate: Delegate, status: int, body: str, kind: str = "application/problem+json") -> None:
    """Let something answer in the place of the house, until it is taken away again."""
    delegate.context.route(
        f"**{ASKS}", lambda route: route.fulfill(status=status, body=body, headers={"Content-Type": kind})
    )


def asks(page: Any) -> None:
    page.get_by_role("button", name="Request the floor").click()


def is_focused(one: Any) -> bool:
    return bool(one.evaluate("one => one === document.activeElement"))


def typed(page: Any) -> Any:
    """A text in the form, and its field."""
    page.get_by_text("Language, level, text").click()
    field = page.get_by_label("Text for the interpreters")
    field.fill("Mr. Chair, Kenya wishes")
    return field


# ── By the API ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_whatever_she_presses_goes_to_the_api_with_its_key_and_what_was_seen(room: Room, amina: Delegate) -> None:
    room.asks("BRA", "CHL")
    page = amina.look(PLACE)
    sent = posts(amina)
    page.get_by_role("radio", name="Joint statement").check()
    page.get_by_label("Jointly with").fill("France; PER")
    asks(page)
    amina.waits_for("third")
    page.get_by_text("Edit language or text").click()
    page.locator("form[data-act=amendment] select").select_option("fr")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_text("Recorded: Save").wait_for(state="attached")
    page.get_by_text("Withdraw", exact=True).first.click()
    page.get_by_role("button", name="Withdraw").click()
    amina.waits_for("open")
    page.get_by_text("Point of order", exact=True).first.click()
    page.get_by_role("button", name="Raise the point of order now").click()
    amina.waits_for("floor")
    paths = ["requests", "amendment", "withdrawal", "points-of-order"]
    assert [one.url.removeprefix(room.address) for one in sent] == [f"/api{PLACE}{noun}" for noun in paths]
    assert json.loads(sent[0].post_data) == {
        "list": "item", "capacity": "joint", "joint_with": ["France", "PER"], "level": "other"
    }  # fmt: skip
    assert json.loads(sent[1].post_data) == {"request": 3, "language": "fr"}
    headers = [one.headers for one in sent]
    assert {one["content-type"] for one in headers} == {"application/json"}
    assert len({one["idempotency-key"] for one in headers}) == len(sent)
    assert all(one["if-match"].strip('"').isdigit() for one in headers)


def test_two_taps_are_one_request(room: Room, amina: Delegate) -> None:
    page = amina.look(PLACE)
    sent = posts(amina)
    page.get_by_role("button", name="Request the floor").dblclick()
    amina.waits_for("next")
    assert (len(sent), room.waiting()) == (1, ["Kenya"])


def test_who_asked_meanwhile_is_no_reason_to_refuse_a_request(room: Room, amina: Delegate) -> None:
    amina.context.route("**/live/**", lambda route: route.abort())
    page = amina.look(PLACE)
    room.asks("BRA", "CHL")
    sent = posts(amina)
    asks(page)
    amina.waits_for("third")
    assert int(sent[0].headers["if-match"].strip('"')) < int(page.locator("[name=seen]").first.input_value())
    assert room.waiting() == ["Brazil", "Chile", "Kenya"]


def test_what_the_page_did_not_see_of_the_floor_is_told_before_she_ends_her_speech(room: Room, amina: Delegate) -> None:
    room.asks("KEN")
    room.gives_the_floor()
    amina.context.route("**/live/**", lambda route: route.abort())
    page = amina.look(PLACE)
    room.does(SITTING + "points-of-order/", delegation="BRA")
    room.does(SITTING + "rulings/", ruling="The speaker may go on")
    finished = page.get_by_role("button", name="I have finished")
    finished.click()
    refusal = page.locator("main").get_by_role("alert").filter(has_text="Already given to Kenya")
    refusal.wait_for()
    assert is_focused(refusal)
    assert page.get_by_role("heading", name="Not sent").count() == 0
    finished.click()
    amina.waits_for("heard")
    assert refusal.count() == 0


# ── Refused ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_that_nobody_has_is_said_at_its_field_in_her_language_and_the_one_meant_is_taken(
    room: Room, amina: Delegate
) -> None:
    seen = Eyes(room.browser, (room.address, ""), locale="fr", viewport={"width": 360, "height": 740})
    seen.context.add_cookies(amina.context.cookies())
    page = seen.look(PLACE)
    page.locator("[name=what][value=joint]").check()
    field = page.locator(".ask [name=joint_with]")
    field.fill("PER, Macedonia")
    page.locator(".ask button").first.click()
    refusal = page.locator("label + .refusal")
    refusal.get_by_text("« Macedonia » n’est ni un code ni un nom dans cet organe").wait_for()
    assert is_focused(field)
    assert field.get_attribute("aria-describedby") == refusal.get_attribute("id")
    seen.complaints = [one for one in seen.complaints if "422" not in one]
    assert seen.finds_fault() == []
    page.get_by_role("button", name="Prendre Macédoine du Nord").click()
    page.wait_for_selector(".standing[data-state=next]")
    assert refusal.count() == 0
    assert "Macédoine du Nord" in page.locator(".facts").first.inner_text()


def test_a_change_of_class_says_first_that_it_would_move(room: Room, amina: Delegate) -> None:
    room.asks("BRA", "KEN")
    page = amina.at_her_place()
    page.get_by_text("Speak for a group, or jointly").click()
    form = page.locator("form[data-act=class]")
    form.get_by_label("On behalf of (group)").fill("African Group")
    form.get_by_label("Jointly with").fill("UGA")
    change = form.get_by_role("button", name="Change for whom we speak")
    change.click()
    form.get_by_text("A statement is for a group, or joint").wait_for()
    form.get_by_label("Jointly with").fill("")
    change.click()
    form.get_by_text("would move").wait_for()
    assert room.waiting() == ["Brazil", "Kenya"]
    form.get_by_role("button", name="Move, and change the class").click()
    amina.waits_for("next")
    assert room.waiting() == ["Kenya", "Brazil"]


def test_what_is_refused_after_a_reload_is_in_its_form_again(room: Room, amina: Delegate) -> None:
    page = amina.at_her_place()
    typed(page)
    page.get_by_role("radio", name="Statement on behalf of a group").check()
    amina.context.set_offline(True)
    asks(page)
    page.get_by_role("heading", name="Not sent").wait_for()
    amina.context.set_offline(False)
    page.reload()
    page.get_by_role("button", name="Send again").click()
    page.locator(".ask .refusal").get_by_text("A statement for a group needs the group").wait_for()
    assert page.get_by_label("Text for the interpreters").input_value() == "Mr. Chair, Kenya wishes"
    assert page.get_by_role("radio", name="Statement on behalf of a group").is_checked()
    page.get_by_label("On behalf of (group)").fill("African Group")
    asks(page)
    amina.waits_for("next")


def test_who_presses_too_often_is_told_how_long_to_wait_and_loses_nothing(room: Room, amina: Delegate) -> None:
    page = amina.at_her_place()
    field = typed(page)
    said = {"status": 429, "code": "TOO_OFTEN", "title": "Too many attempts", "detail": "Wait 3 seconds."}
    answers(amina, 429, json.dumps(said))
    asks(page)
    page.locator(".ask .refusal").get_by_text("Wait 3 seconds.").wait_for()
    assert page.get_by_role("heading", name="Not sent").count() == 0
    assert field.input_value() == "Mr. Chair, Kenya wishes"
    amina.context.unroute(f"**{ASKS}")
    asks(page)
    amina.waits_for("next")


# ── Nobody knows ─────────────────────────────────────────────────────────────────────────────────────────────────────

AWAY = {"status": 503, "code": "JOURNAL_AWAY", "title": "The journal cannot be reached", "detail": "Nothing was done."}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (503, json.dumps(AWAY), "application/problem+json"),
        (502, "<h1>Bad gateway</h1>", "text/html"),
        (403, "<h1>Pay for the network of this hotel</h1>", "text/html"),
        (200, "<h1>Welcome to the network of this hotel</h1>", "text/html"),
        (200, "{}", "application/json"),
    ],
)
def test_an_answer_that_does_not_say_what_became_of_it_is_none(
    status: int, body: str, kind: str, room: Room, amina: Delegate
) -> None:
    page = amina.at_her_place()
    typed(page)
    answers(amina, status, body, kind)
    asks(page)
    headline = page.get_by_role("heading", name="Not sent")
    headline.wait_for()
    assert is_focused(headline)
    assert room.waiting() == []
    amina.context.unroute(f"**{ASKS}")
    page.get_by_role("button", name="Send again").click()
    amina.waits_for("next")
    assert headline.count() == 0


def test_who_reloads_before_the_answer_is_not_left_in_doubt(room: Room, amina: Delegate) -> None:
    page = amina.at_her_place()
    held = list[Any]()
    amina.context.route(f"**{ASKS}", lambda route: route.continue_() if held else held.append(route))
    asks(page)
    page.wait_for_selector("[data-sending]")
    page.reload()
    page.get_by_role("heading", name="Not sent").wait_for()
    page.get_by_role("button", name="Send again").click()
    amina.waits_for("next")
    assert room.waiting() == ["Kenya"]


def test_what_is_unsent_is_shown_to_nobody_else_who_signs_in_there(room: Room, amina: Delegate) -> None:
    brian = room.colleague("Brian Otieno", "inscribe")
    page = amina.at_her_place()
    answers(amina, 503, json.dumps(AWAY))
    asks(page)
    page.get_by_role("heading", name="Not sent").wait_for()
    amina.context.clear_cookies(name="session")
    amina.context.add_cookies([one for one in brian.context.cookies() if one["name"] in ("session", "csrf")])
    page.reload()
    page.get_by_role("button", name="Request the floor").wait_for()
    assert page.get_by_role("heading", name="Not sent").count() == 0


def test_a_module_that_does_not_come_leaves_a_form_that_goes_by_itself(room: Room, amina: Delegate) -> None:
    amina.context.route("**/place-form.js", lambda route: route.abort())
    page = amina.look(PLACE)
    asks(page)
    assert amina.state == "next"
    assert room.waiting() == ["Kenya"]
    assert page.url == room.address + PLACE


def test_a_list_that_closed_before_she_pressed_is_said_and_offers_the_late_request(room: Room, amina: Delegate) -> None:
    amina.context.route("**/live/**", lambda route: route.abort())
    page = amina.look(PLACE)
    room.does(LIST + "closing/")
    asks(page)
    refusal = page.locator("main").get_by_role("alert").filter(has_text="is closed")
    refusal.wait_for()
    assert is_focused(refusal)
    page.get_by_role("button", name="Send a late request to the Chair").click()
    amina.waits_for("late")


def test_what_is_unsent_stays_while_something_else_is_sent(room: Room, amina: Delegate) -> None:
    page = amina.at_her_place()
    answers(amina, 503, json.dumps(AWAY))
    asks(page)
    page.get_by_role("heading", name="Not sent").wait_for()
    page.get_by_text("Point of order", exact=True).first.click()
    page.get_by_role("button", name="Raise the point of order now").click()
    amina.waits_for("floor")
    assert page.get_by_role("heading", name="Not sent").count() == 1
    amina.context.unroute(f"**{ASKS}")
    again = page.get_by_role("button", name="Send again")
    again.focus()
    room.asks("BRA")
    page.wait_for_selector("[data-card=item] .standing")
    assert is_focused(again)
    again.press("Enter")
    page.get_by_role("heading", name="Not sent").wait_for(state="detached")
    assert room.waiting() == ["Brazil", "Kenya"]
