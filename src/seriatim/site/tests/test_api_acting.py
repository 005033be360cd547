"""Does a program do what is done on a page: once, on what was seen, by the same right, and with the same refusal?"""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings
from typer.testing import CliRunner

from seriatim.proceedings.chamber import stream_of_session
from seriatim.site.cli import app
from seriatim.site.tests.cast import Cast
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import SESSION, TENTH, Hall, said

MEETING = "/api/sessions/oewg-7/meetings/tenth"
LIST = "/api/sessions/oewg-7/topics/dialogue"
PLACE = "/api/sessions/oewg-7/delegation"


@pytest.fixture
def busy(hall: Hall) -> Hall:
    """A meeting that has just been opened, with three on its list."""
    return hall.asked("KEN", "BRA", "EGY").opened()


def does(
    browser: Client, path: str, body: Any = None, *, seen: int | str | None, key: str | None = "", language: str = "en"
) -> Any:
    """Post it; `seen` is a version, or If-Match as it stands; without a key it is a new one."""
    headers = {
        "Accept-Language": language,
        "Idempotency-Key": uuid4().hex if key == "" else key,
        "If-Match": seen if isinstance(seen, str) else f'"{seen}"',
    }
    given = {name: value for name, value in headers.items() if value is not None and (name, seen) != ("If-Match", None)}
    text = body if isinstance(body, str | bytes) else json.dumps({} if body is None else body)
    return browser.generic("POST", path, text, content_type="application/json", headers=given)


def problem(answer: Any) -> tuple[int, str]:
    assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.content
    assert answer.headers["Cache-Control"] == "no-store"
    found = answer.json()
    assert found["status"] == answer.status_code
    assert found["title"]
    assert found["detail"]
    return answer.status_code, found["code"]


def test_what_is_done_is_answered_with_its_version_and_its_events(busy: Hall, desk: Client) -> None:
    answer = does(desk, f"{MEETING}/floor", seen=busy.version)
    assert answer.status_code == 200
    assert answer.json()["version"] == busy.version
    assert answer.headers["ETag"] == f'"{busy.version}"'
    [event] = answer.json()["events"]
    assert (event["name"], event["facts"]["request"]) == ("floor.FloorGiven", 1)


def test_an_etag_that_was_read_is_a_version_that_was_seen(busy: Hall, desk: Client) -> None:
    etag = desk.get(MEETING).headers["ETag"]
    assert does(desk, f"{MEETING}/floor", seen=etag).status_code == 200


