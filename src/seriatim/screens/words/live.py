"""What the modules say that all screens use. Their keys begin with `live.`, so that no screen says them otherwise."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Promise] = {
    "live.live": _("Live again."),
    "live.stale": _("Not live. As of {time}."),
    "live.lost": _("No connection. What you see is as of {time}."),
    "live.chair": _("The Chair"),
    "live.secretariat": _("The secretariat"),
    "live.hidden": _("A delegation"),
    "live.nobody": _("Nobody has the floor."),
    "live.you": _("You have the floor."),
    "live.speaking": _("{delegation} has the floor."),
    "live.used": _("Used: {used}."),
    "live.left": _("Left: {left}."),
    "live.over-by": _("Over the limit by {over}."),
    "live.clock-stopped": _("The clock is stopped."),
    "live.say-state": _("Say who has the floor, and the time"),
    "live.say-state-key": _("also with the key S"),
    "live.minutes": ngettext_lazy("{n} minute", "{n} minutes"),
    "live.seconds": ngettext_lazy("{n} second", "{n} seconds"),
    "live.minutes-seconds": _("{minutes} {seconds}"),
    "live.mark-60": _("One minute left."),
    "live.mark-30": _("Thirty seconds left."),
    "live.mark-0": _("The time is up."),
    "live.offline": _("No connection: nothing was sent."),
    "live.not-live": _("This page is not live, so nothing was sent. Wait until it is."),
    "live.no-answer": _("No answer came. Look whether it was done before you try again."),
    "live.not-understood": _("The answer could not be read. Look whether it was done before you try again."),
}
