"""What of a session and its meetings is told to a program? What its pages show to the same reader, as plain facts."""

from django.http import HttpRequest

from seriatim.floor.shown import Heard, counts, heard_in, owed_by
from seriatim.kernel.actor import Actor
from seriatim.meetings.rules.state import Meeting, Topic
from seriatim.proceedings.plain import Facts, plain, written
from seriatim.proceedings.rules.session import Session
from seriatim.screens.frame import frame
from seriatim.screens.lines import line
from seriatim.site import house
from seriatim.site.api.plainly import reads_as, saying_something, with_names
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions.pages.session import meetings

MEETING = "number name status mode form starts takes_up items place reason"
MORE_OF_A_MEETING = f"{MEETING} follows opened_at suspended_until adjourned_at proposed_at_closing scheduled_at"

OF_THE_FLOOR = frozenset(
    {"now", "interrupted", "pending", "undo", "undoes", "next", "more", "points", "replies", "late", "agreed", "until"}
)
"""What a frame of the stream says of the meeting in session; the rest is about the lists, or about the frame."""


def session(request: HttpRequest, known: Session) -> Facts:
    """A session at a glance: its agenda with the figures of each list, and its meetings."""
    programme = known.programme
    names = "session body body_name ordinal kind opens closes zone illustrative"
    return {
        "version": known.version,
        "as": reads_as(actor_in(request, known)),
        **plain(programme.session, names),
        "in_session": programme.sitting,
        "agenda": [
            {
                "number": item.number,
                "title": item.title,
                "topics": [_topic(known, one) for one in programme.topics.values() if one.item == item.number],
            }
            for item in programme.items.values()
        ],
        "meetings": [_meeting(one, MEETING) for one in meetings(known)],
    }


def _topic(known: Session, one: Topic) -> Facts:
    return {"topic": one.id, **plain(one, "title short_title"), **vars(counts(known.floor, one.id))}


def programme_of_work(known: Session) -> Facts:
    """Every meeting with its hard stops, in the order of their beginning."""
    held = [_meeting(one, MORE_OF_A_MEETING) | {"hard_stops": _stops(one)} for one in meetings(known)]
    return {"version": known.version, "zone": known.programme.zone, "meetings": held}


def meeting(request: HttpRequest, known: Session, one: Meeting) -> Facts:
    """A meeting with its floor, what it heard and what it owes."""
    actor = actor_in(request, known)
    told = {
        "version": known.version,
        "as": reads_as(actor),
        **_meeting(one, MORE_OF_A_MEETING),
        "hard_stops": _stops(one),
        "floor": _floor(known, actor) if known.programme.sitting == one.id else None,
        "heard": [heard(known, actor, entry) for entry in heard_in(known.floor, one.id, actor)],
        "owed": _owed(known, actor, one),
        "follow_ups": [other.id for other in known.programme.meetings.values() if other.follows == one.id],
    }
    return with_names(told, reader_of(known))


def _meeting(one: Meeting, names: str) -> Facts:
    return {"meeting": one.id, **saying_something(plain(one, names))}


def _stops(one: Meeting) -> list[Facts]:
    return [
        {"service": stop.service, "at": written(stop.at), "consent": stop.service in one.consents}
        for stop in one.hard_stops
    ]


def _floor(known: Session, actor: Actor | None) -> Facts:
    """The floor as the stream has it, in the same words."""
    return {name: value for name, value in frame(known, house.now(), actor).items() if name in OF_THE_FLOOR}


def heard(known: Session, actor: Actor | None, one: Heard) -> Facts:
    """One request that was heard, with when and for how long."""
    when = plain(one.speech, "given_at ended_at elapsed_ms") if one.speech else {}
    return {**line(known.floor, one.request, actor), **saying_something(when)}


def _owed(known: Session, actor: Actor | None, one: Meeting) -> list[Facts]:
    """What the meeting still owes; before it has risen, what it is to hear first for the meeting that it follows."""
    source, lists = (one.id, one.owed) if one.owed else (one.follows, one.takes_up)
    if source is None:
        return []
    return [
        {"of": of, "lines": [line(known.floor, entry, actor) for entry in owed_by(known.floor, source, of, actor)]}
        for of in lists
    ]
