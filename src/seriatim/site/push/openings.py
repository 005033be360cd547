"""Which lists of speakers have just opened, and when does the next one? Whoever can ask for the floor there is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from seriatim.floor.rules.commands import Inscribe
from seriatim.floor.rules.decide import decide
from seriatim.floor.rules.events import ListOpened
from seriatim.floor.rules.state import Floor
from seriatim.journal.finding import Wanted
from seriatim.kernel.actor import Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import EVENT_NAMES
from seriatim.kernel.ids import ListId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.rules.session import Session
from seriatim.site.models import Subscription
from seriatim.site.push.sending import Message
from seriatim.site.readers import roster_of

NEWS = timedelta(minutes=2)
"""After so long nobody is told any more that a list opened: not of one that opened while the program stood still."""

GOOD_FOR = 900
"""Seconds for which a push service keeps the message for a phone that it does not reach."""

LATEST = 1000

Opening = tuple[ListId, datetime]


def just_opened(floor: Floor, at: datetime) -> set[Opening]:
    """The lists that opened a moment ago and are open; that the floor is open to all is said in the meeting itself."""
    return {
        (one.id, one.opens_at)
        for one in floor.lists.values()
        if one.opens_at and one.is_open(at) and at - one.opens_at < NEWS and not one.open_to_all
    }


def next_opening(floor: Floor, at: datetime) -> datetime | None:
    """When the next list opens by the clock."""
    instants = (one.opens_at for one in floor.lists.values() if one.opens_at and not one.closed)
    return min((when for when in instants if when > at), default=None)


def sessions_with_lists_to_open(chamber: Chamber, at: datetime) -> Iterator[SessionId]:
    """Those in which a list was announced to open later: after a start nothing else says when to look at them."""
    streams = tuple(one for one in chamber.journal.streams() if one.startswith("session:"))
    if not streams:
        return
    found = chamber.journal.find(Wanted(streams, (EVENT_NAMES[ListOpened],), limit=LATEST))
    opened = ((one.stream, one.recorded.event) for one in found)
    later = {stream for stream, event in opened if isinstance(event, ListOpened) and event.opens_at > at}
    yield from (SessionId(one.removeprefix("session:")) for one in later)


def can_ask(known: Session, actor: Actor, of: ListId, at: datetime) -> bool:
    """Whether somebody could ask for the floor for her delegation on a list: it has not asked, and she may."""
    if actor.delegation is None:
        return False
    try:
        decide(known.floor, Inscribe(of, actor.delegation), Occasion(actor, at, known.version), roster_of(known))
    except Refused:
        return False
    return True


def message_of(one: Subscription, known: Session, of: ListId) -> Message:
    """What this phone shows, in its language: of everybody else there is nothing in it."""
    topic = known.programme.topics.get(of)
    session = known.floor.session or SessionId("")
    with translation.override(one.language):
        title = _("You can request the floor")
    body = topic.short_title[:1].upper() + topic.short_title[1:] if topic else ""
    return Message(title, body, reverse("place", kwargs={"session": session}), f"opening {session} {of}", GOOD_FOR)
