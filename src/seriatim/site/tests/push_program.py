"""The program of `program.py`, which may speak to one push service more: that of the test which starts it.

PUSH_SERVICE_OF_THE_TEST=http://127.0.0.1:… python -m seriatim.site.tests.push_program PORT
"""

import os
import sys

from seriatim.site import serving


def main(port: int) -> None:
    """Prepare what is not there yet, and serve; with such a setting nothing would be served, so it is made then."""
    serving.prepare()
    from django.conf import settings  # noqa: PLC0415 — settings are read on import, and prepare says where they are

    from seriatim.site.tests import hall  # noqa: PLC0415 — likewise

    def ready(line: str) -> None:
        settings.PUSH_FOR_TESTS = os.environ["PUSH_SERVICE_OF_THE_TEST"]
        print(line, flush=True)

    hall.set_the_scene(0)
    serving.serve("127.0.0.1", port, ready=ready)


if __name__ == "__main__":
    main(int(sys.argv[1]))
