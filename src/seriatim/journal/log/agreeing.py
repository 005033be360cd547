"""Are these all states of one log? What is not shown of it is said, with what would show it.

Two states that a third is shown to continue agree with each other. Two that continue the same one may not: so each must
lead, step by step, to the newest.
"""

from collections.abc import Mapping, Sequence

from seriatim.journal.errors import BadProof
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.continuation import Continuation, must_continue


def by_size(checkpoints: Sequence[Checkpoint]) -> dict[int, Checkpoint]:
    """Each state once; BadProof if they are of two logs, or two of one size differ."""
    known: dict[int, Checkpoint] = {}
    for one in checkpoints:
        if one.origin != checkpoints[0].origin:
            raise BadProof("these were signed by different logs: check each by itself")
        if known.setdefault(one.size, one).root != one.root:
            raise BadProof(f"two histories of one size, {one.size}, were signed: keep these files, and show them")
    return known


def unproved(known: Mapping[int, Checkpoint], continuations: Sequence[Continuation]) -> tuple[str, ...]:
    """What these continuations leave open; BadProof if one of them is wrong."""
    lacking = []
    steps = []
    for new in continuations:
        if new.old in known:
            must_continue(known[new.old], new)
            steps.append((new.old, Checkpoint.parse(new.note.text).size))
        elif new.old or new.proof:
            lacking.append(f"A continuation begins at {new.old} events: give the checkpoint of that size too.")
    newest = max(known, default=0)
    lead = {newest}
    for old, size in sorted(steps, reverse=True):
        lead |= {old} if size in lead else set()
    lacking += [
        f"Not shown to be one history: give a continuation from {size} to {newest}, or an export."
        for size in sorted(known.keys() - lead)
    ]
    return tuple(lacking)
