"""What no page of ours sends is refused with a page that says why, and nothing is recorded."""

import re
from typing import Any

import pytest
from django.test import Client

from seriatim.kernel.text import LONGEST
from seriatim.site.gate.edge import LARGEST_BODY
from seriatim.site.tests.browsing import Browser
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import LIST, TENTH, Hall, done
from seriatim.site.tests.test_headers import crawl

WITHDRAW = {"reason": ""}


def refusal(answer: object) -> str:
    html: str = answer.content.decode()  # type: ignore[attr-defined]  # an answer of Django's client
    return html.partition('<p class="lead">')[2].partition("</p>")[0]


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/xml", "", "multipart/mixed"])
def test_another_kind_of_content_is_refused(kind: str, hall: Hall, desk: Client) -> None:
    answer = desk.post(LIST + "requests/", "{}", content_type=kind)
    assert answer.status_code == 415
    assert "Only the forms of these pages are understood" in refusal(answer)


def test_more_than_a_form_holds_is_refused_by_its_length_alone(hall: Hall, desk: Client) -> None:
    answer = desk.post(LIST + "requests/", {"delegation": "KEN"}, headers={"Content-Length": str(LARGEST_BODY + 1)})
    assert answer.status_code == 413
    assert not hall.floor.requests


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_pages_are_read_and_forms_are_sent_and_nothing_else(method: str, hall: Hall, desk: Client) -> None:
    answer = getattr(desk, method)(LIST)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ken\0ya", "control character U+0000"),
        ("Ken\x0bya", "control character U+000B"),
        ("\u202eayneK", "the character U+202E"),
        ("x" * (LONGEST + 1), "longer than 60,000 characters"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(text: str, says: str, hall: Hall, desk: Client) -> None:
    hall.asked("KEN")
    before = hall.version
    answer = desk.post(LIST + "requests/1/text/", {"text": text})
    assert answer.status_code == 400
    assert says in refusal(answer)
    assert desk.post(LIST + "requests/1/text/", {text: "KEN"}).status_code == 400
    assert hall.version == before


def test_an_address_with_such_a_text_is_refused_too(hall: Hall, anybody: Client) -> None:
    assert anybody.get(LIST, {"asked": "\0"}).status_code == 400
    assert anybody.get("/sign-in/", {"next": "x" * 5_000}).status_code == 400


def test_no_file_is_taken(hall: Hall, desk: Client) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="delegation"; filename="a.txt"\r\n\r\nKEN\r\n--x--\r\n'
    answer = desk.post(LIST + "requests/", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert not hall.floor.requests


def test_more_fields_than_any_form_has_are_refused(hall: Hall, desk: Client) -> None:
    assert desk.post(LIST + "requests/", {f"field-{number}": "" for number in range(101)}).status_code == 400


def test_json_that_is_nested_deeper_than_any_key_answers_is_refused(anybody: Client) -> None:
    answer = anybody.post("/sign-in/", {"credential": "[" * 50_000})
    assert answer.status_code == 400
    assert "damaged on its way" in refusal(answer)


def test_a_form_without_the_request_that_its_page_named_is_refused(hall: Hall, desk: Client) -> None:
    hall.asked("KEN").opened()
    before = hall.version
    assert desk.post(TENTH + "withdrawal/").status_code == 400
    assert hall.version == before


@pytest.mark.parametrize("missing", ["key", "seen"])
def test_a_form_without_what_every_page_puts_into_it_is_refused(missing: str, hall: Hall, desk: Client) -> None:
    hall.asked("KEN")
    before = hall.version
    for page in (LIST + "requests/", LIST + "requests/1/withdrawal/"):
        sent = {"delegation": "BRA", "key": "3f1c9a7b0d2e4f56", "seen": str(before)}
        del sent[missing]
        answer = Client.post(desk, page, sent)
        assert answer.status_code == 400
        assert "The page was damaged on its way: reload it" in answer.content.decode()
    assert hall.version == before


def test_the_longest_statement_goes_through_in_chinese(hall: Hall, desk: Browser) -> None:
    hall.asked("KEN")
    sent = {"text": "你" * LONGEST}
    assert done(desk.post(LIST + "requests/1/text/", sent))


WITHOUT = re.compile(r"/(?:sign-in|sign-out|demonstration|keys|links|booth/lights)/")
"""Forms that do nothing which the journal keeps for a body: lights go out again. Or whose challenge is good once."""


@pytest.mark.parametrize("who", ["secretariat", "chair", "focal point", "Brazil"])
def test_every_form_that_a_page_shows_brings_its_key_and_the_version(who: str, hall: Hall, db: None) -> None:
    gathering = Gathering(hall).assembled()
    forms = [form for _, answer in crawl(gathering.browsers[who]) for form in posted(answer)]
    assert len(forms) > 3
    assert [form[:120] for form in forms if not ('name="key"' in form and 'name="seen"' in form)] == []


def posted(answer: Any) -> list[str]:
    """The forms of a page that are posted to deeds."""
    html = answer.content.decode() if answer.headers.get("Content-Type", "").startswith("text/html") else ""
    found = re.findall(r'<form method="post".*?</form>', html, re.DOTALL)
    return [form for form in found if not WITHOUT.search(form.partition(">")[0])]
