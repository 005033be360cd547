"""The feeds of a session, in Atom (RFC 4287) and as a JSON Feed (1.1): one list of announcements, written twice.

They are the same for whoever asks: no cookie of somebody who is signed in is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import condition, require_safe

from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.readers import body_of, reader_of
from seriatim.site.sessions.announced import Announcement, announced, identity
from seriatim.site.sessions.showing import session_of
from seriatim.site.templatetags.written import session_title

JSON_FEED = "https://jsonfeed.org/version/1.1"

NO_SUMMARY: Any = None
"""The title of an entry says all of it. The stubs of Django do not know that this may be left out."""


@dataclass(frozen=True)
class Feed:
    """What both forms say: of whom, under which id, what was announced, and the absolute address of a path."""

    id: str
    title: str
    author: str
    page: str
    itself: str
    language: str
    announcements: tuple[Announcement, ...]
    absolute: Callable[[str], str]


def _tag(_request: HttpRequest, session: str) -> str:
    """Another one after every change of the session, or of a name in its body, and in every language."""
    known = session_of(session)
    return f'"{known.version}-{_body(known).version}-{translation.get_language()}"'


def _changed(_request: HttpRequest, session: str) -> datetime | None:
    known = session_of(session)
    return max((at for at in (known.at, _body(known).at) if at), default=None)


def _body(known: Session) -> Any:
    convened = known.programme.session
    assert convened is not None, "session_of finds no other"
    return house.chamber().body(convened.body)


@require_safe
@condition(etag_func=_tag, last_modified_func=_changed)
def atom(request: HttpRequest, session: str) -> HttpResponse:
    """The feed for feed readers."""
    feed = _feed(request, session)
    written = Atom1Feed(
        feed.title, feed.page, None, feed.language, author_name=feed.author, feed_url=feed.itself, feed_guid=feed.id
    )
    for one in feed.announcements:
        written.add_item(
            one.sentence, feed.absolute(one.path), NO_SUMMARY, unique_id=one.id, pubdate=one.at, updateddate=one.at,
            categories=(one.about,),
        )  # fmt: skip
    return _for_anybody(HttpResponse(written.writeString("utf-8"), content_type=Atom1Feed.content_type))


@require_safe
@condition(etag_func=_tag, last_modified_func=_changed)
def json(request: HttpRequest, session: str) -> HttpResponse:
    """The feed for programs."""
    feed = _feed(request, session)
    facts = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.itself,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(feed, one) for one in feed.announcements],
    }
    return _for_anybody(JsonResponse(facts, content_type="application/feed+json; charset=utf-8"))


def _item(feed: Feed, one: Announcement) -> dict[str, Any]:
    return {
        "id": one.id,
        "url": feed.absolute(one.path),
        "content_text": one.sentence,
        "date_published": one.at.isoformat(timespec="seconds"),
        "tags": [one.about],
    }


def _feed(request: HttpRequest, session: str) -> Feed:
    known = session_of(session)
    convened = known.programme.session
    assert convened is not None, "session_of finds no other"
    title = session_title(convened)
    body = house.chamber().body(convened.body).body.facts
    return Feed(
        identity(convened.session, "feed"),
        f"{body.short_name if body else body_of(known)} · {title[:1].upper()}{title[1:]}",
        convened.body_name,
        request.build_absolute_uri(reverse("session", kwargs={"session": session})),
        request.build_absolute_uri(request.get_full_path()),
        translation.get_language() or "en",
        announced(known, reader_of(known)),
        request.build_absolute_uri,
    )


def _for_anybody(answer: HttpResponse) -> HttpResponse:
    """It may be kept if it is asked about each time; feeds are also read by pages of others."""
    answer["Cache-Control"] = "no-cache"
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_vary_headers(answer, ("Accept-Language", "Cookie"))
    return answer
