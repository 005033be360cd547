"""How long does a speech of the rehearsal last? As long as the forecast's pace would have one last."""

from math import sqrt

from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import standing_on
from seriatim.floor.rules.state import Floor, Request, Speech, Standing
from seriatim.forecast.history import speaker
from seriatim.forecast.rules.draw import one_length
from seriatim.forecast.rules.speech import in_turn
from seriatim.forecast.rules.weighing import weigh
from seriatim.rehearsal.rules.deed import Hall
from seriatim.rehearsal.rules.dice import after, between

REMARKS = (40.0, 150.0)
"""Seconds for which a Chair speaks when a meeting begins: nothing published says how long."""

SHORTEST = 20.0
"""Seconds: whoever replies or rises to a point of order says this much."""


def seconds_of(hall: Hall, floor: Floor, speech: Speech) -> float:
    """The whole length of a speech that has begun; the same whenever it is asked, whatever interrupts it."""
    if speech.request is None:
        return between(hall.dice, *REMARKS, "remarks", speech.number)
    request, habits = floor.requests[speech.request], hall.habits
    if request.asked.kind == Kind.POINT_OF_ORDER:
        return SHORTEST + after(hall.dice, habits.interruption_seconds, "point", request.id)
    if request.asked.kind == Kind.REPLY:
        return SHORTEST + after(hall.dice, habits.reply_seconds, "reply", request.id)
    return _statement(hall, floor, request, speech)


def _statement(hall: Hall, floor: Floor, request: Request, speech: Speech) -> float:
    weight = weigh(request.text, request.language, hall.rates)
    who = speaker(request, speech.limit, speech.clock_percent, weight.seconds if weight else None)
    (in_its_turn,) = in_turn([who], standing_on(floor, request.asked.list).get(Standing.HEARD, 0))
    around = sqrt(3 * hall.pace.lists)  # as wide as makes the variance that lists have
    of_list = between(hall.dice, max(0.3, 1 - around), 1 + around, "list", request.asked.list, speech.meeting)
    return one_length(hall.pace, in_its_turn, of_list, hall.dice("length", request.id))
