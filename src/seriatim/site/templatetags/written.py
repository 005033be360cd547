"""How are names, instants, durations and deeds written on a page? Every template knows these tags."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.forms import Form
from django.template import Context
from django.template.base import Parser, Token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seriatim.delegations.collation import alphabetical
from seriatim.delegations.labels import LABELS as OF_PEOPLE
from seriatim.floor.fields import RequestField
from seriatim.floor.labels import LABELS as OF_THE_FLOOR
from seriatim.kernel.ids import DelegationId
from seriatim.meetings.labels import CITIES, FORMS, KINDS, SEATS, SERVICES
from seriatim.meetings.labels import LABELS as OF_MEETINGS
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings import dates
from seriatim.proceedings.terms import COMMA, COMMAS, ordinal
from seriatim.site.readers import language
from seriatim.site.sessions.doing import filled_in

if TYPE_CHECKING:
    from seriatim.proceedings.reader import Reader
    from seriatim.site.sessions.deeds import Deed
    from seriatim.site.sessions.doing import NotDone

register = template.Library()

WHY_NOT = "_why_not"
"""Where a page notes, while it is rendered, the nouns whose forms have said why they were not done."""

LABELS: Mapping[type, Mapping[Any, Any]] = {**OF_THE_FLOOR, **OF_MEETINGS, **OF_PEOPLE}


@register.simple_tag(takes_context=True)
def named(context: Context, delegation: str) -> SafeString:
    """A delegation by its name in the reader's language, marked with the language that it is in."""
    reader: Reader = context["reader"]
    known = reader.roster.participants.get(DelegationId(delegation))
    language = reader.language if known and known.names.get(reader.language) else "en"
    return format_html('<bdi lang="{}">{}</bdi>', language, reader.name(delegation))


@register.simple_tag(takes_context=True)
def named_plain(context: Context, delegation: str) -> str:
    """A delegation's name where no mark of its language can stand, as in a title."""
    reader: Reader = context["reader"]
    return reader.name(delegation)


@register.simple_tag
def moment(at: datetime, style: str = "time") -> SafeString:
    """An instant by the clock of the seat: its time, with seconds, or its day in full or in short, or both."""
    local = timezone.localtime(at)
    written = {
        "time": lambda: local.strftime("%H:%M"),
        "seconds": lambda: local.strftime("%H:%M:%S"),
        "day": lambda: day(local),
        "weekday": lambda: dates.weekday(local, language()),
        "short": lambda: f"{dates.day(local, language())} {local.strftime('%H:%M:%S')}",
        "both": lambda: _("{day}, {time}").format(day=day(local), time=local.strftime("%H:%M")),
    }[style]()
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), written)


@register.filter
def day(of: date) -> str:
    """A day with its weekday: Friday 8 March 2024."""
    return dates.day_in_full(of, language())


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
def seat(name: str) -> str:
    """The city where a body sits."""
    return str(SEATS.get(name, name))


@register.simple_tag
def comma() -> str:
    """What stands between two things that are named one after the other."""
    return COMMAS.get(language(), COMMA)


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
    named = KINDS.get(session.kind) or (_("{nth} {kind} session") if session.kind else _("{nth} session"))
    return str(named).format(nth=ordinal(session.ordinal), kind=session.kind)


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


@register.inclusion_tag("site/_deed.html", takes_context=True)
def deed(
    context: Context, noun: str, look: str = "", words: str = "", without: str = "", **initial: Any
) -> dict[str, Any]:
    """The form of something that can be done on this page; with what was typed and why not, where it was refused.

    It can be shown `without` a field for which there is no use now. What whoever looks may not do is not shown.
    """
    if noun not in context["deeds"]:
        return {}
    offered: Deed = context["deeds"][noun]
    not_done: NotDone | None = context.get("not_done")
    mine = not_done if not_done and not_done.noun == noun else None
    form = mine.form if mine else _blank(context, noun, offered, initial)
    if mine and WHY_NOT in context:
        context[WHY_NOT].add(noun)
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


def _blank(context: Context, noun: str, offered: "Deed", initial: Mapping[str, Any]) -> Form:
    """The form with which a deed begins; a page about people adds what can be chosen there."""
    if page := context.get("page"):
        form: Form = page.form(context["place"], noun, context["reader"], **initial)
        return form
    return filled_in(offered, context["reader"], None, context.get("actor"), **initial)


class WhyNot(template.Node):
    """What is between the tags; before it the reason why something was not done, if no form there gives it."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The form may be gone by now, as the meeting went on meanwhile; the reason is owed nevertheless."""
        not_done: NotDone | None = context.get("not_done")
        with context.push(**{WHY_NOT: set[str]()}):
            page = self.nodelist.render(context)
            given = not_done is None or not_done.noun in context[WHY_NOT]
        said = "" if given else render_to_string("site/_why_not.html", {"not_done": not_done})
        return format_html("{}{}", said, page)


@register.inclusion_tag("site/_why_not.html", takes_context=True)
def said_why_not(context: Context) -> dict[str, Any]:
    """Why something was not done, in a form that a page writes itself."""
    not_done: NotDone = context["not_done"]
    context[WHY_NOT].add(not_done.noun)
    return {"not_done": not_done}


@register.tag
def why_not(parser: Parser, _token: Token) -> WhyNot:
    """A block on which it is said why something was not done, in its form or before everything else."""
    nodelist = parser.parse(("endwhy_not",))
    parser.delete_first_token()
    return WhyNot(nodelist)
