"""Is a delegation reminded that a list opens: by its calendar, and by a message to its phones when it does?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest
from django.test import Client
from pytest_django import Settings

from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.refusals import Refusal
from seriatim.kernel.ids import DelegationId
from seriatim.kernel.refusal import Refused
from seriatim.site import house
from seriatim.site.push import keys
from seriatim.site.push.openings import NEWS, next_opening, sessions_with_lists_to_open
from seriatim.site.push.watching import PATIENCE, Watcher
from seriatim.site.tests.cast import Cast, Visitor
from seriatim.site.tests.push_service import Phone, PushService, push_service
from seriatim.site.tests.scene import LIST, OWNED, SESSION, TOPIC, Hall

PLACE, FILE = OWNED + "delegation/", LIST + "opening.ics"
FOUR = datetime(2024, 3, 8, 21, tzinfo=UTC)
"""In the afternoon, in New York."""

LONGEST = 75
"""Octets of a line that every calendar reads (RFC 5545, section 3.1)."""


@pytest.fixture
def later(hall: Hall) -> Hall:
    """The list opens at four o'clock; it is three."""
    hall.act(c.CloseList(TOPIC))
    hall.act(c.OpenList(TOPIC, opens_at=FOUR))
    return hall


def lines(client: Client, language: str = "en") -> list[str]:
    """The entry, unfolded."""
    answer = client.get(FILE, headers={"Accept-Language": language})
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="opening-dialogue.ics"'
    return str(answer.content.decode().replace("\r\n ", "")).split("\r\n")


