"""How is something that was read, or done, answered? As JSON with an ETag, or with 304 where the reader has it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from msgspec.json import encode

from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import RequestId
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.rules.session import Session

KIND = "application/json; charset=utf-8"


def shown(request: HttpRequest, facts: Mapping[str, Any], version: int | None = None) -> HttpResponse:
    """What was read. The ETag begins with the version of the session, and changes with every byte that is shown.

    So it differs between readers who see different things, and is the same for those who see the same.
    """
    body = encode(facts)
    begins = "" if version is None else f"{version}."
    etag = f'"{begins}{sha256(body).hexdigest()[:16]}"'
    known = [one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))]
    fresh = etag in known or "*" in known
    answer = HttpResponseNotModified() if fresh else HttpResponse(body, content_type=KIND)
    answer["ETag"] = etag
    return answer


def done(answer: Answer, actor: Actor, known: Session) -> HttpResponse:
    """What was done, to the byte the same whenever it is asked again with the same key."""
    told = {"version": answer.version, "events": [_told(one, actor, known) for one in answer.events]}
    response = HttpResponse(encode(told), content_type=KIND)
    response["ETag"] = f'"{answer.version}"'
    return response


def _told(event: Mapping[str, Any], actor: Actor, known: Session) -> Mapping[str, Any]:
    """An event whole to who presides, and to the delegation whose it is; to it, of another's, only that it was."""
    if actor.presides or _is_theirs(event["payload"], actor, known):
        return {"name": event["name"], "version": event["version"], "facts": event["payload"]}
    return {"name": event["name"], "version": event["version"]}


def _is_theirs(facts: Mapping[str, Any], actor: Actor, known: Session) -> bool:
    if "delegation" in facts:
        return bool(facts["delegation"] == actor.delegation)
    request = known.floor.requests.get(RequestId(facts.get("request", 0)))
    return request is not None and request.asked.delegation == actor.delegation and facts.keys().isdisjoint(OTHERS)


OTHERS = frozenset({"joint_with", "requests", "members", "alphabet", "drawn", "by"})
"""Facts that may name others."""
