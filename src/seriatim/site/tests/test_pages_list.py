"""What can be done on the page of a list and of a request, what is refused there, and how is it said?"""

import re
from dataclasses import fields
from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, TimeClass, Visibility
from seriatim.floor.rules.state import Standing
from seriatim.kernel.ids import DelegationId
from seriatim.site.sessions import deeds
from seriatim.site.tests.scene import LIST, TENTH, TOPIC, Hall, done, said

FRA = DelegationId("FRA")


TABLES = {"meeting": deeds.MEETING, "follow-up": deeds.FOLLOW_UP, "topic": deeds.TOPIC, "request": deeds.REQUEST}


@pytest.mark.parametrize(("table", "noun"), [(table, noun) for table, known in TABLES.items() for noun in known])
def test_the_fields_of_every_form_are_those_of_its_command(table: str, noun: str) -> None:
    deed = TABLES[table][noun]
    local_times = {"date", "time", "interpretation", "room"}
    assert set(deed.form.base_fields) - {one.name for one in fields(deed.command)} - local_times == set()


def test_an_inscription_is_made_and_the_page_says_at_which_place(hall: Hall, desk: Client) -> None:
    hall.asked("BRA")
    answer = desk.post(LIST + "requests/", {"delegation": "Kenya"})
    assert done(answer)
    assert "On the list, at place 2:" in desk.get(answer.headers["Location"]).content.decode()
    assert hall.order == "BRA KEN"


def test_whoever_types_it_in_is_recorded_under_a_pseudonym(hall: Hall, desk: Client) -> None:
    desk.post(LIST + "requests/", {"delegation": "KEN"})
    assert re.fullmatch(r"secretariat/desk-\d+", str(hall.floor.requests[hall.request("KEN")].actor))


def test_a_statement_for_a_group_goes_before_national_statements(hall: Hall, desk: Client) -> None:
    hall.asked("KEN")
    desk.post(LIST + "requests/", {"delegation": "EGY", "on_behalf_of": "the Group of 77"})
    desk.post(LIST + "requests/", {"delegation": "FRA", "joint_with": "Germany, ITA"})
    assert hall.order == "EGY KEN FRA"
    assert hall.floor.requests[hall.request("FRA")].joint_with == ("DEU", "ITA")


def test_a_name_that_is_nobodys_is_not_guessed_and_the_nearest_are_offered(hall: Hall, desk: Client) -> None:
    answer = desk.post(LIST + "requests/", {"delegation": "Macedonia"})
    assert answer.status_code == 400
    assert "“Macedonia” is nobody's code or name" in said(answer)
    html = answer.content.decode()
    assert 'name="delegation" value="MKD"' in html
    assert html.index(">Inscribe</button>") < html.index('value="MKD"'), "Enter must not take the suggestion"
    assert not hall.floor.requests
    assert done(desk.post(LIST + "requests/", {"delegation": ["Macedonia", "MKD"]}))
    assert hall.order == "MKD"


@pytest.mark.parametrize(
    ("noun", "data"),
    [
        ("requests", {}),
        ("requests", {"delegation": "KEN", "level": "emperor"}),
        ("requests", {"delegation": "KEN", "kind": "point-of-order"}),
        ("requests", {"delegation": "KEN\0"}),
        ("requests", {"delegation": "KEN", "key": "no key: spaces"}),
        ("requests", {"delegation": "KEN", "seen": "-1"}),
        ("limits", {"time_class": "national", "seconds": "a minute"}),
        ("visibility", {"visibility": "nobody"}),
    ],
)
def test_a_form_that_cannot_be_read_is_shown_again_and_nothing_is_done(
    noun: str, data: dict[str, str], hall: Hall, desk: Client
) -> None:
    before = hall.version
    assert desk.post(f"{LIST}{noun}/", data).status_code == 400
    assert hall.version == before


def test_a_refusal_is_said_where_the_person_looked_with_what_was_typed(hall: Hall, desk: Client) -> None:
    hall.asked("KEN")
    answer = desk.post(LIST + "requests/", {"delegation": "Kenya"})
    assert answer.status_code == 409
    assert "Kenya has asked already: request 1" in said(answer)
    assert 'value="Kenya"' in answer.content.decode()
    assert "<title>Not done: Institutional dialogue" in answer.content.decode()


def test_a_statement_is_for_a_group_or_joint(hall: Hall, desk: Client) -> None:
    answer = desk.post(LIST + "requests/", {"delegation": "KEN", "on_behalf_of": "G77", "joint_with": "FRA"})
    assert (answer.status_code, said(answer)) == (409, "A statement is for a group, or joint: fill in one of the two.")
    assert not hall.floor.requests


