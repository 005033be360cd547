"""The screen of the room: who has the floor, the clock, who is next, for everybody in the room and from the back.

It is filtered as for the public, or as for participants where an officer opened it; never as for the desk.
"""

from collections.abc import Mapping
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from seriatim.kernel.ids import BodyId
from seriatim.meetings.rules.events import Mode
from seriatim.meetings.rules.state import Meeting, Status
from seriatim.proceedings import dates
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.screens.frame import frame
from seriatim.screens.words import sentences
from seriatim.screens.words.screen import SENTENCES
from seriatim.site import house
from seriatim.site.readers import actor_in, body_of, reader_of
from seriatim.site.sessions import scene
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.scene import Scene, State
from seriatim.site.sessions.showing import session_of, shown
from seriatim.site.sessions.tongues import CODES, Said, tongues
from seriatim.site.templatetags.written import meeting_title, seat

ROWS = 6.5
"""Names of one row that fit on a screen of 16:9; its script shows more where there is more room."""


@require_safe
def screen(request: HttpRequest, session: str, meeting: str) -> HttpResponse:
    """As plain HTML, of this moment; its script then keeps it so."""
    known = session_of(session)
    held = meeting_of(known, meeting)
    audience = scene.audience(actor_in(request, known))
    told = Scene(frame(known, house.now(), audience), tongues(request.GET.get("languages", ""), reader_of(known)))
    return shown(request, "screens/screen.html", known, contents(request, known, held, told))


def contents(request: HttpRequest, known: Session, meeting: Meeting, told: Scene) -> dict[str, Any]:
    """What the template writes, and what its script needs to go on from there."""
    state = scene.state(meeting, told.frame)
    address = request.build_absolute_uri(reverse("now", kwargs={"session": known.floor.session}))
    banner = scene.banner(meeting, told, state)
    rows = ROWS - 1.6 * bool(banner)
    shown_next = told.fitting(rows)
    return {
        "meeting": meeting,
        "told": told,
        "next": shown_next,
        "more": told.beyond(shown_next),
        "tight": sum(line.rows for line in shown_next) > rows,
        "state": state,
        "banner": banner,
        "informal": told.say("informal") if meeting.mode == Mode.INFORMAL else None,
        "in_debate": state not in scene.OUTSIDE,
        "seat_of": told.tongues.each(lambda _reader: seat(_seat(known))),
        "title": told.tongues.each(lambda _reader: meeting_title(meeting)),
        "about": scene.about(known, told.frame, meeting),
        "programme_of": upcoming(known, meeting, told) if state == State.BEFORE else [],
        "afterwards": afterwards(known, meeting, told) if state == State.AFTER else [],
        "stops": [] if state in (State.AFTER, State.CANCELLED) else stops(meeting, told),
        "address": address.partition("://")[2],
        "qr": qr(address),
        "sees": "room" if actor_in(request, known) else "public",
        "say": {key: told.say(key) for key in ("now", "next", "nobody", "held", "address")},
        "nobody_next": told.say("nobody-next"),
        "script": script(known, meeting, told),
    }


def _seat(known: Session) -> str:
    facts = house.chamber().body(BodyId(body_of(known))).body.facts
    return facts.seat if facts else ""


def stops(meeting: Meeting, told: Scene) -> list[Said]:
    """When which service ends, by the clock of the seat."""
    return [
        told.tongues.each(
            lambda reader, stop=stop: scene.written(  # type: ignore[misc]  # bound in the loop
                SENTENCES["stop"],
                reader,
                {"service": SENTENCES.get(stop.service, stop.service), "time": reader.time(stop.at)},
            )
        )
        for stop in meeting.hard_stops
        if stop.service not in meeting.consents
    ]


def upcoming(known: Session, meeting: Meeting, told: Scene) -> list[tuple[str, str]]:
    """The programme of the day from this meeting on: when, and about what."""
    reader = told.tongues.reader
    day = reader.local(meeting.starts).date()
    today = sorted(
        (
            one
            for one in known.programme.meetings.values()
            if reader.local(one.starts).date() == day
            and one.starts >= meeting.starts
            and one.status != Status.CANCELLED
        ),
        key=lambda one: one.starts,
    )
    return [(f"{reader.time(one.starts)}–{reader.time(one.stops_at)}", scene.items(known, one)) for one in today]


def afterwards(known: Session, meeting: Meeting, told: Scene) -> list[Said]:
    """The next meeting, and where those who were not reached are heard."""
    then, owed = scene.follows(known, meeting, house.now()), scene.owed_in(known, meeting)
    said = []
    if then:
        said.append(
            told.say(
                "next-meeting" if then.status == Status.PLANNED else "on-now",
                meeting=lambda _reader: meeting_title(then),
                time=lambda reader: day_and_time(reader, then),
            )
        )
    if owed:
        there = then is not None and scene.hears_them(meeting, then)
        said.append(told.count("owed-there" if there else "owed-later", owed))
    return said


def day_and_time(reader: Reader, meeting: Meeting) -> str:
    """When a meeting begins, in full, by the clock of the seat."""
    local = reader.local(meeting.starts)
    return f"{dates.day_in_full(local.date(), reader.language)}, {reader.time(meeting.starts)}"


def qr(address: str) -> SafeString:
    """The address as a drawing that phones read; on white whatever the colour of the screen."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=2, light="#fff", dark="#000", svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 — drawn here, from an address of our own


def script(known: Session, meeting: Meeting, told: Scene) -> Mapping[str, Any]:
    """What the screen's script cannot ask the stream for."""
    languages = told.tongues
    return {
        "state": scene.state(meeting, told.frame),
        "starts": int(meeting.starts.timestamp() * 1000),
        "languages": {code: {"words": sentences(["screen"], CODES[code])} for code in languages.codes},
        "topics": {of: topic.short_title for of, topic in known.programme.topics.items()},
        "about": scene.items(known, meeting),
    }
