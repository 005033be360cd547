"""What the public page of a meeting says beside what the room screen does."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Promise] = {
    "heard": ngettext_lazy("Heard: {n} intervention", "Heard: {n} interventions"),
    "heard-on": ngettext_lazy("{n} heard", "{n} heard"),
    "owed-on": ngettext_lazy("{n} owed", "{n} owed"),
    "waiting-on": ngettext_lazy("{n} waiting", "{n} waiting"),
    "has-the-floor": _("{delegation} has the floor."),
}
