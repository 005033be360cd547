"""The clock of the house: as the machine's, but in a demonstration and in a rehearsal."""

from datetime import UTC, datetime, timedelta

from seriatim.site.clock import Clock, Hands

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_twenty_seconds_go_by_in_one_and_none_while_it_is_paused() -> None:
    for pace, passed in ((1.0, 1), (20.0, 20), (1000.0, 1000), (0.0, 0)):
        assert Hands(NOON, NOON, pace).at(NOON + SECOND) == NOON + passed * SECOND


def test_it_never_goes_back_when_its_pace_changes() -> None:
    clock = Clock()
    clock.set(NOON)
    shown = [clock.now()]
    for pace in (1000.0, 20.0, 0.0, 1.0):
        clock.run(pace)
        shown.append(clock.now())
        assert clock.pace == pace
    assert shown == sorted(shown)
    assert shown[0] >= NOON


def test_whoever_follows_is_told_that_it_was_set_or_goes_at_another_pace() -> None:
    clock, told = Clock(), []
    clock.on_set(lambda: told.append(clock.pace))
    clock.set(NOON)
    clock.run(20.0)
    clock.run(0.0)
    assert told == [1.0, 20.0, 0.0]
