"""The Chair's console in Chromium: every state of a meeting, worked from the keyboard, by one and by two.

With SERIATIM_SCREENS=1 its pictures in docs/screens are taken anew.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.site.tests.desk_house import DESK, House, Operator, house
from seriatim.site.tests.eyes import CHROMIUM, REFLOWS
from seriatim.site.tests.scene import TENTH

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"
NAMES = ("KEN", "BRA", "EGY", "CHL", "PER")
SMALL, WIDE = {"width": 360, "height": 780}, {"width": 1280, "height": 900}

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[House]:
    """Five are on the list of a meeting that has not begun."""
    with house(tmp_path / "var", *NAMES) as open_house:
        yield open_house


@pytest.fixture
def chair(browser: Any, hall: House) -> Iterator[Operator]:
    """Somebody at the console of the meeting, which she has opened."""
    operator = hall.operator(browser)
    operator.presses("n")
    operator.sees(stage="nobody", first="Kenya")
    yield operator
    operator.context.close()


# ── Every state, in two languages, on two sizes of screen ────────────────────────────────────────────────────────────


def open_the_meeting(chair: Operator, hall: House) -> None:
    hall.turn("15:00:00")
    chair.presses("n")
    chair.sees(stage="nobody")


def give_the_floor(chair: Operator, _hall: House) -> None:
    chair.presses("Enter")
    chair.sees(stage="speaking", who="Kenya")


def last_minute(chair: Operator, hall: House) -> None:
    hall.turn("15:02:20")
    chair.sees(pace="last-minute")


def over_the_limit(chair: Operator, hall: House) -> None:
    hall.turn("15:03:20")
    chair.sees(pace="over")


def rise_to_a_point_of_order(chair: Operator, _hall: House) -> None:
    chair.presses("o")
    chair.types("France")
    chair.presses("Enter")
    chair.sees(stage="point-of-order", who="France")


def rule_and_appeal(chair: Operator, _hall: House) -> None:
    chair.presses("n")
    chair.types("The speaker may continue.")
    chair.presses("Enter")
    chair.sees(stage="speaking", who="Kenya")
    chair.presses("v")
    chair.types("Egypt")
    chair.presses("Enter")
    chair.sees(stage="appeal")


def vote_on_the_appeal_and_move(chair: Operator, _hall: House) -> None:
    chair.page.get_by_label("In favour").fill("3")
    chair.page.get_by_label("Against").fill("40")
    chair.presses("Enter")
    chair.sees(stage="speaking", who="Kenya")
    chair.is_live()
    chair.presses("m")
    chair.types("Chile")
    chair.presses("Enter")
    chair.sees(stage="motion")


def withdraw_and_suspend(chair: Operator, _hall: House) -> None:
    chair.page.get_by_role("button", name="The motion is withdrawn").click()
    chair.sees(stage="speaking")
    chair.presses("b", "b")
    chair.sees(stage="suspended")


def resume_and_close_the_list(chair: Operator, _hall: House) -> None:
    chair.presses("n")
    chair.sees(stage="speaking")
    chair.presses("l")
    chair.sees(tells="press again")
    chair.presses("l")
    chair.page.get_by_text("List closed").wait_for()


def in_grace(chair: Operator, hall: House) -> None:
    chair.presses("r")
    chair.types("Brazil")
    chair.presses("Enter")
    chair.sees(order="Brazil Egypt Chile Peru Brazil")
    chair.presses("5", "1")
    chair.sees(who="Brazil")
    hall.turn("15:20:00")
    chair.sees(pace="cut")
    chair.presses("f")
    chair.sees(stage="nobody")


def over_the_hard_stop(chair: Operator, hall: House) -> None:
    hall.turn("17:00:01")
    chair.page.get_by_role("button", name="Close meeting and carry over").wait_for()


def close_the_meeting(chair: Operator, _hall: House) -> None:
    chair.presses("x", "x")
    chair.page.wait_for_url("**/follow-up/")
    chair.look(DESK)
    chair.sees(stage="closed")


STATES: dict[str, Callable[[Operator, House], None] | None] = {
    "before": None,
    "nobody": open_the_meeting,
    "speaking": give_the_floor,
    "last-minute": last_minute,
    "over": over_the_limit,
    "point-of-order": rise_to_a_point_of_order,
    "appeal": rule_and_appeal,
    "motion": vote_on_the_appeal_and_move,
    "suspended": withdraw_and_suspend,
    "list-closed": resume_and_close_the_list,
    "cut": in_grace,
    "hard-stop": over_the_hard_stop,
    "closed": close_the_meeting,
}


def test_every_state_can_be_read_in_two_languages_and_at_two_sizes(browser: Any, hall: House) -> None:
    windows = {
        "": hall.operator(browser, viewport=WIDE),
        "-phone": hall.operator(browser, viewport=SMALL),
        "-ar": hall.operator(browser, viewport=WIDE).sits_down("?language=ar"),
        "-ar-phone": hall.operator(browser, viewport=SMALL).sits_down("?language=ar"),
    }
    chair = windows[""]
    found = dict[str, list[str]]()
    for state, step in STATES.items():
        if step:
            step(chair, hall)
        stage = chair.page.get_attribute("#console", "data-stage")
        for name, one in windows.items():
            one.sees(stage=stage)
            assert one.page.locator("#lights li").count() <= 1, "that no booth signals is said once"
            found[f"{state}{name}"] = one.finds_fault() + one.finds_cut(REFLOWS if "phone" in name else [WIDE])
            one.page.emulate_media(color_scheme="light")
            picture(one, f"console-{state}{name}")
            if f"{state}{name}" == "speaking":
                one.page.emulate_media(color_scheme="dark")
                picture(one, "console-dark")
    assert [f"{name}: {one}" for name, faults in found.items() for one in faults] == []


KEPT = {f"console-{state}" for state in STATES} | {
    "console-speaking-phone", "console-speaking-ar", "console-point-of-order-ar-phone", "console-hard-stop-phone",
    "console-hard-stop-ar", "console-dark", "console-keys", "console-find", "console-lost", "console-sheet",
    "console-row", "console-new-requests", "console-extended",
}  # fmt: skip


def picture(operator: Operator, name: str) -> None:
    """Keep a picture, where pictures are taken."""
    if os.environ.get("SERIATIM_SCREENS") and name in KEPT:
        operator.page.evaluate("scrollTo(0, 0)")
        operator.page.screenshot(path=SCREENS / f"{name}.png")


# ── By keyboard alone ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_whole_meeting_is_conducted_from_the_keyboard(  # noqa: PLR0915 — one meeting, told from beginning to end
    browser: Any, hall: House
) -> None:
    chair = hall.operator(browser)
    chair.sees(stage="before")
    chair.presses("n")
    chair.sees(stage="nobody", first="Kenya")
    chair.presses("n")
    chair.sees(who="Kenya")
    chair.presses(" ")
    chair.page.get_by_text("clock stopped").wait_for()
    chair.presses(" ")
    chair.page.get_by_text("clock stopped").wait_for(state="detached")

    chair.presses("o")
    chair.types("France")
    chair.presses("Enter")
    chair.sees(stage="point-of-order", who="France")
    chair.presses("Enter")
    chair.types("It is not a point of order.")
    chair.presses("Enter")
    chair.sees(stage="speaking", who="Kenya")

    chair.presses("f")
    chair.sees(stage="nobody", first="Brazil")
    chair.presses("a")
    chair.sees(order="Egypt Chile Peru Brazil", first="Egypt")
    chair.presses("z")
    chair.sees(order="Brazil Egypt Chile Peru", first="Brazil")
    chair.presses("3", "1")
    chair.sees(who="Chile", order="Brazil Egypt Peru")
    chair.listens()

    chair.presses("i")
    chair.types("France")
    chair.presses("Enter")
    chair.sees(order="Brazil Egypt Peru France")
    chair.presses("r")
    chair.types("Egypt")
    chair.presses("Enter")
    chair.sees(order="Brazil Egypt Peru France Egypt")
    chair.presses("l", "l")
    chair.page.get_by_text("List closed").wait_for()
    chair.presses("t")
    chair.types("120")
    chair.presses("Enter")
    chair.page.wait_for_function("() => document.activeElement === document.body")

    for speaker, following in (("Brazil", "Egypt"), ("Egypt", "Peru"), ("Peru", "France"), ("France", "Egypt")):
        chair.presses("n")
        chair.sees(who=speaker, first=following)
        assert chair.page.locator(".limit").inner_text().split()[-1] == "2:00"
        chair.listens()
    chair.presses("n")
    chair.page.get_by_text("Right of reply", exact=True).first.wait_for()
    chair.sees(who="Egypt", first="")
    chair.presses("f")
    chair.sees(stage="nobody")
    chair.presses("c")
    chair.sees(stage="speaking", who="the Chair")
    chair.presses("x", "x")
    chair.page.wait_for_function("() => document.getElementById('console')?.dataset.stage === 'closed'")
    assert [one for one in chair.complaints if "ERR_" not in one] == []


def test_a_speech_is_extended_by_half_a_minute_and_the_room_sees_it_at_once(
    browser: Any, hall: House, chair: Operator
) -> None:
    room, phone = hall.operator(browser, viewport=WIDE), hall.operator(browser, viewport=SMALL)
    room.look(TENTH + "screen/")
    phone.look(TENTH)

    def everybody_sees(allowed: str) -> None:
        for one in (chair, room, phone):
            limit = "document.querySelector('.limit, [data-clock=limit]')?.textContent.includes(allowed)"
            one.page.wait_for_function(f"allowed => {limit}", arg=allowed)

    chair.presses("e")
    chair.sees(tells="Nothing was done: Extend by 30 s is not possible now.")
    hall.turn("15:00:00")
    chair.presses("n")
    everybody_sees("3:00")
    hall.turn("15:03:10")
    chair.presses("e")
    everybody_sees("3:30")
    chair.sees(pace="last-minute", who="Kenya", first="Brazil")
    picture(chair, "console-extended")
    chair.page.get_by_role("button", name="Extend by 30 s").click()
    everybody_sees("4:00")
    chair.presses("z")
    everybody_sees("3:30")
    hall.turn("15:03:50")
    chair.sees(pace="over")
    chair.presses("n")
    chair.sees(who="Brazil")
    everybody_sees("3:00")


def test_a_dangerous_key_wants_a_second_press(chair: Operator) -> None:
    chair.presses("l")
    chair.sees(tells="Close or open the list: press again within two seconds.")
    assert chair.page.get_by_text("List open").is_visible()
    chair.presses("z")
    chair.presses("l")
    chair.sees(tells="press again")
    chair.presses("l")
    chair.page.get_by_text("List closed").wait_for()


def test_what_the_console_tells_is_seen_in_every_window(chair: Operator) -> None:
    in_sight = """() => { const told = document.getElementById("told"), box = told.getBoundingClientRect();
        return told.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)); }"""
    for key, size in (("l", WIDE), ("x", SMALL), ("l", REFLOWS[0]), ("x", REFLOWS[1])):
        chair.page.set_viewport_size(size)
        chair.presses(key)
        chair.sees(tells="press again")
        assert chair.page.evaluate(in_sight), size
        chair.presses("Escape")
        chair.page.locator("#told:empty").wait_for(state="attached")


def test_a_key_that_is_hit_twice_gives_the_floor_once(chair: Operator) -> None:
    chair.presses("n", "n")
    chair.sees(who="Kenya", first="Brazil")
    chair.presses("z")
    chair.sees(who="", first="Kenya")


def test_keys_are_changed_kept_and_reset_and_a_conflict_is_refused(chair: Operator) -> None:
    page = chair.page
    chair.presses("?")
    picture(chair, "console-keys")
    page.get_by_role("button", name="Change: Give the floor to the next").click()
    chair.presses("z")
    page.get_by_text("This key belongs to “Undo”: choose another.").wait_for()
    page.get_by_role("button", name="Change: Give the floor to the next").click()
    chair.presses("5")
    page.get_by_text("This key cannot be used").wait_for()
    page.get_by_role("button", name="Change: Give the floor to the next").click()
    chair.presses("g")
    chair.presses("Escape")
    assert page.get_by_role("button", name="Give the floor to Kenya").inner_text().split()[-1] == "G"
    chair.sits_down()
    chair.presses("n")
    chair.sees(who="")
    chair.presses("g")
    chair.sees(who="Kenya")
    chair.presses("?")
    page.get_by_role("button", name="All keys as they were at first").click()
    chair.presses("Escape")
    page.get_by_role("button", name="Give the floor to Brazil ⏎ N").wait_for()


def test_keys_are_off_while_somebody_types_and_with_modifiers(chair: Operator) -> None:
    for one in ("Control+z", "Alt+n", "Shift+N"):
        chair.presses(one)
    chair.presses("o")
    chair.types("n")
    chair.presses("Escape")
    assert chair.page.locator('#who-asks input[name="delegation"]').input_value() == "n"
    chair.sees(stage="nobody", who="")
    chair.presses("s")
    chair.sees(tells="Nobody has the floor.")


def test_a_palette_does_what_can_be_done_now(chair: Operator) -> None:
    chair.presses(".")
    assert chair.page.get_by_role("option", name="End the speech").count() == 0
    chair.types("give the")
    chair.presses("Enter")
    chair.sees(who="Kenya")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kenia", "Kenya"), ("BRA", "Brazil"), ("egipt", "Egypt"), ("swaziland", "Eswatini"),
        ("cote divoire", "Côte d’Ivoire"), ("germny", "Germany"), ("чили", "Chile"), ("مصر", "Egypt"),
    ],
)  # fmt: skip
def test_the_search_forgives(typed: str, found: str, browser: Any, search_hall: Operator) -> None:
    search_hall.presses("/")
    search_hall.types(typed)
    first = search_hall.page.get_by_role("option").first
    assert first.locator("bdi").inner_text().replace("'", "’") == found
    search_hall.presses("Escape")


@pytest.fixture(scope="module")
def search_hall(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Operator]:
    with house(tmp_path_factory.mktemp("var"), *NAMES) as open_house:
        yield open_house.operator(browser)


def test_who_is_found_is_chosen_on_the_list_or_can_be_put_on_it(chair: Operator) -> None:
    chair.presses("/")
    chair.types("perou")
    picture(chair, "console-find")
    chair.presses("Enter")
    assert chair.page.evaluate("document.activeElement.closest('li').querySelector('bdi').textContent") == "Peru"
    chair.presses("/")
    chair.types("swazi")
    chair.presses("Enter", "Enter")
    chair.sees(order="Kenya Brazil Egypt Chile Peru Eswatini")


# ── The list under the hand ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_is_moved_by_keys_by_buttons_and_by_dragging_each_with_a_reason(chair: Operator) -> None:
    page = chair.page
    page.get_by_role("radio").nth(2).check()
    picture(chair, "console-row")
    chair.presses("u")
    page.get_by_role("dialog", name="Move Egypt to place 2: why?").wait_for()
    chair.presses("5")
    chair.sees(order="Kenya Egypt Brazil Chile Peru")
    chair.presses("u")
    chair.sees(order="Egypt Kenya Brazil Chile Peru")
    page.get_by_role("button", name="Down").click()
    chair.sees(order="Kenya Egypt Brazil Chile Peru")
    chair.presses("p")
    chair.types("4")
    chair.presses("Enter")
    chair.sees(order="Kenya Brazil Chile Egypt Peru")
    page.get_by_role("radio").nth(4).hover()
    page.mouse.down()
    page.mouse.move(*middle(chair, 2))
    page.mouse.move(*middle(chair, 1))
    page.mouse.up()
    chair.sees(order="Kenya Peru Brazil Chile Egypt")


def middle(operator: Operator, row: int) -> tuple[float, float]:
    box = operator.page.locator(".queue > li").nth(row).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_nothing_moves_under_the_cursor_and_new_requests_are_shown_on_confirmation(
    browser: Any, hall: House, chair: Operator
) -> None:
    other = hall.operator(browser)
    row = chair.page.locator(".queue > li").nth(2)
    row.hover()
    before = chair.page.locator(".queue").bounding_box()
    for name in ("France", "India", "Nigeria"):
        other.presses("i")
        other.types(name)
        other.presses("Enter")
        other.page.get_by_role("radio", name=name).wait_for()
    notice = chair.page.get_by_role("button", name="3 new requests: show them")
    notice.wait_for()
    other.presses("n")
    chair.sees(who="Kenya", first="Brazil")
    picture(chair, "console-new-requests")
    assert row.inner_text().split()[:2] == ["3", "Egypt"]
    assert chair.page.locator(".queue").bounding_box() == before
    assert "gone" in chair.page.locator(".queue > li").nth(0).get_attribute("class")
    notice.click()
    chair.sees(order="Brazil Egypt Chile Peru France India Nigeria")


# ── Two at one desk, and nobody at the other end ─────────────────────────────────────────────────────────────────────


def test_of_two_who_press_at_once_one_is_told_and_nothing_advances_twice(
    browser: Any, hall: House, chair: Operator
) -> None:
    other = hall.operator(browser)
    other.sees(stage="nobody", first="Kenya")
    chair.presses("n")
    other.presses("n")
    for one in (chair, other):
        one.sees(who="Kenya", first="Brazil")
    told = "() => document.querySelector('.refusal')?.textContent.includes('Already given to Kenya')"
    both = [one.page for one in (chair, other)]
    while not any(page.evaluate(f"({told})()") for page in both):
        other.page.wait_for_timeout(50)
    for one in (chair, other):
        one.sits_down().sees(who="Kenya", first="Brazil")


def test_without_a_connection_the_clock_goes_on_and_nothing_is_sent_now_or_later(
    browser: Any, hall: House, chair: Operator
) -> None:
    chair.presses("n")
    chair.sees(who="Kenya")
    chair.context.set_offline(offline=True)
    page = chair.page
    page.get_by_role("button", name="Continue on paper").wait_for()
    assert "as of" in page.locator("#live").inner_text().lower()
    picture(chair, "console-lost")
    assert page.get_by_role("button", name="Give the floor to Brazil").is_disabled()
    shown = page.locator("#clock").inner_text()
    page.wait_for_function("shown => document.getElementById('clock').textContent !== shown", arg=shown)
    chair.presses("n", "f")
    chair.sees(tells="is not possible now")
    chair.context.set_offline(offline=False)
    chair.is_live()
    chair.sees(who="Kenya", first="Brazil")
    page.wait_for_function("() => !document.querySelector('[data-act=give]').disabled")
    other = hall.operator(browser)
    other.sees(who="Kenya", first="Brazil")


# ── Plain, and on paper ──────────────────────────────────────────────────────────────────────────────────────────────


def test_without_scripts_the_same_forms_work(browser: Any, hall: House) -> None:
    chair = Operator.__new__(Operator)
    super(Operator, chair).__init__(browser, (hall.address, "the nameplate is raised"), java_script_enabled=False)
    chair.sign_in()
    page = chair.look(DESK)
    page.get_by_role("button", name="Open the meeting").click()
    page.get_by_role("button", name="Give the floor to Kenya").click()
    page.get_by_role("radio").nth(1).check()
    page.get_by_label("Reason").first.fill("the minister leaves")
    page.get_by_role("button", name="Give the floor", exact=True).click()
    assert page.locator("#who bdi").inner_text() == "Egypt"
    page.get_by_label("Which delegation?").fill("France")
    page.get_by_role("button", name="Point of order").click()
    assert page.locator("#console").get_attribute("data-stage") == "point-of-order"


def test_the_sheet_is_printed_large_on_both_papers(chair: Operator) -> None:
    page = chair.look(DESK + "sheet/")
    assert chair.finds_fault() == []
    page.emulate_media(media="print", color_scheme="light")
    picture(chair, "console-sheet")
    assert page.get_by_role("link").filter(visible=True).count() == 0
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.ticks')).fontSize)") >= 20
    for paper in ("A4", "Letter"):
        assert page.pdf(format=paper).startswith(b"%PDF")


def test_the_console_itself_is_printed_as_a_list_where_the_connection_is_lost(chair: Operator) -> None:
    chair.page.emulate_media(media="print")
    assert chair.page.get_by_role("button").filter(visible=True).count() == 0
    for name in ("Kenya", "Peru"):
        assert chair.page.locator(".queue").get_by_text(name).is_visible()
