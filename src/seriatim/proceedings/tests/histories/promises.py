"""What holds after every event, by the clerk's books; I1 to I8 are the promises that a failure names."""

from datetime import datetime
from typing import Any

from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import begun
from seriatim.floor.rules.clock import elapsed_ms
from seriatim.floor.rules.queue import next_request, places, waiting
from seriatim.floor.rules.state import ENDS, Floor, Request
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import ListId
from seriatim.meetings.rules import events as m
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.tests.histories.clerk import Clerk

STATED_IN_ITS_EVENT = (e.SpeechEnded, e.ClockStopped, e.SpeechInterrupted)
REORDERING = (
    e.Placed, e.PlacesSwapped, e.PlacesExchanged, e.MovedLater, e.ClassChanged, e.PassedOver, e.OrderPolicySet,
    e.LotDrawn, e.LetterDrawn, e.FloorActionUndone,
)  # fmt: skip
"""The events that may change who is called before whom; no other does."""


def before_it_is_recorded(session: Session, clerk: Clerk, recorded: Recorded) -> None:
    """I5 and I6 for one event, by the books as they stand before it."""
    event = recorded.event
    if isinstance(event, e.FloorGiven) and event.request is not None:
        explained(session.floor, clerk, recorded)
    if isinstance(event, STATED_IN_ITS_EVENT):
        used = clerk.books.turns[event.speech].used_ms(recorded.at)
        assert event.elapsed_ms == used >= 0, f"I6: {used} ms were used, not {event.elapsed_ms}"
    if isinstance(event, m.MeetingAdjourned):
        everybody_is_owed(clerk, event)
    if isinstance(event, e.FloorActionUndone):
        undone = [one for one in clerk.journal if one.correlation == event.action]
        assert undone, "I5: what is taken back never happened"
        own = [one for one in undone if isinstance(one.event, e.Inscribed | e.AppealMade)]
        assert not own, f"I1: {own} is a delegation's act, which the Chair cannot take back"


def everybody_is_owed(clerk: Clerk, event: m.MeetingAdjourned) -> None:
    """I1: when a meeting rises, it owes the floor to everybody who still waits on its lists."""
    for number, entry in clerk.books.entries.items():
        if entry.is_on_the_list() and entry.asked.list in clerk.books.heard_here:
            assert event.meeting in entry.should_have_heard, f"I1: {event.meeting} forgets {number}"


def explained(floor: Floor, clerk: Clerk, recorded: Recorded) -> None:
    """I5: the floor goes to the head of the order, or by a presiding officer with a reason."""
    event = recorded.event
    head = clerk.books.next()
    every_place_explained(floor, floor.requests[event.request].asked.list)
    assert next_request(floor) == head, f"I5: {next_request(floor)} is next, by hand it is {head}"
    if event.request != head:
        assert event.reason.strip(), f"I5: {event.request} is called before {head} without a reason"
        assert recorded.actor.presides, f"I5: {recorded.actor} does not call anybody"


def all_kept(before: Session, now: Session, clerk: Clerk, at: datetime) -> None:
    """Every promise that concerns one session, after the events of one command."""
    no_request_lost_or_invented(now.floor, clerk)
    exactly_one_end(now.floor, clerk)
    every_point_of_order_ruled_on(before, clerk)
    one_floor(now, clerk)
    for of in now.floor.lists:
        one_place(now.floor, clerk, of)
        nobody_reordered(before, now, clerk, of)
    times_add_up(now.floor, clerk, at)
    versions_without_a_gap(before, now, clerk)


def versions_without_a_gap(before: Session, now: Session, clerk: Clerk) -> None:
    """I8: a session's version counts its events, and each event has the next one."""
    assert now.version == len(clerk.journal), f"I8: version {now.version} after {len(clerk.journal)} events"
    added = [one.version for one in clerk.journal[before.version :]]
    assert added == list(range(before.version + 1, now.version + 1)), f"I8: {added} follow version {before.version}"


def no_request_lost_or_invented(floor: Floor, clerk: Clerk) -> None:
    """I1: the numbers are 1 … m as they were asked, and each stands where the books say, waiting or ended."""
    assert list(floor.requests) == list(range(1, len(floor.requests) + 1)), "I1: a number is missing"
    assert floor.requests.keys() == clerk.books.entries.keys(), "I1: a request was lost or invented"
    for number, entry in clerk.books.entries.items():
        known = floor.requests[number]
        assert known.standing == entry.standing, f"I1: {number} is {known.standing}, by hand {entry.standing}"
        assert known.owed_in == tuple(entry.should_have_heard), f"I1: {number} is owed in {known.owed_in}"
        assert known.owed == (bool(known.owed_in) and known.standing in {"waiting", "joined"})


def exactly_one_end(floor: Floor, clerk: Clerk) -> None:
    """I2: whoever ended did so once, by an event, and those who were refused the floor are told why and by whom."""
    for number, entry in clerk.books.entries.items():
        known = floor.requests[number]
        if known.standing not in ENDS:
            assert known.end is None, f"I2: {number} is {known.standing} and has an end"
            assert entry.ends == 0, f"I2: {number} is {known.standing} and has ended"
        else:
            _one_end(known, entry.ends, entry.ended)


def _one_end(known: Request, ends: int, ended: Recorded | None) -> None:
    assert ends == 1, f"I2: {known.id} ended {ends} times"
    assert known.end, f"I2: nothing is known of the end of {known.id}"
    assert ended, f"I2: no event ended {known.id}"
    assert (known.end.standing, known.end.at, known.end.actor) == (known.standing, ended.at, ended.actor), "I2"
    if known.standing in {"declined", "lapsed", "carried over"}:
        assert known.end.reason.strip(), f"I2: {known.id} was {known.standing} without a reason"
        assert known.end.actor.presides, f"I2: {known.end.actor} may not end {known.id} so"


