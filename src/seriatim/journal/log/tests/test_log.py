"""What is signed continues what was signed; nothing is signed that is not as it was recorded."""

from collections.abc import Callable
from itertools import combinations

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seriatim.journal import Journal, JournalError, Tampered, open_journal
from seriatim.journal.errors import BadProof
from seriatim.journal.log import continuation, receipt
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.continuation import Continuation
from seriatim.journal.log.kept import must_be_signed
from seriatim.journal.log.log import Log
from seriatim.journal.log.signer import Signer
from seriatim.journal.log.tests.scene import SCENE, SIGNER, Clock, log_of
from seriatim.journal.merkle import consistency_proof, frontier_of, inclusion_proof, leaf_hash, span
from seriatim.journal.sqlite import SqliteDoor
from seriatim.journal.tests.notes import BODY, OEWG, noted
from seriatim.journal.tests.test_verify import Administrator, administrator
from seriatim.journal.verify import verify

__all__ = ["administrator"]


def test_the_state_of_now_is_signed_once(journal: Journal, log: Log, clock: Clock) -> None:
    noted(journal, OEWG, "1", "2")
    kept = log.checkpoint()
    clock.later(60)
    assert log.checkpoint() == kept == log.newest()
    assert (kept.checkpoint.size, kept.checkpoint.root) == journal.head()
    notes.must_be_signed_by(kept.note, [SIGNER.key])


def test_an_empty_journal_has_nothing_to_sign(log: Log) -> None:
    assert log.newest() is None
    with pytest.raises(JournalError, match="nothing to sign yet"):
        log.checkpoint()


def test_another_process_goes_on_where_the_first_stopped(journal: Journal, journal_url: str, log: Log) -> None:
    noted(journal, OEWG, "1", "2")
    first = log.checkpoint()
    with open_journal(journal_url) as again:
        other = log_of(again)
        assert other.newest() == first
        noted(again, OEWG, "3")
        second = other.checkpoint()
        noted(journal, BODY, "4")
    third = log.checkpoint()
    for old, new in combinations([first.checkpoint, second.checkpoint, third.checkpoint], 2):
        SCENE.must_continue(log, old, new)
    assert verify(journal).signed == 3


def test_two_processes_that_sign_the_same_state_sign_the_same(journal: Journal, log: Log, clock: Clock) -> None:
    noted(journal, OEWG, "1")
    other = log_of(journal, clock)
    other.newest()
    first = log.checkpoint()
    clock.later(1)
    assert other.checkpoint().note == first.note
    assert verify(journal).signed == 1


def test_under_a_new_name_it_is_signed_anew(journal: Journal, log: Log) -> None:
    noted(journal, OEWG, "1")
    log.checkpoint()
    renamed = Log(journal, Signer("floor.example.net", (b"1" * 32, b"2" * 32)))
    assert renamed.checkpoint().checkpoint.origin == "floor.example.net"
    assert renamed.receipt(OEWG, 1).checkpoint.origin == "floor.example.net"
    assert verify(journal).signed == 1, "one size"


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_of_all_that_was_ever_signed_any_two_are_consistent(batches: list[int]) -> None:
    """The tree as it is stored, without its database: every size that was signed continues every smaller one."""
    leaves = [leaf_hash(str(number).encode()) for number in range(sum(batches))]
    nodes = [frontier_of(leaves[:size]).peaks[-1] for size in range(1, len(leaves) + 1)]

    def part(start: int, stop: int) -> bytes:
        return span(start, stop, lambda position: (leaves[position - 1], nodes[position - 1]))

    sizes = [sum(batches[: end + 1]) for end in range(len(batches))]
    signed = [log_checkpoint(frontier_of(leaves[:size]).root, size) for size in sizes]
    for old, new in combinations(signed, 2):
        proof = tuple(consistency_proof(old.size, new.size, part))
        continuation.must_continue(old, Continuation(old.size, proof, notes.Note(new.text, ())))
        forged = log_checkpoint(bytes(32), new.size)
        with pytest.raises(BadProof, match="two histories were signed"):
            continuation.must_continue(old, Continuation(old.size, proof, notes.Note(forged.text, ())))


def log_checkpoint(root: bytes, size: int) -> Checkpoint:
    return Checkpoint(SIGNER.origin, size, root)


def test_every_event_has_a_receipt_under_every_later_checkpoint(journal: Journal, log: Log) -> None:
    for number in range(1, 12):
        noted(journal, OEWG if number % 3 else BODY, str(number))
        for stream, version in journal.streams().items():
            for one in range(1, version + 1):
                given = log.receipt(stream, one)
                assert receipt.parse(given.written) == given
                SCENE.must_hold(given)
                assert (given.event.stream, given.event.version) == (stream, one)
    assert log.receipt(BODY, 1).index == 2


def test_a_receipt_of_one_event_proves_no_other(journal: Journal, log: Log) -> None:
    noted(journal, OEWG, "1", "2", "3")
    first, second = log.receipt(OEWG, 1), log.receipt(OEWG, 2)
    for forged in (
        receipt.Receipt(second.line, first.index, first.proof, first.note),
        receipt.Receipt(first.line, second.index, first.proof, first.note),
        receipt.Receipt(first.line, first.index, first.proof[:-1], first.note),
        receipt.Receipt(first.line, 3, first.proof, first.note),
    ):
        with pytest.raises(BadProof, match="proves nothing"):
            receipt.must_prove(forged)


