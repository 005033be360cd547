"""The turns of a delegation as a feed for her calendar: when each of her requests is likely called.

A calendar cannot sign in, so that its address is a key: signed, made for one person, in one session, and good for as
long as she acts for her delegation. It tells nothing but her own delegation's turns.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from seriatim.floor.rules.queue import by
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, PersonId, SessionId
from seriatim.proceedings.rules.session import Session
from seriatim.site import house
from seriatim.site.people.hats import of_person
from seriatim.site.readers import actor_in, reader_of, roster_of
from seriatim.site.sessions.announced import identity
from seriatim.site.sessions.calendar import Entry, calendar
from seriatim.site.sessions.expected import expected
from seriatim.site.sessions.pages.opening import as_file
from seriatim.site.sessions.pages.place import turned_away
from seriatim.site.sessions.showing import session_of, shown

LIKELY = gettext_noop("{delegation} is likely called: {topic}")
BETWEEN = gettext_noop("In eight of ten cases between these two times. The page of your delegation knows more.")

SALT = "seriatim.turns"
ALARMS = timedelta(minutes=15), timedelta(minutes=5)
EVEN = 50
"""Hundredths: below, it is likelier that the meeting rises first, and a calendar would promise too much."""

EVERY = timedelta(minutes=5)
"""How often a calendar is asked to look again; most look less often, which is why phones are woken as well."""


@require_safe
def address(request: HttpRequest, session: str) -> HttpResponse:
    """Where a calendar of hers finds her turns: an address of her own, to be copied."""
    if away := turned_away(request, {"session": session}):
        return away
    known = session_of(session)
    actor = actor_in(request, known)
    assert actor  # or she was turned away
    feed = request.build_absolute_uri(_address(session, actor))
    return shown(
        request, "screens/turns.html", known, {"feed": feed, "own": reader_of(known).name(str(actor.delegation))}
    )


def _address(session: str, actor: Actor) -> str:
    return reverse("turns", kwargs={"session": session, "key": _signer(session).sign(actor.person)})


def _signer(session: str) -> signing.Signer:
    return signing.Signer(salt=f"{SALT}.{session}")


@require_safe
def turns(request: HttpRequest, session: str, key: str) -> HttpResponse:
    """The feed; there is none for whoever no longer acts for a delegation."""
    known = session_of(session)
    delegation = _whose(known, session, key)
    name = reader_of(known).name(delegation)
    place = request.build_absolute_uri(reverse("place", kwargs={"session": session}))
    entries = _entries(known, delegation, place)
    answer = as_file(calendar(*entries, name=f"{name}: Seriatim", every=EVERY), "turns.ics")
    answer["Cache-Control"] = "private, no-store"  # whoever keeps it for others would have what the key opens
    return answer


def _whose(known: Session, session: str, key: str) -> DelegationId:
    try:
        person = _signer(session).unsign(key)
    except signing.BadSignature as forged:
        raise Http404 from forged
    actor = of_person(roster_of(known), PersonId(person))
    if actor is None or actor.delegation is None:
        raise Http404
    return actor.delegation


def _entries(known: Session, delegation: DelegationId, place: str) -> Iterator[Entry]:
    """One entry for each request that is likely called before its meeting must rise, as long as its interval."""
    reader, at = reader_of(known), house.now()
    for request in by(known.floor, delegation):
        told = expected(known, request, at)
        if told is None or told.chance < EVEN:
            continue
        topic = known.programme.topics[request.asked.list]
        title = reader.say(LIKELY, delegation=delegation, topic=topic.short_title)
        yield Entry(
            identity(SessionId(str(known.floor.session)), f"turns/{request.id}"), known.version, at, told.span.low,
            title, reader.say(BETWEEN), place, ALARMS, until=max(told.span.high, told.span.low + timedelta(minutes=1)),
        )  # fmt: skip
