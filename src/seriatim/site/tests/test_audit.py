"""Who did what: the journal as officers and focal points read it, filter it and take it along."""

import csv
import io
import json
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seriatim.delegations.models import Person
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules import commands as c
from seriatim.journal.door import Door
from seriatim.kernel.event import CONFIDENTIAL, EVENT_NAMES, EVENT_TYPES
from seriatim.kernel.ids import PersonId
from seriatim.site.record.audit import COLUMNS
from seriatim.site.record.kinds import CLOSED, KIND_OF, KINDS, OF, OPENED
from seriatim.site.record.pages import audit
from seriatim.site.tests.roles import KEN, Gathering
from seriatim.site.tests.scene import BODY, TOPIC, Hall

AUDIT = f"/bodies/{BODY}/audit/"
TABLE, LINES = f"/bodies/{BODY}/audit.csv", f"/bodies/{BODY}/audit.jsonl"


@pytest.fixture
def gathering(hall: Hall, db: None) -> Gathering:
    gathered = Gathering(hall).assembled()
    hall.act(c.PlaceAt(hall.request("BRA"), 1, "the minister must leave"))
    return gathered


def rows(gathering: Gathering, reader: str = "secretariat", **asked: str) -> list[str]:
    """What the page lists: who, and what."""
    html = gathering.browsers[reader].get(AUDIT, asked).content.decode()
    found = re.findall(r"<li id=\"e\d+\">.*?<b>(.*?)</b> <p>(.*?)</p>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", f"{who}: {said}")).strip() for who, said in found]


def lines(gathering: Gathering, reader: str = "secretariat", **asked: str) -> list[dict[str, Any]]:
    answer = gathering.browsers[reader].get(LINES, asked)
    return [json.loads(line) for line in answer.getvalue().decode().splitlines()]


def kind_of(name: str) -> str:
    return KIND_OF[EVENT_TYPES[name]]


def test_the_latest_stands_first_with_who_and_why(gathering: Gathering) -> None:
    first = rows(gathering)[0]
    assert first == "The Chair: The Chair puts Brazil before Kenya. (the minister must leave) oewg-7"


def test_it_is_the_journal_and_not_a_second_log(gathering: Gathering) -> None:
    placed = [one for one in gathering.hall.chamber.journal.read_all() if "board" not in one.stream]
    told = lines(gathering)
    assert [one["position"] for one in told] == [one.position for one in placed]
    assert [one["name"] for one in told] == [EVENT_NAMES[type(one.recorded.event)] for one in placed]
    assert [one["actor"] for one in told] == [str(one.recorded.actor) for one in placed]


def test_another_body_is_not_in_it(gathering: Gathering) -> None:
    assert "Trade Board" not in gathering.browsers["secretariat"].get(LINES).getvalue().decode()
    assert any("Trade Board" in one["said"] for one in lines_of_the_board(gathering))


def lines_of_the_board(gathering: Gathering) -> list[dict[str, Any]]:
    answer = gathering.browsers["officer of the board"].get("/bodies/board/audit.jsonl")
    return [json.loads(line) for line in answer.getvalue().decode().splitlines()]


@pytest.mark.parametrize("who", ["secretariat", "chair"])
def test_officers_read_names_behind_pseudonyms(who: str, gathering: Gathering) -> None:
    added = rows(gathering, who, kind="people")
    assert any("inscribes" in one.lower() and "Kenya" in one for one in added)
    assert any("(she moved to another post)" in one for one in added)


def test_a_name_that_was_erased_leaves_its_pseudonym(gathering: Gathering) -> None:
    person = gathering.persons["inscribes"]
    assert any("inscribes" in one.lower() for one in rows(gathering, kind="people"))
    Person.objects.filter(pk=person.pk).delete()
    shown = rows(gathering, kind="people")
    assert not any("inscribes" in one.lower() for one in shown)
    assert any(person.pk in one.lower() for one in shown)


