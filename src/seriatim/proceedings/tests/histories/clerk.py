"""A session's books kept by hand: what the events say, noted down a second time and in another way.

The clerk knows nothing of `decide` or `evolve`, and undoes an action by keeping the books again from the first
event, without that action.
"""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import events as m
from seriatim.proceedings.tests.histories.books import Books, Entry, Turn
from seriatim.proceedings.tests.histories.oracle import Move, Slip, Table


class Clerk:
    """The journal of one session, and its books after every event so far."""

    def __init__(self) -> None:
        self.journal: list[Recorded] = []
        self.books = Books()

    def note(self, recorded: Recorded) -> None:
        """Keep the books by one more event."""
        self.journal.append(recorded)
        if isinstance(recorded.event, e.FloorActionUndone):
            self._keep_again()
        else:
            self._write(recorded)

    def _write(self, recorded: Recorded) -> None:
        if writing := WRITINGS.get(type(recorded.event)):
            writing(self.books, recorded.event, recorded)

    def _keep_again(self) -> None:
        """An action taken back never happened."""
        taken_back = {one.event.action for one in self.journal if isinstance(one.event, e.FloorActionUndone)}
        self.books = Books()
        for one in self.journal:
            if one.correlation not in taken_back:
                self._write(one)


def _asked(books: Books, event: e.Inscribed, recorded: Recorded) -> None:
    slip = Slip(
        event.request, recorded.version, recorded.at, event.delegation, event.kind,
        event.category, event.region, event.level, event.capacity,
    )  # fmt: skip
    assert event.request not in books.entries, f"request {event.request} was asked twice"
    books.entries[event.request] = Entry(event, "late" if event.late else "waiting", [slip])


def _admitted(books: Books, event: e.LateRequestAdmitted, recorded: Recorded) -> None:
    books.entries[event.request].standing = "waiting"
    books.stand_anew(event.request, recorded, at=recorded.at)


def _reclassed(books: Books, event: e.ClassChanged, recorded: Recorded) -> None:
    one = books.entries[event.request]
    owed = books.behind_the_owed(one.asked.list) if one.slips[-1].owed is not None else None
    new = {"at": recorded.at, "capacity": event.capacity, "level": event.level, "owed": owed, "absent": 0}
    books.stand_anew(event.request, recorded, **new)


def _passed_over(books: Books, event: e.PassedOver, recorded: Recorded) -> None:
    one = books.entries[event.request]
    if one.standing == "speaking":
        books.speaking = None
    one.standing = "waiting"
    books.stand_anew(event.request, recorded, absent=one.slips[-1].absent + 1)


def _owed(books: Books, event: e.RequestsOwed, recorded: Recorded) -> None:
    for place, number in enumerate(event.requests, start=event.first):
        books.stand_anew(number, recorded, owed=place, absent=0)
        if event.meeting not in books.entries[number].should_have_heard:
            books.entries[number].should_have_heard.append(event.meeting)
    left_out = [one for number, one in books.entries.items() if number not in event.requests]
    if not any(one.asked.list == event.list and one.has_a_place() for one in left_out):
        books.tables[event.list].moves.clear()


def _in_writing(books: Books, event: e.GivenInWriting, recorded: Recorded) -> None:
    for number in (*books.followers(event.request), event.request):
        books.end(number, "in writing", recorded)


def _lapsed(books: Books, event: e.Lapsed, recorded: Recorded) -> None:
    for number in event.requests:
        books.end(number, "lapsed", recorded)


def _carried_over(books: Books, event: e.CarriedOver, recorded: Recorded) -> None:
    for number in event.requests:
        books.end(number, "carried over", recorded)


def _joined(books: Books, event: e.Joined, _: Recorded) -> None:
    books.entries[event.request].standing, books.entries[event.request].lead = "joined", event.lead


