"""How does a secretariat schedule the follow-up, and read its letter?"""

import re
from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.journal import StorageFailed
from seriatim.kernel.ids import DelegationId, ListId, MeetingId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.proceedings.chamber import Chamber
from seriatim.site.tests.scene import LIST, MEETING, OWNED, SESSION, TENTH, TOPIC, Hall, done, local, said

FRA = DelegationId("FRA")


@pytest.fixture
def risen(hall: Hall) -> Hall:
    """The meeting of 8 March has risen; three are owed."""
    hall.asked("KEN", "BRA", "EGY").opened()
    hall.act(c.GiveFloor())
    return hall.adjourned()


FOLLOW_UP = {"date": "2024-03-27", "time": "09:00", "interpretation": "11:00", "room": "12:00", "name": "town hall",
             "form": "virtual", "meeting": "follow-up-1", "proposed_at_closing": "on"}  # fmt: skip


def test_the_clocks_elsewhere_show_the_daylight_saving_trap(risen: Hall, desk: Client) -> None:
    html = desk.get(TENTH + "follow-up/", {"date": "2024-03-27", "time": "09:00"}).content.decode()
    assert re.search(r"Geneva</th><td>14:00</td>.*?<strong>not 15:00</strong>", html)
    assert "the distance is no longer the one that people remember" in html
    assert risen.chamber.session(SESSION).programme.meetings.keys() == {MEETING}
    html = desk.get(TENTH + "follow-up/", {"date": "2024-04-17", "time": "09:00"}).content.decode()
    assert re.search(r"Geneva</th><td>15:00</td><td>[^<]*</td><td></td>", html)


def test_a_time_that_the_clocks_skip_is_said_before_and_refused_after(risen: Hall, desk: Client) -> None:
    gap = FOLLOW_UP | {"date": "2024-03-10", "time": "02:30"}
    page = desk.get(TENTH + "follow-up/", {"date": gap["date"], "time": gap["time"]})
    assert "the clocks skip" in said(page)
    answer = desk.post(TENTH + "follow-up/meeting/", gap)
    assert answer.status_code == 409
    assert "the clocks skip" in said(answer)
    assert desk.post(TENTH + "follow-up/meeting/", FOLLOW_UP | {"room": "08:00"}).status_code == 409
    assert desk.post(TENTH + "follow-up/meeting/", FOLLOW_UP | {"room": ""}).status_code == 400
    assert desk.post(TENTH + "follow-up/meeting/", FOLLOW_UP | {"date": "soon"}).status_code == 400


def test_the_follow_up_is_scheduled_and_its_letter_is_there(risen: Hall, desk: Client, anybody: Client) -> None:
    answer = desk.post(TENTH + "follow-up/meeting/", FOLLOW_UP)
    assert done(answer)
    page = answer.headers["Location"]
    assert page == OWNED + "meetings/follow-up-1/"
    html = anybody.get(page).content.decode()
    assert "The owed are heard first" in html
    assert html.index("Brazil") < html.index("Egypt")
    assert "follow-up-1/" in anybody.get(TENTH).content.decode()
    letter = anybody.get(page + "letter/").content.decode()
    assert "<strong>Wednesday, 27 March 2024 at 9.00am (New York time)</strong>" in letter
    text = anybody.get(page + "letter.txt")
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Excellency," in text.content.decode()


def test_a_meeting_that_follows_none_has_no_letter(risen: Hall, anybody: Client) -> None:
    for name in ("letter/", "letter.txt"):
        answer = anybody.get(TENTH + name)
        assert answer.status_code == 409
        assert "schedule one" in answer.content.decode()


def test_a_journal_that_cannot_be_written_says_so_and_nothing_is_acknowledged(
    hall: Hall, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise StorageFailed("the disk is full: nothing of this was recorded; make room, then give the command again")

    monkeypatch.setattr(Chamber, "act", full)
    answer = desk.post(LIST + "requests/", {"delegation": "KEN"})
    assert answer.status_code == 503
    assert "the disk is full" in answer.content.decode()


def test_where_a_follow_up_takes_up_two_topics_each_has_its_letter(risen: Hall, anybody: Client) -> None:
    risen.act(m.AddTopic(ListId("norms"), "5", "Rules, norms and principles", "norms"))
    stops = (HardStop("room", local(12, day=27)),)
    both = (TOPIC, ListId("norms"))
    risen.act(m.ScheduleFollowUp(MeetingId("hall"), MEETING, local(9, day=27), stops, both))
    html = anybody.get(OWNED + "meetings/hall/").content.decode()
    assert '/letter/?topic=norms">The Chair’s letter: norms</a>' in html
    letter = OWNED + "meetings/hall/letter/"
    assert anybody.get(letter).status_code == 409
    about = anybody.get(letter, {"topic": "norms"}).content.decode()
    assert "on norms" in about
    assert 'letter/en.txt?topic=norms"' in about
