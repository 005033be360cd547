"""What of a list and of its requests is told to a program? What their pages show to the same reader."""

from django.http import HttpRequest
from django.urls import reverse

from seriatim.delegations.rules.reading import Reads, reads_statement
from seriatim.floor.rules.state import Request, SpeakersList
from seriatim.floor.shown import list_shown
from seriatim.kernel.actor import Actor
from seriatim.meetings.rules.state import Topic
from seriatim.proceedings.plain import Facts, plain, written
from seriatim.proceedings.rules.session import Session
from seriatim.screens.lines import line
from seriatim.site import house
from seriatim.site.api.facts import heard as heard_
from seriatim.site.api.plainly import reads_as, saying_something, with_names
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions.pages.topic import Row, rows


def speakers(request: HttpRequest, known: Session, of: tuple[Topic, SpeakersList], page: range) -> tuple[Facts, int]:
    """The waiting from one place to another, each with its reason; and how many this reader may see."""
    (topic, list_), actor = of, actor_in(request, known)
    listed = list_shown(known.floor, topic.id, actor)
    part = listed.lines[page.start : page.stop]
    told = {
        "version": known.version,
        "as": reads_as(actor),
        "of": topic.id,
        **plain(topic, "item title short_title"),
        "state": list_.phase(house.now()),
        **plain(list_, "opens_at closes_at visibility next_names"),
        "to_all": bool(list_.open_to_all),
        **vars(listed.counts),
        "hidden": listed.hidden,
        "lines": [_placed(known, actor, row) for row in rows(known, part, reader_of(known), actor)],
        "speaking": [line(known.floor, one, actor) for one in listed.speaking],
        "late": [{**line(known.floor, one, actor), "asked_at": written(one.at)} for one in listed.late],
    }
    return with_names(told, reader_of(known)), len(listed.lines)


def _placed(known: Session, actor: Actor | None, row: Row) -> Facts:
    reason = {"reason": row.why} if row.why else {}
    return {"place": row.line.number, **line(known.floor, row.line.request, actor), **reason}


def heard(request: HttpRequest, known: Session, topic: Topic, page: range) -> tuple[Facts, int]:
    """Who was heard on a list, in the order in which they spoke."""
    actor = actor_in(request, known)
    listed = list_shown(known.floor, topic.id, actor).heard
    lines = [heard_(known, actor, one) for one in listed[page.start : page.stop]]
    return _part(known, actor, topic, lines), len(listed)


def ended(request: HttpRequest, known: Session, topic: Topic, page: range) -> tuple[Facts, int]:
    """Who was on a list and was not heard: withdrawn, declined, handed in writing and so on."""
    actor = actor_in(request, known)
    listed = list_shown(known.floor, topic.id, actor).ended
    lines = [{**line(known.floor, one, actor), "end": _end(one)} for one in listed[page.start : page.stop]]
    return _part(known, actor, topic, lines), len(listed)


def _part(known: Session, actor: Actor | None, topic: Topic, lines: list[Facts]) -> Facts:
    told = {"version": known.version, "as": reads_as(actor), "of": topic.id, "lines": lines}
    return with_names(told, reader_of(known))


def _end(request: Request) -> Facts | None:
    end = request.end
    return {"how": end.standing, **saying_something(plain(end, "at reason"))} if end else None


def one_request(request: HttpRequest, known: Session, asked: Request) -> Facts:
    """One request from its inscription to its end; the text for who may read it before it is delivered."""
    actor, reader = actor_in(request, known), reader_of(known)
    lines = list_shown(known.floor, asked.asked.list, actor).lines
    row = next(rows(known, tuple(one for one in lines if one.request.id == asked.id), reader, actor), None)
    reads = reads_statement(reader.roster, actor, asked.asked.delegation, asked.actor) != Reads.NOTHING
    session = known.programme.session.session if known.programme.session else ""
    told = {
        "version": known.version,
        "as": reads_as(actor),
        "of": asked.asked.list,
        **line(known.floor, asked, actor),
        **plain(asked.asked, "kind"),
        **plain(asked, "capacity level standing"),
        "asked_at": written(asked.at),
        **_course(known, asked),
        "text": asked.text if reads else None,
        "receipt": reverse("receipt", kwargs={"session": session, "of": asked.asked.list, "number": asked.id}),
    }
    placed = {"place": row.line.number, "reason": row.why} if row else {}
    return with_names(told | saying_something(placed), reader)


def _course(known: Session, asked: Request) -> Facts:
    """What became of it, as far as it went."""
    origin, end = asked.asked.origin, asked.end
    speech = next((one for one in known.floor.speeches if end and one.number == end.speech), None)
    return saying_something(
        {
            "owed_in": asked.owed_in,
            "origin": plain(origin, "session request") if origin else None,
            "heard": plain(speech, "given_at elapsed_ms") if speech else None,
            "end": _end(asked),
        }
    )
