"""How is what is played shown to people? A line for each command, by the clock of the seat."""

from dataclasses import dataclass
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from seriatim.floor.rules.kinds import Capacity, Kind
from seriatim.floor.rules.queue import waiting
from seriatim.floor.rules.state import Floor, Request
from seriatim.kernel.ids import ListId
from seriatim.proceedings.happened import happened
from seriatim.proceedings.play import Outcome, Stage, events_of
from seriatim.proceedings.wire import BadLine


@dataclass
class Transcript:
    """A running account: the day where it changes, then who did what when, and what happened."""

    stage: Stage
    console: Console
    day: date | None = None

    def show(self, outcome: Outcome) -> None:
        """One command and what came of it."""
        at = outcome.reader.local(outcome.line.occasion.at)
        if at.date() != self.day:
            self.day = at.date()
            self.console.print(Text(f"{at.day} {at:%B %Y}, {outcome.reader.zone}", style="bold"))
        row = Table.grid(padding=(0, 2))
        for width in (5, 8, 22):
            row.add_column(width=width, overflow="fold")
        row.add_column(ratio=1, overflow="fold")
        row.add_row(
            Text(str(outcome.line.number), style="dim"),
            Text(f"{at:%H:%M:%S}"),
            Text(outcome.reader.actor(outcome.line.occasion.actor)),
            self._said(outcome),
        )
        self.console.print(row)

    def _said(self, outcome: Outcome) -> Text:
        if outcome.refused:
            command = type(outcome.line.command).__name__
            return Text.assemble((f"{command} refused ({outcome.refused.code}). ", "bold red"), outcome.sentence)
        session = self.stage.session(outcome.line.session)
        floor = session.floor if session else Floor()
        events = events_of(outcome.answer) if outcome.answer else ()
        return Text(" ".join(happened(event, outcome.reader, floor) for event in events))

    def close(self, _bad: BadLine | None = None) -> None:
        """How the lists stand in the end, and who has the floor."""
        for session in self.stage.played:
            if known := self.stage.session(session):
                self.console.print(Text(f"\n{session}, version {known.version}", style="bold"))
                for of in known.floor.lists:
                    self.console.print(Text(f"  {of}: {drawn(known.floor, of) or 'nobody waits'}"))


def drawn(floor: Floor, of: ListId) -> str:
    """A list in one line: `>FRA KEN(owed) G77* BRA(r)`, > for who speaks, * for a group, (r) for a reply."""
    speech = floor.turn.speech
    here = speech and speech.request and floor.requests[speech.request].asked.list == of
    speaking = [f">{speech.speaker}"] if speech and here else []
    return " ".join((*speaking, *(_marked(floor.requests[one]) for one in waiting(floor, of))))


def _marked(request: Request) -> str:
    group = "*" if request.capacity == Capacity.GROUP else ""
    reply = "(r)" if request.asked.kind == Kind.REPLY else ""
    return f"{request.asked.delegation}{group}{reply}{'(owed)' if request.owed else ''}"
