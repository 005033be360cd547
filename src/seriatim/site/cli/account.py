"""What does the command line tell of a rehearsal while it runs, and at its end?"""

from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.text import Text

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules.queue import owed_on
from seriatim.floor.rules.state import Standing
from seriatim.journal import Journal
from seriatim.journal.codec import canonical, discreet, plain
from seriatim.kernel.event import EVENT_NAMES
from seriatim.meetings.rules.events import MeetingAdjourned, MeetingOpened
from seriatim.proceedings.happened import happened
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.words import told as refusal
from seriatim.rehearsal.performance import Done, Performance
from seriatim.rehearsal.summary import summary, told
from seriatim.site.cli.errors import NOT_DONE
from seriatim.site.cli.house import tell

if TYPE_CHECKING:
    from datetime import date

WIDTH = 120


class Account:
    """Tells of one rehearsal: every act, or a line for each meeting; and a summary."""

    def __init__(self, play: Performance, roster: Roster, *, as_json: bool, all_of_it: bool) -> None:
        self._play, self._roster = play, roster
        self._as_json, self._all = as_json, all_of_it
        self._day: date | None = None
        console = Console(highlight=False)
        self._console = console if console.is_terminal else Console(width=WIDTH, highlight=False)

    def show(self, done: Done) -> None:
        """One act and what came of it."""
        if self._as_json:
            tell(_plain(done))
        elif self._all or any(isinstance(one, MeetingOpened | MeetingAdjourned) for one in done.events):
            self._line(done)

    def close(self, journal: Journal) -> None:
        """How it ended, and by which root the whole journal of it is known."""
        facts = summary(self._play) | {"root": journal.head().root.hex()}
        if self._as_json:
            tell({"summary": facts})
        else:
            self._console.print()
            for line in told(facts):
                self._console.print(Text(line))

    def leave(self) -> None:
        """With the status that says whether a promise was broken."""
        if self._play.counts.broken:
            raise typer.Exit(NOT_DONE)

    def _line(self, done: Done) -> None:
        known = self._play.known()
        reader = Reader.of(known, self._roster)
        at = reader.local(done.at)
        if at.date() != self._day:
            self._day = at.date()
            self._console.print(Text(f"{at.day} {at:%B %Y}, {reader.zone}", style="bold"))
        who = (f"{reader.actor(done.actor)}: ", "dim")
        self._console.print(Text.assemble(f"{at:%H:%M:%S}  ", who, self._said(done, known, reader)))
        self._console.file.flush()  # whoever reads through a pipe follows as well

    def _said(self, done: Done, known: Session, reader: Reader) -> Text:
        if done.refused:
            return Text.assemble(
                (f"{done.command} refused ({done.refused.code}). ", "bold red"), refusal(done.refused, reader)
            )
        if done.repeated:
            return Text(f"{done.command} came twice, and was done once.", style="dim")
        sentences = [happened(one, reader, known.floor) for one in done.events]
        if any(isinstance(one, MeetingAdjourned) for one in done.events) and not self._all:
            heard = sum(one.standing == Standing.HEARD for one in known.floor.requests.values())
            owed = sum(owed_on(known.floor, of) for of in known.floor.lists)
            return Text(f"The meeting is adjourned: {heard} heard so far, {owed} owed the floor.")
        return Text(" ".join(sentences))


def _plain(done: Done) -> dict[str, object]:
    events = [{"name": EVENT_NAMES[type(one)], "payload": plain(canonical(discreet(one)))} for one in done.events]
    facts: dict[str, object] = {"at": done.at.isoformat(), "actor": str(done.actor), "command": done.command}
    if done.refused:
        return facts | {"ok": False, "code": str(done.refused.code)}
    return facts | {"ok": True, "repeated": done.repeated, "events": events}
