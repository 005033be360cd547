"""What does the operator of a meeting press, and what does the page say?"""

import re
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules.kinds import Kind, MotionKind
from seriatim.floor.rules.queue import waiting
from seriatim.kernel.ids import DelegationId
from seriatim.meetings.rules.events import Mode
from seriatim.meetings.rules.state import Status
from seriatim.site import house
from seriatim.site.tests.scene import LIST, MEETING, SESSION, TENTH, TOPIC, Hall, done, said

FRA = DelegationId("FRA")
DESK = TENTH + "console/"


class Console:
    """What the operator presses in the tenth meeting."""

    def __init__(self, hall: Hall, desk: Client) -> None:
        self.hall, self.desk = hall.asked("KEN", "BRA", "EGY").opened(), desk

    def press(self, noun: str, **data: Any) -> Any:
        self.hall.later(seconds=1)
        return self.desk.post(f"{DESK}{noun}/", data)

    @property
    def page(self) -> str:
        return unescape(self.desk.get(DESK).content.decode())

    @property
    def offers_undo(self) -> bool:
        """Whether the button can be pressed: it stands there always, so that nothing else moves."""
        found = re.search(r'<button [^>]*data-act="undo"[^>]*>', self.page)
        assert found
        return " disabled" not in found[0]

    @property
    def holder(self) -> str:
        speech = self.hall.floor.turn.speech
        return speech.speaker if speech else "nobody"


@pytest.fixture
def console(hall: Hall, desk: Client) -> Console:
    return Console(hall, desk)


def test_why_something_was_not_done_is_said_also_where_its_form_is_gone(hall: Hall, desk: Client) -> None:
    hall.opened()
    assert "Open the meeting" not in desk.get(TENTH).content.decode()
    answer = desk.post(f"{TENTH}opening/")
    assert answer.status_code == 409
    assert "is in session" in said(answer)
    assert answer.content.decode().count('role="alert"') == 1


def test_a_meeting_is_opened_suspended_resumed_and_adjourned(hall: Hall, desk: Client) -> None:
    def status() -> Status:
        return hall.chamber.session(SESSION).programme.meetings[MEETING].status

    def press(noun: str, **data: Any) -> Any:
        return desk.post(f"{TENTH}{noun}/", data)

    assert press("adjournment").status_code == 409
    assert "Open the meeting" in desk.get(TENTH).content.decode()
    assert done(press("opening"))
    assert status() == Status.IN_SESSION
    assert press("opening").status_code == 409
    assert f'action="{TENTH}console/adjournment/"' in desk.get(f"{TENTH}console/").content.decode()
    assert done(press("mode", mode="informal"))
    assert hall.chamber.session(SESSION).programme.meetings[MEETING].mode == Mode.INFORMAL
    assert done(press("suspension", until="2024-03-08T16:30"))
    assert '<time datetime="2024-03-08T16:30:00-05:00">16:30</time>' in desk.get(TENTH).content.decode()
    assert done(press("resumption"))
    assert done(press("adjournment", reason="the hard stop"))
    assert status() == Status.ADJOURNED
    assert 'console/adjournment/"' not in desk.get(f"{TENTH}console/").content.decode(), (
        "nothing is conducted any longer"
    )


def test_one_button_names_who_is_next_and_gives_them_the_floor(console: Console) -> None:
    assert "Give the floor to Kenya" in console.page
    assert done(console.press("floor", request=console.hall.request("KEN")))
    assert console.holder == "KEN"
    assert "Give the floor to Brazil" in console.page
    assert done(console.press("end-of-speech"))
    assert console.holder == "nobody"


def test_of_two_operators_with_the_same_page_the_second_is_told(console: Console) -> None:
    seen = console.hall.version
    assert done(console.press("floor", seen=seen))
    answer = console.press("floor", seen=seen)
    assert answer.status_code == 409
    assert "Kenya" in said(answer)
    assert console.holder == "KEN"
    assert console.hall.floor.speeches_given == 1


def test_another_is_called_only_with_a_reason(console: Console) -> None:
    egypt = console.hall.request("EGY")
    assert console.press("floor", request=egypt).status_code == 409
    page = f"{LIST}requests/{egypt}/floor/"
    assert console.desk.post(page).status_code == 400
    assert done(console.desk.post(page, {"reason": "the minister must leave"}))
    assert console.holder == "EGY"


def test_within_ten_seconds_it_can_be_undone(console: Console) -> None:
    console.press("floor")
    assert console.offers_undo
    assert done(console.press("undoing"))
    assert console.holder == "nobody"
    console.press("floor")
    console.hall.later(seconds=11)
    assert not console.offers_undo
    assert console.press("undoing").status_code == 409


def test_what_a_delegation_did_offers_no_undo(console: Console) -> None:
    console.press("floor")
    console.press("points-of-order", delegation="FRA")
    assert not console.offers_undo
    assert console.press("undoing").status_code == 409


def test_whoever_is_absent_is_passed_over(console: Console) -> None:
    assert done(console.press("absences", request=console.hall.request("KEN")))
    assert console.hall.order == "BRA EGY KEN"


