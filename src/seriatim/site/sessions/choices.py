"""For what can a delegation ask the floor, with which consequence, and if not, why not?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from seriatim.floor.forms import ASKED_FOR
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Criterion, Kind, MotionKind, TimeClass
from seriatim.floor.rules.limits import WIDER, newest_limit
from seriatim.floor.rules.motions import MAY_SPEAK
from seriatim.floor.rules.state import SpeakersList
from seriatim.kernel.ids import DelegationId, ListId

if TYPE_CHECKING:
    from seriatim.site.sessions.place import Seat

CLASSES = {
    "national": TimeClass.NATIONAL,
    "group": TimeClass.GROUP,
    "joint": TimeClass.JOINT,
    "reply": TimeClass.FIRST_REPLY,
    "explanation": TimeClass.EXPLANATION,
}


@dataclass(frozen=True)
class Choice:
    """Something for which the floor is asked: its consequence in one line, its limit, and why it cannot be had now.

    Where the list is closed, `late` says that the request would go to the Chair.
    """

    value: str
    label: Promise
    consequence: str
    limit_ms: int | None
    late: bool
    why_not: str


def choices(seat: "Seat", of: ListId) -> Iterator[Choice]:
    """Each kind that there is on a list; explanations only once there is a decision to explain."""
    speakers = seat.known.floor.lists[of]
    for value, (kind, capacity, label) in ASKED_FOR.items():
        if kind == Kind.EXPLANATION and not speakers.decision:
            continue
        refused = seat.refusal(_asks(seat, of, kind, capacity))
        late = refused is not None and str(refused.code) == "LIST_CLOSED"
        if late:
            refused = seat.refusal(_asks(seat, of, kind, capacity, late=True))
        why_not = seat.told(refused) if refused else ""
        yield Choice(value, label, _consequence(seat, value, speakers), _limit(seat, value, of), late, why_not)


def _asks(seat: "Seat", of: ListId, kind: Kind, capacity: Capacity, *, late: bool = False) -> Any:
    """The command as it would be given; a group and a partner stand for those that will be named."""
    partner = next(one for one in seat.roster.participants if one != seat.delegation)
    joint: tuple[DelegationId, ...] = (partner,) if capacity == Capacity.JOINT else ()
    group = "–" if capacity == Capacity.GROUP else ""
    return c.Inscribe(of, seat.delegation, kind, capacity, group, joint, late=late)


def _limit(seat: "Seat", value: str, of: ListId) -> int | None:
    """The milliseconds that apply now, as the rules find them."""
    wanted: TimeClass | None = CLASSES[value]
    while wanted is not None:
        if limit := newest_limit(seat.known.floor, wanted, of):
            return limit.seconds * 1000
        wanted = WIDER.get(wanted)
    return None


def _consequence(seat: "Seat", value: str, speakers: SpeakersList) -> str:
    match value:
        case "group" if Criterion.GROUPS in speakers.order:
            return str(_("Called before national statements; the place is among those for groups."))
        case "joint":
            return str(_("You speak once, for all whom you name. They keep what they asked for themselves."))
        case "reply":
            rules = seat.known.floor.rules
            return ngettext(
                "After the list, at the end. At most {n} for each delegation, item and meeting.",
                "After the list, at the end. At most {n} for each delegation, item and meeting.",
                rules.replies if rules else 0,
            ).format(n=rules.replies if rules else 0)
        case "explanation":
            return str(_("After the decision, once."))
    if speakers.open_to_all:
        return str(_("In the order of the list. The floor is open to all: you may speak again."))
    return str(_("In the order of the list; one statement on each topic."))


POINT_OF_ORDER = _(
    "Interrupts now, whoever speaks. The Chair rules at once, without debate; then the speaker goes on with the time "
    "that was left."
)
APPEAL = _("Put to the vote at once. The ruling stands unless a majority overrules it.")


def consequence_of(motion: MotionKind) -> str:
    """What a motion leads to, by who may speak on it."""
    sides = MAY_SPEAK[motion]
    if not sides:
        return str(_("Put to the vote at once; nobody speaks on it."))
    if len(sides) > 1:
        return str(_("Two may speak for it and two against; then it is put to the vote."))
    return str(_("Two may speak against it; then it is put to the vote."))
