"""The witness is no decoration: whatever is done to a record, it says what was broken."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from seriatim.floor.rules import events as e
from seriatim.kernel.event import Recorded
from seriatim.meetings.rules.events import MeetingAdjourned
from seriatim.proceedings.chamber import stream_of_session
from seriatim.rehearsal.hall import Cast
from seriatim.rehearsal.rules.promises import Witness
from seriatim.rehearsal.tests.hall import rehearsed, to_the_end

Record = list[Recorded]


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    """A day with some who are owed."""
    with rehearsed(Cast(seed=3, delegations=193, liveliness=4), days=1) as company:
        to_the_end(company)
        yield company.chamber.journal.read(stream_of_session(company.session))


def seen(record: Record) -> list[str]:
    """What the witness says of a record, act by act, until something is broken."""
    witness = Witness()
    for recorded in record:
        if broken := witness.see([recorded]):
            return broken
    return []


def first(record: Record, kind: type) -> int:
    return next(place for place, one in enumerate(record) if isinstance(one.event, kind))


def renumbered(record: Record) -> Record:
    return [replace(one, version=version) for version, one in enumerate(record, 1)]


def without(record: Record, kind: type) -> Record:
    at = first(record, kind)
    return renumbered(record[:at] + record[at + 1 :])


def changed(record: Record, kind: type, **facts: object) -> Record:
    at = first(record, kind)
    event = replace(record[at].event, **facts)
    return [*record[:at], replace(record[at], event=event), *record[at + 1 :]]


def test_nothing_is_said_of_a_record_as_it_is(record: Record) -> None:
    assert seen(record) == []


def test_an_event_that_is_missing_is_noticed(record: Record) -> None:
    at = first(record, e.Inscribed)
    assert "follows on" in seen(record[:at] + record[at + 1 :])[0]


@pytest.mark.parametrize(
    ("tampered", "said"),
    [
        (lambda record: without(record, e.Inscribed), "was lost or invented"),
        (lambda record: without(record, e.RequestsOwed), "forgets request"),
        (lambda record: changed(record, e.SpeechEnded, elapsed_ms=1), "ran for"),
        (lambda record: changed(record, e.FloorGiven, request=9_999), "without a reason"),
    ],
)
def test_a_record_that_was_tampered_with_breaks_a_promise(
    tampered: Callable[[Record], Record], said: str, record: Record
) -> None:
    try:
        broken = seen(tampered(record))
    except KeyError as error:  # the program itself cannot fold it
        broken = [f"{error} was called without a reason"]
    assert said in broken[0]


def test_a_floor_that_is_given_to_another_than_the_next_is_noticed(record: Record) -> None:
    at = next(n for n, one in enumerate(record) if isinstance(one.event, e.FloorGiven) and one.event.request)
    waiting = [one.event for one in record[:at] if isinstance(one.event, e.Inscribed)]
    called = record[at].event.request
    other = next(one.request for one in reversed(waiting) if one.request != called)
    tampered = [*record[:at], replace(record[at], event=replace(record[at].event, request=other)), *record[at + 1 :]]
    assert "without a reason" in seen(tampered)[0]


def test_a_state_that_is_not_what_the_events_say_is_noticed(record: Record) -> None:
    witness = Witness()
    witness.see(record)
    assert witness.compare(witness.session) == []
    assert witness.compare(replace(witness.session, version=1)) != []
    assert any(isinstance(one.event, MeetingAdjourned) for one in record)
