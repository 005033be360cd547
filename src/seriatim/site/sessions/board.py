"""What does the board of the booths show? Now, next and next but one, with what is needed to interpret them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seriatim.floor.rules.state import Request
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.screens.words.booth import SENTENCES
from seriatim.site import house
from seriatim.site.sessions import scene, signals
from seriatim.site.sessions.scene import Line, Scene
from seriatim.site.sessions.tongues import CODES

SHOWN = 2
"""Next, and next but one: what a booth prepares while it interprets."""

ENDING = (15, 5, 0)
"""Minutes before the end of a service at which the board says so more loudly."""


@dataclass(frozen=True)
class Turn:
    """One speech to come, or the one that is on."""

    line: Line
    code: str
    formal: str
    language: str
    number: int | None
    has_text: bool


@dataclass(frozen=True)
class Service:
    """When a service ends, how many minutes are left, and how near that is: 15, 5, 0 or nothing."""

    name: str
    at: datetime
    left: int
    near: int | None


def board(known: Session, meeting: Meeting, told: Scene, booth: str) -> dict[str, Any]:
    """Everything but the text that is open."""
    frame, reader, at = told.frame, told.tongues.reader, house.now()
    here = known.programme.sitting == meeting.id
    lit = signals.of_session(known.floor.session) if known.floor.session else {}
    return {
        "told": told,
        "turn": _turn(known, reader, told, frame["now"]) if here and frame.get("now") else None,
        "next": [_turn(known, reader, told, one) for one in frame.get("next", ())[:SHOWN]] if here else [],
        "here_now": here,
        "booth": booth,
        "booths": [(code, SENTENCES[code]) for code in CODES],
        "services": [service(stop.service, stop.at, at) for stop in meeting.hard_stops] if here else [],
        "signals": [(key, SENTENCES["missing" if key == "text" else key]) for key in signals.SIGNALS],
        "lit": set(lit.get(booth, ())),
        "others": [
            (SENTENCES[code], [SENTENCES["missing" if one == "text" else one] for one in which])
            for code, which in lit.items()
            if code != booth and which
        ],
        "script": {"booth": booth, "here": here},
    }


def service(name: str, at: datetime, now: datetime) -> Service:
    """How long a service still lasts; begun minutes count, and none is left once it has ended."""
    left = max(0, -((now - at) // scene.MINUTE))
    near = min((mark for mark in ENDING if left <= mark), default=None)
    return Service(name, at, left, near)


def _turn(known: Session, reader: Reader, told: Scene, one: scene.Frame) -> Turn:
    request = known.floor.requests.get(RequestId(one.get("number") or 0))
    code = one.get("who", "") if one.get("as", "delegation") == "delegation" else ""
    line = told.line(one) if code else told.now
    assert line is not None, "somebody has the floor"
    return Turn(
        line, code, _formal(reader, code), _language(request), one.get("number"), bool(request and request.text)
    )


def _language(request: Request | None) -> str:
    language = request.language if request else ""
    return str(SENTENCES.get(language, language))


def _formal(reader: Reader, code: str) -> str:
    """The name in full, where it is another than the short one."""
    known = reader.roster.participants.get(DelegationId(code))
    formal = known.formal_name(reader.language) if known else ""
    return formal if formal != reader.name(code) else ""
