"""What is said on standard error when somebody tries what is not theirs, and how is a line of it written?

The journal has what was done; here stands what was refused, for whoever keeps the machine. A line has no name, no
secret and nothing confidential, and whatever people sent cannot begin a new one.
"""

import logging
import re
import time

from django.http import HttpRequest

from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.actor import Actor
from seriatim.kernel.refusal import Refused

NOT_THEIRS = frozenset(
    {
        Refusal.NOT_YOURS_TO_DO, Refusal.NOT_YOUR_REQUEST, Refusal.NOT_APPOINTED, Refusal.NOT_A_MEMBER,
        Refusal.NOT_GRANTED, Refusal.NOT_OF_THE_SECRETARIAT, Refusal.ONLY_ONESELF, Refusal.NOBODY_MAY,
        Refusal.NO_SUCH_PERSON, Refusal.LINK_NOT_OPEN,
    }
)  # fmt: skip

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
SECRET = re.compile(r"(?<=/)[\w-]{43}(?![\w-])|(?<=/turns/)[^/\s]+(?=\.ics)")
"""The secret of a link, and the key of a calendar, in the addresses which they open."""

log = logging.getLogger("seriatim.security")


def refused(request: HttpRequest, actor: Actor | None, refusal: Refused) -> None:
    """Note a refusal, if it says that the thing was not theirs to do."""
    if refusal.code in NOT_THEIRS:
        log.warning("refused %s to %s: %s", refusal.code, actor, request.path)


def turned_away(request: HttpRequest, status: int, why: str) -> None:
    """Note that a request went beyond a bound or a limit, or was forged."""
    log.warning("%d %s: %s %s", status, why, request.method, request.path)


class Briefly(logging.Filter):
    """Without the traceback: what a stranger sent is no fault of the program, however often it is sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record, shortened."""
        record.exc_info = record.exc_text = None
        return True


class OneLine(logging.Formatter):
    """Time in UTC, level, place, message; what follows, such as a traceback, is set off with a bar."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record, of which only the first line can look like a record."""
        written = SECRET.sub("…", super().format(record))
        lines = CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", written).split("\n")
        return "\n  | ".join(lines)
