"""In which of the states of a delegation's page does a request stand, and what is said of it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.floor.own import Moment, Own
from seriatim.floor.rules.state import Floor, Standing
from seriatim.kernel.refusal import Refused

SOON = 3
"""So few ahead, and it is time to have text and microphone ready."""


class State(StrEnum):
    """How a delegation stands on a list, the most urgent first."""

    FLOOR = "floor"
    INTERRUPTED = "interrupted"
    NEXT = "next"
    THIRD = "third"
    SOON = "soon"
    ABSENT = "absent"
    WAITING = "waiting"
    JOINED = "joined"
    LATE = "late"
    OWED = "owed"
    OPEN = "open"
    CLOSED = "closed"
    NOT_YET = "not yet"
    HEARD = "heard"
    ENDED = "ended"
    NOT_ENTITLED = "not entitled"


@dataclass(frozen=True)
class Words:
    """What a state is called, and what is to be done now."""

    title: Promise
    now: Promise


WORDS: Mapping[State, Words] = {
    State.FLOOR: Words(_("You have the floor"), _("When you have finished, press the button.")),
    State.INTERRUPTED: Words(
        _("You were interrupted"), _("The floor comes back to you, with the time that was left. Stay at your place.")
    ),
    State.NEXT: Words(_("You are next"), _("Be at your microphone now.")),
    State.THIRD: Words(_("You are third"), _("Have your text at hand, and go to your place.")),
    State.SOON: Words(_("Soon"), _("Test your microphone, and have your text at hand.")),
    State.ABSENT: Words(
        _("You were absent when called"),
        _("You were not dropped. You are called once more, at the end of your category."),
    ),
    State.WAITING: Words(_("On the list"), _("Nothing is to be done. This page tells you when you are third.")),
    State.JOINED: Words(
        _("In a joint statement"), _("When the statement that you joined is heard, your request is heard with it.")
    ),
    State.LATE: Words(_("Late request, with the Chair"), _("The Chair admits it to the list, or declines it.")),
    State.OWED: Words(_("Not heard yet: owed to you"), _("Your request keeps its place. You can choose otherwise.")),
    State.OPEN: Words(_("You can request the floor"), _("Choose what you ask for.")),
    State.CLOSED: Words(_("The list is closed"), _("A late request goes to the Chair, who admits it or declines it.")),
    State.NOT_YET: Words(_("The list is not open yet"), _("Come back when it opens: this page then offers to ask.")),
    State.HEARD: Words(_("You were heard"), _("Keep the receipt: it proves that your request was recorded.")),
    State.ENDED: Words(_("This request has ended"), _("How and when is said below.")),
    State.NOT_ENTITLED: Words(_("You cannot ask for the floor here"), _("Why is said below.")),
}

ENTITLED_NOT = frozenset({"NO_CAPABILITY", "NOT_GRANTED", "NOT_A_MEMBER", "NOT_YOUR_REQUEST", "NOT_YOURS_TO_DO"})

WITHOUT: Mapping[str, State] = {
    "LIST_NOT_OPEN_YET": State.NOT_YET,
    "LIST_CLOSED": State.CLOSED,
    "ALREADY_HEARD": State.HEARD,
}


def state_without(refused: Refused | None) -> State:
    """How a delegation stands that has asked for nothing, by what would be said to it if it asked now."""
    if refused is None:
        return State.OPEN
    if str(refused.code) in ENTITLED_NOT:
        return State.NOT_ENTITLED
    return WITHOUT.get(str(refused.code), State.CLOSED)


def state_of(floor: Floor, own: Own) -> State:
    """How one request stands."""
    request = own.request
    match request.standing:
        case Standing.SPEAKING:
            return State.FLOOR if floor.turn.speech and floor.turn.speech.request == request.id else State.INTERRUPTED
        case Standing.JOINED:
            return _state_of_joined(floor, own)
        case Standing.LATE:
            return State.LATE
        case Standing.HEARD:
            return State.HEARD
        case Standing.WAITING:
            return _state_of_waiting(own)
    return State.ENDED


def _state_of_joined(floor: Floor, own: Own) -> State:
    """As the request that leads stands, where that one is about to be called."""
    speech = floor.turn.speech
    if speech and speech.request == own.request.lead:
        return State.FLOOR
    return {Moment.NEXT: State.NEXT, Moment.THIRD: State.THIRD}.get(own.moment or Moment.FLOOR, State.JOINED)


def _state_of_waiting(own: Own) -> State:
    if own.moment == Moment.NEXT:
        return State.NEXT
    if own.moment == Moment.THIRD:
        return State.THIRD
    if own.request.stand.passed_over:
        return State.ABSENT
    if own.ahead is not None and own.ahead <= SOON:
        return State.SOON
    if own.request.owed and own.ahead is None:
        return State.OWED
    return State.WAITING
