"""What must hold whatever is rehearsed: nobody lost, one end each, one floor, an order that stands, times that add up.

The program's state is compared with a tally that is kept from the events alone. What a check yields is a promise that
was broken, in a sentence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from seriatim.floor.rules import events as e
from seriatim.floor.rules.kinds import Criterion, Kind
from seriatim.floor.rules.queue import next_request, places, waiting
from seriatim.floor.rules.state import ENDS, Floor, Standing
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import ListId
from seriatim.meetings.rules import events as m
from seriatim.proceedings.rules.session import Session, evolve
from seriatim.rehearsal.rules.tally import Tally

REORDERING = (
    e.Placed, e.PlacesSwapped, e.PlacesExchanged, e.MovedLater, e.ClassChanged, e.PassedOver, e.OrderPolicySet,
    e.LotDrawn, e.LetterDrawn, e.FloorActionUndone, e.LateRequestAdmitted, e.Reinstated,
)  # fmt: skip
"""The events that may change who is called before whom; beside them only what is owed moves, together."""

TIMED = (e.SpeechEnded, e.ClockStopped, e.SpeechInterrupted, e.PointOfOrderWithdrawn)

BY_THE_CHAIR = (Standing.DECLINED, Standing.LAPSED, Standing.CARRIED_OVER)


class Witness:
    """Sees every event of one session, and says at once which promise was broken."""

    def __init__(self) -> None:
        self.session = Session()
        self.tally = Tally()
        self.checks = 0

    def see(self, events: Iterable[Recorded]) -> list[str]:
        """The events of one command, or of several; what they broke."""
        before, broken, seen = self.session, list[str](), list[Recorded]()
        for recorded in events:
            broken += _before_it(self.session, self.tally, recorded)
            self.session = evolve(self.session, recorded)
            self.tally.note(recorded)
            broken += _after_it(self.session, recorded)
            seen.append(recorded)
        if seen:
            broken += _all_kept(before, self.session, self.tally, seen)
            self.checks += 1
        return broken

    def compare(self, session: Session) -> list[str]:
        """The program's own state, which was kept over the whole session, is what the events say."""
        return [] if session == self.session else ["the journal folds into another state than the program has"]


def _before_it(session: Session, tally: Tally, recorded: Recorded) -> Iterator[str]:
    event = recorded.event
    if recorded.version != session.version + 1:
        yield f"version {recorded.version} follows on {session.version}"
    if isinstance(event, e.FloorGiven) and event.request is not None:
        head = next_request(session.floor)
        if event.request != head and not event.reason.strip():
            yield f"request {event.request} was called before {head} without a reason"
    if isinstance(event, TIMED):
        ran = tally.counts.used_ms(event.speech, recorded.at)
        if ran != event.elapsed_ms:
            yield f"speech {event.speech} ran for {ran} ms, not {event.elapsed_ms}"


def _after_it(session: Session, recorded: Recorded) -> Iterator[str]:
    """When a meeting rises, it owes the floor to all who still wait on its lists; and every place is explained."""
    event = recorded.event
    if not isinstance(event, m.MeetingAdjourned):
        return
    floor, meeting = session.floor, session.programme.meetings[event.meeting]
    for request in floor.requests.values():
        here = request.asked.list in {*meeting.takes_up, *meeting.at_hand}
        waits = request.standing in (Standing.WAITING, Standing.JOINED) and request.asked.kind != Kind.POINT_OF_ORDER
        if here and waits and event.meeting not in request.owed_in:
            yield f"{event.meeting} forgets request {request.id}"
    for of in floor.lists:
        for ahead, place in enumerate(places(floor, of)):
            if ahead != sum(reason.ahead for reason in place.reasons if reason.criterion != "absent"):
                yield f"the place of request {place.request} is not explained"


def _all_kept(before: Session, now: Session, tally: Tally, events: list[Recorded]) -> Iterator[str]:
    yield from _nobody_lost(now.floor, tally)
    yield from _one_end_each(now.floor, tally)
    yield from _one_floor(now)
    yield from _one_place_each(now.floor)
    for of in now.floor.lists:
        yield from _order_stands(before.floor, now.floor, of, events)


def _nobody_lost(floor: Floor, tally: Tally) -> Iterator[str]:
    asked = [one.request for one in tally.counts.asked]
    if asked != list(floor.requests) or asked != list(range(1, len(asked) + 1)):
        yield f"{len(asked)} requests were made, {len(floor.requests)} are known: one was lost or invented"


def _one_end_each(floor: Floor, tally: Tally) -> Iterator[str]:
    for number, request in floor.requests.items():
        ends = tally.counts.ended.get(number, [])
        expected = [request.standing] if request.standing in ENDS else []
        if ends != expected:
            yield f"request {number} is {request.standing}, by the events it ended {len(ends)} times: {ends}"
        elif request.standing in BY_THE_CHAIR and not (request.end and request.end.reason.strip()):
            yield f"request {number} was {request.standing} without a reason"


def _one_floor(session: Session) -> Iterator[str]:
    floor, turn = session.floor, session.floor.turn
    begun = {one.request for one in (turn.speech, *turn.interrupted) if one and one.request}
    speaking = {one.id for one in floor.requests.values() if one.standing == Standing.SPEAKING}
    if speaking != begun:
        yield f"{sorted(speaking)} are speaking, {sorted(begun)} were given the floor"
    if any(one.running_since for one in turn.interrupted):
        yield "two clocks run"
    if (floor.sitting.meeting if floor.sitting else None) != session.programme.sitting:
        yield "the floor is of another meeting than the one in session"
    if begun and not floor.sitting:
        yield "somebody speaks, and there is no meeting"


def _one_place_each(floor: Floor) -> Iterator[str]:
    held = Counter(
        (one.asked.list, one.asked.delegation, one.asked.kind)
        for one in floor.requests.values()
        if one.standing not in ENDS and one.asked.kind != Kind.REPLY
    )
    yield from (f"{who} has {number} places on {of}" for (of, who, _), number in held.items() if number > 1)


def _order_stands(before: Floor, now: Floor, of: ListId, events: list[Recorded]) -> Iterator[str]:
    """Who waited before whom still does, unless an event says otherwise; and the owed are called first."""
    was, line = waiting(before, of) if of in before.lists else (), waiting(now, of)
    if was is line or was == line:
        return
    if len(set(line)) != len(line):
        yield f"somebody stands twice on {of}"
    happened = [one.event for one in events]
    if any(isinstance(one, REORDERING) for one in happened) or Criterion.UNHEARD in now.lists[of].order:
        return
    owed = {one for event in happened if isinstance(event, e.RequestsOwed) for one in event.requests}
    both = set(was) & set(line)
    for those in (both & owed, both - owed):
        if [one for one in was if one in those] != [one for one in line if one in those]:
            yield f"{[type(one).__name__ for one in happened]} changed who is called before whom on {of}"
