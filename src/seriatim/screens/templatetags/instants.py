"""How are instants and what is left of a time put into a page that a clock in the browser keeps up to date?"""

from datetime import UTC, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from seriatim.floor.rules.clock import left_ms
from seriatim.floor.rules.state import Speech

register = template.Library()

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND, MINUTE = timedelta(milliseconds=1), timedelta(minutes=1)


@register.filter
def epoch_ms(at: datetime) -> int:
    """An instant as the stream counts it: milliseconds since the beginning of 1970."""
    return (at - EPOCH) // MILLISECOND


@register.filter
def hour_at_the_seat(at: datetime) -> SafeString:
    """An instant of a long list in the fewest letters."""
    return format_html("<time>{}</time>", timezone.localtime(at).strftime("%H:%M"))


@register.filter
def minutes_until(at: datetime, now: datetime) -> str:
    """How many minutes are left, begun ones included."""
    minutes = -((now - at) // MINUTE)
    return ngettext("{n} min left", "{n} min left", minutes).format(n=minutes)


@register.filter
def time_left(speech: Speech) -> int:
    """The milliseconds that are left to a speech whose clock stands; none is left once it is over the limit."""
    return max(0, left_ms(speech, speech.given_at) or 0)