def test_asked_again_with_its_key_it_is_done_once_and_answered_alike(busy: Hall, desk: Client) -> None:
    seen = busy.version
    first, again = (does(desk, f"{MEETING}/floor", seen=seen, key="a-key-of-its-own") for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert busy.floor.speeches_given == 1


def test_a_key_belongs_to_one_act_however_it_is_asked(busy: Hall, desk: Client) -> None:
    seen = busy.version
    assert does(desk, f"{MEETING}/floor", seen=seen, key="a-key-of-its-own").status_code == 200
    assert desk.post(f"{TENTH}floor/", {"key": "a-key-of-its-own", "seen": seen}).status_code == 303
    assert busy.floor.speeches_given == 1, "a form with the same key does nothing more"
    other = does(desk, f"{LIST}/limits", {"time_class": "national", "seconds": 60}, seen=seen, key="another-key")
    assert other.status_code == 200
    changed = does(desk, f"{LIST}/limits", {"time_class": "national", "seconds": 90}, seen=seen, key="another-key")
    assert problem(changed) == (409, "KEY_REUSED")


def test_whoever_was_slower_is_told_who_has_the_floor(busy: Hall, desk: Client) -> None:
    seen = busy.version
    does(desk, f"{MEETING}/floor", seen=seen)
    late = does(desk, f"{MEETING}/floor", seen=seen)
    assert problem(late) == (412, "FLOOR_ALREADY_GIVEN")
    assert late.json()["detail"] == "Already given to Kenya 0.0 s ago: look again, then act."
    assert busy.floor.speeches_given == 1


@pytest.mark.parametrize(
    ("path", "options", "expected"),
    [
        ("floor", {"seen": None}, (428, "VERSION_MISSING")),
        ("floor", {"seen": "412"}, (400, "VERSION_UNREADABLE")),
        ("floor", {"seen": '"now"'}, (400, "VERSION_UNREADABLE")),
        ("floor", {"key": None}, (400, "KEY_MISSING")),
        ("floor", {"key": "short"}, (400, "KEY_MISSING")),
        ("floor", {"body": "{"}, (400, "UNREADABLE")),
        ("floor", {"body": "[]"}, (400, "UNREADABLE")),
        ("floor", {"body": b'{"request": "\xff"}'}, (400, "UNREADABLE")),
        ("floor", {"body": '{"request": NaN}'}, (400, "UNREADABLE")),
        ("floor", {"body": "[" * 5000}, (400, "UNREADABLE")),
        ("floor", {"body": '{"request": 1, "request": 2}'}, (422, "WRONG_FIELD")),
        ("floor", {"body": {"reuest": 1}}, (422, "WRONG_FIELD")),
        ("floor", {"body": {"request": "1"}}, (422, "WRONG_FIELD")),
        ("floor", {"body": {"request": 10**400}}, (422, "WRONG_FIELD")),
        ("floor", {"body": {"request": 2, "reason": "a\0b"}}, (422, "WRONG_FIELD")),
        ("rulings", {"body": {}}, (422, "WRONG_FIELD")),
        ("rulings", {"body": {"ruling": "x" * 700_000}}, (413, "TOO_LARGE")),
        ("rulings", {"body": {"ruling": "x" * 70_000}}, (422, "WRONG_FIELD")),
        ("rulings", {"body": {"ruling": "It is not."}}, (409, "NO_POINT_OF_ORDER")),
        ("nothing", {}, (404, "NOTHING_HERE")),
    ],
)
def test_what_cannot_be_done_is_a_problem_and_nothing_is_recorded(
    path: str, options: dict[str, Any], expected: tuple[int, str], busy: Hall, desk: Client
) -> None:
    before = busy.version
    assert problem(does(desk, f"{MEETING}/{path}", **{"seen": before, **options})) == expected
    assert busy.version == before


def test_a_field_that_is_wrong_is_named_with_what_to_give_instead(busy: Hall, desk: Client) -> None:
    found = does(desk, f"{LIST}/requests", {"delegation": "Kenia"}, seen=busy.version).json()
    assert (found["field"], found["code"]) == ("delegation", "WRONG_FIELD")
    assert "Kenya" in found["advice"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"joint_with": ["FRA", "Kenia"], "capacity": "joint"}, "« Kenia » n’est ni un code ni un nom dans cet organe"),
        ({"text": "Mr.\x0bChair"}, "Un texte contient le caractère de commande U+000B"),
        ({"language": "\u202een"}, "Un texte contient le caractère U+202E"),
        ({"text": "x" * 60_001}, "Un texte dépasse 60,000 caractères"),
    ],
)
def test_what_people_get_wrong_is_said_to_them_in_their_language(
    given: dict[str, Any], said: str, busy: Hall, cast: Cast
) -> None:
    chile = cast.focal_point("CHL")
    found = does(chile, f"{PLACE}/requests", {"list": "dialogue", **given}, seen=busy.version, language="fr")
    assert problem(found) == (422, "WRONG_FIELD")
    assert found.json()["detail"].replace("\xa0", " ").startswith(said), found.json()["detail"]
    assert found.json()["field"].partition("[")[0] in given


def test_a_name_that_nobody_has_comes_back_with_those_it_may_mean(busy: Hall, cast: Cast) -> None:
    partners = {"list": "dialogue", "capacity": "joint", "joint_with": ["Macedonia"]}
    found = does(cast.focal_point("CHL"), f"{PLACE}/requests", partners, seen=busy.version, language="es").json()
    assert (found["field"], found["given"]) == ("joint_with[0]", "Macedonia")
    assert found["suggestions"] == {"MKD": "Macedonia del Norte"}


