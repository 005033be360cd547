"""How fast is a journal folded, decoding included?

100,000 events are read from SQLite as they are stored, decoded and folded into their sessions: one after another with
ten lists of sixty names, heard in meetings until their hard stops, the rest owed; and the demonstration's. The
measures, in the same run: `json.loads` alone over the same payloads, which any program must do at the least, and the
decoding without the fold. `--json` for machines.
"""

import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from seriatim.delegations.roster_data import world
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity
from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.kernel.actor import CHAIR, SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded, changed
from seriatim.kernel.ids import BodyId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import BodyEstablished, HardStop, Mandate, Presiding, SessionConvened
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.rules.session import Session, Setting, decide, evolve
from seriatim.site.demo import seventh_session

EVENTS, ROUNDS, GOAL = 100_000, 7, 100_000
LISTS, NAMES, SPEECH, SITTING = 10, 60, timedelta(seconds=290), timedelta(hours=3)
MONDAY = datetime(2024, 3, 4, 15, tzinfo=UTC)


class Secretariat:
    """One session as it is recorded, command by command."""

    def __init__(self) -> None:
        roster = world()
        body = BodyEstablished(
            BodyId("oewg"), "Open-ended working group", "OEWG", "America/New_York", "New York",
            Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("The Chair", "Singapore"),
        )  # fmt: skip
        self.setting, self.delegations = Setting(body, roster), list(roster.participants)[:NAMES]
        self.session, self.now, self.recorded = Session(), MONDAY - timedelta(days=3), list[Recorded]()

    def act(self, command: Any, after: timedelta = timedelta(seconds=1)) -> None:
        """Decide, and note what happened."""
        self.now += after
        by = SECRETARIAT if isinstance(command, c.Inscribe) else CHAIR
        for event in decide(self.session, command, Occasion(by, self.now), self.setting):
            one = Recorded(event, self.session.version + 1, self.now, by, f"act-{self.session.version}")
            self.session = evolve(self.session, one)
            self.recorded.append(one)

    def hold(self) -> list[Recorded]:
        """The whole session: its programme, its lists, ten meetings, each hearing one until the room is lost."""
        self.act(m.ConveneSession(SessionId("first"), BodyId("oewg"), 7, date(2024, 3, 4), date(2024, 3, 8)))
        self.act(m.AddAgendaItem("5", "Discussions on substantive issues"))
        topics = [ListId(f"topic-{number}") for number in range(LISTS)]
        for topic in topics:
            self.act(m.AddTopic(topic, "5", f"Discussion of {topic}"))
            self.act(c.OpenList(topic))
        for turn, delegation in enumerate(self.delegations):
            for topic in topics:
                group = "" if turn % 12 else "G77"
                capacity = Capacity.GROUP if group else Capacity.NATIONAL
                self.act(c.Inscribe(topic, delegation, capacity=capacity, on_behalf_of=group, language="en"))
        for number, topic in enumerate(topics):
            self.hold_meeting(number, topic)
        return self.recorded

    def hold_meeting(self, number: int, topic: ListId) -> None:
        """Every tenth speech is interrupted by a point of order; whoever is not heard is owed the floor."""
        meeting, starts = MeetingId(f"meeting-{number}"), MONDAY + timedelta(days=number)
        self.act(m.PlanMeeting(meeting, starts, (HardStop("room", starts + SITTING),), (topic,)))
        self.act(m.OpenMeeting(meeting), starts - self.now)
        for turn in range(int(SITTING / SPEECH)):
            self.act(c.GiveFloor(), SPEECH)
            if turn % 10 == 9:
                self.act(c.RaisePointOfOrder(self.delegations[0]))
                self.act(c.Rule("The Chair has taken note."))
        self.act(m.AdjournMeeting())


def demonstration(folder: Path) -> list[Recorded]:
    """The demonstration's session, as `make demo` records it."""
    with open_journal(sqlite_url(folder / "demonstration.sqlite3")) as journal:
        seventh_session.enact(Chamber(journal))
        return list(journal.read(f"session:{seventh_session.SESSION}"))


def main() -> None:
    """Medians of some rounds, alternating."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with open_journal(sqlite_url(folder / "journal.sqlite3")) as journal:
            tell(journal, fill(journal, Secretariat().hold(), demonstration(folder)))


def tell(journal: Journal, streams: list[str]) -> None:
    """Measure, and print."""
    payloads = [row[0] for row in journal.door.rows("SELECT payload FROM event")]
    gc.collect()
    gc.freeze()  # as the server does before it serves
    measured: tuple[Callable[[], int], ...] = (
        lambda: fold(journal, streams),
        lambda: read(journal, streams),
        lambda: parse(payloads),
    )
    rounds = [[rate(act) for act in measured] for _ in range(ROUNDS)]
    folding, reading, parsing = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    if "--json" in sys.argv:
        facts = {"events": len(payloads), "fold_per_s": folding, "decode_per_s": reading, "json_per_s": parsing}
        print(json.dumps({"bench": "fold", **facts, "ratio": folding / parsing, "goal_per_s": GOAL}))
        return
    print(f"Folding {len(payloads):,} events of {len(streams)} sessions (median of {ROUNDS})")
    print(f"  read, decode and fold            {folding:10,.0f} events/s   (goal: {GOAL:,} or more)")
    print(f"  read and decode only             {reading:10,.0f} events/s")
    print(f"  json.loads of the payloads alone {parsing:10,.0f} events/s")
    print(f"  fold to json.loads               {folding / parsing:10.2f}")


def fill(journal: Journal, *sessions: list[Recorded]) -> list[str]:
    """The same sessions in turn, under as many names as it takes."""
    streams: list[str] = []
    number = 0
    while number < EVENTS:
        told, name = sessions[len(streams) % len(sessions)], SessionId(f"session-{len(streams)}")
        streams.append(f"session:{name}")
        number += len(told)
        with journal.writing(streams[-1]) as pen:
            for one in told:
                convened = isinstance(one.event, SessionConvened)
                event = changed(one.event, session=name) if convened else one.event
                pen.append(streams[-1], one.version - 1, [event], Occasion(one.actor, one.at), one.correlation)
    return streams


def rate(act: Callable[[], int]) -> float:
    """Events a second of the processor's time, so that what else runs on the machine meanwhile does not count."""
    before = time.process_time()
    return act() / (time.process_time() - before)


def fold(journal: Journal, streams: list[str]) -> int:
    """Every session from its first event to its last."""
    folded = 0
    for stream in streams:
        session = Session()
        for recorded in journal.read(stream):
            session = evolve(session, recorded)
        folded += session.version
    return folded


def read(journal: Journal, streams: list[str]) -> int:
    """Every event of every session, read and decoded."""
    return sum(len(journal.read(stream)) for stream in streams)


def parse(payloads: list[str]) -> int:
    """What any program must do with them at the least."""
    for payload in payloads:
        json.loads(payload)
    return len(payloads)


if __name__ == "__main__":
    main()
