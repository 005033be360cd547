"""Keys are made where nothing was ever signed, and nowhere else; new ones begin at a checkpoint."""

from pathlib import Path

import pytest

from seriatim.journal import CannotOpen, Journal
from seriatim.journal.errors import StorageFailed
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.guard import guard
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.kept import newest, with_cosignatures
from seriatim.journal.log.keyring import LISTED, Ring, replace
from seriatim.journal.log.log import Log
from seriatim.journal.log.note import Note
from seriatim.journal.log.signer import Signer, signer
from seriatim.journal.log.tests.scene import ORIGIN, Clock
from seriatim.journal.tests.notes import OEWG, noted

STRANGER = Signer(ORIGIN, (b"5" * 32, b"6" * 32))


@pytest.fixture
def ring(tmp_path: Path) -> Ring:
    return Ring(tmp_path / "log-key", ORIGIN, tmp_path / "last-checkpoint")


@pytest.fixture
def signed(journal: Journal, ring: Ring, clock: Clock) -> Signer:
    """The keys with which two events were signed, as a meeting does it."""
    signing = ring.signer(journal.door)
    noted(journal, OEWG, "1", "2")
    Keeper(Log(journal, signing, clock), ring.outside).keep()
    return signing


def test_keys_are_made_where_nothing_was_ever_signed(journal: Journal, ring: Ring) -> None:
    first = ring.signer(journal.door)
    assert ring.signer(journal.door).keys == first.keys
    assert [one.key for one in ring.listed] == [*first.keys]
    assert ring.retired(first) == ()


def test_keys_that_are_lost_are_not_made_anew(journal: Journal, other: Journal, ring: Ring, signed: Signer) -> None:
    ring.secret.unlink()
    for one in (journal, other):  # the one has signed checkpoints, beside the other lies the last one that was signed
        with pytest.raises(CannotOpen, match=r"are missing: .*log-keys --replace"):
            ring.signer(one.door)
    assert not ring.secret.exists()


def test_other_keys_in_their_place_are_refused(journal: Journal, ring: Ring, signed: Signer, tmp_path: Path) -> None:
    signer(tmp_path / "stranger", ORIGIN)
    with pytest.raises(CannotOpen, match=r"not signed with the key that is here .*log-keys --replace"):
        ring._replace(secret=tmp_path / "stranger").signer(journal.door)


def test_the_last_checkpoint_outside_must_be_signed_with_the_key(journal: Journal, ring: Ring, signed: Signer) -> None:
    guard(journal, ring.outside, signed.key)
    known = Checkpoint.parse(notes.parse(ring.outside.read_text(encoding="utf-8")).text)
    for signatures in ((STRANGER.sign(known),), (signed.sign(known)._replace(signed=bytes(64)),)):
        ring.outside.write_text(Note(known.text, signatures).written, encoding="utf-8")
        guard(journal, ring.outside)
        with pytest.raises(CannotOpen, match=f"{ring.outside}: what was signed last was not signed with the key"):
            guard(journal, ring.outside, signed.key)


def test_new_keys_sign_where_the_old_ones_end(journal: Journal, ring: Ring, signed: Signer, clock: Clock) -> None:
    new = replace(journal, ring, clock.at)
    assert new.key != signed.key
    assert ring.signer(journal.door).keys == new.keys
    guard(journal, ring.outside, new.key)
    last = newest(journal.door)
    assert last
    notes.must_be_signed_by(with_cosignatures(journal.door, last), [signed.key, new.key])
    assert [one.key for one in ring.retired(new)] == [*signed.keys]
    assert {one.size for one in ring.listed if one.key in new.keys} == {2}
    noted(journal, OEWG, "3")
    log = Log(journal, new, clock)
    notes.must_be_signed_by(log.note(log.checkpoint()), [new.key])


def test_keys_are_replaced_also_where_nothing_was_signed_or_strangers_lie_in_their_place(
    journal: Journal, ring: Ring, clock: Clock
) -> None:
    first = ring.signer(journal.door)
    second = replace(journal, ring, clock.at)
    assert ring.signer(journal.door).keys == second.keys != first.keys
    assert sorted(one.name for one in ring.secret.parent.glob("log-key*")) == ["log-key", "log-key.retired-1"]


def test_no_keys_are_replaced_under_a_journal_that_is_not_the_one_that_was_signed(
    other: Journal, ring: Ring, signed: Signer, clock: Clock
) -> None:
    before = ring.secret.read_bytes()
    with pytest.raises(CannotOpen, match="2 were signed"):
        replace(other, ring, clock.at)
    assert ring.secret.read_bytes() == before


def test_the_list_of_keys_is_read_exactly_or_not_at_all(journal: Journal, ring: Ring, signed: Signer) -> None:
    listed = ring.outside.with_name(LISTED)
    listed.write_text(listed.read_text(encoding="utf-8").replace("0 ", "x ", 1), encoding="utf-8")
    with pytest.raises(CannotOpen, match="is damaged"):
        ring.signer(journal.door)
    listed.unlink()
    listed.mkdir()
    with pytest.raises((StorageFailed, CannotOpen)):
        ring.signer(journal.door)
