"""What of a session is announced to everybody who follows its feed? Each announcement keeps its id for ever.

Nothing is in it that the list of speakers does not show to somebody who has not signed in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from seriatim.floor.rules import events as f
from seriatim.floor.rules.state import Request, Speech, Standing
from seriatim.floor.rules.visible import sight
from seriatim.journal.finding import Wanted
from seriatim.kernel.event import EVENT_NAMES, Recorded, changed
from seriatim.kernel.ids import SessionId
from seriatim.meetings.rules import events as m
from seriatim.proceedings.chamber import stream_of_session
from seriatim.proceedings.happened import happened
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.site import house

LATEST = 100
"""So many announcements are in a feed; whoever reads it once a day misses none of a day's meetings."""

ABOUT_MEETINGS = (
    m.MeetingPlanned,
    m.MeetingRescheduled,
    m.MeetingCancelled,
    m.MeetingOpened,
    m.MeetingSuspended,
    m.MeetingResumed,
    m.MeetingAdjourned,
)
ABOUT_LISTS = (f.ListOpened, f.ListClosed, f.FloorOpenedToAll)
NAMES = tuple(EVENT_NAMES[one] for one in (m.ProgrammeOfWorkAdopted, *ABOUT_MEETINGS, *ABOUT_LISTS))


@dataclass(frozen=True)
class Announcement:
    """One entry of a feed: when, in one sentence, and the path of the page that says more."""

    id: str
    at: datetime
    sentence: str
    path: str
    about: str


def announced(known: Session, reader: Reader) -> tuple[Announcement, ...]:
    """The latest first: what became of meetings and lists, and who was heard as far as everybody may know."""
    session = known.floor.session
    assert session is not None, "a session that is not convened has no feed"
    found = [*_events(session, known, reader), *_speeches(session, known, reader)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:LATEST])


def _events(session: SessionId, known: Session, reader: Reader) -> Iterator[Announcement]:
    streams = (stream_of_session(session),)
    for placed in house.chamber().journal.find(Wanted(streams, NAMES, limit=LATEST)):
        recorded = placed.recorded
        yield Announcement(
            identity(session, recorded.version),
            recorded.at,
            happened(_for_everybody(recorded, known), reader, known.floor),
            _path(session, recorded.event),
            _kind(recorded.event),
        )


def _for_everybody(recorded: Recorded, known: Session) -> Any:
    """The event with its topic by name, and without the words of a reason, which may name others."""
    event = recorded.event
    facts: dict[str, Any] = {"reason": ""} if getattr(event, "reason", "") else {}
    if isinstance(event, ABOUT_LISTS):
        facts["list"] = known.programme.topics[event.list].short_title
    return changed(event, **facts)


def _speeches(session: SessionId, known: Session, reader: Reader) -> Iterator[Announcement]:
    """Who was heard: every speech of a delegation that is over and counts, and whose name the list shows."""
    shown = {of: sight(known.floor, of, None).requests for of in known.floor.lists}
    for speech in known.floor.speeches[-LATEST:]:
        request = known.floor.requests.get(speech.request) if speech.request else None
        if request and request.standing == Standing.HEARD and request.id in shown[request.asked.list]:
            yield _heard(session, known, reader, speech, request)


def _heard(session: SessionId, known: Session, reader: Reader, speech: Speech, request: Request) -> Announcement:
    facts: Mapping[str, str] = {
        "delegation": reader.name(request.asked.delegation),
        "topic": known.programme.topics[request.asked.list].short_title,
        "group": request.on_behalf_of,
    }
    said = _("Heard on {topic}: {delegation}, on behalf of {group}.") if facts["group"] else ""
    return Announcement(
        identity(session, f"speech/{speech.number}"),
        speech.ended_at or speech.given_at,
        (said or _("Heard on {topic}: {delegation}.")).format_map(facts),
        reverse("meeting", kwargs={"session": session, "meeting": speech.meeting}),
        "speech",
    )


def identity(session: SessionId, what: object) -> str:
    """A name that is the same from whichever address a feed is read, and never another one's."""
    return uuid5(NAMESPACE_URL, f"seriatim:{session}/{what}").urn


def _path(session: SessionId, event: Any) -> str:
    if isinstance(event, ABOUT_LISTS):
        return reverse("topic", kwargs={"session": session, "of": event.list})
    if isinstance(event, ABOUT_MEETINGS):
        return reverse("meeting", kwargs={"session": session, "meeting": event.meeting})
    return reverse("programme", kwargs={"session": session})


def _kind(event: Any) -> str:
    return "list" if isinstance(event, ABOUT_LISTS) else "meeting" if isinstance(event, ABOUT_MEETINGS) else "session"
