"""A recorded session once more: its events at their own instants, as somebody presides who cannot be asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from seriatim.kernel.command import Occasion
from seriatim.kernel.event import EVENT_NAMES, Recorded
from seriatim.kernel.ids import SessionId
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.proceedings.rules.session import Session
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.performance import Counts, Done, Due
from seriatim.rehearsal.rules.promises import Witness


@dataclass(frozen=True)
class Page:
    """What one act has recorded."""

    at: datetime
    events: tuple[Recorded, ...]


class Replay:
    """The record, page by page. Where somebody takes over, it is left, and simulated people go on from there."""

    def __init__(
        self, chamber: Chamber, session: SessionId, record: Sequence[Recorded], company: Callable[[], Company]
    ) -> None:
        self.chamber, self.session = chamber, session
        self._stream = stream_of_session(session)
        self._pages = list(_pages(record))[::-1]
        self._make = company
        self._company: Company | None = None
        self._counts, self._witness = Counts(), Witness()

    @property
    def counts(self) -> Counts:
        return self._company.counts if self._company else self._counts

    @property
    def presides(self) -> bool:
        """Whether the recorded Chair does, or the simulated one after her."""
        return self._company.presides if self._company else True

    @presides.setter
    def presides(self, simulated: bool) -> None:
        if self._company is None and not simulated:
            self._leave()
        if self._company:
            self._company.presides = simulated

    def known(self) -> Session:
        return self.chamber.session(self.session) if self._witness.session.version or self._company else Session()

    def upcoming(self) -> Due | None:
        """The next page, or what the simulated people do where the record was left."""
        if self._company is None and self._others_have_acted():
            self._leave()
            self.presides = False
        if self._company:
            return self._company.upcoming()
        return self._pages[-1] if self._pages else None

    def do(self, due: Any) -> Done:
        if self._company:
            return self._company.do(due)
        self._pages.pop()
        first = due.events[0]
        with self.chamber.journal.writing(self._stream) as pen:
            facts = [one.event for one in due.events]
            added = pen.append(
                self._stream, first.version - 1, facts, Occasion(first.actor, first.at), first.correlation
            )
        self._counts.broken += self._witness.see(added)
        self._counts.checks = self._witness.checks
        self._counts.accepted.update(EVENT_NAMES[type(one)] for one in facts)
        return Done(first.at, first.actor, "", tuple(facts))

    def close(self) -> None:
        if self._company:
            self._company.close()
        else:
            self._counts.broken += self._witness.compare(self.known())

    def _others_have_acted(self) -> bool:
        return bool(self.chamber.journal.read(self._stream, self._witness.session.version))

    def _leave(self) -> None:
        self._company = self._make()
        self._company.counts.accepted.update(self._counts.accepted)


def _pages(record: Sequence[Recorded]) -> Iterator[Page]:
    for (_, at, _), events in groupby(record, lambda one: (one.correlation, one.at, one.actor)):
        yield Page(at, tuple(events))
