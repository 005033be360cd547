"""The words of the floor: kinds of intervention, capacities, levels, classes of time limit."""

from enum import StrEnum


class Kind(StrEnum):
    """What a delegation asks the floor for."""

    STATEMENT = "statement"
    EXPLANATION = "explanation"
    """Of vote or of position, after the decision (rules 88 and 128)."""
    REPLY = "reply"
    """The right of reply, after the list (rules 73 and 115; decision 34/401, paragraphs 8 to 10)."""
    POINT_OF_ORDER = "point-of-order"
    """Interrupts, and is decided at once (rules 71 and 113)."""


class Capacity(StrEnum):
    """For whom a delegation speaks."""

    NATIONAL = "national"
    GROUP = "group"
    JOINT = "joint"


class Level(StrEnum):
    """The level of representation, highest first."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    VICE_PRESIDENT = "vice-president"
    MINISTER = "minister"
    PERMANENT_REPRESENTATIVE = "permanent-representative"
    OTHER = "other"


class TimeClass(StrEnum):
    """Which time limit applies to an intervention."""

    NATIONAL = "national"
    GROUP = "group"
    JOINT = "joint"
    STAKEHOLDER = "stakeholder"
    FIRST_REPLY = "first-reply"
    SECOND_REPLY = "second-reply"
    POINT_OF_ORDER = "point-of-order"
    EXPLANATION = "explanation"


class Force(StrEnum):
    """How binding a limit is."""

    ENCOURAGED = "encouraged"
    AGREED = "agreed"
    ENFORCED = "enforced"


class AtZero(StrEnum):
    """What happens when the time is used up; nothing is cut unless the body said so."""

    GO_ON = "go-on"
    FLASH = "flash"
    CUT = "cut"


class Criterion(StrEnum):
    """One step of an order policy; policies are sequences of these, the first decides first."""

    OWED = "owed"
    CATEGORY = "category"
    LEVEL = "level"
    GROUPS = "groups"
    UNHEARD = "unheard"
    REGIONS = "regions"
    LOT = "lot"
    ALPHABET = "alphabet"
    TIME = "time"


class Visibility(StrEnum):
    """Who may see the names on a list; a policy of the body, applied on the server."""

    EVERYONE = "everyone"
    PARTICIPANTS = "participants"
    NEXT = "next"
    OWN = "own"


class Side(StrEnum):
    """Where a request is put relative to another."""

    BEFORE = "before"
    AFTER = "after"


class MotionKind(StrEnum):
    """The procedural motions in the order of their precedence (rules 77 and 119)."""

    SUSPEND_MEETING = "suspend-meeting"
    ADJOURN_MEETING = "adjourn-meeting"
    ADJOURN_DEBATE = "adjourn-debate"
    CLOSE_DEBATE = "close-debate"


class Stance(StrEnum):
    """On which side of a motion a delegation speaks."""

    FOR = "for"
    AGAINST = "against"
