"""What are the words of meetings called on a page?"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.meetings.rules.events import Mode, Phase
from seriatim.meetings.rules.state import Status

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, Promise]] = {
    Status: {
        Status.PLANNED: _("Planned"),
        Status.IN_SESSION: _("In session"),
        Status.SUSPENDED: _("Suspended"),
        Status.ADJOURNED: _("Adjourned"),
        Status.CANCELLED: _("Cancelled"),
    },
    Mode: {
        Mode.FORMAL: _("Formal"),
        Mode.INFORMAL: _("Informal"),
    },
    Phase: {
        Phase.OWED: _("The owed are heard first"),
        Phase.OPEN_FLOOR: _("The floor is open to all"),
    },
}

SERVICES: Mapping[str, Promise] = {
    "room": _("the room"),
    "interpretation": _("interpretation"),
    "captions": _("captions"),
}
"""The services that end at hard stops; others are called as the programme calls them."""

FORMS: Mapping[str, Promise] = {
    "in-person": _("in person"),
    "virtual": _("virtual"),
    "hybrid": _("hybrid"),
}

KINDS: Mapping[str, Promise] = {
    "substantive": _("{nth} substantive session"),
    "organizational": _("{nth} organizational session"),
    "resumed": _("{nth} resumed session"),
}
"""The usual kinds of session; others are called as the body calls them."""

SEATS: Mapping[str, Promise] = {
    "New York": _("New York"),
    "Geneva": _("Geneva"),
    "Vienna": _("Vienna"),
    "Nairobi": _("Nairobi"),
    "The Hague": _("The Hague"),
}
"""The seats of the United Nations; another city is called as the body calls it."""

CITIES: Mapping[str, Promise] = {
    "America/Sao_Paulo": _("Brasília"),
    "Europe/Zurich": _("Geneva"),
    "Africa/Nairobi": _("Nairobi"),
    "Asia/Shanghai": _("Beijing"),
    "Australia/Sydney": _("Canberra"),
}
