"""What the tests of pages share: a house with a journal of its own, where it is the afternoon of 8 March 2024."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from seriatim.journal import sqlite_url
from seriatim.proceedings.chamber import Chamber
from seriatim.site import house
from seriatim.site.clock import Clock
from seriatim.site.gate.limits import COUNTER
from seriatim.site.tests.browsing import Browser
from seriatim.site.tests.cast import Cast
from seriatim.site.tests.scene import Hall

AFTERNOON = datetime(2024, 3, 8, 20, 0, tzinfo=UTC)
"""15:00 in New York."""


class StoppedClock(Clock):
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at

    def set(self, at: datetime) -> None:
        self.at = at


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """As in a process that has just begun: no try, no answered challenge."""
    COUNTER.forget_all()
    cache.clear()


@pytest.fixture
def chamber(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chamber]:
    """The process's chamber, on a new journal."""
    monkeypatch.setattr(house, "CLOCK", StoppedClock(AFTERNOON))
    settings.JOURNAL_URL = sqlite_url(tmp_path / "journal.sqlite3")
    house.chamber.cache_clear()
    yield house.chamber()
    house.chamber().journal.close()
    house.chamber.cache_clear()


@pytest.fixture
def hall(chamber: Chamber) -> Hall:
    """A working group in session, with an open list on one topic and a meeting that has not yet begun."""
    return Hall(chamber).convened()


@pytest.fixture
def anybody(db: None) -> Client:
    """Somebody who has not signed in."""
    return Client()


@pytest.fixture
def desk(django_user_model: Any, db: None) -> Client:
    """Somebody of the secretariat."""
    client = Browser()
    client.force_login(django_user_model.objects.create(username="secretariat"))
    return client


@pytest.fixture
def cast(hall: Hall, db: None) -> Cast:
    """The people of the working group, none of whom has come in yet."""
    return Cast(hall)
