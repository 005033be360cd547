"""The page of a topic with its list of speakers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from seriatim.floor.rules.state import SpeakersList
from seriatim.floor.shown import Line, list_shown
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
from seriatim.site.sessions.showing import Page, Where


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
        "listed": listed,
        "own": reader_of(known).name(actor.delegation) if actor and actor.delegation else "",
        "rows": [*rows(known, listed.lines, reader_of(known))],
        "asked": next((line for line in listed.lines if str(line.request.stands[0].since) == asked), None),
    }


def rows(known: Session, lines: tuple[Line, ...], reader: Reader) -> Iterator[Row]:
    """The lines of a list with their reasons, where the reader may see these."""
    for line in lines:
        yield Row(line, reason(line.place, line.number, known.floor, reader) if line.place else "")


def _after(where: Where, noun: str, answer: Answer) -> str:
    """Back to the list, which then says at which place stands what was asked at this version of the session."""
    return reverse("topic", kwargs=dict(where), query={"asked": answer.version} if noun == "requests" else None)


PAGE = Page("topic", "floor/topic.html", contents, TOPIC, lambda where: {"list": ListId(where["of"])}, _after)
