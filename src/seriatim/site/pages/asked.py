"""The page of one request for the floor: where it stands, how it came there, what can be done with it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest

from seriatim.floor.rules.visible import sight
from seriatim.floor.shown import list_shown
from seriatim.kernel.ids import RequestId
from seriatim.proceedings.rules.session import Session
from seriatim.site.deeds import REQUEST
from seriatim.site.doing import NotDone
from seriatim.site.pages.topic import rows, topic_of
from seriatim.site.readers import actor_of, reader_of
from seriatim.site.showing import Page, Where


def contents(request: HttpRequest, known: Session, where: Where, _not_done: NotDone | None) -> dict[str, Any]:
    """One request; whoever may not see its name on the list finds nothing here either."""
    actor = actor_of(request)
    topic, _speakers = topic_of(known, where["of"])
    number = RequestId(where["number"])
    asked = known.floor.requests.get(number)
    if asked is None or asked.asked.list != topic.id or number not in sight(known.floor, topic.id, actor).requests:
        raise Http404(number)
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
        "row": next(rows(known, tuple(line), reader), None),
    }


def _given(where: Where) -> Mapping[str, Any]:
    return {"request": RequestId(where["number"]), "first": RequestId(where["number"])}


PAGE = Page("asked", "floor/asked.html", contents, REQUEST, _given)
