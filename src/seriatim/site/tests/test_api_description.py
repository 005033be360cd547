"""Is the API what its description says, whatever is sent to it? Five thousand requests, drawn from the description.

Four roles send them to one meeting, which goes on all the while: most are about what is there, on what was seen, with a
key of their own, and some are not. No answer may be a fault of the program, or one that the description does not have;
and at the end the journal is whole, and nobody who asked for the floor is lost.
"""

from collections import Counter
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS
from schemathesis.core.result import Ok

from seriatim.floor.rules.queue import others_waiting, points_of_order, waiting
from seriatim.floor.rules.state import ENDS, Standing
from seriatim.journal.verify import verify
from seriatim.proceedings.chamber import Chamber
from seriatim.site import wsgi
from seriatim.site.gate.limits import COUNTER
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import BODY, MEETING, SESSION, TOPIC, Hall

EXAMPLES = 5_000

WHO = ("secretariat", "focal point", "Brazil", "anonymous")
LEAST = "Brazil"
"""Who may not adjourn: with a meeting that has risen the story would be over."""

THERE = {"body": BODY, "session": SESSION, "meeting": MEETING, "of": TOPIC}
"""What the parts of an address are the names of, unless they are drawn."""

KEPT = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance",
]  # fmt: skip

MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]

USUALLY = st.sampled_from([True] * 9 + [False])


def test_five_thousand_requests_break_neither_the_program_nor_its_description_nor_a_promise(
    hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COUNTER, "device", lambda *_: None)
    gathering = Gathering(hall).assembled()
    doors = {who: door(gathering, who) for who in WHO}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", wsgi.application)
    described: list[Any] = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    cases = [one.as_strategy(generation_mode=mode) for one in described for mode in MODES]
    checks, answered = CHECKS.get_by_names(KEPT), Counter[int]()

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        case = data.draw(st.one_of(cases))
        if data.draw(USUALLY):
            about_what_is_there(case, data, hall)
        who = data.draw(st.sampled_from([LEAST] if case.path.endswith("/adjournment") else WHO))
        answer = case.call(**doors[who])
        case.validate_response(answer, checks=checks)
        answered[answer.status_code] += 1

    ask()
    assert answered.total() >= EXAMPLES
    assert {200, 400, 401, 403, 404, 409, 412, 422} <= answered.keys(), "they reach the rules, and what is before them"
    assert answered[200] > EXAMPLES // 20
    nothing_is_lost(hall)


def door(gathering: Gathering, who: str) -> dict[str, Any]:
    """The cookies of somebody who is there, and the token that goes with what she posts."""
    browser = gathering.browsers[who]
    token = browser.get("/api/reader").json()["csrf"]
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    return {"cookies": cookies, "headers": {"X-CSRFToken": token, "Accept-Encoding": "identity"}}


def about_what_is_there(case: Any, data: st.DataObject, hall: Hall) -> None:
    """Let it be about this meeting, in the version that stands, under a key of its own."""
    number = data.draw(st.integers(1, 8))
    case.path_parameters = {name: THERE.get(name, number) for name in case.path_parameters or {}}
    if case.method == "POST":
        key = data.draw(st.uuids())
        assert isinstance(key, UUID)
        seen = 1 if data.draw(st.integers(0, 2)) == 0 else hall.version
        case.headers = {"If-Match": f'"{seen}"', "Idempotency-Key": key.hex}
    if isinstance(case.body, dict):
        for name in case.body.keys() & {"request", "other", "lead", "first", "second", "anchor"}:
            case.body[name] = data.draw(st.integers(1, 4))
        if "list" in case.body:
            case.body["list"] = TOPIC
        if "delegation" in case.body:
            case.body["delegation"] = data.draw(st.sampled_from(["KEN", "BRA", "FRA", "EGY", "CHL"]))


def nothing_is_lost(hall: Hall) -> None:
    """The journal proves itself and tells the same anew; and whoever waits stands on the list."""
    journal = hall.chamber.journal
    assert verify(journal).events == journal.head().size
    assert Chamber(journal).session(SESSION).floor == hall.floor
    asked = hall.floor.requests.values()
    assert {one.standing for one in asked if one.end is None} <= {*Standing} - ENDS
    waits = {one.id for one in asked if one.standing == Standing.WAITING and one.asked.list == TOPIC}
    stood = {*waiting(hall.floor, TOPIC), *others_waiting(hall.floor, TOPIC), *points_of_order(hall.floor)}
    assert waits <= stood
