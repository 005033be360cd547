"""Somebody outside, who cosigns what only grows: the client of C2SP's witnesses (c2sp.org/tlog-witness).

A witness remembers the last checkpoint that it saw and refuses one that does not continue it. So whoever shows two
delegations two different lists needs the witness's help for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Self
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from seriatim.journal.errors import BadProof, JournalError
from seriatim.journal.log import exact
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.continuation import Continuation
from seriatim.journal.log.keys import COSIGNED, POST_QUANTUM, VerifierKey
from seriatim.journal.log.note import Note, Signature

PATIENCE_SECONDS = 10
LARGEST_ANSWER = 64 * 1024
CONFLICT = 409
LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""This machine, as `urlsplit` names it: without the brackets that a request's Host has (`site/environment.py`)."""

ProofFrom = Callable[[int], tuple[bytes, ...]]


class NotWitnessed(JournalError):
    """A witness did not cosign; the meeting goes on, and pages say since when."""


@dataclass(frozen=True)
class Witness:
    """Where a witness takes checkpoints, and the key with which it cosigns them."""

    address: str
    key: VerifierKey

    @classmethod
    def parse(cls, written: str) -> tuple[Self, ...]:
        """The witnesses of a setting: an address and a verifier key, separated by spaces, then the next two."""
        words = written.replace(",", " ").split()
        if len(words) % 2:
            raise BadProof("SERIATIM_WITNESS: give for each witness its address, a space, and its verifier key")
        return tuple(cls(_address(words[at]), _key(words[at + 1])) for at in range(0, len(words), 2))

    def add_checkpoint(self, new: Continuation) -> tuple[Signature, ...] | int:
        """The cosignatures under a checkpoint, or the size that the witness saw last, where that is not the old one.

        NotWitnessed if it cannot be reached, answers otherwise, or its signature is wrong.
        """
        status, answer = self._post(new.written.encode())
        try:
            if status == CONFLICT:
                return exact.number(exact.text(answer, "its answer").removesuffix("\n"), "the size that it saw last")
            signed = notes.signatures(exact.text(answer, "its answer"))
            own = tuple(one for one in signed if one.signer == self.key.signer)
            notes.must_be_signed_by(new.note._replace(signatures=own), [self.key])
        except BadProof as bad:
            raise NotWitnessed(f"the witness {self.key.name} answered {status}, which proves nothing: {bad}") from bad
        return own

    def _post(self, body: bytes) -> tuple[int, bytes]:
        request = Request(  # noqa: S310 — `_address` has let https through, and http on this machine alone
            f"{self.address}/add-checkpoint", body, {"Content-Type": "text/plain; charset=utf-8"}, method="POST"
        )
        try:
            with build_opener(_Straight).open(request, timeout=PATIENCE_SECONDS) as answer:
                return int(answer.status), answer.read(LARGEST_ANSWER)
        except HTTPError as error:
            with error:
                if error.code == CONFLICT:
                    return CONFLICT, error.read(LARGEST_ANSWER)
                raise NotWitnessed(f"the witness {self.key.name} refused with status {error.code}") from error
        except (OSError, HTTPException) as error:
            raise NotWitnessed(f"the witness {self.key.name} cannot be reached ({error})") from error


class _Straight(HTTPRedirectHandler):
    """A witness is where the setting says, and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        return None


def cosign(witness: Witness, note: Note, known: int, proof_from: ProofFrom) -> tuple[Signature, ...]:
    """Ask a witness that, as far as we know, saw `known` events last; asked again once if it says otherwise.

    `proof_from` gives the proof that the note's tree continues that of an older size. NotWitnessed if it refuses.
    """
    size = Checkpoint.parse(note.text).size
    for _ in range(2):
        found = witness.add_checkpoint(Continuation(known, proof_from(known), note))
        if not isinstance(found, int):
            return found
        if found > size:
            raise NotWitnessed(f"the witness {witness.key.name} has seen {found} events of this log: here are {size}")
        known = found
    raise NotWitnessed(f"the witness {witness.key.name} has seen another log of {known} events under our name")


def _address(written: str) -> str:
    parts = urlsplit(written)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise BadProof(f"SERIATIM_WITNESS: “{written}” is no https:// address")
    return written.rstrip("/")


def _key(written: str) -> VerifierKey:
    key = VerifierKey.parse(written)
    if key.kind not in (COSIGNED, POST_QUANTUM):
        raise BadProof(f"SERIATIM_WITNESS: the key of {key.name} is none that cosigns")
    return key
