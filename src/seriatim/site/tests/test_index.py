"""The index follows the journal, and can be made again from nothing."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seriatim.floor.rules import commands as c
from seriatim.kernel.ids import SessionId
from seriatim.site import index
from seriatim.site.index import Follower, follower
from seriatim.site.models import IndexedBody, IndexedList, IndexedSession, Position
from seriatim.site.rebuild import rebuild
from seriatim.site.tests.scene import SESSION, Hall

pytestmark = pytest.mark.django_db


def rows() -> list[list[tuple[object, ...]]]:
    """Everything that the index holds, but for the numbers of its rows."""
    return [
        [*IndexedBody.objects.order_by("body").values_list()],
        [*IndexedSession.objects.order_by("session").values_list()],
        [*IndexedList.objects.order_by("session", "list").values_list("session", "list", "waiting", "owed", "heard")],
        [*Position.objects.values_list("position")],
    ]


def history(hall: Hall) -> Iterator[Hall]:
    """An afternoon, step by step."""
    yield hall
    yield hall.asked("KEN", "BRA", "EGY")
    yield hall.opened()
    hall.act(c.GiveFloor())
    yield hall
    hall.act(c.Withdraw(hall.request("EGY")))
    yield hall.adjourned()
    hall.session(SessionId("oewg-8"), 8)
    yield hall


def test_followed_step_by_step_or_rebuilt_from_nothing_it_says_the_same(hall: Hall) -> None:
    following, followed = follower(hall.chamber), rows()
    for _ in history(hall):
        following.index()
        assert following.behind() == 0
        followed = rows()
        assert rebuild() == hall.chamber.journal.head().size
        assert rows() == followed
    assert followed[2] == [(SESSION, "dialogue", 0, 1, 1), ("oewg-8", "dialogue", 0, 0, 0)]


def test_what_takes_long_is_followed_in_the_background_and_the_page_says_so(
    hall: Hall, anybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "AT_ONCE", 3)
    monkeypatch.setattr(index, "Thread", Still)
    size = hall.chamber.journal.head().size
    html = anybody.get("/").content.decode()
    assert f"{size} events are still to be followed" in html
    assert "7th substantive session" in html
    assert Still.started == 1
    follower(hall.chamber).follow()
    assert "still to be followed" not in anybody.get("/").content.decode()


def test_many_sessions_are_entered_with_as_few_queries_as_one(hall: Hall) -> None:
    with CaptureQueriesContext(connection) as one:
        follower(hall.chamber).enter()
    index.forget()
    for number in range(8, 18):
        hall.session(SessionId(f"oewg-{number}"), number)
    with CaptureQueriesContext(connection) as many:
        follower(hall.chamber).enter()
    assert len(many) == len(one)
    assert IndexedSession.objects.count() == 11


class Still:
    """A thread that is never run; how often it was to be."""

    started = 0

    def __init__(self, **_: object) -> None: ...

    def start(self) -> None:
        Still.started += 1


def test_an_act_on_a_long_session_that_is_folded_already_is_followed_at_once(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    following = Follower(hall.chamber)
    following.follow()
    monkeypatch.setattr(index, "AT_ONCE", 1)
    hall.asked("KEN")
    assert following.index().behind == 0


def test_another_and_shorter_journal_is_followed_from_its_beginning(hall: Hall) -> None:
    Position.objects.create(pk=1, position=10**6)
    IndexedBody.objects.create(body="old", name="Old", short_name="Old")
    found = follower(hall.chamber).index()
    assert [body.body for body in found.bodies] == ["oewg"]


def test_a_background_run_under_way_is_not_doubled(hall: Hall) -> None:
    following = Follower(hall.chamber)
    with following._running:
        following._follow_once()
    assert not Position.objects.exists()
