"""How often may something be done?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seriatim.site.gate.bucket import Limit, full, is_full, take
from seriatim.site.gate.limits import ATTEMPTS, COMMANDS, KEPT, READS, TRIES, Counter, TooSoon

PACES = st.lists(st.floats(0, 30), max_size=60)


def test_ten_at_once_then_two_a_second() -> None:
    bucket = full(COMMANDS, 0)
    for _ in range(10):
        bucket, wait = take(bucket, COMMANDS, 0)
        assert wait == 0
    bucket, wait = take(bucket, COMMANDS, 0)
    assert wait == 0.5
    bucket, wait = take(bucket, COMMANDS, 0.5)
    assert wait == 0
    bucket, wait = take(bucket, COMMANDS, 0.75)
    assert wait == pytest.approx(0.25)


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    bucket, _ = take(full(COMMANDS, 100), COMMANDS, 100)
    bucket, wait = take(bucket, COMMANDS, 50)
    assert (bucket.left, bucket.at, wait) == (8, 100, 0)


@given(PACES, st.floats(0.1, 10), st.integers(1, 20))
def test_never_more_than_the_burst_and_what_has_trickled_in_since(pauses: list[float], rate: float, burst: int) -> None:
    limit, at, allowed = Limit(rate, burst), 0.0, 0
    bucket = full(limit, at)
    for pause in pauses:
        at += pause
        bucket, wait = take(bucket, limit, at)
        allowed += not wait
        assert allowed <= burst + at * rate + 1e-6


@given(PACES)
def test_whoever_waits_as_long_as_told_is_let_through(pauses: list[float]) -> None:
    at, bucket = 0.0, full(COMMANDS, 0)
    for pause in pauses:
        at += pause / 60
        bucket, wait = take(bucket, COMMANDS, at)
        if wait:
            bucket, again = take(bucket, COMMANDS, at + wait + 1e-9)
            at += wait + 1e-9
            assert again == 0


def test_a_bucket_that_is_full_again_can_be_forgotten() -> None:
    bucket, _ = take(full(READS, 0), READS, 0)
    assert not is_full(bucket, READS, 0.5)
    assert is_full(bucket, READS, 1)


def test_one_device_of_a_delegation_does_not_use_up_what_another_has() -> None:
    counter = Counter()
    for device in ("a", "b"):
        for _ in range(10):
            counter.count("command", ("KEN", device), 0)
        with pytest.raises(TooSoon) as soon:
            counter.count("command", ("KEN", device), 0)
        assert soon.value.seconds == 1


def test_reads_do_not_use_up_commands() -> None:
    counter = Counter()
    for _ in range(60):
        counter.count("read", ("KEN", "a"), 0)
    counter.count("command", ("KEN", "a"), 0)
    with pytest.raises(TooSoon):
        counter.count("read", ("KEN", "a"), 0)


def test_a_link_is_tried_five_times_and_then_every_three_minutes() -> None:
    counter = Counter()
    for _ in range(ATTEMPTS.burst):
        counter.count("link", ("l-test",), 0)
    with pytest.raises(TooSoon) as soon:
        counter.count("link", ("l-test",), 0)
    assert soon.value.seconds == 180
    counter.count("link", ("l-test",), 181)


def test_an_officers_device_is_excused_and_asked_about_only_where_it_would_be_too_much() -> None:
    counter, asked = Counter(), list[int]()

    def is_officers() -> bool:
        asked.append(1)
        return True

    for number in range(100):
        counter.device("command", "desk", number / 100, is_officers)
    assert len(asked) == 1
    for _ in range(10):
        counter.device("command", "desk", 20, lambda: False)
    with pytest.raises(TooSoon):
        counter.device("command", "desk", 20, lambda: False)


def test_on_all_devices_together_an_account_does_twice_what_it_does_on_one() -> None:
    counter, done = Counter(), 0
    for device in "abcdef":
        for _ in range(10):
            with suppress(TooSoon):
                counter.device("command", device, 0, lambda: False, lambda: [("account", "7")])
                done += 1
    assert done == 20


def test_what_is_counted_does_not_fill_the_memory() -> None:
    counter = Counter()
    for number in range(KEPT + 10):
        counter.count("read", (str(number),), 0)
    assert len(counter._buckets["read"]) == KEPT
    counter.count("read", ("later",), 10**6)
    assert len(counter._buckets["read"]) == KEPT - 1, "two that were full again went, and one came"


@pytest.mark.parametrize("kind", sorted(TRIES))
def test_no_number_of_other_tries_makes_one_forgotten_before_its_time(kind: str) -> None:
    counter = Counter()
    for _ in range(ATTEMPTS.burst):
        counter.count(kind, ("secretariat", "192.0.2.1"), 0)
    for number in range(KEPT + 10):
        counter.count(kind, (str(number), "192.0.2.2"), 1)
    with pytest.raises(TooSoon):
        counter.count(kind, ("secretariat", "192.0.2.1"), 2)
    for number in range(KEPT + 10):
        counter.count(kind, (str(number), "192.0.2.3"), 10**6)
    assert len(counter._buckets[kind]) == KEPT + 10, "none of the first is kept for ever"
