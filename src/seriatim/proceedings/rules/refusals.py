"""Why a command is refused before any slice has looked at it."""

from enum import StrEnum


class Refusal(StrEnum):
    """Each is a state of affairs; its sentence is in `proceedings/words.py`."""

    NO_SUCH_SESSION = "NO_SUCH_SESSION"
    NO_SESSION_NAMED = "NO_SESSION_NAMED"
    SAME_SESSION = "SAME_SESSION"
    BEFORE_THE_LAST = "BEFORE_THE_LAST"
    KEY_REUSED = "KEY_REUSED"
