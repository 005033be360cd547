"""Thousands of requests that no page of ours makes: none breaks the program, and none is recorded.

Addresses of the configuration with parts that nobody would write, fields of every form with values that nobody would
type, wrong kinds of content, headers, methods; by somebody who may do everything, so that nothing but the form itself
stands in the way.
"""

from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seriatim.site.gate.limits import COUNTER
from seriatim.site.people import deeds as deeds_people
from seriatim.site.sessions import deeds
from seriatim.site.sessions.pages.console import CONSOLE
from seriatim.site.tests.addresses import addresses, path_of, targets
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import Hall

PAGES = {
    "meeting": deeds.MEETING, "console": CONSOLE, "follow-up": deeds.FOLLOW_UP, "topic": deeds.TOPIC,
    "asked": deeds.REQUEST, "place": deeds.PLACE, "people": deeds_people.PEOPLE,
    "delegation": deeds_people.DELEGATION, "person": deeds_people.PERSON,
}  # fmt: skip
DEEDS = [(page, noun, [*deed.form.base_fields]) for page, table in PAGES.items() for noun, deed in table.items()]
FIELDS = sorted(
    {name for _, _, fields in DEEDS for name in fields}
    | {"key", "seen", "next", "name", "password", "code", "credential", "csrfmiddlewaretoken", "before", "who", "day",
       "dated", "topic", "since", "language", "asked", "device", "id"}
)  # fmt: skip

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
ODD = st.sampled_from(
    ["", "0", "-1", "1e9", "99999999999999999999", "²", "٣", "NaN", "null", "true", "[]", "{}", '{"a":', "[" * 9_999,
     "\0", "😀", "%00", "../../etc/passwd", "2024-02-30", "24:61", "9999-12-31", "0001-01-01", "on", "KEN", "Kenya",
     "'", '"', "<script>", "{{7*7}}", "${7*7}", "x" * 70_000, "\u202e", "a|b|c", "l-aaaaaaaaaaaa", "p-aaaaaaaaaaaa"]
)  # fmt: skip
VALUES = ODD | TEXT
PLAUSIBLE = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30) | st.sampled_from(
    ["", "0", "1", "2", "60", "KEN", "Brazil", "FRA", "on", "dialogue", "national", "statement", "reply", "formal",
     "room", "2024-03-27", "09:00", "23:59", "9999-12-31", "everyone", "next", "read", "inscribe", "administer",
     "secretariat", "stakeholder", "suspend-meeting", "encouraged", "virtual", "99999999999999999999", "a reason"]
)  # fmt: skip
PARTS = st.dictionaries(
    st.sampled_from(["body", "session", "meeting", "of", "participant", "secret", "provider_id"]), VALUES, max_size=3
)
NUMBERS = st.sampled_from([0, 1, 2, 3, 10**9, 10**19])
METHODS = st.sampled_from(["get", "post", "post", "post", "put", "head", "options"])
KINDS = st.sampled_from(
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "x"]
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Accept-Language": st.sampled_from(["", "*", "xx-YY;q=2", "ar,fr;q=x", "e" * 600]),
        "Sec-Fetch-Site": st.sampled_from(["cross-site", "none"]),
        "Host": st.sampled_from(["evil.example", "localhost:99999", "[::1", ""]),
        "X-Forwarded-For": st.just("1.2.3.4, evil"),
    },
)
LOOKING_HARD = settings(
    max_examples=1_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def gathering(hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch) -> Gathering:
    monkeypatch.setattr(COUNTER, "device", lambda *_: None)
    return Gathering(hall).assembled()


def address(gathering: Gathering, data: st.DataObject) -> str:
    """An address of the configuration with, perhaps, odd parts."""
    _name, route = data.draw(st.sampled_from([*addresses()]))
    target = data.draw(st.sampled_from(targets(gathering, "x" * 43)))
    parts = {**target.where, **data.draw(PARTS), "number": data.draw(NUMBERS)}
    kept = {name: quote(str(value)[:300].replace("/", ""), safe="") or "x" for name, value in parts.items()}
    return path_of(route, type(target)(target.name, target.body, target.delegation, target.about, kept))


def asked(browser: Client, method: str, path: str, form: Any, **more: Any) -> int:
    """The status of what is asked, with an exception as the server would answer it."""
    browser.raise_request_exception = False
    if method == "post":
        return int(Client.post(browser, path, form, **more).status_code)
    return int(
        getattr(browser, method)(
            path, form if method in ("get", "head") else b"", headers=more.get("headers")
        ).status_code
    )


@LOOKING_HARD
@given(st.data(), METHODS, st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6), HEADERS)
def test_nothing_malformed_breaks_the_program_or_is_recorded(
    gathering: Gathering, data: st.DataObject, method: str, form: dict[str, str], headers: dict[str, str]
) -> None:
    form.pop("key", None)
    journal, browser = (
        gathering.hall.chamber.journal,
        gathering.browsers[data.draw(st.sampled_from(["secretariat", "focal point", "anonymous"]))],
    )
    before, path = journal.head().size, address(gathering, data)
    cookies = browser.cookies.copy()
    status = asked(browser, method, path, form, headers=headers)
    browser.cookies.update(cookies)
    assert status < 500 or status == 501, (method, path)
    assert journal.head().size == before


@LOOKING_HARD
@given(st.data(), KINDS, st.binary(max_size=200) | TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_body_breaks_the_program_or_is_recorded(
    gathering: Gathering, data: st.DataObject, kind: str, body: bytes
) -> None:
    journal, browser = gathering.hall.chamber.journal, gathering.browsers["secretariat"]
    before, path = journal.head().size, address(gathering, data)
    cookies = browser.cookies.copy()
    status = asked(browser, "post", path, body, content_type=kind)
    browser.cookies.update(cookies)
    assert status < 500, path
    assert journal.head().size == before


@LOOKING_HARD
@given(st.data())
def test_a_form_with_odd_values_is_done_or_refused_and_never_breaks_the_program(
    gathering: Gathering, data: st.DataObject
) -> None:
    browser = gathering.browsers[data.draw(st.sampled_from(["secretariat", "focal point", "Brazil"]))]
    page, noun, fields = data.draw(st.sampled_from(DEEDS))
    target = data.draw(st.sampled_from(targets(gathering, "x" * 43)))
    route = next(route for name, route in addresses() if name == f"{page}: {noun}")
    form = {name: data.draw(PLAUSIBLE) for name in fields}
    cookies = browser.cookies.copy()
    status = asked(browser, "post", path_of(route, target), {**form, "key": uuid4().hex, "seen": "999999"})
    browser.cookies.update(cookies)
    assert status < 500