def _left(books: Books, event: e.JoinLeft, _: Recorded) -> None:
    books.entries[event.request].standing, books.entries[event.request].lead = "waiting", None


def _reinstated(books: Books, event: e.Reinstated, _: Recorded) -> None:
    one = books.entries[event.request]
    assert one.ended, f"request {event.request} was reinstated, but had not ended"
    one.standing, one.ended, one.ends, one.lead = "waiting", None, 0, None


def _hand(books: Books, request: RequestId, other: RequestId, side: str | None, recorded: Recorded) -> None:
    books.tables[books.entries[request].asked.list].moves.append(Move(recorded.version, request, other, side))


def _given(books: Books, event: e.FloorGiven, recorded: Recorded) -> None:
    assert books.speaking is None, f"speech {event.speech} begins while {books.speaking} has the floor"
    books.turns[event.speech], books.speaking = Turn(event.request, recorded.at), event.speech
    if event.request is not None:
        books.entries[event.request].standing = "speaking"


def _ended(books: Books, event: e.SpeechEnded, recorded: Recorded) -> None:
    turn = books.turns[event.speech]
    turn.stop(recorded.at)
    books.over.append(event.speech)
    if books.speaking == event.speech:
        books.speaking = None
    else:
        books.interrupted.remove(event.speech)
    for number in event.joined if event.request is None else (*event.joined, event.request):
        one = books.entries[number]
        one.standing, one.ended, one.ends = "heard", recorded, one.ends + 1


def _point_withdrawn(books: Books, event: e.PointOfOrderWithdrawn, recorded: Recorded) -> None:
    del books.turns[event.speech]
    if event.speech in books.interrupted:
        books.interrupted.remove(event.speech)
    else:
        assert books.speaking == event.speech, f"speech {event.speech} is withdrawn, and was not given"
        books.speaking = None
    if books.paused_clock == event.speech:
        books.paused_clock = None
    books.end(event.request, "withdrawn", recorded)


def _stopped(books: Books, event: e.ClockStopped, recorded: Recorded) -> None:
    if event.speech == books.speaking:  # unless the giving of the floor was taken back meanwhile
        books.turns[event.speech].stop(recorded.at)


def _started(books: Books, event: e.ClockStarted, recorded: Recorded) -> None:
    if event.speech == books.speaking:
        books.turns[event.speech].began = recorded.at


def _extended(books: Books, event: e.SpeechExtended, _: Recorded) -> None:
    assert event.speech == books.speaking, f"speech {event.speech} is extended, and has not the floor"
    books.turns[event.speech].more += event.seconds


def _interrupted(books: Books, event: e.SpeechInterrupted, recorded: Recorded) -> None:
    books.turns[event.speech].stop(recorded.at)
    books.interrupted.append(event.speech)
    books.speaking = None


def _returned(books: Books, event: e.FloorReturned, recorded: Recorded) -> None:
    assert books.speaking is None, f"speech {event.speech} goes on while {books.speaking} has the floor"
    books.interrupted.remove(event.speech)
    books.speaking, books.turns[event.speech].began = event.speech, recorded.at


def _corrected(books: Books, event: e.SpeechCorrected, _: Recorded) -> None:
    books.turns[event.speech].ran_ms = event.elapsed_ms


def _paused(books: Books, _event: m.MeetingSuspended, recorded: Recorded) -> None:
    books.paused_clock = None
    if books.speaking is not None:
        turn = books.turns[books.speaking]
        books.paused_clock = books.speaking if turn.began is not None else None
        turn.stop(recorded.at)


def _went_on(books: Books, _event: m.MeetingResumed, recorded: Recorded) -> None:
    if books.paused_clock is not None:
        books.turns[books.paused_clock].began = recorded.at


def _sat_down(books: Books, event: m.MeetingOpened, _: Recorded) -> None:
    books.meeting, books.taken_up, books.heard_here = event.meeting, list(event.takes_up), list(event.takes_up)
    books.stopped_debates -= set(event.takes_up)