def test_a_point_of_order_interrupts_and_the_speaker_returns_after_the_ruling(console: Console) -> None:
    console.press("floor")
    console.hall.later(seconds=129)
    assert console.press("points-of-order", delegation="Wakanda").status_code == 400
    assert done(console.press("points-of-order", delegation="France"))
    assert console.holder == "FRA"
    assert "Interrupted, and returns with the time that was left:" in console.page
    assert console.press("floor").status_code == 409
    assert done(console.press("rulings", ruling="The point is well taken."))
    assert console.holder == "KEN"
    assert "2:11" in console.page


def test_an_appeal_is_put_to_the_vote(console: Console) -> None:
    console.press("points-of-order", delegation="FRA")
    console.press("rulings", ruling="The speaker may go on.")
    assert done(console.press("appeals", delegation="EGY"))
    assert "Record the vote to overrule" in console.page
    assert console.press("appeal-votes", in_favour="3").status_code == 400
    assert done(console.press("appeal-votes", in_favour="3", against="40", abstaining="2"))
    ruling = console.hall.floor.turn.ruling
    assert ruling is not None
    assert ruling.overruled is False


def test_a_motion_is_made_and_voted_on(console: Console) -> None:
    assert done(console.press("motions", motion="close-debate", delegation="CHL"))
    assert console.hall.floor.motions[1].kind == MotionKind.CLOSE_DEBATE
    assert "To close the debate" in console.page
    assert done(console.press("motion-votes", motion="1", in_favour="10", against="60"))
    assert not console.hall.floor.motions[1].pending


def test_a_right_of_reply_is_noted_for_the_end(console: Console) -> None:
    assert done(console.press("replies", delegation="BRA", list=TOPIC))
    assert console.hall.order == "KEN BRA EGY BRA"
    assert console.hall.floor.requests[waiting(console.hall.floor, TOPIC)[-1]].asked.kind == Kind.REPLY


def test_the_clock_is_stopped_and_started_and_the_chair_speaks(console: Console) -> None:
    assert done(console.press("chair"))
    assert "the Chair" in console.page
    console.press("floor")
    assert done(console.press("clock-stop"))
    assert "clock stopped" in console.page
    assert done(console.press("clock-start"))


def extension(page: str) -> str:
    """The button that extends the speech, as the page has it; nothing where there is none."""
    found = re.search(r'<button[^>]*data-act="extend"[^>]*>', page)
    return found[0] if found else ""


def test_a_speech_is_extended_by_half_a_minute_and_again_and_the_page_says_so(console: Console) -> None:
    assert not extension(console.page)
    console.press("floor")
    assert "disabled" not in extension(console.page)
    assert done(console.press("extensions", seconds="30"))
    assert 'data-limit="210000"' in console.page
    assert done(console.press("extensions", seconds="30"))
    assert 'data-limit="240000"' in console.page
    assert done(console.press("undoing"))
    assert 'data-limit="210000"' in console.page
    for seconds in ("0", "-30", "3601", "x", ""):
        assert console.press("extensions", seconds=seconds).status_code == 400
    console.press("floor")
    assert 'data-limit="180000"' in console.page


def test_what_has_no_limit_is_not_extended_and_after_a_hard_stop_consent_is_needed(console: Console) -> None:
    console.press("chair")
    assert not extension(console.page)
    assert "has no time limit" in said(console.press("extensions", seconds="30"))
    console.press("floor")
    house.CLOCK.set(datetime.fromisoformat("2024-03-08T17:00:01-05:00"))
    assert "disabled" in extension(console.page)
    assert "interpretation" in said(console.press("extensions", seconds="30"))
    console.press("points-of-order", delegation="FRA")
    assert "disabled" not in extension(console.page)
    assert done(console.press("extensions", seconds="30"))
    console.press("rulings", ruling="The speaker may go on.")
    console.press("consents", service="interpretation", consent="No delegation objected.")
    assert "disabled" not in extension(console.page)
    console.press("suspension")
    assert not extension(console.page)


def test_after_a_hard_stop_the_page_asks_and_the_consent_is_recorded(console: Console) -> None:
    house.CLOCK.set(datetime.fromisoformat("2024-03-08T17:00:01-05:00"))
    assert "The hard stop has passed: 3 owed" in console.page
    assert "Close meeting and carry over" in console.page
    answer = console.press("floor")
    assert answer.status_code == 409
    assert "interpretation" in said(answer)
    assert console.press("consents", service="interpretation").status_code == 400
    assert done(console.press("consents", service="interpretation", consent="No delegation objected."))
    assert done(console.press("floor"))
    assert "The hard stop has passed" not in console.page
    assert "continued with consent" in unescape(console.desk.get(TENTH).content.decode())


def test_the_floor_is_opened_to_all(console: Console) -> None:
    assert done(console.press("open-floor", list=TOPIC, reason="nobody is owed"))
    assert "the floor is open to all" in console.page


def test_a_page_of_another_meeting_does_not_act_in_the_one_in_session(console: Console) -> None:
    console.press("adjournment")
    answer = console.press("floor")
    assert answer.status_code == 409
    assert console.holder == "nobody"


@pytest.mark.parametrize("votes", ["99999999999999999999", "10000", "-1"])
def test_no_more_votes_are_recorded_than_any_body_has(votes: str, hall: Hall, desk: Client) -> None:
    hall.asked("KEN").opened()
    before = hall.version
    assert desk.post(TENTH + "appeal-votes/", {"in_favour": votes, "against": "1"}).status_code == 400
    assert hall.version == before
