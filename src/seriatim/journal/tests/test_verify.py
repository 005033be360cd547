"""Whatever is changed behind the program's back is found, and its place is named."""

from collections.abc import Callable

import psycopg
import pytest

from seriatim.journal import Journal, StorageFailed, Tampered
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.tests.notes import BODY, OEWG, noted
from seriatim.journal.tests.postgres_server import address
from seriatim.journal.verify import verify

Administrator = Callable[[str], None]
UNLOCK = {
    "sqlite": "DROP TRIGGER event_refuses_update; DROP TRIGGER event_refuses_delete; DROP TRIGGER event_in_turn",
    "postgres": "ALTER TABLE event DISABLE TRIGGER ALL",
}


@pytest.fixture
def administrator(journal: Journal, request: pytest.FixtureRequest) -> Administrator:
    """Somebody with every right, who takes the guards away first."""

    def act(statement: str) -> None:
        if isinstance(journal.door, SqliteDoor):
            with journal.door._unguarded() as connection:
                connection.executescript(f"{UNLOCK['sqlite']}; {statement}")
            return
        [(database,)] = journal.door.rows("SELECT current_database()")
        url = address(request.getfixturevalue("postgres"), database)
        with psycopg.connect(url, options="-c search_path=journal") as connection:
            connection.execute(f"{UNLOCK['postgres']}; {statement}".encode())

    return act


@pytest.fixture(autouse=True)
def written(journal: Journal) -> None:
    """Seven events of two streams."""
    noted(journal, OEWG, "1", "2")
    noted(journal, BODY, "3", "4")
    noted(journal, OEWG, "5", "6", "7")


def test_a_whole_journal_is_reported_with_its_root(journal: Journal) -> None:
    told: list[tuple[int, int]] = []
    report = verify(journal, lambda done, total: told.append((done, total)))
    assert report == (7, {OEWG: 5, BODY: 2}, journal.head().root, 0, 0)
    assert told == [(7, 7)]


@pytest.mark.parametrize(
    ("statement", "place", "why"),
    [
        ("UPDATE event SET payload = replace(payload, '5', '8') WHERE position = 5", (5, OEWG, 3), "content"),
        ("UPDATE event SET actor = 'delegation:BRA' WHERE position = 3", (3, BODY, 1), "content"),
        ("UPDATE event SET at = '2024-03-08T20:15:00.123457Z' WHERE position = 7", (7, OEWG, 5), "content"),
        ("UPDATE event SET stream = 'body:x' WHERE position = 4", (4, "body:x", 2), "content"),
        ("UPDATE event SET node = leaf WHERE position = 4", (4, BODY, 2), "place in the tree"),
        ("DELETE FROM event WHERE position = 2", (3, BODY, 1), "position 2 is missing"),
        ("DELETE FROM event WHERE position = 1", (2, OEWG, 2), "position 1 is missing"),
    ],
)
def test_what_was_changed_is_found(
    journal: Journal, administrator: Administrator, statement: str, place: tuple[int, str, int], why: str
) -> None:
    administrator(statement)
    with pytest.raises(Tampered, match=why) as caught:
        verify(journal)
    assert (caught.value.position, caught.value.stream, caught.value.version) == place
    assert "restore the last backup that verifies" in str(caught.value)


def test_a_change_that_brings_its_own_hash_is_found_by_the_tree(journal: Journal, administrator: Administrator) -> None:
    administrator("UPDATE event SET leaf = (SELECT leaf FROM event WHERE position = 2) WHERE position = 1")
    with pytest.raises(Tampered, match="position 1"):
        verify(journal)


def test_a_missing_last_event_is_found_by_the_process_that_wrote_it(
    journal: Journal, administrator: Administrator
) -> None:
    administrator("DELETE FROM event WHERE position = 7")
    with pytest.raises(Tampered, match="only 6 events are left"):
        journal.head()


def test_a_missing_event_below_a_new_head_is_found_when_the_next_is_written(
    journal: Journal, administrator: Administrator
) -> None:
    administrator("DELETE FROM event WHERE position = 4")
    with pytest.raises(Tampered, match="position 4: the event is missing"):
        Journal(journal.door).head()


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_a_damaged_file_is_found(journal: Journal) -> None:
    assert isinstance(journal.door, SqliteDoor)
    journal.close()
    content = bytearray(journal.door.path.read_bytes())
    content[4096 * 2 : 4096 * 3] = bytes(4096)
    journal.door.path.write_bytes(content)
    with pytest.raises(StorageFailed, match="restore the last backup"):
        verify(journal)