def test_what_was_never_recorded_has_no_receipt(journal: Journal, log: Log) -> None:
    noted(journal, OEWG, "1")
    with pytest.raises(JournalError, match="there is no version 2 of session:oewg-7"):
        log.receipt(OEWG, 2)


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda written: written[:0], "no receipt"),
        (lambda written: written.replace("proof@v1", "proof@v2"), "no receipt"),
        (lambda written: written.replace("extra ", "more "), "its line or its index"),
        (lambda written: written.replace("index 0", "index 00"), "no number"),
        (lambda written: written.replace("extra ", "extra !"), "no base64"),
        (lambda written: written.replace("\n\n", "\nAAAA\n\n", 1), "32 bytes"),
    ],
)
@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_what_is_no_receipt_is_refused(journal: Journal, log: Log, damage: Callable[[str], str], why: str) -> None:
    noted(journal, OEWG, "1", "2")
    with pytest.raises(BadProof, match=why):
        receipt.parse(damage(log.receipt(OEWG, 1).written))


def test_a_receipt_about_something_else_than_an_event_says_so(journal: Journal, log: Log) -> None:
    noted(journal, OEWG, "1")
    given = log.receipt(OEWG, 1)
    with pytest.raises(BadProof, match="cannot be read"):
        _ = receipt.Receipt(b"{}", 0, (), given.note).event


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET payload = replace(payload, '3', '8') WHERE position = 3",
        "UPDATE event SET leaf = (SELECT leaf FROM event WHERE position = 1) WHERE position = 3",
        "UPDATE event SET node = leaf WHERE position = 4",
    ],
)
def test_what_was_changed_is_not_signed(
    journal: Journal, log: Log, administrator: Administrator, statement: str
) -> None:
    noted(journal, OEWG, "1")
    log.checkpoint()
    noted(journal, OEWG, "2", "3", "4", "5")
    administrator(statement)
    with pytest.raises(Tampered, match="nothing is signed"):
        log.checkpoint()
    assert [size for (size,) in journal.door.rows("SELECT size FROM checkpoint")] == [1]


def test_a_journal_whose_signed_part_was_changed_is_not_signed_again(
    journal: Journal, log: Log, administrator: Administrator
) -> None:
    noted(journal, OEWG, "1", "2")
    log.checkpoint()
    noted(journal, OEWG, "3")
    administrator("UPDATE event SET node = leaf WHERE position = 2")
    with pytest.raises(Tampered, match="not the one that was signed"):
        log_of(Journal(journal.door)).checkpoint()


@pytest.mark.parametrize(
    ("size", "why"),
    [
        (1, "what was signed up to here is another journal"),
        (3, "3 events were signed, and this is the last"),
    ],
)
def test_a_checkpoint_of_another_journal_is_found_by_verify(
    journal: Journal, log: Log, administrator: Administrator, size: int, why: str
) -> None:
    noted(journal, OEWG, "1", "2")
    log.checkpoint()
    unlock = {True: "DROP TRIGGER checkpoint_refuses_update", False: "ALTER TABLE checkpoint DISABLE TRIGGER ALL"}
    unlocked = unlock[isinstance(journal.door, SqliteDoor)]
    administrator(f"{unlocked}; UPDATE checkpoint SET size = {size}")
    with pytest.raises(Tampered, match=why):
        verify(journal)


def test_checkpoints_that_are_kept_must_bear_our_signature(
    journal: Journal, log: Log, administrator: Administrator
) -> None:
    noted(journal, OEWG, "1")
    log.checkpoint()
    must_be_signed(journal.door, [SIGNER.key])
    other = Signer(SIGNER.origin, (b"3" * 32, b"4" * 32))
    with pytest.raises(Tampered, match="was not signed so"):
        must_be_signed(journal.door, [other.key])


def test_a_continuation_is_what_who_kept_an_old_checkpoint_needs(journal: Journal, log: Log) -> None:
    noted(journal, OEWG, "1", "2", "3")
    old = log.checkpoint().checkpoint
    noted(journal, OEWG, "4", "5")
    new = log.continuation(old.size)
    assert continuation.parse(new.written) == new
    continuation.must_continue(old, new)
    assert log.continuation(0).proof == ()
    with pytest.raises(BadProof, match="begins at 3 events, and the old checkpoint has 5"):
        continuation.must_continue(log.checkpoint().checkpoint, new)
    with pytest.raises(BadProof, match="of two logs"):
        continuation.must_continue(Checkpoint("other.example", 3, old.root), new)
    with pytest.raises(JournalError, match="has never gone from 9 events to 5"):
        log.continuation(9)
    for nonsense, why in (
        ("new 3\n\n", "no proof of consistency"),
        ("old 3\nAAAA\n\nx", "32 bytes"),
        ("old x\n\n", "number"),
    ):
        with pytest.raises(BadProof, match=why):
            continuation.parse(nonsense)


def test_an_independent_tree_agrees_on_every_root_and_proof(journal: Journal, log: Log) -> None:
    """pymerkle hashes with the same prefixes and builds the same tree from the lines of the receipts."""
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(1, 20):
        noted(journal, OEWG, str(number))
        tree.append_entry(log.receipt(OEWG, number).line)
        assert log.checkpoint().checkpoint.root == tree.get_root()
    for number in range(1, 20):
        given, theirs = log.receipt(OEWG, number), tree.prove_inclusion(number)
        assert theirs.path[1:] == list(given.proof)
        pymerkle.verify_inclusion(leaf_hash(given.line), given.checkpoint.root, theirs)
    assert inclusion_proof(0, 1, lambda *_: b"") == []
