"""What the page of a list says of what came onto it while it was open."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.floor.labels import LABELS
from seriatim.floor.rules.kinds import Kind, Level

SENTENCES: Mapping[str, Promise | str] = {
    "on behalf of": _("on behalf of {group}"),
    "jointly with": _("jointly with"),
    "owed": _("owed"),
    "list: open": _("List open"),
    "list: closed": _("List closed"),
    "list: not yet open": _("List not open yet"),
    **{f"kind: {kind}": LABELS[Kind][kind] for kind in Kind},
    **{f"level: {level}": LABELS[Level][level] for level in Level},
}
