"""A hall whose clock is turned from outside: the tenth meeting with its list, as those who look at screens find it.

    python -m seriatim.site.tests.desk_program DELEGATION …

Each line that comes in is an instant, which it is from then on; `set` is answered.
"""

import sys
from datetime import datetime
from threading import Thread

from seriatim.floor.rules.commands import SetTimeLimit
from seriatim.floor.rules.kinds import AtZero, Force, TimeClass
from seriatim.site import serving
from seriatim.site.clock import CLOCK

PASSWORD = "the nameplate is raised"
BEFORE = "2024-03-08T14:58:00-05:00"
"""Two minutes before the meeting."""


def main(delegations: list[str]) -> None:
    """Convene the session, put the delegations on the list, and serve."""
    serving.prepare()
    from seriatim.site.house import chamber  # noqa: PLC0415 — settings are read on import, and prepare says where
    from seriatim.site.people.accounts import ensure_secretariat  # noqa: PLC0415 — likewise
    from seriatim.site.tests.scene import Hall  # noqa: PLC0415 — likewise

    CLOCK.set(datetime.fromisoformat(BEFORE))
    ensure_secretariat(PASSWORD)
    hall = Hall(chamber()).convened().asked(*delegations)
    hall.act(SetTimeLimit(TimeClass.FIRST_REPLY, 120, Force.ENFORCED, AtZero.CUT, 30, decision="adopted"))
    Thread(target=obey, daemon=True).start()
    serving.serve("127.0.0.1", 0, ready=lambda line: print(line.replace("127.0.0.1", "localhost"), flush=True))


def obey() -> None:
    """Turn the clock as often as somebody says so."""
    for line in sys.stdin:
        CLOCK.set(datetime.fromisoformat(line.strip()))
        print("set", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
