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

from seriatim.delegations.rules import decide as roster
from seriatim.delegations.rules import links
from seriatim.delegations.rules.commands import UseLink
from seriatim.delegations.rules.needs import NEEDS, Need
from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules import decide as floor
from seriatim.floor.rules import entitled, following, whose
from seriatim.floor.rules.commands import CarryOver, EndSpeech
from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.kernel.actor import Office
from seriatim.kernel.command import COMMAND_TYPES
from seriatim.kernel.event import EVENT_NAMES
from seriatim.meetings.rules import commands as meetings
from seriatim.meetings.rules import conduct, decide
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.proceedings.expected import expected, hints_of
from seriatim.proceedings.happened import HAPPENED
from seriatim.proceedings.rules import session as sessions
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.proceedings.tests.reading import Spot, reached, spot_of
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
    Denied.NOT_APPOINTED,
    Denied.NOT_A_MEMBER,
    Denied.NOBODY_MAY,
)
"""What every command can meet; said once."""

MORE: Mapping[type, tuple[StrEnum, ...]] = {
    **dict.fromkeys(roster.COMMANDS, (MeetingRefusal.NO_SUCH_BODY,)),
    meetings.ConveneSession: (MeetingRefusal.NO_SUCH_BODY,),
    EndSpeech: (Denied.NOT_YOURS_TO_DO,),  # of the Chair's own words
}
"""What is refused where several commands meet, before any of them is looked at."""

BEGINS: Mapping[type, tuple[Spot, ...]] = {
    **{kind: (spot_of(function),) for kind, function in floor.DECISIONS.items()},
    **{kind: (spot_of(floor.DECISIONS[kind]), spot_of(entitled.known_request)) for kind in whose.BY_ITS_REQUEST},
    **{kind: (spot_of(function),) for kind, function in decide.DECISIONS.items()},
    **{kind: (spot_of(function),) for kind, function in decide.BESIDE_OTHERS.items()},
    meetings.AdjournMeeting: (spot_of(conduct.adjourn), spot_of(following.first)),
    meetings.EstablishBody: (spot_of(decide.decide_body),),
    meetings.ConveneSession: (spot_of(decide.decide_convening), spot_of(following.adopt)),
    meetings.OpenMeeting: (spot_of(conduct.open_meeting), spot_of(following.resume_debate)),
    meetings.TakeUpList: (spot_of(conduct.take_up), spot_of(following.resume_debate_unless_heard)),
    meetings.SuspendMeeting: (spot_of(conduct.suspend), spot_of(following.pause)),
    meetings.ResumeMeeting: (spot_of(conduct.resume), spot_of(following.restart_clock)),
    **{kind: (spot_of(function),) for kind, function in roster.DECISIONS.items()},
    UseLink: (spot_of(links.use), spot_of(links.holder)),
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
    need = NEEDS[kind.__name__]
    codes = {(type(one), one) for one in (*MORE.get(kind, ()), *_denials(need))} | refusals
    yield f"### `{kind.__name__}`\n\n{getdoc(kind)}\n"
    yield f"Given by {_who(need)}. Leads to {', '.join(f'`{name}`' for name in sorted(behind.events))}.\n"
    yield from _fields(kind)
    yield f"```json\n{example}\n```\n"
    said = {(type(one), one) for one in ALWAYS}
    yield from sorted(_refusal(code) for slice_, code in codes if (slice_, code) not in said)
    yield ""


def _denials(need: Need) -> Iterator[StrEnum]:
    """How whoever has not what a command needs is refused."""
    if need.offices:
        alone = Denied.NOT_YOURS_TO_DO if Office.CHAIR in need.offices else Denied.NOT_OF_THE_SECRETARIAT
        yield Denied.NOT_YOUR_REQUEST if need.delegation else alone
    else:
        yield Denied.ONLY_ONESELF
    if need.grant:
        yield Denied.NOT_GRANTED


def _who(need: Need) -> str:
    """Who may give it, in words."""
    ways = []
    if need.delegation:
        members = f" (a member who may `{need.grant}`)" if need.grant else ""
        ways.append(f"the delegation itself{members}")
    if need.herself:
        ways.append("the person herself")
    offices = " or ".join(f"the {'Chair' if one == 'chair' else 'secretariat'}" for one in sorted(need.offices))
    if offices:
        ways.append(f"for it by {offices}" if need.delegation else offices)
    return ", or ".join(ways)


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
