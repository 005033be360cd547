"""What `served.py` starts: the program with an open list, a meeting in session and somebody who may sign in.

    python -m seriatim.site.tests.program PORT [PARTICIPANTS]

More participants than the world has are admitted as stakeholders S0001, S0002 …
"""

import sys

from seriatim.site import serving

SESSION, TOPIC, MEETING, PASSWORD = "hall", "item", "sitting", "the nameplate is raised"


def main(port: int, participants: int) -> None:
    """Prepare what is not there yet, and serve."""
    serving.prepare()
    from seriatim.site.tests import hall  # noqa: PLC0415 — settings are read on import, and prepare says where they are

    hall.set_the_scene(participants)
    hall.answer_nothing_at("empty/")
    serving.serve("127.0.0.1", port, ready=lambda address: print(address, flush=True))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
