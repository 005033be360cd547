"""The record of this installation as others can check it: its log, its keys, its witnesses, its standing."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest

from seriatim.journal import Journal, JournalError
from seriatim.journal.log.guard import guard
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.keyring import Ring
from seriatim.journal.log.keys import ED25519, VerifierKey
from seriatim.journal.log.log import Log
from seriatim.journal.log.signer import Signer, signer
from seriatim.journal.log.witness import Witness
from seriatim.proceedings.chamber import Chamber
from seriatim.site import environment, house

LAST = "last-checkpoint"
"""The file in the folder of data that holds the last signed checkpoint, outside the database."""


def ring() -> Ring:
    """The keys of this installation, and where what they signed last is kept."""
    return Ring(environment.log_key(), environment.log_origin(), environment.folder() / LAST)


def present() -> Signer | None:
    """The keys with which this installation signs, if it has any yet."""
    path = environment.log_key()
    return signer(path, environment.log_origin()) if path.exists() else None


def own_keys() -> tuple[VerifierKey, ...]:
    """The verifier keys of which one has signed whatever this installation signed: the present one, then older ones."""
    signing = present()
    retired = (one.key for one in ring().retired(signing))
    return (*([signing.key] if signing else []), *(key for key in retired if key.kind == ED25519))


def keeper_of(journal: Journal) -> Keeper:
    """What signs and keeps the log of a journal, with the keys of this installation, made if there are none."""
    witnesses = Witness.parse(environment.witnesses())
    known = ring()
    log = Log(journal, known.signer(journal.door), preferred=tuple(one.key.signer for one in witnesses))
    return Keeper(log, known.outside, witnesses)


@lru_cache(maxsize=1)
def _keeper(chamber: Chamber) -> Keeper:
    return keeper_of(chamber.journal)


def keeper() -> Keeper:
    """The one of this process."""
    return _keeper(house.chamber())


def must_be_what_was_signed() -> None:
    """CannotOpen, saying what to do, if the journal is shorter than what was signed, or another, or the key is."""
    journal, known = house.chamber().journal, ring()
    guard(journal, known.outside)  # that its end is missing is said before that its keys are
    guard(journal, known.outside, known.signer(journal.door).key)


def standing(_request: HttpRequest) -> dict[str, Any]:
    """For the foot of every page: what was signed last, in words; nothing where the journal cannot be read."""
    try:
        kept = keeper()
        found, at = kept.standing(), kept.log.clock()
    except JournalError:
        return {}  # the page that says so must still be shown
    age = int((at - found.at).total_seconds()) if found else 0
    return {"record": found, "record_now": at, "record_age": max(age, 0)}
