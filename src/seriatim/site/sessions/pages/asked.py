"""The page of one request for the floor: where it stands, how it came there, what can be done with it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest

from seriatim.delegations.rules.reading import Reads, reads_statement
from seriatim.floor.rules.state import Request
from seriatim.floor.rules.visible import sight
from seriatim.floor.shown import list_shown
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.proceedings.rules.session import Session
from seriatim.site.readers import actor_in, reader_of
from seriatim.site.sessions.deeds import REQUEST
from seriatim.site.sessions.doing import NotDone
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.pages.topic import rows, topic_of
from seriatim.site.sessions.showing import Page


def contents(request: HttpRequest, known: Session, where: Where, _not_done: NotDone | None) -> dict[str, Any]:
    """One request; whoever may not see its name on the list finds nothing here either."""
    actor, asked = actor_in(request, known), request_of(request, known, where)
    topic, number = topic_of(known, where["of"])[0], asked.id
    lines, reader = list_shown(known.floor, topic.id, actor).lines, reader_of(known)
    line = [one for one in lines if one.request.id == number]
    return {
        "topic": topic,
        "name": reader.name(asked.asked.delegation),
        "owing": [known.programme.meetings[one] for one in asked.owed_in if one in known.programme.meetings],
        "asked": asked,
        "speech": next((one for one in known.floor.speeches if asked.end and one.number == asked.end.speech), None),
        "others": [
            (one.request.id, f"{one.number}. {reader.name(one.request.asked.delegation)}")
            for one in lines
            if one.request.id != number
        ],
        "reads_text": reads_statement(reader.roster, actor, asked.asked.delegation, asked.actor) != Reads.NOTHING,
        "row": next(rows(known, tuple(line), reader, actor), None),
    }


def request_of(request: HttpRequest, known: Session, where: Where) -> Request:
    """The request at an address; Http404 where there is none, or none that the reader may see."""
    topic, number = topic_of(known, where["of"])[0], RequestId(where["number"])
    asked = known.floor.requests.get(number)
    seen = sight(known.floor, topic.id, actor_in(request, known)).requests
    if asked is None or asked.asked.list != topic.id or number not in seen:
        raise Http404(number)
    return asked


def _given(where: Where) -> Mapping[str, Any]:
    return {"request": RequestId(where["number"]), "first": RequestId(where["number"])}


def _whose(known: Session, where: Where) -> DelegationId | None:
    request = known.floor.requests.get(RequestId(where["number"]))
    return request.asked.delegation if request else None


PAGE = Page("asked", "floor/asked.html", contents, REQUEST, _given, whose=_whose)