def test_a_focal_point_reads_what_concerns_her_delegation_and_nothing_else(gathering: Gathering) -> None:
    gathering.browsers["focal point"].post(f"/sessions/oewg-7/topics/{TOPIC}/requests/1/withdrawal/")
    told = lines(gathering, "focal point")
    own = {gathering.persons[one].pk for one in ("focal point", "inscribes", "edits statements", "receives details")}
    assert told
    for one in told:
        concerns = one["actor"].startswith("delegation:KEN/") or kind_of(one["name"]) == "people"
        assert concerns
        assert not {gathering.persons[name].pk for name in ("Brazil", "stakeholder", "chair")} & set(
            re.findall(r"p-[a-z2-7]{12}", json.dumps(one["said"]))
        )
    assert {"delegations.MemberAdded", "floor.Withdrawn", "delegations.LinkIssued"} <= {one["name"] for one in told}
    assert any(pseudonym in json.dumps(told) for pseudonym in own)
    assert "Brazil" not in json.dumps(told)


def test_a_focal_point_does_not_read_the_names_of_officers_nor_find_them(gathering: Gathering) -> None:
    Person.objects.filter(pk=gathering.persons["secretariat"].pk).update(name="Olga Olsen")
    assert "Olga" not in gathering.browsers["focal point"].get(AUDIT).content.decode()
    answer = gathering.browsers["focal point"].get(AUDIT, {"who": "Olga Olsen"})
    assert answer.status_code == 400
    assert gathering.browsers["secretariat"].get(AUDIT, {"who": "Olga Olsen"}).status_code == 200


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        *((called, "chair") for called in ("chair", "the Chair", "Chair")),
        *((called, "delegation:KEN") for called in ("Kenya", "KEN", "kenya")),
        *((called, "secretariat") for called in ("secretariat", "the secretariat")),
    ],
)
def test_who_is_found_by_office_or_delegation(who: str, whose: str, gathering: Gathering) -> None:
    gathering.browsers["focal point"].post(f"/sessions/oewg-7/topics/{TOPIC}/requests/1/withdrawal/")
    gathering.browsers["Brazil"].post(f"/sessions/oewg-7/topics/{TOPIC}/requests/2/withdrawal/")
    everybody, found = lines(gathering), lines(gathering, who=who)
    assert {one["actor"].partition("/")[0] for one in found} == {whose}
    assert found == [one for one in everybody if one["actor"].partition("/")[0] == whose]


def test_somebody_is_found_by_name(gathering: Gathering) -> None:
    for name in ("focal point", "Brazil"):
        number = 1 if name == "focal point" else 2
        gathering.browsers[name].post(f"/sessions/oewg-7/topics/{TOPIC}/requests/{number}/withdrawal/")
    told = lines(gathering, who="Focal point")
    assert [one["actor"] for one in told] == [f"delegation:KEN/{gathering.persons['focal point'].pk}"]


def test_somebody_is_found_by_pseudonym_and_a_stranger_is_said_to_be_none(gathering: Gathering) -> None:
    gathering.browsers["focal point"].post(f"/sessions/oewg-7/topics/{TOPIC}/requests/1/withdrawal/")
    told = lines(gathering, who=gathering.persons["focal point"].pk)
    assert [one["name"] for one in told] == ["floor.Withdrawn"]
    answer = gathering.browsers["secretariat"].get(AUDIT, {"who": "Atlantis"})
    assert answer.status_code == 400
    assert "Nobody here is called “Atlantis”" in unescape(answer.content.decode())
    assert gathering.browsers["secretariat"].get(TABLE, {"who": "Atlantis"}).status_code == 400


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_shows_its_own(kind: str, gathering: Gathering) -> None:
    gathering.hall.act(c.GiveFloor())
    found = lines(gathering, kind=kind)
    assert found == [one for one in lines(gathering) if kind_of(one["name"]) == kind]
    assert found or kind == "other"


def test_every_event_is_of_a_kind_that_a_reader_can_ask_for() -> None:
    registered = {kind for kind, name in EVENT_NAMES.items() if not name.startswith("test.")}
    assert KIND_OF.keys() == registered
    assert sum(map(len, OF.values())) == len(registered)  # none is of two kinds
    assert OF.keys() == KINDS.keys()


def test_of_every_event_with_something_confidential_it_is_said_whether_it_is_opened() -> None:
    confidential = {EVENT_TYPES[name]: {*fields} for name, fields in CONFIDENTIAL.items() if name[:5] != "test."}
    assert confidential.keys() == OPENED | CLOSED
    assert not OPENED & CLOSED
    assert all(confidential[event] == {"reason"} for event in OPENED)
    assert {*OF["people"]} >= OPENED


