"""What is said to people: the sentence of every refusal, of whatever slice, and the reason for every place."""

from enum import StrEnum
from importlib import import_module

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules.order import Place
from seriatim.floor.rules.state import Floor
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.reasons import reason
from seriatim.proceedings.rules.refusals import Refusal


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


SENTENCES: dict[StrEnum, str] = {
    Refusal.NO_SUCH_SESSION: _("There is no session “{session}”: convene it first, or check its id."),
    Refusal.NO_SESSION_NAMED: _("{command} is about a session, and none is named: say which."),
    Refusal.SAME_SESSION: _(
        "The list is in the session “{session}” already: carry it over to another session, or take it up in this one."
    ),
    Refusal.BEFORE_THE_LAST: _(
        "This would have happened at {at}, before what was recorded last, at {last}: "
        "give the acts in their order, or correct the instant."
    ),
    Refusal.KEY_REUSED: _(
        "The idempotency key “{key}” belongs to another command: give each command a key of its own, "
        "and repeat a command unchanged."
    ),
}


def sentence(refused: Refused, zone: str = "UTC", roster: Roster | None = None) -> str:
    """What is the matter and what to do, in English, with names from the roster and instants in the zone."""
    return told(refused, Reader(zone, roster or world()))


def told(refused: Refused, reader: Reader) -> str:
    """As `sentence`, in the reader's own language."""
    written = reader.say(template(refused.code), **refused.details)
    return written[:1].upper() + written[1:]


def template(code: StrEnum) -> str:
    """The sentence of a code with its placeholders, from the words of the slice that refused.

    Two slices may have a code of the same name and say it differently; and a slice above this one has words too.
    """
    slice_of_it = type(code).__module__.split(".")[1]
    words = import_module(f"seriatim.{slice_of_it}.words")
    return str(words.SENTENCES.get(code, code))


def place_reason(place: Place, position: int, floor: Floor, zone: str = "UTC") -> str:
    """Why a request stands where it stands, told to its delegation in English; `position` is its place from 1."""
    return reason(place, position, floor, Reader(zone), own=True)
