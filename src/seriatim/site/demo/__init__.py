"""The demonstration: the seventh session up to the rising of its last meeting, ready for its follow-up."""

import os


def main(port: int) -> None:
    """Set the demonstration up, where it is not yet, and serve it until it is stopped.

    Its clock starts on the morning of the Chair's letter, or where an earlier run left off.
    """
    os.environ["SERIATIM_DEMO"] = "1"
    # Settings are read when the site is first imported, so that it may not be imported before the line above.
    from seriatim.site.demo.stage import show  # noqa: PLC0415 — see above

    show(port)
