"""What do the modules promise on which all live screens stand? In Debian's Chromium, with a stand-in for the house."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from seriatim.screens.words import sentences
from seriatim.site.tests.stand_in import AT_TEN, FOLLOW, SESSION, House, frame, stand_in

NOW = f"/live/{SESSION}/now"


@pytest.fixture
def house() -> Iterator[House]:
    with stand_in() as stood_in:
        yield stood_in


class Screen:
    """A page with all modules, in a browser of its own or in a further tab of one."""

    def __init__(self, browser: Any, house: House, *, clock: bool = False, script: str = "") -> None:
        opens = getattr(browser, "new_context", None)
        self.context = opens(locale="en-GB", timezone_id="Asia/Tokyo") if opens else browser
        self.page = self.context.new_page()
        self.complaints = list[str]()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if script:
            self.page.add_init_script(script)
        if clock:
            self.page.clock.install()
        self.page.goto(house.address + "/page")
        self.until("document.title == 'ready'")

    def follows(self) -> "Screen":
        self.page.evaluate(FOLLOW)
        self.until("states.includes('live')")
        return self

    def until(self, what: str) -> None:
        """Look until it is so; Playwright's own waiting needs `eval`, which the page's policy forbids."""
        assert any(self.page.evaluate(what) for _ in range(5_000)), f"never: {what}; {self.complaints}"

    def does(self, what: str) -> Any:
        return self.page.evaluate(what)


@pytest.fixture
def screen(browser: Any, house: House) -> Iterator[Screen]:
    seen = Screen(browser, house)
    yield seen
    seen.context.close()


# ── The policy of a live page ────────────────────────────────────────────────────────────────────────────────────────


def test_modules_import_each_other_under_the_policy_and_markup_stays_impossible(screen: Screen) -> None:
    assert screen.complaints == []
    attempt = "try { document.body.innerHTML = '<b>x</b>'; return 'done' } catch (error) { return error.name }"
    assert screen.does(f"() => {{ {attempt} }}") == "TypeError"
    assert screen.does("fetch('https://evil.example/').catch(error => error.name)") == "TypeError"


# ── Following ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_frames_are_shown_in_order_and_one_of_before_is_not_shown(house: House, screen: Screen) -> None:
    screen.follows()
    for one in (frame(2, after=1), frame(4, after=2), frame(2, after=1), frame(3, after=2), frame(5, after=4)):
        house.says("frame", one)
    screen.until("heard.includes(5)")
    assert screen.does("heard") == [2, 4, 5]
    assert house.count(NOW) == 0


def test_a_gap_is_filled_from_a_snapshot_and_what_came_meanwhile_is_kept(house: House, screen: Screen) -> None:
    screen.follows()
    house.now = frame(4)
    house.says("frame", frame(5, after=4))
    screen.until("heard.includes(5)")
    assert screen.does("heard") == [4, 5]


def test_a_gap_that_opens_again_while_it_is_filled_is_filled_too(house: House, screen: Screen) -> None:
    screen.follows()
    house.later = [frame(4), frame(8)]
    screen.does(
        "() => { const real = fetch; window.fetch = (...given) => real(...given).then(async answer => {"
        "while (!window.go) await new Promise(resolve => setTimeout(resolve)); return answer }) }"
    )
    house.says("frame", frame(5, after=4))
    house.says("frame", frame(8, after=7))
    screen.does("window.go = true")
    screen.until("heard.includes(8)")
    assert screen.does("heard") == [4, 5, 8]


def test_a_beat_with_another_number_makes_the_page_ask(house: House, screen: Screen) -> None:
    screen.follows()
    house.now = frame(7)
    house.says("beat", {"seq": 7, "at": house.clock()})
    screen.until("heard.includes(7)")
    assert screen.does("heard") == [7]


def test_a_record_that_was_put_back_is_shown_as_it_is_now(house: House, screen: Screen) -> None:
    screen.follows()
    house.says("frame", frame(9, after=1))
    screen.until("heard.includes(9)")
    house.now = frame(3)
    house.says("beat", {"seq": 3, "at": house.clock()})
    screen.until("heard.includes(3)")


def test_a_whole_frame_is_taken_whatever_was_before(house: House, screen: Screen) -> None:
    screen.follows()
    house.says("frame", frame(1, status="suspended"))
    screen.until("heard.length == 1")


def test_a_stream_that_was_cut_is_taken_up_where_it_ended(house: House, screen: Screen) -> None:
    screen.follows()
    house.says("frame", frame(2, after=1))
    screen.until("heard.includes(2)")
    house.now = frame(2)
    house.cuts()
    screen.until("beats.length >= 2")
    again = [headers for path, headers in house.asked if path.startswith(f"/live/{SESSION}?")][-1]
    assert again["last-event-id"] == "2"
    house.says("frame", frame(3, after=2))
    screen.until("heard.includes(3)")


def test_where_a_proxy_keeps_the_stream_back_the_page_asks_and_pays_once_for_what_is_new(
    house: House, browser: Any
) -> None:
    house.buffers = True
    screen = Screen(browser, house, clock=True)
    screen.does(FOLLOW)
    screen.page.clock.fast_forward(8_000)
    screen.until("states.includes('live')")
    house.now = frame(2)
    screen.page.clock.fast_forward(8_000)
    screen.until("heard.includes(2)")
    screen.page.clock.fast_forward(8_000)
    with_tag = [headers["if-none-match"] for path, headers in house.asked if path == NOW and "if-none-match" in headers]
    assert with_tag[0] == '"1"'
    assert screen.does("document.documentElement.dataset.live") == "live"


def test_a_page_without_a_sign_says_since_when_and_what_needs_the_present_is_off(house: House, browser: Any) -> None:
    house.html = "<button data-needs-live>Give the floor</button><button data-needs-live disabled>Undo</button>"
    screen = Screen(browser, house, clock=True).follows()
    assert screen.page.locator("#live").is_hidden()
    house.refuses = True
    house.cuts()
    screen.page.clock.fast_forward(25_000)
    screen.until("document.documentElement.dataset.live == 'stale'")
    shown = screen.does("m.when.seconds(m.live.lastSign())")
    assert screen.page.locator("#live").inner_text() == f"Not live. As of {shown}."
    assert screen.page.get_by_role("button", name="Give the floor").is_disabled()
    screen.page.clock.fast_forward(60_000)
    screen.until("document.documentElement.dataset.live == 'lost'")
    house.refuses = False
    screen.page.clock.fast_forward(40_000)
    screen.until("document.documentElement.dataset.live == 'live'")
    assert screen.page.get_by_role("button", name="Give the floor").is_enabled()
    assert screen.page.get_by_role("button", name="Undo").is_disabled()
    assert screen.page.locator("#live").is_hidden()


def test_a_page_that_was_kept_and_reaches_nobody_soon_says_so(house: House, browser: Any) -> None:
    house.refuses = True
    screen = Screen(browser, house, clock=True)
    screen.does(FOLLOW)
    screen.page.clock.run_for(2_000)
    assert screen.does("[states.length, m.stale.isLive()]") == [0, False]
    screen.page.clock.run_for(8_000)
    assert screen.page.locator("#live").inner_text() == "Not live. As of 10:00:00."


def test_a_page_without_a_network_is_not_live_at_once_and_catches_up_at_once(house: House, screen: Screen) -> None:
    screen.follows()
    screen.context.set_offline(True)
    screen.until("document.documentElement.dataset.live != 'live'")
    house.now = frame(6)
    screen.context.set_offline(False)
    screen.until("heard.includes(6) && document.documentElement.dataset.live == 'live'")


def test_tabs_that_see_the_same_share_a_connection_and_the_next_takes_it_over(house: House, screen: Screen) -> None:
    screen.follows()
    other = Screen(screen.context, house).follows()
    assert len(house.followers) == 1
    house.says("frame", frame(2, after=1))
    other.until("heard.includes(2)")
    house.now = frame(2)
    screen.page.close()
    other.until("beats.length >= 2")
    house.says("frame", frame(3, after=2))
    other.until("heard.includes(3)")
    assert other.does("heard") == [2, 3]


def test_tabs_that_see_different_things_do_not_tell_each_other(house: House, screen: Screen) -> None:
    screen.follows()
    house.more = {"reader": "desk"}
    Screen(screen.context, house).follows()
    assert len(house.followers) == 2


def test_a_tab_that_another_one_leaves_without_news_asks_for_itself(house: House, screen: Screen) -> None:
    screen.follows()
    other = Screen(screen.context, house, clock=True).follows()
    for follower in house.followers:
        house.followers.remove(follower)  # the first tab sleeps, and tells nobody
    house.now = frame(5)
    told = other.does("beats.length")
    other.page.clock.run_for(32_000)
    other.until("heard.includes(5)")
    other.until(f"beats.length > {told}")
    assert len(house.followers) == 1


def test_a_machine_that_slept_catches_up_at_once(house: House, browser: Any) -> None:
    screen = Screen(browser, house, clock=True).follows()
    house.now = frame(9)
    screen.page.clock.fast_forward(3_600_000)
    screen.until("heard.includes(9) && document.documentElement.dataset.live == 'live'")


def test_a_page_that_is_left_lets_go_and_follows_again_when_it_is_shown_again(house: House, screen: Screen) -> None:
    screen.follows()
    screen.does("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert any(not house.followers or screen.does("false") for _ in range(5_000))
    house.now = frame(2)
    screen.does("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    screen.until("heard.includes(2)")
    screen.until("beats.length >= 2")
    assert len(house.followers) == 1


# ── The time ─────────────────────────────────────────────────────────────────────────────────────────────────────────

AN_HOUR_WRONG = """(() => { const real = Date; Date = class extends real {
    constructor(...given) { given.length ? super(...given) : super(real.now() + 3600e3) }
    static now() { return real.now() + 3600e3 } } })()"""
OFFSET = "async () => { await m.time.sync(); return m.time.now() - performance.timeOrigin - performance.now() }"


def test_two_screens_show_the_same_time_though_one_has_a_wrong_clock_and_slow_answers(
    house: House, browser: Any, screen: Screen
) -> None:
    wrong = Screen(browser, house, script=AN_HOUR_WRONG)
    for either in (screen, wrong):
        either.does("m.time.ready")
    asked = house.count("/live/time")
    one = screen.does(OFFSET)
    house.delays = [0.4, 0.3]
    other = wrong.does(OFFSET)
    assert abs(one - other) < 100
    assert wrong.does("new Date().getTime() - performance.timeOrigin") > 3_000_000
    assert house.count("/live/time") >= asked + 4, "once, and again until an answer was fast"


def test_a_counter_that_runs_away_is_noticed_within_a_minute(house: House, browser: Any) -> None:
    screen = Screen(browser, house, clock=True)
    screen.does("m.time.ready")
    assert abs(screen.does("m.time.now()") - house.clock()) < 1_000
    screen.page.clock.run_for(61_000)
    assert any(abs(screen.does("m.time.now()") - house.clock()) < 1_000 for _ in range(5_000))


def test_the_house_that_turns_its_clock_is_followed(house: House, screen: Screen) -> None:
    screen.follows()
    screen.does("m.time.ready")
    before = screen.does("m.time.now()")
    house.at += 86_400_000
    house.says("clock", {"at": house.clock()})
    screen.until(f"m.time.now() - {before} > 86_000_000")


PACE = """async () => {
    await m.time.ready;
    await m.time.turn();
    await m.time.sync();
    const house = m.time.now(), own = performance.now();
    while (performance.now() - own < 50);
    return (m.time.now() - house) / (performance.now() - own);
}"""


@pytest.mark.parametrize("pace", [20.0, 1000.0, 0.0])
def test_in_a_rehearsal_a_screen_keeps_the_pace_of_the_house(pace: float, screen: Screen, house: House) -> None:
    house.pace = pace
    assert screen.does(PACE) == pytest.approx(pace, rel=0.05)
    assert abs(screen.does("m.time.now()") - house.clock()) < 1_000 * max(pace, 1)
    house.pace = 1.0
    assert screen.does(PACE) == pytest.approx(1.0, rel=0.05)


# ── The clock ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("now", "after", "shown"),
    [
        ({"ran": 0, "limit": 180_000, "since": AT_TEN, "rate": 100}, 0, [0, 180_000, "within"]),
        ({"ran": 30_000, "limit": 180_000, "since": AT_TEN, "rate": 100}, 90_000, [120_000, 60_000, "last-minute"]),
        ({"ran": 0, "limit": 180_000, "since": AT_TEN, "rate": 100}, 180_001, [180_001, -1, "over"]),
        ({"ran": 60_000, "limit": 180_000, "since": AT_TEN, "rate": 150}, 60_000, [80_000, 100_000, "within"]),
        ({"ran": 60_000, "limit": 180_000, "rate": 100}, 60_000, [60_000, 120_000, "within"]),
        ({"ran": 60_000, "rate": 100}, 0, [60_000, None, "within"]),
        ({"ran": 5_000, "limit": 180_000, "since": AT_TEN, "rate": 100}, -4_000, [5_000, 175_000, "within"]),
    ],
)
def test_a_clock_shows_what_the_rules_say(now: dict[str, Any], after: int, shown: list[Any], screen: Screen) -> None:
    found = screen.page.evaluate("([now, at]) => m.clock.parts(now, at)", [now, AT_TEN + after])
    assert [found["used"], found["left"], found["pace"]] == shown


TIMER = '<p role="timer" aria-live="off"><time data-clock="left"></time></p><input>'


class Clock(Screen):
    """A page with a clock, which stands until the test lets time go."""

    def __init__(self, browser: Any, house: House, ran: int, since: str) -> None:
        house.html = TIMER
        super().__init__(browser, house, clock=True)
        self.does("Promise.all([m.time.ready, m.names.names])")
        self.does(f"""() => {{ window.now = {{as: 'delegation', who: 'KEN', speech: 1, ran: {ran}, limit: 180_000,
            rate: 100, since: {since}}}; m.clock.showClock(document.querySelector('[role=timer]'), () => now);
            m.clock.speakMarks(() => now); document.querySelector('main').append(m.state.stateControl(() => now)) }}""")

    def said_after(self, ms: int) -> str:
        self.page.clock.run_for(ms)
        return str(self.page.get_by_role("status").last.inner_text())


def test_the_clock_is_spoken_at_its_marks(house: House, browser: Any) -> None:
    clock = Clock(browser, house, 112_000, "m.time.now()")
    assert clock.page.get_by_role("timer").inner_text().startswith("1:0"), "some of the eight seconds may have passed"
    assert clock.said_after(10_000) == "One minute left."
    assert clock.said_after(30_000) == "Thirty seconds left."
    assert clock.said_after(30_000) == "The time is up."
    assert clock.page.get_by_role("timer").get_attribute("data-pace") == "over"


STATE = "Kenya has the floor. Left: 3 minutes. The clock is stopped."


def test_the_state_is_said_by_a_key_but_not_to_whoever_types(house: House, browser: Any) -> None:
    clock = Clock(browser, house, 0, "undefined")
    clock.page.get_by_role("textbox").press("s")
    assert clock.said_after(1_000) == ""
    clock.does("document.activeElement.blur()")
    clock.page.keyboard.press("s")
    assert clock.said_after(1_000) == STATE


def test_the_key_is_turned_off_for_those_whose_machine_needs_it_and_the_button_stays(
    house: House, browser: Any
) -> None:
    clock = Clock(browser, house, 0, "undefined")
    clock.page.get_by_label("also with the key S").uncheck()
    clock.page.keyboard.press("s")
    assert clock.said_after(1_000) == ""
    clock.page.get_by_role("button", name="Say who has the floor").click()
    assert clock.said_after(1_000) == STATE


# ── What is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_comes_within_a_moment_is_said_once_and_only_the_floor_interrupts(house: House, browser: Any) -> None:
    screen = Screen(browser, house, clock=True)
    screen.does(
        "() => { for (const n of [1, 2, 3]) m.announce.polite(`${n} new`, 'new'); m.announce.polite('Closed') }"
    )
    screen.page.clock.run_for(1_000)
    assert screen.page.locator(".unseen[role=status] p").all_inner_texts() == ["3 new", "Closed"]
    screen.does("m.announce.assertive('You have the floor.')")
    assert screen.page.get_by_role("alert").inner_text() == "You have the floor."


COUNTED = {
    "ar": range(131),
    "ru": range(131),
    "fr": [*range(20), 1_000_000],
    "es": [*range(20), 1_000_000],
    "zh-hans": range(5),
    "en": range(20),
}
"""Numbers of every category of each language."""


@pytest.mark.parametrize("language", COUNTED)
def test_a_number_has_the_form_that_its_language_needs(language: str, house: House, browser: Any) -> None:
    house.language = language.partition("-")[0]
    with translation.override(language):
        house.words = {"n": sentences([], language)["live.minutes"]}
        expected = [translation.ngettext("{n} minute", "{n} minutes", n).format(n=n) for n in COUNTED[language]]
    screen = Screen(browser, house)
    said = screen.page.evaluate("numbers => numbers.map(n => m.words.count('n', n))", list(COUNTED[language]))
    assert [re.sub("[\u2068\u2069]", "", one) for one in said] == expected


def test_facts_in_an_arabic_sentence_stand_by_themselves(house: House, browser: Any) -> None:
    house.language, house.words = "ar", {"x": "{a}: {b}"}
    assert Screen(browser, house).does("m.words.say('x', {a: '10:00'})") == "\u206810:00\u2069: \u2068–\u2069"


def test_somebody_who_was_admitted_since_is_asked_for_and_a_name_says_its_language(house: House, browser: Any) -> None:
    screen = Screen(browser, house, clock=True)
    screen.does("m.names.names")
    assert screen.does("[m.names.nameOf('KEN'), m.names.formalOf('KEN')]") == ["Kenya", "the Republic of Kenya"]
    house.names = {"KEN": ["Kenya", ""], "XYZ": ["<b>Société", "", "fr"]}
    screen.page.clock.fast_forward(61_000)
    assert screen.does("m.names.nameOf('XYZ')") == "XYZ"
    screen.until("m.names.nameOf('XYZ') != 'XYZ'")
    assert screen.does("m.names.isolated('XYZ').outerHTML") == '<bdi lang="fr">&lt;b&gt;Société</bdi>'


# ── Doing ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_press_is_asked_again_with_its_key_where_no_answer_came(house: House, screen: Screen) -> None:
    screen.follows()
    pressed = list[dict[str, str]]()
    screen.page.on("request", lambda request: pressed.append(request.headers) if "/api" in request.url else None)
    screen.page.route("**/api/**", lambda route: route.abort(), times=1)
    house.answers = [(503, {}), (200, {"version": 8})]
    assert screen.does("m.act.act('/sessions/oewg-7/meetings/tenth/floor', {}, {seen: 7})")["version"] == 8
    assert len(pressed) == 3
    assert len({headers["idempotency-key"] for headers in pressed}) == 1
    assert {(headers["if-match"], headers["x-csrftoken"]) for headers in pressed} == {('"7"', "token")}


def test_a_refusal_comes_back_as_a_problem_with_its_code(house: House, screen: Screen) -> None:
    screen.follows()
    house.answers = [(409, {"code": "LIST_CLOSED", "title": "The list is closed.", "detail": "It closed at 10:00."})]
    caught = "m.act.act('/x').catch(problem => [problem.status, problem.code, problem.title, problem.detail])"
    assert screen.does(caught) == [409, "LIST_CLOSED", "The list is closed.", "It closed at 10:00."]


@pytest.mark.parametrize("answer", [{}, {"title": ""}, [], None])
def test_an_answer_without_a_version_says_of_nothing_that_it_was_done(
    answer: Any, house: House, screen: Screen
) -> None:
    screen.follows()
    house.answers = [(200, answer)]
    assert screen.does("m.act.act('/x').catch(problem => problem.code)") == "NOT_UNDERSTOOD"


def test_nobody_waits_for_ever_for_an_answer(house: House, screen: Screen) -> None:
    screen.follows()
    screen.does("() => { AbortSignal.timeout = () => AbortSignal.abort() }")
    assert screen.does("m.act.act('/x').catch(problem => problem.code)") == "NO_ANSWER"
    assert house.count("/api/x") == 0


def test_nothing_is_sent_from_a_page_that_is_not_live(house: House, screen: Screen) -> None:
    caught = "m.act.act('/x').catch(problem => problem.code)"
    assert screen.does(caught) == "NOT_LIVE"
    screen.follows()
    screen.context.set_offline(True)
    assert screen.does(caught) == "OFFLINE"
    assert house.count("/api/x") == 0