# ── By the calendar ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_calendar_is_told_when_the_list_opens_with_two_alarms(later: Hall, anybody: Client) -> None:
    said = lines(anybody)
    assert said[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seriatim//Lists of speakers//EN"]
    assert said[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert {
        "DTSTART:20240308T210000Z", f"SEQUENCE:{later.version}",
        "SUMMARY:The list of speakers opens: institutional dialogue",
        "URL:http://testserver/sessions/oewg-7/delegation/", "TRIGGER:-PT10M", "TRIGGER:P0D",
    } <= set(said)  # fmt: skip
    description = next(one for one in said if one.startswith("DESCRIPTION:Open-ended"))
    assert description.endswith("It opens at 16:00 on 8 March 2024. Ask for the floor on the page of your delegation.")


def test_the_entry_of_another_hour_takes_the_place_of_the_first(later: Hall, anybody: Client) -> None:
    first = lines(anybody)
    later.act(c.OpenList(TOPIC, opens_at=FOUR + timedelta(hours=1)))
    second = lines(anybody)
    uid = [one for one in first if one.startswith("UID:")]
    assert uid == [one for one in second if one.startswith("UID:")]
    assert "DTSTART:20240308T220000Z" in second
    assert f"SEQUENCE:{later.version}" in second


def test_of_a_list_that_is_open_or_closed_there_is_nothing_to_be_reminded_of(later: Hall, anybody: Client) -> None:
    assert anybody.get(FILE).status_code == 200
    later.act(c.CloseList(TOPIC))
    assert anybody.get(FILE).status_code == 404
    later.act(c.OpenList(TOPIC))
    assert anybody.get(FILE).status_code == 404


@pytest.mark.parametrize("language", ["ar", "zh-hans", "ru"])
def test_no_line_is_longer_than_calendars_read_and_no_letter_is_cut(
    language: str, later: Hall, anybody: Client
) -> None:
    answer = anybody.get(FILE, headers={"Accept-Language": language})
    pieces = answer.content.split(b"\r\n")
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.decode() for piece in pieces[:-1])


def test_the_page_says_when_and_where_and_offers_the_reminder(later: Hall, cast: Cast) -> None:
    page = cast.focal_point().get(PLACE).content.decode()
    assert "Friday 8 March 2024, 16:00" in page
    assert f'href="{FILE}" download>Remind me' in page


def test_until_it_opens_the_public_list_is_not_called_closed(later: Hall, anybody: Client) -> None:
    page = anybody.get(LIST).content.decode()
    assert 'data-list-state="not yet open"' in page
    assert "Friday 8 March 2024, 16:00" in page


def test_a_list_that_was_closed_before_it_opened_is_closed_and_takes_late_requests(later: Hall) -> None:
    later.act(c.CloseList(TOPIC))
    assert later.floor.lists[TOPIC].phase(house.now()) == "closed"
    with pytest.raises(Refused, match=Refusal.LIST_CLOSED):
        later.asked("KEN")
    later.act(c.Inscribe(TOPIC, DelegationId("KEN"), late=True))


# ── By a message ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def service(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path / "var"))
    keys._key.cache_clear()
    with push_service() as found:
        settings.PUSH_FOR_TESTS = found.address
        yield found


def phone_of(visitor: Visitor, service: PushService, path: str) -> Phone:
    phone = Phone(service, path)
    assert visitor.post("/push/subscription/", phone.subscription).status_code == 204
    return phone


def titles(phone: Phone) -> list[str]:
    return [one["title"] for one in phone.received]


def test_whoever_can_ask_is_told_once_when_the_list_opens_by_the_clock(
    later: Hall, cast: Cast, service: PushService
) -> None:
    amina, reads = cast.focal_point(), cast.member(name="Brian", grants=(Grant.RECEIVE_CONNECTION_DETAILS,))
    chair, watcher = cast.chair(), Watcher(later.chamber, pause=0)
    phones = [phone_of(one, service, name) for one, name in ((amina, "a"), (reads, "b"), (chair, "c"))]
    watcher.look(SESSION)
    assert [titles(one) for one in phones] == [[], [], []]
    house.CLOCK.set(FOUR)
    watcher.look(SESSION)
    watcher.look(SESSION)
    assert [titles(one) for one in phones] == [["You can request the floor"], [], []]
    [told] = phones[0].received
    assert (told["body"], told["address"]) == ("Institutional dialogue", PLACE)


def test_whoever_asked_already_is_told_nothing_when_the_list_opens_again(
    hall: Hall, cast: Cast, service: PushService
) -> None:
    phone = phone_of(cast.focal_point(), service, "a")
    hall.asked("KEN")
    hall.act(c.CloseList(TOPIC))
    hall.act(c.OpenList(TOPIC))
    Watcher(hall.chamber, pause=0).look(SESSION)
    assert titles(phone) == []


def test_what_opened_while_the_program_stood_still_is_no_news(later: Hall, cast: Cast, service: PushService) -> None:
    phone = phone_of(cast.focal_point(), service, "a")
    house.CLOCK.set(FOUR + NEWS)
    Watcher(later.chamber, pause=0).look(SESSION)
    assert titles(phone) == []


class UntilFour(SimpleQueue[str]):
    """Nothing moves on; whoever waits for it waits until four o'clock."""

    def __init__(self) -> None:
        super().__init__()
        self.waited = list[float | None]()

    def get(self, block: bool = True, timeout: float | None = None) -> str:
        self.waited.append(timeout)
        house.CLOCK.set(FOUR)
        raise Empty


def test_it_waits_for_the_next_opening_and_looks_then(later: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    assert next_opening(later.floor, house.now()) == FOUR
    assert next_opening(later.floor, FOUR) is None
    watcher, moved, looked = Watcher(later.chamber, pause=0), UntilFour(), list[str]()
    watcher.look(SESSION)

    def look(session: str) -> None:
        looked.append(session)
        watcher._stopped.set()

    monkeypatch.setattr(watcher, "_moved", moved)
    monkeypatch.setattr(watcher, "look", look)
    watcher.run()
    assert (moved.waited, looked) == ([PATIENCE.total_seconds()], [SESSION])


def test_after_a_start_it_knows_which_sessions_to_look_at(later: Hall) -> None:
    assert [*sessions_with_lists_to_open(later.chamber, house.now())] == [SESSION]
    assert [*sessions_with_lists_to_open(later.chamber, FOUR)] == []
