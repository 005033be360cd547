"""What the room screen says, in each of its languages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Promise] = {
    "now": _("Has the floor"),
    "next": _("Next"),
    "more": ngettext_lazy("+ {n} more", "+ {n} more"),
    "nobody": _("Nobody has the floor"),
    "none": _("none"),
    "nobody-next": _("Nobody to be called"),
    "hidden": _("A delegation"),
    "chair": _("The Chair"),
    "secretariat": _("The secretariat"),
    "for": _("on behalf of {group}"),
    "with": _("jointly with {delegations}"),
    "of": _("of {limit}"),
    "last-minute": _("last minute"),
    "over": _("over the limit"),
    "stopped": _("clock stopped"),
    "point-of-order": _("Point of order"),
    "reply": _("Right of reply"),
    "explanation": _("Explanation of position"),
    "returns": _("{delegation} returns with the time that was left."),
    "begins": _("Begins at {time}"),
    "begins-in": _("in {duration}"),
    "soon": _("The meeting is about to begin."),
    "suspended": _("The meeting is suspended."),
    "suspended-until": _("The meeting is suspended until {time}."),
    "closed-list": _("The list of speakers is closed."),
    "informal": _("Informal mode"),
    "suspend-meeting": _("Motion to suspend the meeting"),
    "adjourn-meeting": _("Motion to adjourn the meeting"),
    "adjourn-debate": _("Motion to adjourn the debate"),
    "close-debate": _("Motion to close the debate"),
    "appeal": _("Appeal against the Chair’s ruling"),
    "vote": _("Decision pending"),
    "after": _("The meeting has risen."),
    "cancelled": _("The meeting is cancelled."),
    "next-meeting": _("Next meeting: {meeting}, {time}"),
    "on-now": _("Now in session: {meeting}"),
    "owed-there": ngettext_lazy(
        "{n} delegation that was not reached is heard first there.",
        "{n} delegations that were not reached are heard first there.",
    ),
    "owed-later": ngettext_lazy(
        "{n} delegation was not reached and keeps its place. A follow-up will be announced.",
        "{n} delegations were not reached and keep their places. A follow-up will be announced.",
    ),
    "stop": _("{service} until {time}"),
    "room": _("The room"),
    "interpretation": _("Interpretation"),
    "captions": _("Captions"),
    "as-of": _("as of {time}"),
    "held": _("This screen has lost its connection."),
    "held-since": _("What it showed was as of {time}. The list is at the address below."),
    "address": _("The list and the programme"),
}
