"""Witnesses cosign what only grows; where one does not, the meeting goes on, and it is known since when."""

import logging
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest

from seriatim.journal import Journal
from seriatim.journal.errors import BadProof
from seriatim.journal.log import note as notes
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.log import Log
from seriatim.journal.log.tests.scene import SCENE, SIGNER, Clock, log_of, one_round
from seriatim.journal.log.tests.witness_server import KEY, Seen, cosigned, serving
from seriatim.journal.log.witness import Witness
from seriatim.journal.tests.notes import OEWG, noted

SQLITE = pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)


def test_what_a_witness_cosigned_stands_in_the_note_and_in_receipts(
    journal: Journal, clock: Clock, tmp_path: Path
) -> None:
    seen = Seen()
    with serving(seen) as witness:
        log = log_of(journal, clock, (KEY.signer,))
        keeper = Keeper(log, tmp_path / "last-checkpoint", [witness])
        for number in range(1, 4):
            noted(journal, OEWG, str(number))
            one_round(keeper)
            one_round(keeper)
    assert (seen.size, seen.asked) == (3, [0, 1, 2])
    note = log.note(log.checkpoint())
    notes.must_be_signed_by(note, [*SIGNER.keys, KEY])
    noted(journal, OEWG, "4")
    given = log.receipt(OEWG, 2)
    SCENE.must_hold(given)
    notes.must_be_signed_by(given.note, [SIGNER.key, KEY])
    assert given.checkpoint.size == 2, "the first that a witness cosigned"
    assert log.receipt(OEWG, 4).checkpoint.size == 4


@SQLITE
def test_a_witness_that_knows_more_than_we_remember_is_asked_again(journal: Journal, log: Log, tmp_path: Path) -> None:
    noted(journal, OEWG, "1", "2")
    known = log.checkpoint().checkpoint
    seen = Seen(known.size, known.root)
    noted(journal, OEWG, "3")
    with serving(seen) as witness:
        one_round(Keeper(log, tmp_path / "last", [witness]))
    assert (seen.size, seen.asked) == (3, [0, 2])


@SQLITE
@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (Seen(9, bytes(32)), "has seen 9 events of this log: here are 2"),
        (Seen(1, bytes(32)), "refused with status 422"),
        (Seen(status=404), "refused with status 404"),
        (Seen(status=500), "refused with status 500"),
        (Seen(status=302), "refused with status 302"),
        (Seen(answer=b""), "proves nothing"),
        (Seen(answer=b"\xff\n"), "proves nothing"),
        (Seen(answer=b"nonsense\n"), "proves nothing"),
        (Seen(answer=cosigned("floor.example.org\n9\nAAAA\n").encode()), "signature of witness.example/w1 is wrong"),
        (Seen(status=409, answer=b"many\n"), "proves nothing"),
        (Seen(status=409, answer=b"2\n"), "has seen another log of 2 events"),
    ],
    ids=str,
)
def test_a_witness_that_does_not_cosign_is_told_and_nothing_is_kept(
    journal: Journal, log: Log, tmp_path: Path, seen: Seen, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    noted(journal, OEWG, "1", "2")
    with serving(seen) as witness, caplog.at_level(logging.WARNING):
        keeper = Keeper(log, tmp_path / "last", [witness])
        one_round(keeper)
    assert why in caplog.text
    standing = keeper.standing()
    assert standing
    assert (standing.size, standing.unwitnessed, standing.witnessed_at) == (2, True, None)
    assert journal.door.rows("SELECT signer FROM cosignature WHERE signer = ?", (KEY.signer,)) == []


@SQLITE
def test_while_a_witness_is_down_the_meeting_goes_on_and_pages_know_since_when(
    journal: Journal, log: Log, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    noted(journal, OEWG, "1")
    with serving(Seen()) as witness:
        keeper = Keeper(log, tmp_path / "last", [witness])
        one_round(keeper)
    standing = keeper.standing()
    assert standing
    assert (standing.witnesses, standing.witnessed, standing.witnessed_at) == (1, 1, clock.at)
    assert not standing.unwitnessed
    since = clock.at
    clock.later(30)
    noted(journal, OEWG, "2")
    one_round(keeper)
    assert "cannot be reached" in caplog.text
    standing = keeper.standing()
    assert standing
    assert (standing.size, standing.unwitnessed, standing.witnessed_at) == (2, True, since)
    SCENE.must_hold(log.receipt(OEWG, 2))


class Hanging(Seen):
    """A witness that takes a checkpoint and does not answer until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.let_go = Event(), Event()

    def add(self, body: str) -> tuple[int, bytes]:
        self.reached.set()
        self.let_go.wait()
        return super().add(body)


@SQLITE
def test_while_a_witness_hangs_what_is_new_is_signed_and_kept_outside(
    journal: Journal, log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, written = tmp_path / "last", SimpleQueue[str]()
    monkeypatch.setattr("seriatim.journal.log.keeping.INTERVAL_SECONDS", 0.01)
    monkeypatch.setattr("seriatim.journal.log.keeping.write_outside", lambda _, text: written.put(text))
    noted(journal, OEWG, "1")
    log.checkpoint()
    hanging = Hanging()
    with serving(hanging) as witness:
        keeper = Keeper(log, outside, [witness])
        threads = keeper.start()
        try:
            hanging.reached.wait()
            noted(journal, OEWG, "2")
            signed = next(note for note in map(notes.parse, iter(written.get, "")) if "\n2\n" in note.text)
            assert notes.signed_by(signed, SIGNER.keys) == SIGNER.keys
            assert hanging.size == 0, "and it has not answered yet"
        finally:
            keeper.stop()
            hanging.let_go.set()
        for thread in threads:
            thread.join()
    assert hanging.size == 1


def test_the_setting_names_witnesses_by_address_and_key() -> None:
    first, second = Witness.parse(f"https://a.example/w/ {KEY}, http://localhost:8080 {KEY}")
    assert (first.address, second.address) == ("https://a.example/w", "http://localhost:8080")
    assert first.key == second.key == KEY
    assert Witness.parse("") == ()


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("https://a.example", "give for each witness its address"),
        (f"http://a.example {KEY}", "is no https:// address"),
        (f"file:///etc/passwd {KEY}", "is no https:// address"),
        ("https://a.example nonsense", "no verifier key"),
        (f"https://a.example {SIGNER.key}", "is none that cosigns"),
    ],
)
def test_a_setting_that_names_no_witness_is_refused(setting: str, why: str) -> None:
    with pytest.raises(BadProof, match=why):
        Witness.parse(setting)
