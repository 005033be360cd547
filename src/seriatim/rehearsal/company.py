"""Everybody in the hall, acting through the one door of the program: who is next, and what came of it."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.chamber import Answer, Chamber, stream_of_session
from seriatim.proceedings.play import events_of
from seriatim.proceedings.rules.session import Session
from seriatim.rehearsal.performance import Counts, Done
from seriatim.rehearsal.rules import chair, desk
from seriatim.rehearsal.rules.asking import ask
from seriatim.rehearsal.rules.deed import Deed, Hall, Scene
from seriatim.rehearsal.rules.promises import Witness
from seriatim.rehearsal.rules.responding import respond, speakers_end
from seriatim.rehearsal.rules.taking_over import takes_the_chair
from seriatim.rehearsal.rules.tapping import sent

OWN = "rehearsal-"
"""How the idempotency keys of a rehearsal begin; whoever presides with another key is a person."""

THINKS = timedelta(seconds=30)
"""How long whoever was refused waits before the next try."""

TOO_OFTEN = 25
"""Refusals of one who presides, one after another: the rehearsal is stuck, which is a fault of the rules or of it."""


class Stuck(Exception):
    """Somebody who presides is refused whatever is tried."""


class Company:
    """The people of a rehearsal in one session."""

    def __init__(self, chamber: Chamber, session: SessionId, hall: Hall, at: datetime) -> None:
        self.chamber, self.session, self.hall = chamber, session, hall
        self.at = at
        self._presides, self._handed_back = True, 0
        self.counts = Counts()
        self._witness = Witness()
        self._agenda: list[tuple[datetime, int, Deed]] = []
        self._number = count()
        self._answers: dict[str, Answer] = {}
        self._not_before: dict[str, datetime] = {}
        self._refusals: Counter[str] = Counter()
        self._begin()

    @property
    def presides(self) -> bool:
        """Whether the simulated Chair does."""
        return self._presides

    @presides.setter
    def presides(self, simulated: bool) -> None:
        """What somebody did before she handed the Chair back does not take it again, whenever it is noticed."""
        if simulated:
            self._handed_back = self.known().version
        self._presides = simulated

    def known(self) -> Session:
        """The session as it stands."""
        return self.chamber.session(self.session)

    def upcoming(self) -> Deed | None:
        """What is done next if nobody else does anything before; None when the rehearsal is over."""
        self.notice()
        scene = Scene(self.known(), self.at, self.hall)
        while self._agenda and not self._has_sense(self._agenda[0][2], scene.session):
            heappop(self._agenda)
        found = [self._agenda[0][2]] if self._agenda else []
        presiding = chair.next_act(scene) if self.presides else None
        for who, deed in (
            ("chair", presiding),
            ("desk", desk.next_act(scene)),
            ("speaker", speakers_end(scene, chair.ends_at)),
        ):
            if deed:
                found.append(replace(deed, at=max(deed.at, self._not_before.get(who, deed.at))))
        return min(found, key=lambda one: one.at, default=None)

    def do(self, due: Deed) -> Done:
        """Give the command; a refusal is an answer."""
        deed, expected = due, bool(self._agenda) and self._agenda[0][2] is due
        if expected:
            heappop(self._agenda)
        self.at = max(self.at, deed.at)
        occasion, key = Occasion(deed.actor, self.at), OWN + deed.name
        try:
            answer = self.chamber.act(deed.command, occasion, self.session, key=key)
        except Refused as refused:
            self.counts.refused[str(refused.code)] += 1
            if not expected:
                self._thinks(deed, refused)
            return Done(self.at, deed.actor, type(deed.command).__name__, refused=refused)
        self._refusals.clear()
        first = self._answers.setdefault(key, answer)
        repeated = first is not answer
        if repeated:
            self.counts.repeated += 1
            if (first.version, first.events) != (answer.version, answer.events):
                self.counts.broken.append(f"the second tap of {deed.name} was answered otherwise than the first")
        else:
            self.counts.accepted[type(deed.command).__name__] += 1
        self.notice()
        return Done(self.at, deed.actor, type(deed.command).__name__, tuple(events_of(answer)), repeated=repeated)

    def notice(self) -> None:
        """Look at what has been recorded since, by whomever: check every promise, and think of what to do about it."""
        added = self.chamber.journal.read(stream_of_session(self.session), self._witness.session.version)
        if not added:
            return
        self.counts.broken += self._witness.see(added)
        self.counts.checks = self._witness.checks
        self.at = max(self.at, added[-1].at)
        by_hand = [one for one in added if takes_the_chair(one) and not one.correlation.startswith(OWN)]
        if any(one.version > self._handed_back for one in by_hand):
            self._presides = False
        scene = Scene(self.known(), self.at, self.hall)
        for recorded in added:
            for deed in respond(scene, recorded):
                self.expect(deed)

    def expect(self, deed: Deed) -> None:
        """Put it on the agenda."""
        heappush(self._agenda, (deed.at, next(self._number), deed))

    def close(self) -> None:
        """Compare the program's own state with the events once more."""
        self.counts.broken += self._witness.compare(self.known())

    def _begin(self) -> None:
        """What was recorded before is only looked at; on lists that are open already, some are still to ask."""
        self.counts.broken += self._witness.see(
            self.chamber.journal.read(stream_of_session(self.session), self._witness.session.version)
        )
        known = self.known()
        for speakers in known.floor.lists.values():
            if speakers.opens_at and not speakers.closed:
                for first in ask(self.hall, known.programme, speakers):
                    for deed in sent(self.hall, first) if first.at >= self.at else ():
                        self.expect(deed)

    def _has_sense(self, deed: Deed, session: Session) -> bool:
        return (self.presides or not deed.presiding) and deed.has_sense(session)

    def _thinks(self, deed: Deed, refused: Refused) -> None:
        """Whoever acts by how the session stands would do the same again at once: a little later, and not for ever."""
        who = "chair" if deed.presiding else "desk" if deed.actor.presides else "speaker"
        self._not_before[who] = self.at + THINKS
        self._refusals[who] += 1
        if self._refusals[who] > TOO_OFTEN:
            raise Stuck(f"{deed.command} is refused again and again: {refused.code}")
