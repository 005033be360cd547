"""What is confidential is kept apart: it can be withheld or erased, and every proof stays valid."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from seriatim.journal import BadFile, Journal, JournalError, Tampered, open_journal, sqlite_url
from seriatim.journal.codec import discreet
from seriatim.journal.door import Conflict
from seriatim.journal.erasing import ConfidentialErased, erase
from seriatim.journal.log.tests.scene import SCENE, log_of
from seriatim.journal.moving import export_lines, import_lines, transfer
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.tests.notes import BODY, OEWG, Whispered, noted, occasion, whispered
from seriatim.journal.tests.test_verify import Administrator, administrator
from seriatim.journal.verify import verify, verify_lines
from seriatim.kernel.event import event

__all__ = ["administrator"]

SECRET = "the visa of the ambassador"


@pytest.fixture
def written(journal: Journal) -> Journal:
    """Five events, of which the third and the fifth have a confidential part."""
    noted(journal, OEWG, "1")
    noted(journal, BODY, "2")
    whispered(journal)
    noted(journal, OEWG, "4")
    whispered(journal, "and of his driver")
    return journal


def stored(journal: Journal) -> str:
    return json.dumps(journal.door.rows("SELECT payload FROM event")) + json.dumps(
        journal.door.rows("SELECT answer FROM command")
    )


def test_what_is_confidential_reads_back_as_it_was_written(written: Journal) -> None:
    assert [one.event for one in written.read(OEWG) if isinstance(one.event, Whispered)] == [
        Whispered(2, SECRET, 7),
        Whispered(4, "and of his driver", 7),
    ]
    assert [placed.recorded for placed in written.read_all() if placed.stream == OEWG] == written.read(OEWG)
    assert [one for _, one in written.read_named(["test.Whispered"])] == [written.read(OEWG)[1], written.read(OEWG)[3]]


def test_the_event_itself_says_only_that_there_is_something(written: Journal) -> None:
    assert "ambassador" not in stored(written)
    [(payload,)] = written.door.rows("SELECT payload FROM event WHERE position = 3")
    assert json.loads(payload).keys() == {"number", "sealed"}


def test_the_same_words_are_sealed_differently_each_time(written: Journal) -> None:
    whispered(written, SECRET)
    payloads = [payload for (payload,) in written.door.rows("SELECT payload FROM event WHERE name = 'test.Whispered'")]
    assert len({json.loads(payload)["sealed"] for payload in payloads}) == 3


def test_an_event_with_nothing_confidential_to_say_has_no_part(journal: Journal) -> None:
    with journal.writing(OEWG) as pen:
        pen.append(OEWG, 0, [Whispered(1)], occasion(), "c")
    assert journal.door.rows("SELECT * FROM sealed") == []
    assert journal.read(OEWG)[0].event == Whispered(1)


def test_the_salt_comes_from_the_dice_that_the_journal_is_given(journal: Journal) -> None:
    journal.dice = lambda size: b"7" * size
    whispered(journal)
    assert [bytes(salt) for (salt,) in journal.door.rows("SELECT salt FROM sealed")] == [b"7" * 32]


def test_what_is_erased_reads_as_nothing_and_every_proof_stays_valid(written: Journal) -> None:
    log = log_of(written)
    before, receipt = log.checkpoint(), log.receipt(OEWG, 2)
    erased = erase(written, 3, "the delegation asked for it", occasion())
    assert erased == (OEWG, 2, "test.Whispered")
    assert written.read(OEWG)[1].event == Whispered(2)
    assert written.read(OEWG)[3].event.text == "and of his driver"
    assert written.read(OEWG)[-1].event == ConfidentialErased(2, "the delegation asked for it")
    assert log.receipt(OEWG, 2).line == receipt.line
    SCENE.must_hold(receipt)
    SCENE.must_hold(log.receipt(OEWG, 2))
    SCENE.must_continue(log, before.checkpoint, log.checkpoint().checkpoint)
    report = verify(written)
    assert (report.events, report.withheld) == (6, 1)


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_what_is_erased_is_nowhere_in_the_file(written: Journal) -> None:
    assert isinstance(written.door, SqliteDoor)
    files = [written.door.path, written.door.path.with_name(written.door.path.name + "-wal")]
    assert any(b"ambassador" in file.read_bytes() for file in files)
    erase(written, 3, "on request", occasion())
    assert not any(b"ambassador" in file.read_bytes() for file in files)


@pytest.mark.parametrize(
    ("position", "reason", "why"),
    [
        (99, "r", "there is no event at position 99"),
        (1, "r", "nothing in the event at position 1"),
        (3, " ", "needs a reason"),
    ],
)
def test_what_cannot_be_erased_is_said(written: Journal, position: int, reason: str, why: str) -> None:
    with pytest.raises(JournalError, match=why):
        erase(written, position, reason, occasion())
    assert written.head().size == 5


def test_nothing_is_erased_twice(written: Journal) -> None:
    erase(written, 3, "on request", occasion())
    with pytest.raises(JournalError, match="not here any more"):
        erase(written, 3, "again", occasion())


def test_nothing_is_erased_of_which_the_record_does_not_say_so(written: Journal) -> None:
    with pytest.raises(Conflict, match="recorded"), written.writing(OEWG) as pen:
        pen.erase(OEWG, 2)
    with pytest.raises(ValueError, match="does not hold the lock"), written.writing(BODY) as pen:
        pen.erase(OEWG, 2)
    assert verify(written).withheld == 0


def test_an_export_takes_the_confidential_parts_along(written: Journal, other: Journal) -> None:
    lines = list(export_lines(written, OEWG, BODY))
    import_lines(other, lines)
    assert other.read(OEWG) == written.read(OEWG)
    assert list(export_lines(other, OEWG, BODY)) == lines
    assert verify_lines(lines).withheld == 0


def test_a_public_export_withholds_them_and_proves_the_same(written: Journal, other: Journal) -> None:
    lines = list(export_lines(written, OEWG, BODY, public=True))
    assert not any(b"ambassador" in line for line in lines)
    report = verify_lines(lines)
    assert (report.root, report.withheld) == (written.head().root, 2)
    import_lines(other, lines)
    assert other.head() == written.head()
    assert other.read(OEWG)[1].event == Whispered(2)


def test_a_journal_moves_with_everything_that_belongs_to_it(written: Journal, other: Journal) -> None:
    log = log_of(written)
    kept = log.checkpoint()
    transfer(written, other)
    assert other.read(OEWG) == written.read(OEWG)
    assert log_of(other).newest() == kept
    assert verify(other) == verify(written)


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda lines: lines.insert(1, lines[4]), "unknown field"),
        (lambda lines: lines.insert(5, lines[4]), "unknown field"),
        (lambda lines: lines.__setitem__(4, lines[4].replace(b"visa", b"view")), "not the one that was sealed"),
        (lambda lines: lines.__setitem__(4, lines[4].replace(b'{"salt"', b'{ "salt"')), "unknown field"),
        (lambda lines: lines.__setitem__(4, lines[4].upper()), "unknown field"),
        (lambda lines: lines.__setitem__(4, lines[7]), "not the one that was sealed"),
        (lambda lines: lines.__setitem__(4, b'{"salt":"00","sealed":"{}"}\n'), "no confidential part"),
    ],
)
@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_a_part_that_was_changed_is_found(written: Journal, other: Journal, damage: object, why: str) -> None:
    lines = list(export_lines(written, OEWG, BODY))
    damage(lines)  # type: ignore[operator]  # a function that damages lines
    with pytest.raises(BadFile, match=why):
        verify_lines(lines)
    with pytest.raises(BadFile):
        import_lines(other, lines)
    assert other.head().size == 0


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE sealed SET part = replace(part, 'visa', 'view')", "confidential part is not the one that was sealed"),
        ("UPDATE sealed SET version = 9 WHERE version = 4", "confidential part of an event that is not here"),
    ],
)
def test_a_part_that_was_changed_in_the_database_is_found(
    written: Journal, administrator: Administrator, statement: str, why: str
) -> None:
    unlock = {True: "DROP TRIGGER sealed_refuses_update", False: "ALTER TABLE sealed DISABLE TRIGGER ALL"}
    administrator(f"{unlock[isinstance(written.door, SqliteDoor)]}; {statement}")
    with pytest.raises(Tampered, match=why):
        verify(written)


def test_what_is_told_beside_the_journal_leaves_it_out() -> None:
    assert discreet(Whispered(2, SECRET, 7)) == Whispered(2)


def test_a_confidential_field_must_be_able_to_read_as_nothing() -> None:
    @dataclass(frozen=True)
    class Secret:
        text: str

    with pytest.raises(ValueError, match=r"test.Secret.text is confidential: give it a default"):
        event("test.Secret", confidential=("text",))(Secret)


def test_a_journal_of_the_first_format_is_given_what_it_lacks(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "old.sqlite3")
    with open_journal(url) as journal:
        noted(journal, OEWG, "1")
        assert isinstance(journal.door, SqliteDoor)
        with journal.door._unguarded() as connection:
            connection.executescript(
                "DROP TABLE sealed; DROP TABLE checkpoint; DROP TABLE cosignature; PRAGMA user_version = 1"
            )
    with open_journal(url) as journal:
        whispered(journal)
        log_of(journal).checkpoint()
        assert verify(journal).signed == 1