def test_other_methods_and_kinds_are_told_which_are_answered(busy: Hall, desk: Client) -> None:
    got = desk.get(f"{MEETING}/floor")
    assert (problem(got), got.headers["Allow"]) == ((405, "NOT_DONE_HERE"), "POST")
    put = desk.put(MEETING)
    assert (problem(put), put.headers["Allow"]) == ((405, "NOT_DONE_HERE"), "GET, HEAD")
    plain = desk.generic("POST", f"{MEETING}/floor", "request=1", content_type="application/x-www-form-urlencoded")
    assert problem(plain) == (415, "NOT_JSON")


def test_nobody_and_strangers_are_told_why_they_may_not(busy: Hall, anybody: Client, cast: Cast) -> None:
    anonymous = does(anybody, f"{MEETING}/floor", seen=busy.version)
    assert problem(anonymous) == (401, "NOT_SIGNED_IN")
    assert "WWW-Authenticate" in anonymous.headers
    kenya = cast.focal_point()
    assert problem(does(kenya, f"{MEETING}/floor", seen=busy.version)) == (403, "NOT_YOURS_TO_DO")
    for_another = does(kenya, f"{LIST}/requests", {"delegation": "FRA"}, seen=busy.version)
    assert problem(for_another)[0] == 403
    assert busy.order == "KEN BRA EGY"


def test_a_delegation_acts_for_itself_without_saying_so(busy: Hall, cast: Cast) -> None:
    peru = cast.focal_point("PER")
    answer = does(peru, f"{LIST}/requests", seen=busy.version)
    assert answer.status_code == 200
    assert busy.order == "KEN BRA EGY PER"
    assert answer.json()["events"][0]["facts"]["delegation"] == "PER"


def test_whoever_was_inscribed_meanwhile_is_no_reason_to_refuse_a_request(busy: Hall, cast: Cast) -> None:
    chile, seen = cast.focal_point("CHL"), busy.version
    busy.asked("FRA", "PER")
    assert does(chile, f"{PLACE}/requests", {"list": "dialogue"}, seen=seen).status_code == 200
    assert busy.order == "KEN BRA EGY FRA PER CHL"


def test_who_ends_a_speech_must_have_seen_that_it_goes_on(busy: Hall, desk: Client, cast: Cast) -> None:
    kenya = cast.focal_point()
    assert does(desk, f"{MEETING}/floor", seen=busy.version).status_code == 200
    seen = busy.version
    assert does(desk, f"{MEETING}/points-of-order", {"delegation": "BRA"}, seen=seen).status_code == 200
    assert does(desk, f"{MEETING}/rulings", {"ruling": "The speaker may go on"}, seen=busy.version).status_code == 200
    stale = does(kenya, f"{PLACE}/end-of-speech", seen=seen)
    assert problem(stale) == (412, "FLOOR_ALREADY_GIVEN")
    assert does(kenya, f"{PLACE}/end-of-speech", seen=busy.version).status_code == 200


def test_a_delegation_is_told_the_facts_of_its_own_deeds_and_of_others_only_that_something_was_done(
    busy: Hall, desk: Client, cast: Cast
) -> None:
    assert does(desk, f"{MEETING}/floor", seen=busy.version).status_code == 200
    raised = does(cast.focal_point("BRA"), f"{MEETING}/points-of-order", seen=busy.version)
    told = raised.json()["events"]
    assert {one["facts"]["delegation"] for one in told if "facts" in one} == {"BRA"}
    assert "KEN" not in raised.content.decode()


def test_without_the_token_of_our_pages_nothing_is_done(busy: Hall, desk: Client) -> None:
    desk.handler.enforce_csrf_checks = True
    assert problem(does(desk, f"{MEETING}/floor", seen=busy.version)) == (403, "FORGED")
    token = desk.get("/api/reader").json()["csrf"]
    headers = {"If-Match": f'"{busy.version}"', "Idempotency-Key": uuid4().hex, "X-CSRFToken": token}
    answer = desk.generic("POST", f"{MEETING}/floor", "{}", content_type="application/json", headers=headers)
    assert answer.status_code == 200


