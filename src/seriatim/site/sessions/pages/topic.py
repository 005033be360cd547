"""The page of a topic with its list of speakers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from seriatim.floor.rules.state import SpeakersList
from seriatim.floor.shown import Heard, Line, list_shown
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import ListId
from seriatim.meetings.rules.state import Topic
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.reasons import reason
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions.deeds import TOPIC
from seriatim.site.sessions.doing import NotDone
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.showing import Page


@dataclass(frozen=True)
class Row:
    """A line of the list with the reason for its place in words."""

    line: Line
    why: str


def topic_of(known: Session, of: str) -> tuple[Topic, SpeakersList]:
    """The topic at an address, with its list; raises Http404 where there is none."""
    topic, speakers = known.programme.topics.get(ListId(of)), known.floor.lists.get(ListId(of))
    if topic is None or speakers is None:
        raise Http404(of)
    return topic, speakers


def contents(request: HttpRequest, known: Session, where: Where, _not_done: NotDone | None) -> dict[str, Any]:
    """The waiting in order with the reason for each place, who was heard, and how others ended."""
    topic, speakers = topic_of(known, where["of"])
    actor = actor_in(request, known)
    listed = list_shown(known.floor, topic.id, actor)
    asked = request.GET.get("asked", "")
    return {
        "topic": topic,
        "speakers": speakers,
        "is_open": speakers.is_open(house.now()),
        "phase": speakers.phase(house.now()),
        "listed": listed,
        "own": reader_of(known).name(actor.delegation) if actor and actor.delegation else "",
        "rows": [*rows(known, listed.lines, reader_of(known), actor)],
        "heard_by_day": [*_by_day(listed.heard, reader_of(known))],
        "asked": next((line for line in listed.lines if str(line.request.stands[0].since) == asked), None),
    }


def _by_day(heard: tuple[Heard, ...], reader: Reader) -> Iterator[tuple[date | None, list[Heard]]]:
    """Who was heard, day by day, by the clock of the seat."""
    for day, spoke in groupby(heard, lambda one: reader.local(one.speech.given_at).date() if one.speech else None):
        yield day, [*spoke]


def rows(known: Session, lines: tuple[Line, ...], reader: Reader, actor: Actor | None) -> Iterator[Row]:
    """The lines of a list with their reasons, where the reader may see these; a delegation is told of its own place."""
    for line in lines:
        own = actor is not None and actor.delegation == line.request.asked.delegation
        yield Row(line, reason(line.place, line.number, known.floor, reader, own=own) if line.place else "")


def _after(where: Where, noun: str, answer: Answer) -> str:
    """Back to the list, which then says at which place stands what was asked at this version of the session."""
    return reverse("topic", kwargs=dict(where), query={"asked": answer.version} if noun == "requests" else None)


PAGE = Page("topic", "floor/topic.html", contents, TOPIC, lambda where: {"list": ListId(where["of"])}, _after)
