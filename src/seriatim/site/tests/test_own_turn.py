"""Does a delegation learn when it will speak, on its page, on its phone, in its calendar; and how long its text is?"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from django.test import Client
from pytest_django import Settings

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.commands import RemoveMember
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import TimeClass
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, PersonId
from seriatim.meetings.rules import commands as m
from seriatim.site import house
from seriatim.site.push import keys
from seriatim.site.push.near import said_with
from seriatim.site.push.watching import Watcher
from seriatim.site.tests.cast import Cast, Visitor
from seriatim.site.tests.push_service import Phone, PushService, push_service
from seriatim.site.tests.scene import BODY, OWNED, SESSION, TOPIC, Hall

PLACE, TURNS = OWNED + "delegation/", OWNED + "delegation/turns/"
BEFORE = [one for one in world().participants if one not in ("KEN", "BRA")]


@pytest.fixture
def kenya(cast: Cast) -> Visitor:
    return cast.focal_point()


def words(visitor: Client, path: str = PLACE) -> str:
    """What the page says, without its markup."""
    page = visitor.get(path).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def limited(hall: Hall, seconds: int = 180) -> None:
    hall.act(c.SetTimeLimit(TimeClass.NATIONAL, seconds, list=TOPIC))


def after(hall: Hall, names: int) -> None:
    """Kenya asks after so many others, and the meeting begins."""
    limited(hall)
    hall.asked(*BEFORE[:names], "KEN").opened()


def hear(hall: Hall, times: int = 1, seconds: int = 280) -> None:
    for _ in range(times):
        hall.act(c.GiveFloor())
        hall.later(seconds=seconds)
        hall.act(c.EndSpeech())
        hall.later(seconds=20)


# ── On its page ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_delegation_is_told_a_range_and_how_sure_it_is(hall: Hall, kenya: Visitor) -> None:
    after(hall, 10)
    said = words(kenya)
    assert re.search(r"You are called about \d\d:\d\d–\d\d:\d\d \(8 in 10\)", said)
    assert "Chance to be heard" not in said


def test_whoever_stands_far_behind_is_told_how_little_hope_there_is(hall: Hall, kenya: Visitor) -> None:
    after(hall, 40)
    assert re.search(r"Chance to be heard before this meeting must rise: \d+ %", words(kenya))


def test_whoever_is_next_is_told_no_minute(hall: Hall, kenya: Visitor) -> None:
    after(hall, 0)
    assert "You may be called at any moment." in words(kenya)


def test_whoever_is_first_in_a_meeting_that_is_still_to_come_is_told_its_day_and_time(
    hall: Hall, kenya: Visitor
) -> None:
    limited(hall)
    hall.asked("KEN")
    house.CLOCK.set(house.now() - timedelta(days=2))
    assert "You are called about Friday 8 March 2024 15:00 (8 in 10)" in words(kenya)


def test_nobody_is_told_a_time_while_nobody_has_said_when_the_meeting_goes_on(hall: Hall, kenya: Visitor) -> None:
    after(hall, 10)
    hall.act(m.SuspendMeeting())
    assert "You are called about" not in words(kenya)
    hall.act(m.ResumeMeeting())
    hall.act(m.SuspendMeeting(house.now() + timedelta(minutes=20)))
    assert "You are called about" in words(kenya)


def test_whoever_has_the_floor_is_told_of_the_floor(hall: Hall, kenya: Visitor) -> None:
    after(hall, 0)
    hall.act(c.GiveFloor())
    assert "You are called about" not in words(kenya)
    assert "You may be called" not in words(kenya)


def test_whoever_joined_another_is_called_with_it(hall: Hall, kenya: Visitor) -> None:
    limited(hall)
    hall.asked(*BEFORE[:10], "BRA", "KEN").opened()
    hall.act(c.ProposeJoin(hall.request("KEN"), hall.request("BRA")))
    hall.act(c.AcceptJoin(hall.request("BRA"), hall.request("KEN")))
    assert "You are called about" in words(kenya)


# ── How long its text takes ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_text_is_weighed_at_the_interpreters_pace_beside_the_limit(hall: Hall, kenya: Visitor) -> None:
    limited(hall)
    hall.act(c.Inscribe(TOPIC, DelegationId("KEN"), text="word " * 640, language="en"))
    said = words(kenya)
    assert "640 words: 5:20 at the interpreters’ pace of 120 words a minute; the limit is 3:00" in said


def test_a_chinese_text_is_weighed_by_its_characters(hall: Hall, kenya: Visitor) -> None:
    hall.act(c.Inscribe(TOPIC, DelegationId("KEN"), text="主席先生" * 100, language="zh"))
    assert "400 characters: 2:00 at the interpreters’ pace of 200 characters a minute" in words(kenya)


def test_no_text_is_not_weighed(hall: Hall, kenya: Visitor) -> None:
    hall.asked("KEN")
    assert "interpreters’ pace" not in words(kenya)


# ── In its calendar ──────────────────────────────────────────────────────────────────────────────────────────────────


def feed_of(visitor: Visitor) -> str:
    found = re.search(r'<input readonly value="http://[^/"]+([^"]+\.ics)"', visitor.get(TURNS).content.decode())
    assert found
    return found[1]


def events(client: Client, feed: str) -> list[icalendar.Component]:
    answer = client.get(feed)
    assert answer.status_code == 200
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_that_cannot_sign_in_is_told_her_turns(hall: Hall, kenya: Visitor, anybody: Client) -> None:
    after(hall, 10)
    [event] = events(anybody, feed_of(kenya))
    assert str(event["SUMMARY"]) == "Kenya is likely called: institutional dialogue"
    low, high = event.decoded("DTSTART"), event.decoded("DTEND")
    assert isinstance(low, datetime)
    assert house.now() < low < high < house.now() + timedelta(hours=2)
    assert [one.decoded("TRIGGER") for one in event.walk("VALARM")] == [timedelta(minutes=-15), timedelta(minutes=-5)]


def test_the_feed_follows_what_happens_under_the_same_name(hall: Hall, kenya: Visitor, anybody: Client) -> None:
    after(hall, 10)
    feed = feed_of(kenya)
    [before] = events(anybody, feed)
    hear(hall, 5)
    [then] = events(anybody, feed)
    assert str(then["UID"]) == str(before["UID"])
    assert int(str(then["SEQUENCE"])) > int(str(before["SEQUENCE"]))


def test_the_feed_has_nothing_of_other_delegations(hall: Hall, kenya: Visitor, anybody: Client) -> None:
    limited(hall)
    hall.asked("BRA", "KEN").opened()
    written = anybody.get(feed_of(kenya)).content.decode()
    assert "Brazil" not in written
    assert "Kenya" in written


def test_a_forged_key_and_one_of_another_session_open_nothing(hall: Hall, kenya: Visitor, anybody: Client) -> None:
    after(hall, 3)
    feed = feed_of(kenya)
    assert anybody.get(feed.replace(".ics", "x.ics")).status_code == 404
    assert anybody.get(feed.replace("oewg-7", "oewg-8")).status_code == 404


def test_the_key_opens_nothing_once_she_no_longer_acts_for_her_delegation(
    hall: Hall, cast: Cast, anybody: Client
) -> None:
    after(hall, 3)
    brian = cast.member(name="Brian")
    feed = feed_of(brian)
    assert anybody.get(feed).status_code == 200
    removed = RemoveMember(BODY, DelegationId("KEN"), PersonId(brian.person))
    hall.chamber.act(removed, Occasion(SECRETARIAT, house.now()), key="removed")
    assert anybody.get(feed).status_code == 404


def test_the_feed_promises_no_turn_that_the_meeting_will_likely_not_reach(
    hall: Hall, kenya: Visitor, anybody: Client
) -> None:
    after(hall, 60)
    assert events(anybody, feed_of(kenya)) == []


def test_what_the_key_opens_is_kept_by_nobody_for_others(hall: Hall, kenya: Visitor, anybody: Client) -> None:
    after(hall, 3)
    answer = anybody.get(feed_of(kenya))
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies


# ── On its phone ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def service(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path / "var"))
    keys._key.cache_clear()
    with push_service() as found:
        settings.PUSH_FOR_TESTS = found.address
        yield found


def phone_of(visitor: Visitor, service: PushService) -> Phone:
    phone = Phone(service, "a")
    assert visitor.post("/push/subscription/", phone.subscription).status_code == 204
    return phone


def titles(phone: Phone) -> list[str]:
    return [one["title"] for one in phone.received]


def test_a_phone_is_told_at_fifteen_minutes_at_five_and_when_three_are_ahead(
    hall: Hall, kenya: Visitor, service: PushService
) -> None:
    limited(hall, 60)
    hall.asked(*BEFORE[:30], "KEN").opened()
    phone, watcher = phone_of(kenya, service), Watcher(hall.chamber, pause=0)
    watcher.look(SESSION)
    for _ in range(30):
        hall.act(c.GiveFloor())
        hall.later(seconds=60)
        hall.act(c.EndSpeech())
        hall.later(seconds=5)
        watcher.look(SESSION)
    assert titles(phone) == [
        "You speak in about 15 minutes", "You speak in about 5 minutes", "Three are called before you", "You are third",
        "You are next",
    ]  # fmt: skip


def test_a_phone_is_not_told_of_a_turn_after_the_meeting_must_have_risen(
    hall: Hall, kenya: Visitor, service: PushService
) -> None:
    limited(hall, 60)
    hall.asked(*BEFORE[:5], "KEN").opened()
    phone, watcher = phone_of(kenya, service), Watcher(hall.chamber, pause=0)
    watcher.look(SESSION)
    hall.later(hours=1, minutes=58)
    watcher.look(SESSION)
    assert titles(phone) == []


def test_whoever_joined_a_statement_is_told_of_it_as_well(hall: Hall, kenya: Visitor, service: PushService) -> None:
    limited(hall, 60)
    hall.asked(*BEFORE[:24], "BRA", "KEN").opened()
    hall.act(c.ProposeJoin(hall.request("KEN"), hall.request("BRA")))
    hall.act(c.AcceptJoin(hall.request("BRA"), hall.request("KEN")))
    phone, watcher = phone_of(kenya, service), Watcher(hall.chamber, pause=0)
    watcher.look(SESSION)
    hear(hall, 20, seconds=60)
    watcher.look(SESSION)
    assert titles(phone) == ["You speak in about 15 minutes"]


def test_after_five_minutes_nobody_is_told_of_fifteen(hall: Hall, kenya: Visitor) -> None:
    kenyas = hall.asked("KEN").request("KEN")
    assert said_with((kenyas, 5)) == {(kenyas, 15), (kenyas, 5)}
    assert said_with((kenyas, 15)) == {(kenyas, 15)}


def test_time_alone_brings_a_turn_nearer(hall: Hall, kenya: Visitor, service: PushService) -> None:
    after(hall, 6)
    phone, watcher = phone_of(kenya, service), Watcher(hall.chamber, pause=0)
    hall.act(c.GiveFloor())
    watcher.look(SESSION)
    assert titles(phone) == []
    assert watcher._due[SESSION] - house.now() <= timedelta(minutes=1)


def test_what_may_have_been_said_before_a_start_is_not_said_again(
    hall: Hall, kenya: Visitor, service: PushService
) -> None:
    limited(hall, 60)
    hall.asked(*BEFORE[:5], "KEN").opened()
    phone, watcher = phone_of(kenya, service), Watcher(hall.chamber, pause=0)
    watcher.look(SESSION)
    watcher.look(SESSION)
    assert titles(phone) == []


# ── By the API ───────────────────────────────────────────────────────────────────────────────────────────────────────

API = f"/api{OWNED}meetings/tenth/forecast"


def test_whoever_presides_reads_all_of_it_a_delegation_her_own_and_the_public_nothing(
    hall: Hall, kenya: Visitor, cast: Cast, anybody: Client
) -> None:
    after(hall, 40)
    desk, own, public = (one.get(API).json() for one in (cast.officer(), kenya, anybody))
    assert desk["outlook"]["waiting"] == 41
    assert desk["outlook"]["unheard"]["from"] <= desk["outlook"]["unheard"]["to"]
    assert [one["who"] for one in desk["turns"]][-1] == "KEN"
    assert (own["outlook"], [one["who"] for one in own["turns"]]) == (None, ["KEN"])
    assert own["turns"][0] == desk["turns"][-1]
    assert (public["outlook"], public["turns"]) == (None, [])
