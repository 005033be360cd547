"""No request is ever lost, whatever is tried: thousands of random histories, every promise after every event."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.proceedings.rules.session import COMMANDS
from seriatim.proceedings.tests.histories.beginnings import BEGINNINGS, begun
from seriatim.proceedings.tests.histories.chances import actor, drawn
from seriatim.proceedings.tests.histories.dice import Dice
from seriatim.proceedings.tests.histories.hall import Act, Hall
from seriatim.proceedings.tests.histories.scene import Scene
from seriatim.proceedings.tests.histories.script import KEPT, replayed, written
from seriatim.proceedings.tests.histories.world import SEVENTH

STEPS = 40
HISTORIES = {"default": 5_000, "thorough": 100_000, "mutation": 200}[settings.get_current_profile_name()]
THROW = 9
"""Bytes for the choices of one step."""

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        1, 2, 0, 0.25, 3.0015, 5, 1, 11, 2, 45, 1, 61, 4, 180, 5, 200, 1, 1200, 3600, 0.000001, 2, 11000, 1, -1,
    )
)  # fmt: skip

DECIDED_ON_BODIES = {MeetingRefusal.BODY_EXISTS, MeetingRefusal.NO_SUCH_BODY, MeetingRefusal.UNKNOWN_ZONE}


class Census:
    """What a run of histories has met."""

    def __init__(self) -> None:
        self.histories = self.steps = self.adjourned = 0
        self.accepted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def count(self, hall: Hall) -> None:
        self.histories += 1
        self.steps += len(hall.acts)
        self.adjourned += any(room.clerk.books.adjournments for room in hall.rooms.values())
        self.accepted.update(hall.accepted)
        self.refused.update(hall.refused)

    def must_be_broad(self) -> None:
        """A test that looks nowhere finds nothing."""
        assert self.histories >= HISTORIES
        assert self.steps >= 0.9 * STEPS * self.histories
        assert self.adjourned >= 0.3 * self.histories, f"only {self.adjourned} of {self.histories} reach an adjournment"
        never = {command.__name__ for command in COMMANDS} - self.accepted.keys()
        assert len(never) <= 0.1 * len(COMMANDS), f"never accepted: {sorted(never)}"
        codes = {*FloorRefusal, *MeetingRefusal} - DECIDED_ON_BODIES
        unseen = {str(code) for code in codes} - self.refused.keys()
        assert len(unseen) <= 0.1 * len(codes), f"never refused for: {sorted(unseen)}"


def step(hall: Hall, thrown: bytes) -> None:
    """One more act, as the dice have it; zeros do nothing, so that a history that fails becomes short."""
    if not any(thrown):
        return
    dice = Dice(thrown)
    convened = [name for name, room in hall.rooms.items() if room.session.programme.session] or [SEVENTH]
    session = convened[-1] if dice.once_in(6) else convened[0]
    after = dice.pick(PAUSES)
    scene = Scene(hall.rooms[session].session, hall.now + after, dice, elsewhere=len(convened) > 1)
    command = drawn(scene)
    seen = max(0, scene.session.version - dice.pick((0, 0, 1, 4))) if dice.once_in(4) else None
    known = sorted(hall.answers) if dice.once_in(16) else []
    hall.try_(
        Act(command, actor(scene, command), after, session, seen, dice.pick(known) if known else f"key {hall.given}")
    )


def test_every_promise_is_kept_in_thousands_of_histories() -> None:
    census = Census()

    @settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(list(BEGINNINGS)), st.binary(min_size=THROW * STEPS, max_size=THROW * STEPS))
    def every_promise_is_kept(beginning: str, thrown: bytes) -> None:
        hall = begun(beginning)
        try:
            for at in range(0, len(thrown), THROW):
                step(hall, thrown[at : at + THROW])
            hall.close()
        except Exception as error:
            error.add_note("\n".join([f'"{beginning}"', *map(written, hall.acts)]))
            raise
        census.count(hall)

    every_promise_is_kept()
    if HISTORIES >= 3_000:
        census.must_be_broad()


@pytest.mark.parametrize("name", KEPT)
def test_a_history_that_failed_once_does_not_fail_again(name: str) -> None:
    assert replayed(name).accepted