def _rose(books: Books, _event: m.MeetingAdjourned, _: Recorded) -> None:
    assert books.speaking is None, f"the meeting rose while {books.speaking} had the floor"
    assert not books.interrupted, f"the meeting rose while {books.interrupted} were interrupted"
    books.meeting, books.taken_up, books.adjournments = None, [], books.adjournments + 1


def _took_up(books: Books, event: m.ListTakenUp, _: Recorded) -> None:
    books.taken_up = [event.list, *(one for one in books.taken_up if one != event.list)]
    if event.list not in books.heard_here:
        books.stopped_debates.discard(event.list)
    books.heard_here.append(event.list)


def _put_down(books: Books, event: m.ListPutDown, _: Recorded) -> None:
    books.taken_up = [one for one in books.taken_up if one != event.list]


def _motion_decided(books: Books, event: e.MotionDecided, _: Recorded) -> None:
    of = books.motions[event.motion].list
    if event.carried and of:
        books.stopped_debates.add(of)


def _opened(books: Books, event: e.ListOpened, recorded: Recorded) -> None:
    if event.lot_until:
        books.tables[event.list].lots_from = (event.opens_at, recorded.version)


WRITINGS: Mapping[type, Callable[[Books, Any, Recorded], object]] = {
    e.RulesAdopted: lambda books, event, _: setattr(books, "order_of_the_rules", event.order),
    m.TopicAdded: lambda books, event, _: books.tables.update({event.topic: Table(books.order_of_the_rules)}),
    e.OrderPolicySet: lambda books, event, _: setattr(books.tables[event.list], "policy", event.order),
    e.ListOpened: _opened,
    e.LotDrawn: lambda books, event, _: setattr(
        books.tables[event.list], "lots", {one: place for place, one in enumerate(event.drawn)}
    ),
    e.LetterDrawn: lambda books, event, _: setattr(
        books.tables[event.list], "alphabet", {one: place for place, one in enumerate(event.alphabet)}
    ),
    e.Inscribed: _asked,
    e.LateRequestAdmitted: _admitted,
    e.ClassChanged: _reclassed,
    e.Withdrawn: lambda books, event, recorded: books.end(event.request, "withdrawn", recorded),
    e.Declined: lambda books, event, recorded: books.end(event.request, "declined", recorded),
    e.GivenInWriting: _in_writing,
    e.Lapsed: _lapsed,
    e.CarriedOver: _carried_over,
    e.RequestsOwed: _owed,
    e.PassedOver: _passed_over,
    e.Placed: lambda books, event, recorded: _hand(books, event.request, event.anchor, event.side, recorded),
    e.PlacesSwapped: lambda books, event, recorded: _hand(books, event.first, event.second, None, recorded),
    e.PlacesExchanged: lambda books, event, recorded: _hand(books, event.request, event.other, None, recorded),
    e.MovedLater: lambda books, event, recorded: _hand(books, event.request, event.after, "after", recorded),
    e.Joined: _joined,
    e.JoinLeft: _left,
    e.Reinstated: _reinstated,
    e.FloorGiven: _given,
    e.SpeechEnded: _ended,
    e.PointOfOrderWithdrawn: _point_withdrawn,
    e.ClockStopped: _stopped,
    e.ClockStarted: _started,
    e.SpeechExtended: _extended,
    e.SpeechInterrupted: _interrupted,
    e.FloorReturned: _returned,
    e.SpeechCorrected: _corrected,
    e.MotionMade: lambda books, event, _: books.motions.update({event.motion: event}),
    e.MotionDecided: _motion_decided,
    m.MeetingOpened: _sat_down,
    m.MeetingSuspended: _paused,
    m.MeetingResumed: _went_on,
    m.MeetingAdjourned: _rose,
    m.ListTakenUp: _took_up,
    m.ListPutDown: _put_down,
}