def test_pressing_twice_does_it_once(hall: Hall, desk: Client) -> None:
    form = {"delegation": "KEN", "key": "3f1c9a7b0d2e4f56"}
    first, second = (desk.post(LIST + "requests/", form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert done(second)
    assert len(hall.floor.requests) == 1


def test_a_key_belongs_to_one_command(hall: Hall, desk: Client) -> None:
    desk.post(LIST + "requests/", {"delegation": "KEN", "key": "3f1c9a7b0d2e4f56"})
    answer = desk.post(LIST + "requests/", {"delegation": "BRA", "key": "3f1c9a7b0d2e4f56"})
    assert answer.status_code == 409
    assert hall.order == "KEN"


def test_who_has_not_signed_in_is_asked_to_and_nothing_is_done(hall: Hall, anybody: Client) -> None:
    before = hall.version
    for page, noun in ((LIST, "requests"), (TENTH, "opening"), (TENTH + "follow-up/", "meeting")):
        answer = anybody.post(f"{page}{noun}/", {"delegation": "KEN"})
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/sign-in/?next=")
    assert hall.version == before
    assert "<form" not in re.sub(r'<form method="get".*?</form>', "", anybody.get(LIST).content.decode())


def test_a_form_from_elsewhere_is_not_accepted(hall: Hall, desk: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.cookies
    answer = strict.post(LIST + "requests/", {"delegation": "KEN"})
    assert answer.status_code == 403
    assert "reload the page" in answer.content.decode()
    assert not hall.floor.requests


def test_asking_for_the_address_of_a_deed_leads_to_its_page(hall: Hall, desk: Client) -> None:
    assert desk.get(LIST + "requests/").headers["Location"] == LIST
    assert desk.get(TENTH + "floor/").headers["Location"] == TENTH
    assert desk.post(TENTH + "dancing/").status_code == 404
    assert desk.post("/sessions/none/topics/dialogue/requests/", {"delegation": "KEN"}).status_code == 404


def test_a_list_is_opened_closed_limited_and_shown_to_fewer(hall: Hall, desk: Client) -> None:
    assert done(desk.post(LIST + "closing/"))
    assert "The list of speakers is closed" in said(desk.post(LIST + "requests/", {"delegation": "CHL"}))
    assert done(desk.post(LIST + "requests/", {"delegation": "CHL", "late": "on"}))
    assert done(desk.post(LIST + "opening/"))
    assert desk.post(LIST + "opening/").status_code == 409
    assert done(desk.post(LIST + "limits/", {"time_class": "national", "seconds": "120"}))
    assert hall.floor.limits[-1].limit.time_class == TimeClass.NATIONAL
    assert "decision" in said(desk.post(LIST + "limits/", {"time_class": "group", "seconds": "9", "force": "enforced"}))
    assert done(desk.post(LIST + "visibility/", {"visibility": "next", "next_names": "3"}))
    speakers = hall.floor.lists[TOPIC]
    assert (speakers.visibility, speakers.next_names) == (Visibility.NEXT, 3)


class OneRequest:
    """What can be done on the page of a request, here Brazil's, which stands second of three."""

    def __init__(self, hall: Hall, desk: Client) -> None:
        self.hall, self.desk = hall.asked("KEN", "BRA", "EGY"), desk

    def do(self, noun: str, **data: Any) -> Any:
        return self.desk.post(f"{LIST}requests/{self.hall.request('BRA')}/{noun}/", data)

    @property
    def standing(self) -> Standing:
        return self.hall.floor.requests[self.hall.request("BRA")].standing


@pytest.fixture
def brazil(hall: Hall, desk: Client) -> OneRequest:
    return OneRequest(hall, desk)


def test_the_chair_moves_a_request_to_a_place_with_a_reason(brazil: OneRequest) -> None:
    assert brazil.do("place", place="1").status_code == 400
    assert brazil.do("place", place="9", reason="a plane").status_code == 409
    assert done(brazil.do("place", place="1", reason="the minister must leave"))
    assert brazil.hall.order == "BRA KEN EGY"


def test_two_requests_trade_places(brazil: OneRequest) -> None:
    assert done(brazil.do("swap", second=brazil.hall.request("KEN"), reason="agreed between them"))
    assert brazil.hall.order == "BRA KEN EGY"
    assert brazil.do("swap", second="77", reason="agreed between them").status_code == 409


def test_a_delegation_moves_later(brazil: OneRequest) -> None:
    assert brazil.do("later", after=brazil.hall.request("KEN")).status_code == 409
    assert done(brazil.do("later"))
    assert brazil.hall.order == "KEN EGY BRA"


def test_a_change_of_class_says_first_that_the_request_will_move(brazil: OneRequest) -> None:
    answer = brazil.do("class", on_behalf_of="MERCOSUR")
    assert answer.status_code == 409
    assert '<button name="accept_move" value="on"' in answer.content.decode()
    assert brazil.hall.order == "KEN BRA EGY"
    assert done(brazil.do("class", on_behalf_of="MERCOSUR", accept_move="on"))
    assert brazil.hall.order == "BRA KEN EGY"
    assert brazil.hall.floor.requests[brazil.hall.request("BRA")].capacity == Capacity.GROUP


@pytest.mark.parametrize(
    ("noun", "data", "standing"),
    [
        ("withdrawal", {}, Standing.WITHDRAWN),
        ("refusal", {"reason": "it is on another topic"}, Standing.DECLINED),
        ("text", {"text": "Mr. Chair, …"}, Standing.IN_WRITING),
    ],
)
def test_a_request_ends_otherwise_and_can_be_reinstated(
    noun: str, data: dict[str, str], standing: Standing, brazil: OneRequest
) -> None:
    assert done(brazil.do(noun, **data))
    assert brazil.standing == standing
    assert brazil.do(noun, **data).status_code == 409
    assert brazil.desk.get(LIST).content.decode().count("Ended otherwise") == 1
    assert brazil.do("reinstatement").status_code == 400
    assert done(brazil.do("reinstatement", reason="it was meant for another"))
    assert brazil.hall.order == "KEN BRA EGY"


def test_a_late_request_is_admitted(hall: Hall, desk: Client) -> None:
    hall.act(c.CloseList(TOPIC))
    hall.act(c.Inscribe(TOPIC, DelegationId("CHL"), late=True))
    assert done(desk.post(LIST + "requests/1/admission/"))
    assert hall.order == "CHL"
    assert desk.post(LIST + "requests/1/admission/").status_code == 409


def test_a_request_of_another_list_is_not_found_on_this_one(hall: Hall, desk: Client) -> None:
    assert desk.get(LIST + "requests/1/").status_code == 404
    assert desk.post(LIST + "requests/1/withdrawal/").status_code == 404
