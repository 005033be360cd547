"""The Merkle tree against an independent one, and against whoever forges a proof."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from seriatim.journal.merkle import (
    EMPTY,
    consistency_proof,
    continues,
    frontier_of,
    includes,
    inclusion_proof,
    leaf_hash,
    peak_positions,
    span,
)

LINES = [str(number).encode() for number in range(400)]
LEAVES = [leaf_hash(written) for written in LINES]
NODES = [frontier_of(LEAVES[:size]).peaks[-1] for size in range(1, len(LEAVES) + 1)]

sizes = st.integers(1, len(LEAVES))


def stored(position: int) -> tuple[bytes, bytes]:
    return LEAVES[position - 1], NODES[position - 1]


def part(start: int, stop: int) -> bytes:
    return span(start, stop, stored)


def root(size: int) -> bytes:
    return frontier_of(LEAVES[:size]).root


def test_an_empty_tree_has_the_hash_of_nothing_as_its_root() -> None:
    assert frontier_of([]).root == EMPTY == sha256(b"").digest()


def test_every_root_and_every_path_is_that_of_an_independent_implementation() -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for size, written in enumerate(LINES, 1):
        theirs.append_entry(written)
        assert root(size) == theirs.get_root(size)
        for index in {0, size // 3, size - 1}:
            path = theirs.prove_inclusion(index + 1, size).serialize()["path"]
            assert [LEAVES[index].hex(), *(one.hex() for one in inclusion_proof(index, size, part))] == path


@given(sizes, st.data())
def test_a_consistency_proof_is_the_one_that_the_rfc_defines(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    assert consistency_proof(old, size, part) == subproof(old, LEAVES[:size], whole=True)


@given(sizes, st.data())
def test_any_part_of_the_tree_follows_from_what_the_rows_store(size: int, data: st.DataObject) -> None:
    assert part(0, size) == root(size)
    assert tuple(NODES[position - 1] for position in peak_positions(size)) == frontier_of(LEAVES[:size]).peaks
    start = data.draw(st.integers(0, size - 1))
    assert part(start, size) == frontier_of(LEAVES[start:size]).root


@given(sizes, st.data())
def test_a_leaf_is_shown_to_be_in_the_tree_and_no_other_is(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, part)
    assert includes(root(size), size, index, LEAVES[index], proof)
    assert not includes(root(size), size, index, leaf_hash(b"forged"), proof)
    assert not includes(root(size), size, index + size, LEAVES[index], proof)
    assert not includes(root(size), size, index, LEAVES[index], [*proof, EMPTY])
    assert not any(includes(root(size), size, index, LEAVES[index], forged) for forged in forgeries(proof))


@given(sizes, st.data())
def test_a_tree_is_shown_to_continue_an_older_one_and_no_other(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    proof = consistency_proof(old, size, part)
    assert continues(root(old), old, root(size), size, proof)
    assert not continues(EMPTY, old, root(size), size, proof)
    assert not continues(root(old), old, EMPTY, size, proof)
    assert not continues(root(old), old, root(size), size, [*proof, EMPTY])
    assert not continues(root(size), size + 1, root(size), size, proof)
    assert not any(continues(root(old), old, root(size), size, forged) for forged in forgeries(proof))


def test_every_tree_continues_the_empty_one() -> None:
    assert continues(EMPTY, 0, root(5), 5, [])
    assert not continues(root(5), 0, root(5), 5, [])


def forgeries(proof: list[bytes]) -> list[list[bytes]]:
    """The proof with one bit changed in each of its hashes in turn, and with each left out."""
    changed = [[*proof[:at], bytes([one[0] ^ 1, *one[1:]]), *proof[at + 1 :]] for at, one in enumerate(proof)]
    return changed + [proof[:at] + proof[at + 1 :] for at in range(len(proof))]


def subproof(old: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    """RFC 6962, 2.1.2, to the letter."""
    size = len(leaves)
    if old == size:
        return [] if whole else [frontier_of(leaves).root]
    half = max(power for power in (1 << bit for bit in range(10)) if power < size)
    if old <= half:
        return [*subproof(old, leaves[:half], whole=whole), frontier_of(leaves[half:]).root]
    return [*subproof(old - half, leaves[half:], whole=False), frontier_of(leaves[:half]).root]
