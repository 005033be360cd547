"""The Chair's console as plain HTML: what stands on it in each state of a meeting, and for whom."""

import json
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import Category
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import AtZero, Capacity, Force, MotionKind, TimeClass
from seriatim.kernel.ids import DelegationId
from seriatim.meetings.rules import commands as m
from seriatim.site import house
from seriatim.site.tests.cast import Cast
from seriatim.site.tests.scene import LIST, TENTH, TOPIC, Hall, done, said

DESK = TENTH + "console/"
LARGEST = 30_000
"""Bytes: what a slow line brings in a second or two."""

STATES = [c for c, one in world().participants.items() if one.category == Category.MEMBER_STATE]
KEN, FRA, EGY = DelegationId("KEN"), DelegationId("FRA"), DelegationId("EGY")


@pytest.fixture
def busy(hall: Hall) -> Hall:
    """Three on the list of a meeting that is open."""
    return hall.asked("KEN", "BRA", "EGY").opened()


def page(desk: Client, path: str = DESK) -> str:
    """What a page says, in one line."""
    return " ".join(unescape(desk.get(path).content.decode()).split())


def to_say(desk: Client) -> str:
    found = page(desk).partition('<p class="say" id="say">“')[2]
    return found.partition("”")[0]


def at(clock: str) -> None:
    """It is now this time of the day of the meeting, at its seat."""
    house.CLOCK.set(datetime.fromisoformat(f"2024-03-08T{clock}-05:00"))


def stage(desk: Client) -> str:
    return page(desk).partition('data-stage="')[2].partition('"')[0]


def test_the_console_with_sixty_names_is_smaller_than_30_kilobytes(hall: Hall, desk: Client) -> None:
    hall.asked(*STATES[:60]).opened()
    answer = desk.get(DESK)
    assert answer.content.decode().count('type="radio"') == 60
    assert len(answer.content) < LARGEST


def test_the_number_of_queries_does_not_grow_with_the_list(hall: Hall, desk: Client) -> None:
    hall.asked("KEN", "BRA").opened()
    desk.get(DESK)
    with CaptureQueriesContext(connection) as few:
        desk.get(DESK)
    hall.asked(*(one for one in STATES[:40] if one not in ("KEN", "BRA")))
    with CaptureQueriesContext(connection) as many:
        desk.get(DESK)
    assert len(few) == len(many)


def test_before_the_meeting_it_is_opened_with_one_sentence(hall: Hall, desk: Client) -> None:
    hall.asked("KEN")
    assert (stage(desk), to_say(desk)) == ("before", "I call the 10th meeting to order.")
    assert done(desk.post(DESK + "opening/"))
    assert stage(desk) == "nobody"


def test_the_sentence_to_say_names_who_is_called_and_who_follows(busy: Hall, desk: Client) -> None:
    first = "I give the floor to the distinguished representative of Kenya, to be followed by Brazil."
    assert to_say(desk) == first
    busy.act(c.GiveFloor())
    assert stage(desk) == "speaking"
    assert to_say(desk) == (
        "I thank the distinguished representative of Kenya. "
        "I give the floor to the distinguished representative of Brazil, to be followed by Egypt."
    )
    busy.act(c.GiveFloor())
    assert to_say(desk).endswith("I give the floor to the distinguished representative of Egypt.")
    busy.act(c.GiveFloor())
    assert to_say(desk) == "Does any other delegation wish to take the floor?"


def test_the_sentence_says_for_which_group_somebody_speaks(hall: Hall, desk: Client) -> None:
    hall.act(c.Inscribe(TOPIC, KEN, on_behalf_of="African Group", capacity=Capacity.GROUP))
    hall.opened()
    assert "representative of Kenya, on behalf of African Group." in to_say(desk)


@pytest.mark.parametrize(
    ("after", "pace"), [(0, "within"), (121, "last-minute"), (181, "over")], ids=["begun", "last minute", "over"]
)
def test_the_clock_says_how_it_stands(after: int, pace: str, busy: Hall, desk: Client) -> None:
    busy.act(c.GiveFloor())
    busy.later(seconds=after)
    assert f'<div class="dial {pace}"' in page(desk)


@pytest.mark.parametrize(("after", "pace"), [(185, "grace"), (195, "cut")])
def test_what_the_body_decided_to_cut_has_its_grace_and_its_end(
    after: int, pace: str, busy: Hall, desk: Client
) -> None:
    busy.act(c.SetTimeLimit(TimeClass.NATIONAL, 180, Force.ENFORCED, AtZero.CUT, 10, TOPIC, "decided"))
    busy.act(c.GiveFloor())
    busy.later(seconds=after)
    assert f'<div class="dial {pace}"' in page(desk)


