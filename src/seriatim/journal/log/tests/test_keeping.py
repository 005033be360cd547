"""The log is kept beside the meeting: signed, written outside the database, and loud where that fails."""

import logging
from pathlib import Path

import pytest

from seriatim.journal import Journal, StorageFailed
from seriatim.journal.log import note as notes
from seriatim.journal.log.keeping import AT_ONCE, Keeper, write_outside
from seriatim.journal.log.log import Log
from seriatim.journal.log.tests.scene import SIGNER, Clock
from seriatim.journal.log.words import fingerprint
from seriatim.journal.tests.notes import OEWG, noted
from seriatim.journal.tests.test_verify import Administrator, administrator

__all__ = ["administrator"]


def test_a_round_signs_twice_and_writes_it_down_outside(journal: Journal, keeper: Keeper) -> None:
    keeper.keep()
    assert not keeper.outside.exists(), "nothing was recorded yet"
    noted(journal, OEWG, "1")
    keeper.keep()
    keeper.keep()
    note = notes.parse(keeper.outside.read_text(encoding="utf-8"))
    assert notes.signed_by(note, SIGNER.keys) == SIGNER.keys
    assert len(note.signatures) == 2
    assert [path.name for path in keeper.outside.parent.glob("last-*")] == ["last-checkpoint"]


def test_pages_are_told_the_words_of_what_was_signed_ten_seconds_ago_at_most(
    journal: Journal, keeper: Keeper, clock: Clock
) -> None:
    assert keeper.standing() is None
    noted(journal, OEWG, "1")
    first = keeper.standing()
    assert first
    assert (first.words, first.size, first.at) == (fingerprint(journal.head().root), 1, clock.at)
    noted(journal, OEWG, "2")
    clock.later(9)
    assert keeper.standing() is first
    clock.later(1)
    second = keeper.standing()
    assert second
    assert (second.size, second.at, second.unsigned, second.unwitnessed) == (2, clock.at, "", False)
    clock.later(60)
    assert keeper.standing() is second, "nothing has happened since"


def test_a_page_does_not_wait_while_much_is_signed(journal: Journal, keeper: Keeper) -> None:
    noted(journal, OEWG, *map(str, range(AT_ONCE + 1)))
    assert keeper.standing() is None
    keeper.keep()
    standing = keeper.standing()
    assert standing
    assert standing.size == AT_ONCE + 1


def test_what_cannot_be_signed_is_said_once_and_shown(
    journal: Journal, keeper: Keeper, clock: Clock, administrator: Administrator, caplog: pytest.LogCaptureFixture
) -> None:
    noted(journal, OEWG, "1")
    keeper.keep()
    noted(journal, OEWG, "2")
    administrator("UPDATE event SET payload = replace(payload, '2', '8') WHERE position = 2")
    clock.later(11)
    with caplog.at_level(logging.CRITICAL):
        standing = keeper.standing()
        keeper.keep()
    assert standing
    assert standing.size == 1
    assert "nothing is signed" in standing.unsigned
    assert caplog.text.count("nothing is signed:") == 1


def test_a_file_that_cannot_be_written_is_said(
    journal: Journal, log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    noted(journal, OEWG, "1")
    Keeper(log, tmp_path / "nowhere" / "last-checkpoint").keep()
    assert "could not be kept outside" in caplog.text
    with pytest.raises(StorageFailed, match="cannot be written"):
        write_outside(tmp_path / "nowhere" / "last", "")


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_a_round_that_fails_is_followed_by_the_next(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: list[int] = []

    def fail() -> None:
        rounds.append(1)
        if len(rounds) == 2:
            keeper.stop()
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(keeper, "keep", fail)
    monkeypatch.setattr("seriatim.journal.log.keeping.INTERVAL_SECONDS", 0)
    for thread in keeper.start():
        thread.join()
    assert len(rounds) == 2
    assert "a round of keeping the log failed" in caplog.text
