"""How are names, instants, durations and deeds written on a page? Every template knows these tags."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import ordinal
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seriatim.delegations.collation import alphabetical
from seriatim.floor.fields import RequestField
from seriatim.floor.labels import LABELS as OF_THE_FLOOR
from seriatim.kernel.ids import DelegationId
from seriatim.meetings.labels import CITIES, FORMS, KINDS, SERVICES
from seriatim.meetings.labels import LABELS as OF_MEETINGS
from seriatim.meetings.rules.state import Meeting
from seriatim.site.doing import filled_in
from seriatim.site.style import DIGEST

if TYPE_CHECKING:
    from seriatim.proceedings.reader import Reader
    from seriatim.site.deeds import Deed
    from seriatim.site.doing import NotDone

register = template.Library()

LABELS: Mapping[type, Mapping[Any, Any]] = {**OF_THE_FLOOR, **OF_MEETINGS}


@register.simple_tag(takes_context=True)
def named(context: Context, delegation: str) -> SafeString:
    """A delegation by its name in the reader's language, marked with the language that it is in."""
    reader: Reader = context["reader"]
    known = reader.roster.participants.get(DelegationId(delegation))
    language = reader.language if known and known.names.get(reader.language) else "en"
    return format_html('<bdi lang="{}">{}</bdi>', language, reader.name(delegation))


@register.simple_tag
def moment(at: datetime, style: str = "time") -> SafeString:
    """An instant by the clock of the seat: its time, with seconds, or its day in full or in short, or both."""
    local = timezone.localtime(at)
    written = {
        "time": lambda: local.strftime("%H:%M"),
        "seconds": lambda: local.strftime("%H:%M:%S"),
        "day": lambda: day(local),
        "weekday": lambda: f"{date_format(local, 'l')} {date_format(local, 'MONTH_DAY_FORMAT')}",
        "both": lambda: _("{day}, {time}").format(day=day(local), time=local.strftime("%H:%M")),
    }[style]()
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), written)


@register.filter
def day(of: date) -> str:
    """A day with its weekday: Friday 8 March 2024."""
    return f"{date_format(of, 'l')} {date_format(of, 'DATE_FORMAT')}"


@register.filter
def duration(milliseconds: int) -> SafeString:
    """Minutes and seconds, 4:50; the sign is left to the words around it."""
    minutes, seconds = divmod(abs(milliseconds) // 1000, 60)
    return format_html('<time datetime="PT{}M{}S">{}:{}</time>', minutes, seconds, minutes, f"{seconds:02d}")


@register.filter
def label(value: StrEnum) -> str:
    """What a word of the rules is called on a page."""
    return str(LABELS[type(value)][value])


@register.filter
def service(value: str) -> str:
    """What a service is called on a page."""
    return str(SERVICES.get(value, value))


@register.filter
def city(zone: str) -> str:
    """The city whose clock a zone is."""
    return str(CITIES.get(zone, zone))


@register.filter
def form(value: str) -> str:
    """How a meeting is held."""
    return str(FORMS.get(value, value))


@register.filter
def hour(of: datetime) -> str:
    """The time of a day as its own clock shows it."""
    return of.strftime("%H:%M")


@register.filter
def session_title(session: Any) -> str:
    """7th substantive session."""
    kind = KINDS.get(session.kind) or (_("{kind} session").format(kind=session.kind) if session.kind else _("session"))
    return _("{nth} {kind}").format(nth=ordinal(session.ordinal), kind=kind)


@register.filter
def meeting_title(meeting: Meeting) -> str:
    """10th meeting, or what a meeting without a number is called."""
    if meeting.number is not None:
        return _("{nth} meeting").format(nth=ordinal(meeting.number))
    return meeting.name[:1].upper() + meeting.name[1:] or meeting.id


@register.inclusion_tag("floor/_delegations.html", takes_context=True)
def delegations(context: Context) -> dict[str, Any]:
    """The names from which a browser completes what is typed into the field of a delegation."""
    reader: Reader = context["reader"]
    return {"names": [reader.name(one) for one in alphabetical(reader.roster, reader.language)]}


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The six languages, each by its own name."""
    return settings.LANGUAGES


@register.simple_tag
def style_sheet() -> str:
    """The address of the style sheet."""
    return reverse("style", kwargs={"digest": DIGEST})


@register.inclusion_tag("site/_deed.html", takes_context=True)
def deed(
    context: Context, noun: str, look: str = "", words: str = "", without: str = "", **initial: Any
) -> dict[str, Any]:
    """The form of something that can be done on this page; with what was typed and why not, where it was refused.

    It can be shown `without` a field for which there is no use now.
    """
    offered: Deed = context["deeds"][noun]
    not_done: NotDone | None = context.get("not_done")
    mine = not_done if not_done and not_done.noun == noun else None
    form = mine.form if mine else filled_in(offered, context["reader"], **initial)
    form.fields.pop(without, None)
    for field in form.fields.values():
        if isinstance(field, RequestField):
            field.offer(context["others"])
    return {
        "action": f"{context['here']}{noun}/",
        "form": form,
        "button": words or offered.button,
        "not_done": mine,
        "look": look,
        "reader": context["reader"],
        "key": context["key"],
        "seen": context["seen"],
    }
