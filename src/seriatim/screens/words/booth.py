"""What the board of the booths says."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Promise] = {
    "now": _("Now"),
    "next": _("Next"),
    "next-but-one": _("Next but one"),
    "nobody": _("Nobody has the floor"),
    "nobody-next": _("Nobody to be called"),
    "chair": _("The Chair"),
    "secretariat": _("The secretariat"),
    "for": _("on behalf of {group}"),
    "with": _("jointly with {delegations}"),
    "speaks": _("speaks {language}"),
    "text": _("Text"),
    "no-text": _("no text"),
    "limit": _("limit {limit}"),
    "last-minute": _("last minute"),
    "over": _("over the limit"),
    "stopped": _("clock stopped"),
    "point-of-order": _("Point of order"),
    "reply": _("Right of reply"),
    "explanation": _("Explanation of position"),
    "minutes": ngettext_lazy("{n} minute left", "{n} minutes left"),
    "ended": _("service has ended"),
    "service": _("{service} until {time}"),
    "room": _("The room"),
    "interpretation": _("Interpretation"),
    "captions": _("Captions"),
    "suspended": _("The meeting is suspended."),
    "not-in-session": _("The meeting is not in session."),
    "order-changed": _("{time} The order has changed: {delegations}"),
    "text-changed": _("The text of {delegation} was replaced at {time}."),
    "paragraph-changed": ngettext_lazy("{n} paragraph is new or changed.", "{n} paragraphs are new or changed."),
    "slow": _("Too fast"),
    "sound": _("No sound"),
    "missing": _("Text missing"),
    "away": _("Booth away"),
    "not-sent": _("Not sent: the server could not be reached. Press again."),
    "booths": _("{booth}: {lights}"),
    "en": _("English"),
    "fr": _("French"),
    "es": _("Spanish"),
    "ru": _("Russian"),
    "zh": _("Chinese"),
    "ar": _("Arabic"),
}
