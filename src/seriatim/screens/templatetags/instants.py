"""How are instants and what is left of a time put into a page that a clock in the browser keeps up to date?"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seriatim.floor.rules.clock import left_ms
from seriatim.floor.rules.state import Speech

register = template.Library()

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
AN_HOUR_AND_A_HALF = 90
"""Minutes."""

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
def clock(at: datetime) -> str:
    """An instant by the clock of the seat where no element can stand, as in a drawing."""
    return timezone.localtime(at).strftime("%H:%M")


@register.simple_tag
def span(of: Any, style: str = "full") -> SafeString:
    """From when until when, `low` and `high`: one time where that is the same minute; in a long list in few letters."""
    low, high = timezone.localtime(of.low), timezone.localtime(of.high)
    if style == "short":
        return format_html("<bdi>{}</bdi>", clock(low) if high - low < 2 * MINUTE else f"{clock(low)}–{clock(high)}")
    first = format_html('<time datetime="{}">{}</time>', low.isoformat(timespec="minutes"), clock(low))
    if high - low < 2 * MINUTE:
        return format_html("<bdi>{}</bdi>", first)
    return format_html(
        '<bdi>{}–<time datetime="{}">{}</time></bdi>', first, high.isoformat(timespec="minutes"), clock(high)
    )


@register.filter
def in_hours(minutes: int) -> str:
    """So many minutes in words, in hours from an hour and a half on."""
    if minutes < AN_HOUR_AND_A_HALF:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours, rest = divmod(minutes, 60)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


@register.filter
def minutes_until(at: datetime, now: datetime) -> str:
    """How many minutes are left, begun ones included."""
    minutes = -((now - at) // MINUTE)
    return ngettext("{n} min left", "{n} min left", minutes).format(n=minutes)


@register.filter
def time_left(speech: Speech) -> int:
    """The milliseconds that are left to a speech whose clock stands; none is left once it is over the limit."""
    return max(0, left_ms(speech, speech.given_at) or 0)
