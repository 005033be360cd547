"""A session in which anything may be tried: commands decided and recorded, every promise kept after each."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from seriatim.floor.rules.commands import CarryOver
from seriatim.journal.codec import decode, encode, instant, who
from seriatim.kernel.actor import CHAIR, Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.session import Session, carry, decide, evolve
from seriatim.proceedings.tests.histories import promises
from seriatim.proceedings.tests.histories.clerk import Clerk
from seriatim.proceedings.tests.histories.world import EIGHTH, MORNING, SETTING, SEVENTH


@dataclass(frozen=True)
class Act:
    """One command as it is given: by whom, in which session, how long after the last, with which key and screen."""

    command: Any
    by: Actor = CHAIR
    after: timedelta = timedelta(seconds=1)
    session: SessionId = SEVENTH
    seen: int | None = None
    key: str = ""


class Room:
    """One session: its state, and the same kept by hand."""

    def __init__(self) -> None:
        self.session = Session()
        self.clerk = Clerk()

    def record(self, events: tuple[Any, ...], occasion: Occasion, key: str) -> None:
        """Add events as the journal would: what is evolved is what was written and read back."""
        before = self.session
        for event in events:
            recorded = Recorded(event, self.session.version + 1, occasion.at, occasion.actor, key)
            promises.before_it_is_recorded(self.session, self.clerk, recorded)
            self.session = evolve(self.session, read_back(recorded))
            self.clerk.note(recorded)
        promises.all_kept(before, self.session, self.clerk, occasion.at)


def read_back(recorded: Recorded) -> Recorded:
    """The event after its way through the journal's columns."""
    name, payload = encode(recorded.event)
    at, actor = instant(recorded.at), who(recorded.actor)
    return decode((1, "session:test", recorded.version, name, at, actor, recorded.correlation, payload))


class Hall:
    """The sessions of one body, and the answers that were given to keys."""

    def __init__(self) -> None:
        self.rooms = {SEVENTH: Room(), EIGHTH: Room()}
        self.now = MORNING
        self.answers: dict[str, tuple[Any, ...]] = {}
        self.acts: list[Act] = []
        self.given = 0
        self.accepted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def try_(self, act: Act) -> tuple[Any, ...]:
        """The events of a command, or none if it is refused: then nothing has changed (I7: nor by a known key)."""
        self.acts.append(act)
        if act.key in self.answers:
            return self.answers[act.key]
        at = self.now + act.after
        try:
            events = self._decided(act, Occasion(act.by, at, act.seen))
        except Refused as refused:
            self.refused[str(refused.code)] += 1
            return ()
        self.now = at
        self.accepted[type(act.command).__name__] += 1
        if act.key:
            self.answers[act.key] = events
        return events

    def _decided(self, act: Act, occasion: Occasion) -> tuple[Any, ...]:
        self.given += 1
        here, key = self.rooms[act.session], act.key or f"act {self.given}"
        if isinstance(act.command, CarryOver):
            there = self.rooms[act.command.session]
            leaving, arriving = carry(here.session, there.session, act.command, occasion, (SETTING.roster,))
            here.record(leaving, occasion, key)
            there.record(arriving, occasion, key)
            promises.carried(here.clerk, there.clerk, leaving[0], arriving)
            return leaving
        events = decide(here.session, act.command, occasion, SETTING)
        assert events, f"{act.command} was accepted, and nothing happened"
        here.record(events, occasion, key)
        return events

    def forget(self) -> None:
        """What was done so far is where a history begins, not the history."""
        self.acts.clear()
        self.accepted.clear()
        self.answers.clear()

    def close(self) -> None:
        """I8: the recorded events, folded once more, give the same state."""
        for room in self.rooms.values():
            folded = Session()
            for recorded in room.clerk.journal:
                folded = evolve(folded, recorded)
            assert folded == room.session, "I8: the journal folds into another state"
