"""What do the feeds of a session say, in which form, and when are they sent at all?"""

import json
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Visibility
from seriatim.kernel.ids import DelegationId, MeetingId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.site.tests.cast import Cast
from seriatim.site.tests.scene import MEETING, OWNED, TOPIC, Hall, local

ATOM, JSON = OWNED + "feed.atom", OWNED + "feed.json"
NS = {"a": "http://www.w3.org/2005/Atom"}


def atom(client: Client, path: str = ATOM) -> ET.Element:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)


def titles(client: Client, path: str = ATOM) -> list[str]:
    return [one.findtext("a:title", namespaces=NS) or "" for one in atom(client, path).findall("a:entry", NS)]


def items(client: Client) -> list[dict[str, Any]]:
    answer = client.get(JSON)
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    return list(feed["items"])


@pytest.fixture
def afternoon(hall: Hall) -> Hall:
    """Kenya was heard for the Group of 77, Brazil for itself; then the meeting rose, with Chile still owed."""
    hall.act(c.Inscribe(TOPIC, DelegationId("KEN"), capacity=Capacity.GROUP, on_behalf_of="G77"))
    hall.asked("BRA", "CHL").opened()
    for _ in range(2):
        hall.act(c.GiveFloor())
        hall.later(seconds=90)
        hall.act(c.EndSpeech())
    hall.act(m.SuspendMeeting(reason="Chile asked for it"))
    hall.act(m.ResumeMeeting())
    hall.act(c.CloseList(TOPIC))
    return hall.adjourned()


def test_the_feed_tells_of_meetings_lists_and_who_was_heard_the_latest_first(afternoon: Hall, anybody: Client) -> None:
    assert titles(anybody) == [
        "The 10th meeting is adjourned.",
        "The list of speakers “institutional dialogue” is closed.",
        "The 10th meeting is resumed.",
        "The 10th meeting is suspended.",
        "Heard on institutional dialogue: Brazil.",
        "Heard on institutional dialogue: Kenya, on behalf of G77.",
        "The 10th meeting is called to order, in formal mode.",
        "The 10th meeting is planned for 15:00 on 8 March 2024.",
        titles(anybody)[-1],
    ]
    assert titles(anybody)[-1].startswith("The list of speakers “institutional dialogue” opens at")


def test_both_forms_say_the_same(afternoon: Hall, anybody: Client) -> None:
    entries = atom(anybody).findall("a:entry", NS)
    found = items(anybody)
    assert [one["content_text"] for one in found] == titles(anybody)
    assert [one["id"] for one in found] == [one.findtext("a:id", namespaces=NS) for one in entries]
    links = [link.get("href") for one in entries if (link := one.find("a:link", NS)) is not None]
    assert [one["url"] for one in found] == links
    assert found[0]["url"] == f"http://testserver{OWNED}meetings/tenth/"


def test_atom_has_what_its_standard_asks_of_a_feed_and_of_an_entry(afternoon: Hall, anybody: Client) -> None:
    feed = atom(anybody)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.findtext("a:author/a:name", namespaces=NS) == "Open-ended Working Group"
    selves = [one.get("href") for one in feed.findall("a:link", NS) if one.get("rel") == "self"]
    assert selves == [f"http://testserver{ATOM}"]
    ids = set()
    for one in (feed, *feed.findall("a:entry", NS)):
        assert one.findtext("a:title", namespaces=NS)
        assert datetime.fromisoformat(one.findtext("a:updated", "", NS)).tzinfo
        ids.add(one.findtext("a:id", "", NS))
    assert len(ids) == 1 + len(feed.findall("a:entry", NS))
    assert all(one.startswith("urn:uuid:") for one in ids)


def test_an_announcement_keeps_its_id_and_an_undone_speech_is_gone(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA").opened()
    before = {one["content_text"]: one["id"] for one in items(anybody)}
    hall.act(c.GiveFloor())
    hall.act(c.EndSpeech())
    after = {one["content_text"]: one["id"] for one in items(anybody)}
    assert before.items() <= after.items()
    assert "Heard on institutional dialogue: Kenya." in after
    hall.act(c.Undo())
    assert {one["content_text"]: one["id"] for one in items(anybody)} == before


def test_a_follow_up_is_announced_and_leads_to_its_page(afternoon: Hall, anybody: Client) -> None:
    stops = (HardStop("room", local(12, 27)),)
    afternoon.act(m.ScheduleFollowUp(MeetingId("hall"), MEETING, local(9, 27), stops, name="town hall"))
    assert items(anybody)[0]["url"].endswith("/meetings/hall/")
    assert "27 March 2024" in items(anybody)[0]["content_text"]


@pytest.mark.parametrize("path", [ATOM, JSON])
def test_what_has_not_changed_is_not_sent_again(path: str, afternoon: Hall, anybody: Client) -> None:
    first = anybody.get(path)
    assert first["Cache-Control"] == "no-cache"
    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = anybody.get(path, headers=header)
        assert (again.status_code, again.content) == (304, b"")
    in_french = anybody.get(path + "?language=fr", headers={"if-none-match": first["ETag"]})
    assert in_french.status_code == 200
    afternoon.act(c.OpenList(TOPIC))
    assert anybody.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("visibility", "named"),
    [
        (Visibility.EVERYONE, ["Brazil", "Kenya"]),
        (Visibility.NEXT, ["Brazil", "Kenya"]),
        (Visibility.PARTICIPANTS, []),
        (Visibility.OWN, []),
    ],
)
def test_who_was_heard_is_said_as_far_as_everybody_may_know(
    visibility: Visibility, named: list[str], afternoon: Hall, anybody: Client, cast: Cast
) -> None:
    afternoon.seen_by(visibility)
    for client in (anybody, cast.officer()):
        for path in (ATOM, JSON):
            said = client.get(path).content.decode()
            assert [name for name in ("Brazil", "Kenya") if name in said] == named
            assert "Chile" not in said


def test_a_feed_in_another_language_says_so(afternoon: Hall, anybody: Client) -> None:
    feed = atom(anybody, ATOM + "?language=fr")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert "Brésil" in ET.tostring(feed, encoding="unicode")
    assert "Accept-Language" in anybody.get(ATOM)["Vary"]


def test_a_session_that_was_never_convened_has_no_feed(anybody: Client, hall: Hall) -> None:
    assert anybody.get("/sessions/nothing/feed.atom").status_code == 404
    assert anybody.get("/sessions/nothing/feed.json").status_code == 404