def test_a_point_of_order_freezes_the_speaker_who_returns_with_the_time_left(busy: Hall, desk: Client) -> None:
    busy.act(c.GiveFloor())
    busy.later(seconds=50)
    assert done(desk.post(DESK + "points-of-order/", {"delegation": "France"}))
    shown = page(desk)
    assert stage(desk) == "point-of-order"
    assert "On the point of order of the distinguished representative of France, I rule as follows." in shown
    assert '<bdi lang="en">Kenya</bdi> <b><time datetime="PT2M10S">2:10</time></b>' in shown
    assert done(desk.post(DESK + "rulings/", {"ruling": "It is not a point of order."}))
    assert stage(desk) == "speaking"
    assert "Appeal against the ruling" in page(desk)
    assert done(desk.post(DESK + "appeals/", {"delegation": "FRA"}))
    assert stage(desk) == "appeal"
    assert to_say(desk).startswith("The appeal is put to the vote")


def test_a_point_of_order_that_waits_can_be_withdrawn(busy: Hall, desk: Client) -> None:
    for one in (FRA, EGY):
        busy.act(c.RaisePointOfOrder(one))
    waits = max(busy.floor.requests)
    assert f'<li id="p{waits}">' in page(desk)
    assert done(desk.post(DESK + "withdrawal/", {"request": waits}))
    assert f'<li id="p{waits}">' not in page(desk)


def test_a_motion_is_put_to_the_vote_or_withdrawn(busy: Hall, desk: Client) -> None:
    busy.act(c.Move(MotionKind.CLOSE_DEBATE, FRA))
    assert (stage(desk), to_say(desk)) == ("motion", "There is a motion: To close the debate. I put it to the vote.")
    assert done(desk.post(DESK + "motion-withdrawals/", {"motion": 1}))
    assert stage(desk) == "nobody"


def test_a_suspended_meeting_is_resumed(busy: Hall, desk: Client) -> None:
    busy.act(m.SuspendMeeting())
    assert (stage(desk), to_say(desk)) == ("suspended", "The meeting is resumed.")
    assert done(desk.post(DESK + "resumption/"))
    assert stage(desk) == "nobody"


def test_a_closed_list_takes_late_requests_that_are_admitted_here(busy: Hall, desk: Client) -> None:
    assert done(desk.post(DESK + "list-closing/", {"list": TOPIC}))
    assert "List closed" in page(desk)
    assert done(desk.post(DESK + "inscriptions/", {"list": TOPIC, "delegation": "France", "late": "on"}))
    assert busy.order == "KEN BRA EGY"
    assert "Late requests" in page(desk)
    assert done(desk.post(DESK + "admissions/", {"request": busy.request("FRA")}))
    assert busy.order == "KEN BRA EGY FRA"
    assert done(desk.post(DESK + "list-opening/", {"list": TOPIC}))
    assert "List open" in page(desk)


def test_over_the_hard_stop_the_meeting_is_closed_and_those_owed_are_followed_up(busy: Hall, desk: Client) -> None:
    at("18:00:00")
    shown = page(desk)
    assert "The hard stop has passed: 3 owed" in shown
    assert "3 delegations could not be heard: they keep their places" in shown
    answer = desk.post(DESK + "adjournment/")
    assert answer.headers["Location"] == TENTH + "follow-up/"
    assert stage(desk) == "closed"
    closed = page(desk)
    assert "3 delegations are owed the floor, in this order." in closed
    assert f'href="{TENTH}follow-up/"' in closed
    assert closed.index("Kenya") < closed.index("Brazil") < closed.index("Egypt")


def test_after_a_meeting_that_owes_nothing_there_is_nothing_to_follow_up(hall: Hall, desk: Client) -> None:
    hall.opened()
    assert desk.post(DESK + "adjournment/").headers["Location"] == DESK
    assert "Schedule a follow-up" not in page(desk)


def test_a_row_is_moved_called_passed_over_and_withdrawn_by_plain_forms(busy: Hall, desk: Client) -> None:
    egypt, brazil = busy.request("EGY"), busy.request("BRA")
    assert done(desk.post(DESK + "places/", {"request": egypt, "place": 1, "reason": "the minister leaves"}))
    assert busy.order == "EGY KEN BRA"
    assert done(desk.post(DESK + "passing-over/", {"request": egypt}))
    assert busy.order == "KEN BRA EGY"
    refused = desk.post(DESK + "calls/", {"request": brazil})
    assert (refused.status_code, said(refused)) == (
        409, "Brazil is not next (request 2; next: Kenya): give the reason for calling it out of order.",
    )  # fmt: skip
    assert done(desk.post(DESK + "calls/", {"request": brazil, "reason": "has to leave"}))
    assert busy.floor.turn.speech
    assert busy.floor.turn.speech.speaker == "BRA"
    assert done(desk.post(DESK + "withdrawals/", {"request": busy.request("KEN")}))
    assert busy.order == "EGY"


