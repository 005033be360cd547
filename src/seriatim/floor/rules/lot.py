"""Lots that anybody can check: a seed committed to before the window and revealed after it.

The draw mixes the seed with the set of inscriptions, so that nobody knows the order before the
window closes: not those who inscribe, since they do not know the seed; not the secretariat, since
it does not know the set. The order of arrival does not matter.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

from seriatim.floor.rules.events import Inscribed

COMMITMENT = re.compile("[0-9a-f]{64}")
"""How a commitment is written."""


def commitment(seed: str) -> str:
    """What is published before the window opens: the SHA-256 of the seed, in hexadecimal."""
    return sha256(seed.encode()).hexdigest()


def entry(asked: Inscribed) -> str:
    """One inscription as it enters the draw: who, and for whom. Neither its time nor its number counts."""
    return f"{asked.delegation}|{asked.capacity}|{asked.on_behalf_of}|{','.join(sorted(asked.joint_with))}"


def set_digest(entries: Sequence[str]) -> str:
    """The digest of the set of entries, the same in whatever order they came."""
    return sha256("\n".join(sorted(entries)).encode()).hexdigest()


def drawn(seed: str, entries: Sequence[str]) -> tuple[str, ...]:
    """The entries in the order of their lots: the SHA-256 of seed, set and entry, smallest first."""
    of_all = set_digest(entries)
    return tuple(sorted(entries, key=lambda one: (sha256(f"{seed}\n{of_all}\n{one}".encode()).digest(), one)))


def verify(committed: str, seed: str, entries: Sequence[str], order: Sequence[str]) -> bool:
    """Whether a published order is the one that the revealed seed and the public inscriptions give."""
    return commitment(seed) == committed and tuple(order) == drawn(seed, entries)
