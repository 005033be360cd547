"""Writes the commands into docs/commands.md: from the code, and from what fields mean in commands_page.toml.

Only what stands between the two marks is written; what stands around it is kept. With `--check` nothing is written,
and a page that is not what it would be is an error.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from inspect import getdoc
from pathlib import Path
from typing import Any

from seriatim.delegations.rules import commands as participants
from seriatim.delegations.rules import decide as roster
from seriatim.delegations.rules.refusals import Refusal as RosterRefusal
from seriatim.floor.rules import decide as floor
from seriatim.floor.rules import entitled, rising
from seriatim.floor.rules.commands import CarryOver
from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.kernel.command import COMMAND_TYPES
from seriatim.kernel.event import EVENT_NAMES
from seriatim.meetings.rules import commands as meetings
from seriatim.meetings.rules import conduct, decide
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.proceedings.expected import expected, hints_of
from seriatim.proceedings.happened import HAPPENED
from seriatim.proceedings.rules import session as sessions
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.proceedings.tests.reading import Code, Spot, reached, spot_of
from seriatim.proceedings.wire import OTHERWISE
from seriatim.proceedings.words import template

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "commands.md"
PLAYS = ROOT / "docs" / "plays"
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
BEGIN, END = "<!-- begin: written by scripts/commands_page.py -->\n", "<!-- end -->\n"

ALWAYS: tuple[StrEnum, ...] = (
    Refusal.NO_SESSION_NAMED,
    Refusal.NO_SUCH_SESSION,
    Refusal.BEFORE_THE_LAST,
    Refusal.KEY_REUSED,
)
"""What every command in a session can meet; said once."""

MORE: Mapping[type, tuple[StrEnum, ...]] = {
    participants.AdmitParticipant: (RosterRefusal.NOT_YOURS_TO_DO, MeetingRefusal.NO_SUCH_BODY),
    participants.FormGroup: (RosterRefusal.NOT_YOURS_TO_DO, MeetingRefusal.NO_SUCH_BODY),
    participants.SetCapabilities: (RosterRefusal.NOT_YOURS_TO_DO, MeetingRefusal.NO_SUCH_BODY),
    meetings.ConveneSession: (MeetingRefusal.NO_SUCH_BODY,),
}
"""What is refused where several commands meet, before any of them is looked at."""

PRESIDING = Spot(decide.__name__, "_must_preside")
BEGINS: Mapping[type, tuple[Spot, ...]] = {
    **{kind: (spot_of(function),) for kind, function in floor.DECISIONS.items()},
    **{kind: (spot_of(function), PRESIDING) for kind, function in decide.DECISIONS.items()},
    **{kind: (spot_of(function), PRESIDING) for kind, function in decide.BESIDE_OTHERS.items()},
    meetings.AdjournMeeting: (spot_of(conduct.adjourn), PRESIDING, spot_of(rising.first)),
    meetings.EstablishBody: (spot_of(decide.decide_body),),
    meetings.ConveneSession: (spot_of(decide.decide_convening), spot_of(rising.adopt)),
    meetings.OpenMeeting: (spot_of(conduct.open_meeting), PRESIDING, spot_of(rising.resume)),
    meetings.TakeUpList: (spot_of(conduct.take_up), PRESIDING, spot_of(rising.resume_unless_heard)),
    meetings.SuspendMeeting: (spot_of(conduct.suspend), PRESIDING, spot_of(rising.pause)),
    meetings.ResumeMeeting: (spot_of(conduct.resume), PRESIDING, spot_of(rising.go_on)),
    participants.AdmitParticipant: (Spot(roster.__name__, "_admit"),),
    participants.FormGroup: (Spot(roster.__name__, "_form"),),
    participants.SetCapabilities: (Spot(roster.__name__, "_set"),),
    CarryOver: (spot_of(sessions.carry),),
}
"""Where the deciding of each command begins."""

NEVER_OF_AN_OPEN_REQUEST = {(FloorRefusal, FloorRefusal.REQUEST_LATE), (FloorRefusal, FloorRefusal.REQUEST_JOINED)}
"""Who may also be late or joined is not refused for it, although the refusal is made in one place for all."""


def page() -> str:
    """The page as it should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    written = "\n".join(_written())
    return f"{before}{BEGIN}\n{written}\n{END}{rest.partition(END)[2]}"


def _written() -> Iterator[str]:
    examples = _examples()
    for title, names in WORDS["groups"].items():
        yield f"## {title}\n"
        for name in names:
            yield from _command(COMMAND_TYPES[name], examples[name])
    yield "## Refusals that every command may meet\n"
    yield from (_refusal(one) for one in ALWAYS)
    yield "\n## Events\n"
    yield "| Event | Its facts | What is said of it |\n|---|---|---|"
    for kind, sentence in HAPPENED.items():
        facts = ", ".join(f"`{one}`" for one in hints_of(kind))
        yield f"| `{EVENT_NAMES[kind]}` | {facts} | {sentence} |"
    yield ""


def _command(kind: type, example: str) -> Iterator[str]:
    behind = reached(*BEGINS[kind])
    refusals = behind.refusals
    if spot_of(entitled.open_request) in behind.spots and spot_of(entitled.standing_request) not in behind.spots:
        refusals = refusals - NEVER_OF_AN_OPEN_REQUEST
    codes = {(type(one), one) for one in MORE.get(kind, ())} | refusals
    yield f"### `{kind.__name__}`\n\n{getdoc(kind)}\n"
    yield f"Given by {_who(codes)}. Leads to {', '.join(f'`{name}`' for name in sorted(behind.events))}.\n"
    yield from _fields(kind)
    yield f"```json\n{example}\n```\n"
    yield from sorted(_refusal(code) for slice_, code in codes if slice_ is not Refusal or code not in ALWAYS)
    yield ""


def _who(codes: set[Code]) -> str:
    if (FloorRefusal, FloorRefusal.NOT_YOUR_REQUEST) in codes:
        return "the delegation itself, or for it by the Chair or the secretariat"
    return "the Chair or the secretariat"


def _fields(kind: Any) -> Iterator[str]:
    if not fields(kind):
        return
    yield "| Field | Type | If left out | Meaning |\n|---|---|---|---|"
    written_as = {name: as_ for as_, name in OTHERWISE.get(kind, {}).items()}
    for one in fields(kind):
        meaning = WORDS.get(kind.__name__, {}).get(one.name) or WORDS["every"][one.name]
        type_ = expected(hints_of(kind)[one.name])
        yield f"| `{written_as.get(one.name, one.name)}` | {type_} | {_default(one)} | {meaning} |"
    yield ""


def _default(one: Field[Any]) -> str:
    if one.default is MISSING:
        return "**needed**" if one.default_factory is MISSING else "empty"
    if isinstance(one.default, bool):
        return "true" if one.default else "false"
    if isinstance(one.default, tuple):
        return ", ".join(one.default) or "empty"
    return {None: "nothing", "": "empty"}.get(one.default) or str(one.default)


def _refusal(code: StrEnum) -> str:
    return f"- `{code}` {template(code)}"


def _examples() -> dict[str, str]:
    """The first line of the plays that gives each command."""
    found: dict[str, str] = {}
    for play in sorted(PLAYS.glob("*.jsonl")):
        for line in play.read_text(encoding="utf-8").splitlines():
            if line.startswith("{"):
                found.setdefault(json.loads(line)["command"], line)
    return found


if __name__ == "__main__":
    wanted = page()
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, encoding="utf-8")
    elif wanted != PAGE.read_text(encoding="utf-8"):
        sys.exit("docs/commands.md is not what the code says: run scripts/commands_page.py")
