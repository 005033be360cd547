"""Whose turn comes in about a quarter of an hour, in about five minutes, or after three others? Once each."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seriatim.floor.own import THIRD
from seriatim.floor.rules.queue import joined_to
from seriatim.forecast.rules.answer import MEDIAN
from seriatim.kernel.ids import DelegationId, RequestId, SessionId
from seriatim.proceedings.rules.session import Session
from seriatim.site.models import Subscription
from seriatim.site.push.sending import Message
from seriatim.site.sessions.forecasts import forecast_of

MARKS = (15, 5)
"""Minutes before the median: an alarm that is early half of the time and late half of it."""

THREE_AHEAD = THIRD + 1
NO_MINUTES = 0
"""The mark of whoever has three before her, however long they take."""

AGAIN = timedelta(minutes=1)
"""How often it is looked while a meeting goes on and nothing happens in it: time alone brings a turn nearer."""

GOOD_FOR = 240
"""Seconds for which a push service keeps the message for a phone that it does not reach."""

Mark = tuple[RequestId, int]


def near(known: Session, at: datetime) -> Iterator[tuple[DelegationId, Mark]]:
    """The requests that are called within a mark's minutes, but for those of which third and next are told already.

    Nobody is told of a turn that likely comes only when the meeting must have risen.
    """
    sitting = known.floor.sitting
    told = forecast_of(known, sitting.meeting, at) if sitting and not sitting.suspended else None
    if told is None:
        return
    for place, request in enumerate(told.outlook.requests):
        seconds = float(told.forecast.called[place, MEDIAN])
        if seconds > MARKS[0] * 60 or (told.meeting.stops is not None and seconds >= told.meeting.stops):
            return  # whoever stands behind is called later
        for one in (request, *joined_to(known.floor, request)) if place > THIRD else ():
            delegation = known.floor.requests[one].asked.delegation
            yield delegation, (one, min(minutes for minutes in MARKS if seconds <= minutes * 60))
            if place == THREE_AHEAD:
                yield delegation, (one, NO_MINUTES)


def said_with(mark: Mark) -> set[Mark]:
    """What has no longer to be said once a mark was: nobody is a quarter of an hour away after five minutes."""
    request, minutes = mark
    return {mark, *((request, one) for one in MARKS if one >= minutes > NO_MINUTES)}


def message_of(one: Subscription, known: Session, mark: Mark) -> Message:
    """What this phone shows, in its language."""
    request, minutes = mark
    topic = known.programme.topics.get(known.floor.requests[request].asked.list)
    session = known.floor.session or SessionId("")
    with translation.override(one.language):
        title = _("Three are called before you")
        if minutes != NO_MINUTES:
            title = ngettext("You speak in about {n} minute", "You speak in about {n} minutes", minutes)
    body = topic.short_title[:1].upper() + topic.short_title[1:] if topic else ""
    return Message(
        title.format(n=minutes), body, reverse("place", kwargs={"session": session}), f"place {session}", GOOD_FOR
    )