def test_what_is_dangerous_leads_to_the_page_where_the_key_is_touched(hall: Hall, db: None, settings: Settings) -> None:
    chair = Gathering(hall).assembled().browsers["chair"]
    settings.FRESH_MINUTES = -1
    answer = does(chair, f"{MEETING}/adjournment", seen=hall.version)
    assert problem(answer) == (403, "TOUCH_NEEDED")
    assert chair.get(answer.json()["page"]).status_code == 200


def test_whoever_acts_too_often_is_told_how_long_to_wait(busy: Hall, cast: Cast) -> None:
    kenya = cast.focal_point()
    answers = [does(kenya, f"{LIST}/requests", {}, seen=busy.version) for _ in range(12)]
    assert problem(answers[-1]) == (429, "TOO_OFTEN")
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_a_refusal_is_the_same_sentence_on_the_page_in_the_api_and_on_the_command_line(
    busy: Hall, desk: Client, tmp_path: Path, settings: Settings
) -> None:
    of_the_api = does(desk, f"{LIST}/requests", {"delegation": "KEN"}, seen=busy.version).json()["detail"]
    of_the_page = said(desk.post("/sessions/oewg-7/topics/dialogue/requests/", {"delegation": "KEN"}))
    script = tmp_path / "one.jsonl"
    line = {"at": "2024-03-08T15:01:00-05:00", "actor": "chair", "command": "Inscribe", "session": SESSION}
    script.write_text(json.dumps({**line, "list": "dialogue", "delegation": "KEN"}))
    played = CliRunner().invoke(
        app, ["play", "--continue", str(script)], env={"COLUMNS": "300", "DATABASE_URL": settings.JOURNAL_URL}
    )
    assert of_the_api == of_the_page
    assert " ".join(of_the_api.split()) in " ".join(played.output.split())


def test_every_act_is_in_the_journal_under_its_key(busy: Hall, desk: Client) -> None:
    does(desk, f"{MEETING}/floor", seen=busy.version, key="a-key-of-its-own")
    *_, last = busy.chamber.journal.read(stream_of_session(SESSION))
    assert last.correlation == "floor:a-key-of-its-own"


def test_a_motion_is_made_and_voted_on_by_programs(busy: Hall, desk: Client) -> None:
    moved = does(desk, f"{MEETING}/motions", {"delegation": "KEN", "motion": "suspend-meeting"}, seen=busy.version)
    assert moved.status_code == 200, moved.content
    voted = does(desk, f"{MEETING}/motion-votes", {"motion": 1, "in_favour": 3, "against": 40}, seen=busy.version)
    assert voted.status_code == 200, voted.content
    assert not busy.floor.motions[1].pending


def test_a_speech_is_extended_once_by_programs_and_whoever_was_slower_is_told(busy: Hall, desk: Client) -> None:
    does(desk, f"{MEETING}/floor", seen=busy.version)
    busy.later(seconds=20)
    seen = busy.version
    for _ in range(2):
        answer = does(desk, f"{MEETING}/extensions", {"seconds": 30}, seen=seen, key="extend-once")
        assert [one["name"] for one in answer.json()["events"]] == ["floor.SpeechExtended"]
    slower = does(desk, f"{MEETING}/extensions", {"seconds": 30}, seen=seen)
    assert problem(slower) == (412, "FLOOR_MOVED")
    assert desk.get(MEETING).json()["floor"]["now"]["limit"] == 210_000
    assert problem(does(desk, f"{MEETING}/extensions", {"seconds": 0}, seen=busy.version)) == (422, "WRONG_FIELD")
    assert problem(does(desk, f"{MEETING}/extensions", seen=busy.version))[0] == 422
    does(desk, f"{MEETING}/undoing", seen=busy.version)
    assert desk.get(MEETING).json()["floor"]["now"]["limit"] == 180_000
