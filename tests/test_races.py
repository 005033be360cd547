"""What happens when many press at once, and when the process dies in the middle of it."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

import httpx
import psycopg
import pytest

from seriatim.delegations.roster_data import world
from seriatim.floor.rules.queue import waiting
from seriatim.floor.rules.state import Floor
from seriatim.journal import open_journal, sqlite_url
from seriatim.journal.tests import postgres_server
from seriatim.kernel.ids import ListId, SessionId
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.site.tests.program import SESSION, TOPIC
from seriatim.site.tests.served import FLOOR, LIMITS, REQUESTS, Desk, Served, served, sign_in

DELEGATIONS = 200
STAKEHOLDERS = [f"S{number:04}" for number in range(1, DELEGATIONS - len(world().participants) + 1)]
EVERYBODY = [*world().participants, *STAKEHOLDERS]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if reason := postgres_server.why_not():
        pytest.skip(reason)
    with postgres_server.server() as administrator:
        yield administrator


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "journal.sqlite3")
        return
    with postgres_database(request.getfixturevalue("server")) as address:
        yield address


@contextmanager
def postgres_database(administrator: str) -> Iterator[str]:
    """A database of its own with an empty journal, where the program may also keep its sign-ins."""
    with postgres_server.database(administrator) as owned:
        program = postgres_server.empty_journal(owned)
        with psycopg.connect(owned, autocommit=True) as connection:
            connection.execute(f"GRANT CREATE ON SCHEMA public TO {postgres_server.PROGRAM}")
        yield program


@pytest.fixture
def hall(tmp_path: Path, url: str) -> Iterator[Served]:
    with served(tmp_path, url, DELEGATIONS) as running:
        yield running


def floor_of(url: str) -> Floor:
    with open_journal(url) as journal:
        return Chamber(journal).session(SessionId(SESSION)).floor


def test_two_hundred_delegations_that_ask_at_once_stand_in_the_order_of_the_journal(hall: Served, url: str) -> None:
    desk = sign_in(hall.address)
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda code: desk.post(REQUESTS, delegation=code)[1], EVERYBODY)
        assert Counter(answers) == {303: DELEGATIONS}
    floor = floor_of(url)
    # Stakeholders are called after States, so that the order of the journal holds within each category.
    stood = waiting(floor, ListId(TOPIC))
    by_journal = sorted(floor.requests.values(), key=lambda one: (one.asked.category == "stakeholder", one.stand.since))
    assert len(set(stood)) == DELEGATIONS
    assert {one.asked.delegation for one in floor.requests.values()} == set(EVERYBODY)
    assert list(stood) == [one.id for one in by_journal]


def test_a_delegation_that_taps_forty_times_has_one_request(hall: Served, url: str) -> None:
    desk = sign_in(hall.address)
    with ThreadPoolExecutor(20) as pool:
        answers = Counter(pool.map(lambda _: desk.post(REQUESTS, delegation="KEN")[1], range(40)))
    assert answers == {303: 1, 409: 39}
    assert len(floor_of(url).requests) == 1


def test_one_tap_that_the_network_repeats_is_answered_alike_and_done_once(hall: Served, url: str) -> None:
    desk = sign_in(hall.address)
    with ThreadPoolExecutor(20) as pool:
        answers = Counter(pool.map(lambda _: desk.post(REQUESTS, "one-and-the-same", delegation="KEN")[1], range(40)))
    assert answers == {303: 40}
    assert len(floor_of(url).requests) == 1


def test_of_two_operators_who_give_the_floor_at_once_one_does_and_the_other_is_told(hall: Served, url: str) -> None:
    desk = sign_in(hall.address)
    for code in EVERYBODY[:10]:
        desk.post(REQUESTS, delegation=code)
    for given in range(1, 11):
        seen = floor_of(url).moved_at
        with ThreadPoolExecutor(2) as pool:
            answers = sorted(pool.map(lambda seen: desk.post(FLOOR, seen=seen)[1], [seen, seen]))
        assert answers == [303, 409]
        assert floor_of(url).speeches_given == given


KILLS = {"sqlite": 30, "postgres": 5}


@pytest.mark.parametrize("database", KILLS)
def test_whatever_was_acknowledged_survives_the_death_of_the_process(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "sqlite":
        die_often(tmp_path, sqlite_url(tmp_path / "journal.sqlite3"), KILLS[database])
        return
    with postgres_database(request.getfixturevalue("server")) as url:
        die_often(tmp_path, url, KILLS[database])


def die_often(var: Path, url: str, times: int) -> None:
    """Serve, act from four connections, kill at an instant that a seeded generator chooses by count; and again."""
    dice = random.Random(times)
    acknowledged: list[str] = []
    for _ in range(times):
        with served(var, url) as running:
            acknowledged += act_until_killed(running, dice.randint(3, 40), dice.randint(1, 10**6))
    with open_journal(url) as journal:
        kept = {recorded.correlation for recorded in journal.read(stream_of_session(SessionId(SESSION)))}
    assert len(acknowledged) > 3 * times
    assert [key for key in acknowledged if key not in kept] == []


def act_until_killed(running: Served, after: int, seed: int) -> list[str]:
    """The keys of what was acknowledged; the process is killed while the last acts are under way."""
    desk, enough, done = sign_in(running.address), Event(), list[str]()

    def act(worker: int) -> None:
        dice = random.Random(seed + worker)
        with suppress(httpx.TransportError):
            while True:
                noun, (key, status) = one_act(desk, dice)
                if status == 303:
                    done.append(f"{noun}:{key}")
                if len(done) >= after:
                    enough.set()

    with ThreadPoolExecutor(4) as pool:
        workers = [pool.submit(act, worker) for worker in range(4)]
        for worker in workers:
            worker.add_done_callback(lambda _: enough.set())
        enough.wait()
        running.kill()
    for worker in workers:
        worker.result()
    return done


def one_act(desk: Desk, dice: random.Random) -> tuple[str, tuple[str, int]]:
    """A delegation asks, which may be refused as it has asked before, or a limit is set, which never is."""
    if dice.random() < 0.5:
        return "requests", desk.post(REQUESTS, delegation=dice.choice(list(world().participants)))
    return "limits", desk.post(LIMITS, time_class="national", seconds=dice.randint(60, 600), force="encouraged")
