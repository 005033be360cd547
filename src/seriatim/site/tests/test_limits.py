"""Nobody floods a meeting from one device, and nobody who works for it is ever held back."""

import pytest
from pytest_django import Settings

from seriatim.delegations.links import Offer
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.kernel.ids import PersonId
from seriatim.site.gate import middleware
from seriatim.site.tests.browsing import Browser
from seriatim.site.tests.roles import BRA, KEN, Gathering
from seriatim.site.tests.scene import BODY, LIST, Hall


@pytest.fixture
def gathering(hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Gathering:
    """Everybody, in a world in which no time passes."""
    gathered = Gathering(hall).assembled()
    monkeypatch.setattr(middleware, "monotonic", lambda: 10.0**6)
    return gathered


def posts(gathering: Gathering, who: str, times: int) -> list[int]:
    """The statuses of so many inscriptions in a row."""
    return [gathering.browsers[who].post(LIST + "requests/").status_code for _ in range(times)]


@pytest.mark.parametrize("who", ["focal point", "Brazil", "stakeholder", "removed colleague"])
def test_after_ten_commands_at_once_a_device_waits(who: str, gathering: Gathering) -> None:
    assert 429 not in posts(gathering, who, 10)
    answer = gathering.browsers[who].post(LIST + "requests/")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "1"
    assert "This came too often: wait 1 second, then give it again. Nothing was done." in answer.content.decode()


def test_after_a_second_two_more_are_taken(gathering: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    posts(gathering, "focal point", 10)
    monkeypatch.setattr(middleware, "monotonic", lambda: 10.0**6 + 1)
    statuses = posts(gathering, "focal point", 4)
    assert [status == 429 for status in statuses] == [False, False, True, True]


def test_what_one_device_did_does_not_hold_back_a_colleague_or_reading(gathering: Gathering) -> None:
    posts(gathering, "focal point", 11)
    assert 429 not in posts(gathering, "inscribes", 10)
    assert gathering.browsers["focal point"].get(LIST).status_code == 200


def test_whoever_signs_in_again_and_again_acts_no_oftener_than_on_two_devices(gathering: Gathering) -> None:
    account = gathering.persons["focal point"].account
    assert account
    statuses = list[int]()
    for _ in range(4):
        browser = Browser()
        browser.force_login(account)
        statuses += [browser.post(LIST + "requests/").status_code for _ in range(9)]
    assert len([status for status in statuses if status != 429]) == 20


def test_a_delegation_acts_no_oftener_than_on_four_devices_and_another_is_not_held_back(gathering: Gathering) -> None:
    allowed = 0
    for name in ("One", "Two", "Three"):
        person = gathering.somebody(name, BODY)
        gathering.act(d.AddMember(BODY, KEN, PersonId(person.person), tuple(Grant)))
        assert person.account
        for _ in range(2):
            browser = Browser()
            browser.force_login(person.account)
            allowed += sum(browser.post(LIST + "requests/").status_code != 429 for _ in range(10))
    assert allowed == 40
    assert posts(gathering, "inscribes", 1) == [429]
    assert 429 not in posts(gathering, "Brazil", 10)


@pytest.mark.parametrize("who", ["secretariat", "chair"])
def test_officers_are_never_held_back(who: str, gathering: Gathering) -> None:
    assert 429 not in posts(gathering, who, 50)
    assert 429 not in [gathering.browsers[who].get(LIST).status_code for _ in range(100)]


def test_a_minute_of_reading_is_sixty_pages(gathering: Gathering) -> None:
    statuses = [gathering.browsers["Brazil"].get(LIST).status_code for _ in range(62)]
    assert statuses == [200] * 60 + [429] * 2
    style = gathering.browsers["anonymous"].get("/").content.decode().partition('rel="stylesheet" href="')[2]
    assert gathering.browsers["Brazil"].get(style.partition('"')[0]).status_code == 200


def test_the_public_reads_as_often_as_it_likes(gathering: Gathering) -> None:
    assert {gathering.browsers["anonymous"].get(LIST).status_code for _ in range(200)} == {200}


def test_the_button_of_a_link_is_pressed_five_times(gathering: Gathering) -> None:
    secret = gathering.issued(gathering.persons["Brazil"], Offer(Purpose.REGISTER, BRA))
    browser = gathering.browsers["anonymous"]
    statuses = [browser.post(f"/links/{secret}/").status_code for _ in range(6)]
    assert statuses == [303] * 5 + [429]
    assert browser.get(f"/links/{secret}/").status_code == 200