@pytest.mark.parametrize("noun", ["calls", "places", "passing-over", "withdrawals"])
def test_without_a_row_it_is_said_that_one_must_be_chosen(noun: str, busy: Hall, desk: Client) -> None:
    answer = desk.post(f"{DESK}{noun}/", {"place": 1, "reason": "a plane"})
    assert (answer.status_code, said(answer)) == (400, "Row: choose one on the list first.")
    assert busy.order == "KEN BRA EGY"


def test_a_name_that_is_nobodys_is_answered_with_the_nearest(busy: Hall, desk: Client) -> None:
    answer = desk.post(DESK + "points-of-order/", {"delegation": "Macedonia", "list": TOPIC})
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert 'name="delegation" value="MKD" formaction="' + DESK + 'points-of-order/"' in shown
    assert 'required value="Macedonia"' in shown
    assert busy.floor.turn.speech is None


def test_of_two_operators_the_second_is_told_who_has_the_floor_and_since_when(busy: Hall, desk: Client) -> None:
    seen = busy.version
    busy.act(c.GiveFloor())
    busy.later(seconds=0.4)
    answer = desk.post(DESK + "floor/", {"seen": seen, "request": busy.request("KEN")})
    assert (answer.status_code, said(answer)) == (
        409, "Already given to Kenya 0.4 s ago: look again, then act.",
    )  # fmt: skip
    assert busy.floor.speeches_given == 1


def test_the_limit_is_set_from_the_next_speaker_on(busy: Hall, desk: Client) -> None:
    busy.act(c.GiveFloor())
    assert done(desk.post(DESK + "limits/", {"list": TOPIC, "time_class": "national", "seconds": 120}))
    shown = page(desk)
    assert 'data-limit="180000"' in shown
    assert 'name="seconds" id="limit-seconds" type="number" min="1" max="86400" value="120"' in shown


def test_the_reasons_of_the_desk_are_on_no_page_of_everybody(busy: Hall, desk: Client, anybody: Client) -> None:
    secret = "the delegate was taken ill"
    desk.post(DESK + "calls/", {"request": busy.request("BRA"), "reason": secret})
    for path in (TENTH, LIST, TENTH + "screen/", TENTH + "embed/"):
        assert secret not in page(anybody, path)


def test_only_who_presides_comes_to_the_console(cast: Cast, anybody: Client) -> None:
    for path in (DESK, DESK + "sheet/", DESK + "names/"):
        assert anybody.get(path).headers["Location"].startswith("/sign-in/")
        assert cast.focal_point(name=f"Amina {len(path)}").get(path).status_code == 403
    assert cast.chair().get(DESK).status_code == 200


def test_a_delegation_does_at_the_console_not_even_what_it_may_do_elsewhere(busy: Hall, cast: Cast) -> None:
    kenya = cast.focal_point()
    assert kenya.post(DESK + "points-of-order/", {"delegation": "KEN"}).status_code == 403
    assert busy.floor.turn.speech is None
    assert done(kenya.post(TENTH + "points-of-order/", {"delegation": "KEN"}))


def test_the_sheet_has_the_list_with_boxes_the_sentences_and_the_hard_stops(busy: Hall, desk: Client) -> None:
    busy.act(c.GiveFloor())
    sheet = page(desk, DESK + "sheet/")
    assert sheet.count('<span class="box"') == 2
    for words in ("Kenya", "Brazil", "Egypt", "to be followed by Egypt", "17:00", "18:00", "As of"):
        assert words in sheet
    assert "<button" not in sheet.partition("<main")[2]


def test_whoever_is_looked_for_is_known_by_every_name(desk: Client, hall: Hall) -> None:
    names: dict[str, list[str]] = json.loads(desk.get(DESK + "names/").content)
    assert names["SWZ"][0] == "Eswatini"
    assert {"Swaziland", "SZ"} <= {*names["SWZ"]}
    french: Any = json.loads(desk.get(DESK + "names/", headers={"accept-language": "fr"}).content)
    assert french["DEU"][0] == "Allemagne"
    assert "Germany" in french["DEU"]
    assert hall.order == ""