def test_a_day_is_one_of_the_seat(gathering: Gathering) -> None:
    assert rows(gathering, day="2024-03-08")
    assert rows(gathering, day="2024-03-09") == []
    assert gathering.browsers["secretariat"].get(AUDIT, {"day": "yesterday"}).status_code == 400


def test_a_text_is_found_in_reasons_and_a_delegation_by_its_name(gathering: Gathering) -> None:
    assert len(rows(gathering, text="minister must")) == 1
    assert any("Kenya asks for the floor" in one for one in rows(gathering, text="Kenya", kind="lists"))
    assert rows(gathering, text="%") == []


def test_what_is_confidential_is_neither_shown_nor_found(gathering: Gathering) -> None:
    text = {"text": "Mr. Chair, not to be read before"}
    assert (
        gathering.browsers["focal point"].post(f"/sessions/oewg-7/topics/{TOPIC}/requests/1/text/", text).status_code
        == 303
    )
    for who in ("secretariat", "focal point"):
        assert "not to be read" not in json.dumps(lines(gathering, who))
        assert rows(gathering, who, text="not to be read") == []


def test_fifty_stand_on_a_page_and_the_older_on_the_next(gathering: Gathering) -> None:
    for number in range(60):
        gathering.hall.act(c.PlaceAt(gathering.hall.request("BRA"), 2 - number % 2, f"reason {number}"))
    seen, page = list[str](), AUDIT
    while page:
        html = gathering.browsers["secretariat"].get(page).content.decode()
        found = re.findall(r'<li id="(e\d+)"', html)
        assert len(found) <= audit.ON_A_PAGE
        assert len(html) < 30_000
        seen += found
        older = re.findall(r'<a class="button" href="([^"]+)"', html)
        page = AUDIT + unescape(older[0]) if older else ""
    assert len(seen) == len(set(seen)) == len(lines(gathering))


def test_the_number_of_queries_does_not_grow_with_the_rows(
    gathering: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    reading = Door.rows

    def counted(door: Door, sql: str, *more: Any) -> Any:
        asked.append(sql)
        return reading(door, sql, *more)

    monkeypatch.setattr(Door, "rows", counted)

    def queries() -> tuple[int, int]:
        gathering.browsers["secretariat"].get(AUDIT, {"kind": "lists"})
        asked.clear()
        with CaptureQueriesContext(connection) as captured:
            gathering.browsers["secretariat"].get(AUDIT, {"kind": "lists"})
        return len(captured), len(asked)

    few = queries()
    for number in range(60):
        gathering.hall.act(c.PlaceAt(gathering.hall.request("BRA"), 2 - number % 2, f"reason {number}"))
    assert queries() == few


def test_the_table_is_one_that_spreadsheets_read_and_do_not_run(gathering: Gathering) -> None:
    gathering.hall.act(c.PlaceAt(gathering.hall.request("BRA"), 2, '=HYPERLINK("http://evil.example")'))
    answer = gathering.browsers["secretariat"].get(TABLE)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit-oewg.csv"'
    head, *found = csv.reader(io.StringIO(answer.getvalue().decode()))
    assert head == [*COLUMNS]
    assert len(found) == len(lines(gathering))
    assert found[-1][-1] == '\'=HYPERLINK("http://evil.example")'


def test_an_export_is_read_in_batches(gathering: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lines(gathering)
    monkeypatch.setattr(audit, "IN_A_BATCH", 7)
    assert lines(gathering) == whole


def test_who_may_not_read_it_is_told_and_who_has_not_signed_in_is_led_there(gathering: Gathering) -> None:
    answer = gathering.browsers["inscribes"].get(AUDIT)
    assert answer.status_code == 403
    assert "The officers of the body read this" in answer.content.decode()
    assert gathering.browsers["anonymous"].get(AUDIT).headers["Location"].startswith("/sign-in/?next=")
    assert gathering.browsers["secretariat"].get("/bodies/none/audit/").status_code == 404


def test_whoever_administers_no_longer_reads_it_no_longer(gathering: Gathering) -> None:
    person = PersonId(gathering.persons["focal point"].pk)
    gathering.act(d.AddMember(BODY, KEN, PersonId(gathering.somebody("successor", BODY).pk), tuple(Grant)))
    gathering.act(d.ChangeGrants(BODY, KEN, person, (Grant.INSCRIBE,)))
    assert gathering.browsers["focal point"].get(AUDIT).status_code == 403
