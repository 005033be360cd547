"""Who was away for a moment gets what was missed, as long as it is known and may still be shown."""

import pytest

from seriatim.screens.ring import LENGTH, Ring
from seriatim.screens.wire import Version


def frame(seq: int, *, ringed: bool = True) -> Version:
    return Version(seq, 0, b"", b"", ringed)


def ring(*frames: Version) -> Ring:
    made = Ring()
    made.begin(10)
    for one in frames:
        made.add(one)
    return made


def since(known: Ring, seq: int) -> list[int] | None:
    missed = known.since(seq)
    return None if missed is None else [one.seq for one in missed]


@pytest.mark.parametrize(
    ("seq", "missed"), [(10, [11, 13]), (11, [13]), (13, []), (9, None), (12, None), (14, None), (0, None)]
)
def test_what_was_missed_since_a_frame_that_was_sent(seq: int, missed: list[int] | None) -> None:
    assert since(ring(frame(11), frame(13)), seq) == missed


def test_frames_from_before_names_went_out_of_sight_are_not_given_again() -> None:
    known = ring(frame(11), frame(12, ringed=False), frame(13))
    assert (since(known, 11), since(known, 12), since(known, 13)) == (None, [13], [])


def test_a_whole_frame_of_the_same_number_begins_anew() -> None:
    assert since(ring(frame(11), frame(11, ringed=False)), 11) == []


def test_no_more_is_kept_than_there_is_room_for() -> None:
    known = ring(*(frame(11 + number) for number in range(LENGTH + 1)))
    assert since(known, 10) is None
    assert len(since(known, 11) or ()) == LENGTH