def every_point_of_order_ruled_on(before: Session, clerk: Clerk) -> None:
    """I2: a point of order ends as heard only together with the ruling on it."""
    events = [one.event for one in clerk.journal[before.version :]]
    ruled = {event.request for event in events if isinstance(event, e.RulingGiven)}
    for event in events:
        if isinstance(event, e.SpeechEnded) and event.request is not None:
            point = clerk.books.entries[event.request].asked.kind == "point-of-order"
            assert not point or event.request in ruled, f"I2: {event.request} was heard, and nobody ruled on it"


def carried(source: Clerk, target: Clerk, leaving: e.CarriedOver, arriving: tuple[Any, ...]) -> None:
    """I2: what was carried over arrived exactly once, with its origin, and stands in the order in which it left."""
    arrived = [one for one in arriving if isinstance(one, e.Inscribed)]
    assert [one.origin.request for one in arrived if one.origin] == list(leaving.requests), "I2: who arrived?"
    for one in arrived:
        assert one.origin, f"I2: {one} does not say where it comes from"
        asked = source.books.entries[one.origin.request].asked
        known = [entry for entry in target.books.entries.values() if entry.asked.origin == one.origin]
        assert len(known) == 1, f"I2: {one.origin} arrived {len(known)} times"
        assert (asked.delegation, asked.kind) == (one.delegation, one.kind), "I2: it arrived as another"
    came = [one.request for one in arrived if target.books.entries[one.request].standing == "waiting"]
    assert [one for one in target.books.waiting(leaving.list) if one in came] == came, (
        "I4: they arrived in another order"
    )


def one_floor(session: Session, clerk: Clerk) -> None:
    """I3: one speech has the floor, one clock runs, and only in a meeting; the books name the same."""
    floor = session.floor
    turn = floor.turn
    assert (turn.speech.number if turn.speech else None) == clerk.books.speaking, "I3: another has the floor"
    assert [one.number for one in turn.interrupted] == clerk.books.interrupted, "I3: others were interrupted"
    begun = {one.request for one in (turn.speech, *turn.interrupted) if one and one.request}
    speaking = {request.id for request in floor.requests.values() if request.standing == "speaking"}
    assert speaking == begun, f"I3: {speaking} are speaking, {begun} were given the floor"
    assert not any(one.running_since for one in turn.interrupted), "I3: two clocks run"
    sitting = floor.sitting.meeting if floor.sitting else None
    assert sitting == session.programme.sitting == clerk.books.meeting, "I3: the meeting in session is not one"
    assert sitting or not begun, "I3: somebody speaks, and there is no meeting"


def one_place(floor: Floor, clerk: Clerk, of: ListId) -> None:
    """I4: a delegation has one open request of a kind, and the order is total and the same by hand."""
    called = waiting(floor, of)
    assert list(called) == clerk.books.waiting(of), f"I4: {called} are called, by hand {clerk.books.waiting(of)}"
    assert len(set(called)) == len(called), "I4: somebody stands twice"
    statements = [floor.requests[one] for one in called if floor.requests[one].asked.kind == "statement"]
    if not floor.lists[of].hand:
        first = [one.owed for one in statements]
        assert first == sorted(first, reverse=True), f"I4: the owed are not called first: {called}"
    held = [
        (
            request.asked.list if request.asked.kind != "point-of-order" else "",
            request.asked.delegation,
            request.asked.kind,
        )
        for request in floor.requests.values()
        if request.standing not in ENDS and request.asked.kind != "reply"
    ]
    assert len(set(held)) == len(held), f"I4: a delegation has two places: {held}"


def every_place_explained(floor: Floor, of: ListId) -> None:
    """I5: the reasons of a place add up to those who stand ahead."""
    for ahead, place in enumerate(places(floor, of) if of in floor.lists else ()):
        counted = sum(reason.ahead for reason in place.reasons if reason.criterion != "absent")
        assert counted == ahead, f"I5: {ahead} stand ahead of {place.request}, {counted} are explained"


def nobody_reordered(before: Session, now: Session, clerk: Clerk, of: ListId) -> None:
    """I4: who waited before whom still does, unless the event is one that says otherwise."""
    if of not in before.floor.lists:
        return
    events = [one.event for one in clerk.journal[before.version :]]
    if any(isinstance(event, REORDERING) for event in events) or "unheard" in now.floor.lists[of].order:
        return
    named = {
        one for event in events if isinstance(event, e.RequestsOwed) and event.list == of for one in event.requests
    }
    was, is_ = waiting(before.floor, of), waiting(now.floor, of)
    both = set(was) & set(is_)
    for those in (both & named, both - named):
        assert [one for one in was if one in those] == [one for one in is_ if one in those], (
            f"I4: {events} made {was} into {is_}"
        )


def times_add_up(floor: Floor, clerk: Clerk, at: datetime) -> None:
    """I6: what a speech has used is the sum of the pieces of time for which its clock ran; likewise what was added."""
    for speech in begun(floor):
        by_hand = clerk.books.turns[speech.number].used_ms(at)
        assert elapsed_ms(speech, at) == by_hand >= 0, f"I6: {speech.number} used {by_hand} ms"
    for speech in (*begun(floor), *floor.speeches):
        by_hand = clerk.books.turns[speech.number].more
        assert speech.extended_seconds == by_hand, f"I6: {speech.number} was given {by_hand} s more"
    assert [one.number for one in floor.speeches] == clerk.books.over, "I6: other speeches are over"
    for speech in floor.speeches:
        assert speech.elapsed_ms == clerk.books.turns[speech.number].ran_ms, f"I6: {speech.number} was changed"
