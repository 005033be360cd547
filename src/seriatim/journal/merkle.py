"""What proves that nothing was changed: the Merkle tree of RFC 6962 over the journal's leaves.

Leaves count from 0 as in the RFC, so the leaf at index i stands at position i + 1. Each row stores, beside its
leaf, one *node*: the root of the largest complete subtree that ends with it (position 6 ends a subtree of two
leaves, position 8 one of eight). That is all that is ever needed: the frontier of any size is the nodes at
`peak_positions(size)`, and `span` finds the hash of any part of the tree in a logarithmic number of look-ups.
Nothing stored is ever revised.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

EMPTY = sha256(b"").digest()
"""The root of a tree without leaves."""

Span = Callable[[int, int], bytes]
"""The hash of the leaves from `start` up to, not including, `stop`."""


def leaf_hash(line: bytes) -> bytes:
    """The leaf of one line."""
    return sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The parent of two nodes."""
    return sha256(b"\x01" + left + right).digest()


class Frontier(NamedTuple):
    """The complete subtrees, largest first, that make up a tree of `size` leaves."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier with one leaf more; its last peak is the node that the row of this leaf stores."""
        node, peaks, rest = leaf, list(self.peaks), self.size
        while rest & 1:
            node = node_hash(peaks.pop(), node)
            rest >>= 1
        return Frontier(self.size + 1, (*peaks, node))

    @property
    def root(self) -> bytes:
        """The root of the tree."""
        if not self.peaks:
            return EMPTY
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = node_hash(peak, node)
        return node


def frontier_of(leaves: Iterable[bytes]) -> Frontier:
    """The frontier of a whole tree."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier


def peak_positions(size: int) -> tuple[int, ...]:
    """The positions whose nodes are the frontier of `size`: 4, 6, 7 for seven leaves."""
    return tuple((size >> bit) << bit for bit in reversed(range(size.bit_length())) if size >> bit & 1)


def span(start: int, stop: int, stored: Callable[[int], tuple[bytes, bytes]]) -> bytes:
    """The hash of the leaves from `start` up to `stop`, given what each position stores: its leaf and its node."""
    size = stop - start
    if size == 1:
        return stored(stop)[0]
    if size == stop & -stop:
        return stored(stop)[1]
    middle = start + _split(size)
    return node_hash(span(start, middle, stored), span(middle, stop, stored))


def inclusion_proof(index: int, size: int, part: Span) -> list[bytes]:
    """What shows that the leaf at `index` is in the tree of `size` leaves (RFC 6962, 2.1.1)."""
    proof: list[bytes] = []
    start, stop = 0, size
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            proof.append(part(middle, stop))
            stop = middle
        else:
            proof.append(part(start, middle))
            start = middle
    return proof[::-1]


def consistency_proof(old: int, size: int, part: Span) -> list[bytes]:
    """What shows that the tree of `size` leaves continues the tree of its first `old` (RFC 6962, 2.1.2)."""
    proof: list[bytes] = []
    start, stop = 0, size
    while old != stop:
        middle = start + _split(stop - start)
        if old <= middle:
            proof.append(part(middle, stop))
            stop = middle
        else:
            proof.append(part(start, middle))
            start = middle
    return [*([part(start, stop)] if start else []), *reversed(proof)]


def includes(root: bytes, size: int, index: int, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """True if the proof shows the leaf at `index` of the tree with this root and size."""
    if not 0 <= index < size:
        return False
    turns = _turns(index, size)
    if len(turns) != len(proof):
        return False
    node = leaf
    for sibling, on_left in zip(proof, turns, strict=True):
        node = node_hash(sibling, node) if on_left else node_hash(node, sibling)
    return node == root


def continues(old_root: bytes, old: int, root: bytes, size: int, proof: Sequence[bytes]) -> bool:
    """True if the proof shows that the tree of `size` leaves begins with the tree of `old` leaves."""
    if not 0 < old <= size:
        return old == 0 <= size and old_root == EMPTY and not proof
    turns = _turns(old - 1, size)
    turns = turns[len(turns) - _depth(old, size) :]
    inner = any(turns)
    if len(proof) != len(turns) + inner:
        return False
    before = after = proof[0] if inner else old_root
    rest = proof[1:] if inner else proof
    for sibling, on_left in zip(rest, turns, strict=True):
        before = node_hash(sibling, before) if on_left else before
        after = node_hash(sibling, after) if on_left else node_hash(after, sibling)
    return before == old_root and after == root


def _split(size: int) -> int:
    """The largest power of two below `size`: where RFC 6962 divides a tree."""
    return 1 << (size - 1).bit_length() - 1


def _turns(index: int, size: int) -> list[bool]:
    """From a leaf up to the root: True where the sibling stands on the left."""
    turns = []
    while size > 1:
        half = _split(size)
        turns.append(index >= half)
        index, size = (index - half, size - half) if index >= half else (index, half)
    return turns[::-1]


def _depth(old: int, size: int) -> int:
    """How many levels below the root of `size` leaves the subtree ends that the old tree ends with."""
    depth = 0
    while old != size:
        half = _split(size)
        old, size = (old - half, size - half) if old > half else (old, half)
        depth += 1
    return depth
