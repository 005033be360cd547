"""Does a program read what a page shows the same reader, no more, and once?"""

from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.site.tests.cast import Cast
from seriatim.site.tests.scene import Hall

SESSION = "/api/sessions/oewg-7"
LIST, MEETING = f"{SESSION}/lists/dialogue", f"{SESSION}/meetings/tenth"
REQUESTS = f"{SESSION}/topics/dialogue/requests"


def told(browser: Client, path: str) -> Any:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    return answer.json()


def test_a_list_is_told_in_its_order_with_places_reasons_and_names(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA")
    found = told(anybody, LIST)
    assert [(one["place"], one["who"], one["number"]) for one in found["lines"]] == [(1, "KEN", 1), (2, "BRA", 2)]
    assert found["lines"][0]["reason"] == "First to ask among national statements."
    assert found["names"] == {"BRA": "Brazil", "KEN": "Kenya"}
    assert (found["as"], found["state"], found["waiting"], found["hidden"]) == ("public", "open", 2, 0)


def test_names_come_in_the_readers_language(hall: Hall, anybody: Client) -> None:
    hall.asked("DEU")
    answer = anybody.get(LIST, headers={"Accept-Language": "fr"})
    assert answer.json()["names"] == {"DEU": "Allemagne"}


def test_a_meeting_is_told_with_its_floor_and_afterwards_with_whom_it_heard_and_owes(
    hall: Hall, anybody: Client
) -> None:
    hall.asked("KEN", "BRA").opened()
    hall.act(c.GiveFloor())
    during = told(anybody, MEETING)
    assert during["floor"]["now"]["who"] == "KEN"
    assert [one["who"] for one in during["floor"]["next"]] == ["BRA"]
    hall.act(c.EndSpeech())
    hall.adjourned()
    after = told(anybody, MEETING)
    assert (after["status"], after["floor"]) == ("adjourned", None)
    assert [one["who"] for one in after["heard"]] == ["KEN"]
    assert [one["who"] for part in after["owed"] for one in part["lines"]] == ["BRA"]


def test_bodies_sessions_and_the_programme_are_told(hall: Hall, anybody: Client) -> None:
    [body] = told(anybody, "/api/bodies")["bodies"]
    assert body == told(anybody, "/api/bodies/oewg")
    assert [one["session"] for one in body["sessions"]] == ["oewg-7"]
    session = told(anybody, SESSION)
    assert [topic["topic"] for item in session["agenda"] for topic in item["topics"]] == ["dialogue"]
    [meeting] = told(anybody, f"{SESSION}/programme")["meetings"]
    assert [stop["service"] for stop in meeting["hard_stops"]] == ["interpretation", "room"]


def test_one_request_is_told_from_its_inscription_to_its_end(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN").opened()
    assert told(anybody, f"{REQUESTS}/1")["standing"] == "waiting"
    hall.act(c.GiveFloor())
    hall.later(seconds=60)
    hall.act(c.EndSpeech())
    found = told(anybody, f"{REQUESTS}/1")
    assert (found["standing"], found["heard"]["elapsed_ms"]) == ("heard", 61_000)
    assert found["receipt"] == "/sessions/oewg-7/topics/dialogue/requests/1/receipt"


def test_a_long_list_comes_in_parts_that_lead_to_one_another(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA", "EGY", "CHL", "PER")
    found, path = list[str](), f"{LIST}?most=2"
    while path:
        part = anybody.get(path)
        found += [one["who"] for one in part.json()["lines"]]
        path = part.json().get("next", "")
        assert (part.headers.get("Link") == f'<{path}>; rel="next"') == bool(path)
    assert found == ["KEN", "BRA", "EGY", "CHL", "PER"]


def test_whoever_may_see_the_next_two_is_told_no_third_name(hall: Hall, anybody: Client, desk: Client) -> None:
    hall.asked("KEN", "BRA", "TUV").seen_by(Visibility.NEXT, 2).opened()
    for path in (SESSION, LIST, MEETING, f"{LIST}/heard", f"{LIST}/ended", f"{REQUESTS}/1", f"{REQUESTS}/3"):
        assert "TUV" not in anybody.get(path).content.decode()
        assert "Tuvalu" not in anybody.get(path).content.decode()
    assert told(anybody, LIST)["hidden"] == 1
    assert anybody.get(f"{REQUESTS}/3").status_code == 404
    assert [one["who"] for one in told(desk, LIST)["lines"]] == ["KEN", "BRA", "TUV"]


def test_a_statement_is_read_by_its_delegation_and_who_presides_alone(
    hall: Hall, anybody: Client, desk: Client, cast: Cast
) -> None:
    hall.asked("KEN", "BRA")
    hall.act(c.AmendRequest(hall.request("KEN"), text="Mr. Chair"))
    kenya, brazil = cast.focal_point(), cast.focal_point("BRA")
    seen = [told(one, f"{REQUESTS}/1")["text"] for one in (kenya, desk, brazil, anybody)]
    assert seen == ["Mr. Chair", "Mr. Chair", None, None]


def test_what_has_not_changed_is_answered_in_no_bytes(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN")
    first = anybody.get(LIST)
    etag = first.headers["ETag"]
    assert etag.startswith(f'"{hall.version}.')
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = anybody.get(LIST, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    hall.asked("BRA")
    assert anybody.get(LIST, headers={"If-None-Match": etag}).status_code == 200


def test_who_sees_something_else_has_another_etag(hall: Hall, anybody: Client, desk: Client) -> None:
    hall.asked("KEN", "BRA", "EGY").seen_by(Visibility.NEXT, 1)
    assert anybody.get(LIST).headers["ETag"] != desk.get(LIST).headers["ETag"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/sessions/none", 404, "NOTHING_HERE"),
        (f"{SESSION}/lists/none", 404, "NOTHING_HERE"),
        (f"{SESSION}/nothing", 404, "NOTHING_HERE"),
        (f"{REQUESTS}/99", 404, "NOTHING_HERE"),
        (f"{REQUESTS}/x", 404, "NOTHING_HERE"),
        (f"{LIST}?most=0", 422, "WRONG_FIELD"),
        (f"{LIST}?after=many", 422, "WRONG_FIELD"),
        (f"{LIST}?after=%00", 400, "UNREADABLE"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_a_code_that_is_explained(
    path: str, status: int, code: str, hall: Hall, anybody: Client
) -> None:
    answer = anybody.get(path)
    found = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert (answer.status_code, found["status"], found["code"]) == (status, status, code)
    assert found["type"] == f"/api/#{code}"
    assert f"<dt id={code}>" in anybody.get("/api/").content.decode()


def test_who_is_asked_who_she_is_is_told_and_given_a_token(hall: Hall, anybody: Client, cast: Cast) -> None:
    assert told(anybody, "/api/reader")["signed_in"] is False
    found = told(cast.focal_point(), "/api/reader")
    assert found["signed_in"] is True
    assert len(found["csrf"]) > 20
