"""Local times of the seat, and the two nights on which its clocks change."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.when import instant, known_zone

NEW_YORK = "America/New_York"


def local(*written: int) -> datetime:
    return datetime(*written)  # type: ignore[arg-type]  # noqa: DTZ001 — a local time of the seat has no offset


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (local(2024, 3, 8, 15), datetime(2024, 3, 8, 20, tzinfo=UTC)),
        (local(2024, 3, 27, 9), datetime(2024, 3, 27, 13, tzinfo=UTC)),
        (local(2024, 3, 10, 1, 59), datetime(2024, 3, 10, 6, 59, tzinfo=UTC)),
        (local(2024, 3, 10, 3), datetime(2024, 3, 10, 7, tzinfo=UTC)),
        (local(2024, 11, 3, 0, 59), datetime(2024, 11, 3, 4, 59, tzinfo=UTC)),
        (local(2024, 11, 3, 2), datetime(2024, 11, 3, 7, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_read_in_the_zone_of_the_seat(written: datetime, expected: datetime) -> None:
    assert instant(written, NEW_YORK) == expected


def test_nine_in_new_york_on_27_march_is_two_in_geneva_and_not_three() -> None:
    assert instant(local(2024, 3, 27, 9), NEW_YORK) == instant(local(2024, 3, 27, 14), "Europe/Zurich")


def test_a_time_with_an_offset_needs_no_zone() -> None:
    written = datetime(2024, 3, 10, 2, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert instant(written, NEW_YORK) == datetime(2024, 3, 10, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "code", "first", "second"),
    [
        (local(2024, 3, 10, 2, 30), Refusal.TIME_IN_GAP, "2024-03-10T02:30:00-05:00", "2024-03-10T02:30:00-04:00"),
        (local(2024, 3, 10, 2), Refusal.TIME_IN_GAP, "2024-03-10T02:00:00-05:00", "2024-03-10T02:00:00-04:00"),
        (local(2024, 11, 3, 1, 30), Refusal.TIME_AMBIGUOUS, "2024-11-03T01:30:00-04:00", "2024-11-03T01:30:00-05:00"),
        (local(2024, 11, 3, 1), Refusal.TIME_AMBIGUOUS, "2024-11-03T01:00:00-04:00", "2024-11-03T01:00:00-05:00"),
    ],
)
def test_a_time_that_the_clocks_skip_or_show_twice_is_refused_with_both_readings(
    written: datetime, code: Refusal, first: str, second: str
) -> None:
    with pytest.raises(Refused) as refused:
        instant(written, NEW_YORK)
    assert refused.value.code == code
    assert (refused.value.details["first"], refused.value.details["second"]) == (first, second)


@pytest.mark.parametrize(
    ("zone", "known"), [(NEW_YORK, True), ("New York", False), ("", False), ("/etc/passwd", False)]
)
def test_a_zone_is_one_of_the_iana_database(zone: str, known: bool) -> None:
    assert known_zone(zone) is known
