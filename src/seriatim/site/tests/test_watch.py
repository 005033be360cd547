"""What is noted on standard error when somebody tries what is not theirs, and what never is."""

import logging
import re

import pytest
from django.test import Client

from seriatim.site.gate.watch import OneLine
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import LIST, TENTH, Hall


def written(message: str, *facts: object, error: bool = False) -> str:
    """A record as it stands in the log."""
    record = logging.LogRecord("seriatim.test", logging.WARNING, __file__, 1, message, facts, None)
    if error:
        record.exc_text = "Traceback\nValueError: said\n2026-01-01T00:00:00.000Z INFO forged"
    return OneLine().format(record)


def test_a_line_has_the_time_in_utc_the_level_and_the_place() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z WARNING seriatim\.test: said", written("said"))


@pytest.mark.parametrize("sent", ["a\nINFO forged", "a\r\nINFO forged", "a\x1b[2J", "a\u2028b", "a\0"])
def test_what_people_send_cannot_begin_a_line_of_its_own(sent: str) -> None:
    first, *others = written("%s", sent).split("\n")
    assert first.startswith("20")
    assert all(line.startswith("  | ") for line in others)
    assert "\r" not in "".join((first, *others))
    assert "\x1b" not in "".join((first, *others))


def test_a_traceback_is_set_off_line_by_line() -> None:
    assert [line[:4] for line in written("broke", error=True).split("\n")[1:]] == ["  | "] * 3


def test_the_secret_of_a_link_and_the_key_of_a_calendar_are_not_written() -> None:
    assert written("broke at /links/%s/", "aB3_-" * 8 + "xyz").endswith("broke at /links/…/")
    key = f"/sessions/oewg-7/turns/p-rsiqjadcs4h7:{'aB3_-' * 8}xyz.ics"
    assert written("404: GET %s", key).endswith("404: GET /sessions/oewg-7/turns/….ics")
    assert written("at /sessions/oewg-7/topics/dialogue/").endswith("/sessions/oewg-7/topics/dialogue/")


@pytest.fixture
def gathering(hall: Hall, db: None) -> Gathering:
    return Gathering(hall).assembled()


def test_who_tries_what_is_not_theirs_is_noted_by_pseudonym(
    gathering: Gathering, caplog: pytest.LogCaptureFixture
) -> None:
    gathering.browsers["Brazil"].post(TENTH + "floor/")
    gathering.browsers["Brazil"].post(LIST + "requests/1/withdrawal/")
    pseudonym = gathering.persons["Brazil"].pk
    said = [record.getMessage() for record in caplog.records if record.name == "seriatim.security"]
    assert said == [
        f"refused NOT_YOURS_TO_DO to delegation:BRA/{pseudonym}: {TENTH}floor/",
        f"refused NOT_YOUR_REQUEST to delegation:BRA/{pseudonym}: {LIST}requests/1/withdrawal/",
    ]


def test_who_is_refused_for_another_reason_is_not(gathering: Gathering, caplog: pytest.LogCaptureFixture) -> None:
    assert gathering.browsers["Brazil"].post(LIST + "requests/").status_code == 409
    assert [record for record in caplog.records if record.name == "seriatim.security"] == []


def test_a_forged_form_is_noted(gathering: Gathering, caplog: pytest.LogCaptureFixture) -> None:
    gathering.browsers["Brazil"].handler.enforce_csrf_checks = True
    assert gathering.browsers["Brazil"].post(LIST + "requests/").status_code == 403
    assert any("403 CSRF" in record.getMessage() for record in caplog.records)


def test_who_asks_for_a_name_that_is_not_ours_fills_one_line_of_the_log_and_no_traceback(
    anybody: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logger = logging.getLogger("django.security.DisallowedHost")
    logger.addHandler(handler)
    try:
        assert anybody.get("/sign-in/", headers={"Host": "evil.example"}).status_code == 400
    finally:
        logger.removeHandler(handler)
    (line,) = capsys.readouterr().err.splitlines()
    assert "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header: 'evil.example'" in line
