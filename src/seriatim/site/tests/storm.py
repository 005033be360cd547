"""What `tests/test_live.py` starts: the program in whose meeting one change follows the other without a pause.

    python -m seriatim.site.tests.storm PORT PARTICIPANTS

It goes on to the version `CALM`, from wherever the journal stands, so that a process that was killed is followed by one
that continues. What is done is drawn from a seed; what the rules refuse is no change.
"""

import random
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.floor.rules.queue import waiting
from seriatim.floor.rules.state import Floor
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, ListId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.site import house, serving
from seriatim.site.tests.program import SESSION, TOPIC

CALM = 10_000
"""The version at which it ends."""

LIST = ListId(TOPIC)

Draw = Callable[[random.Random, Floor], Any]


def _inscribe(dice: random.Random, _floor: Floor) -> c.Inscribe:
    everybody = sorted(house.chamber().body(BodyId("body")).roster.participants)
    return c.Inscribe(LIST, dice.choice(everybody))


def _place(dice: random.Random, floor: Floor) -> c.PlaceAt:
    line = waiting(floor, LIST)
    return c.PlaceAt(dice.choice(line), dice.randint(1, len(line)), "a plane")


def _withdraw(dice: random.Random, floor: Floor) -> c.Withdraw:
    return c.Withdraw(dice.choice(waiting(floor, LIST)))


def _show(dice: random.Random, _floor: Floor) -> c.SetVisibility:
    return c.SetVisibility(LIST, dice.choice([Visibility.EVERYONE, Visibility.NEXT]), dice.randint(1, 4))


DRAWS: dict[Draw, int] = {
    _inscribe: 30,
    _place: 20,
    _withdraw: 10,
    _show: 1,
    lambda _dice, _floor: c.GiveFloor(): 14,
    lambda _dice, _floor: c.EndSpeech(): 10,
    lambda _dice, _floor: c.Undo(): 4,
    lambda _dice, _floor: c.PassOver(): 4,
    lambda _dice, _floor: c.StopClock(): 8,
    lambda _dice, _floor: c.StartClock(): 8,
}
"""What may happen, and how often."""


def rage(seed: int) -> None:
    """One change after the other, until it is calm."""
    dice = random.Random(seed)
    chamber, draws = house.chamber(), list(DRAWS)
    while (known := chamber.session(SessionId(SESSION))).version < CALM:
        [draw] = dice.choices(draws, [DRAWS[one] for one in draws])
        with suppress(Refused, IndexError):  # the rules are against it, or nobody is left on the list
            chamber.act(draw(dice, known.floor), Occasion(CHAIR, house.now()), SessionId(SESSION))


def main(port: int, participants: int) -> None:
    """Prepare what is not there yet, serve, and let it rage."""
    serving.prepare()
    from seriatim.site.tests import hall  # noqa: PLC0415 — settings are read on import, and prepare says where they are

    hall.set_the_scene(participants)

    def ready(address: str) -> None:
        print(address, flush=True)
        Thread(target=rage, args=(house.chamber().session(SessionId(SESSION)).version,), daemon=True).start()

    serving.serve("127.0.0.1", port, ready=ready)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
