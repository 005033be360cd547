"""What the program's own terms are called in a sentence."""

from collections.abc import Mapping

from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.floor.rules.kinds import Capacity, Criterion, Force, Kind, MotionKind, Stance, TimeClass, Visibility
from seriatim.floor.rules.state import Standing
from seriatim.kernel.actor import Office
from seriatim.meetings.rules.events import Mode
from seriatim.meetings.rules.state import Status


def _(term: str) -> str:
    """Mark a term for `make messages`; it is translated where it is shown."""
    return term


TERMS: Mapping[type, Mapping[str, str]] = {
    Capability: {
        Capability.INSCRIBE: _("ask for the floor"),
        Capability.SPEAK_AMONG_GROUPS: _("speak among groups"),
        Capability.REPLY: _("reply"),
        Capability.POINT_OF_ORDER: _("raise points of order"),
        Capability.MOVE: _("make motions"),
        Capability.APPEAL: _("appeal against rulings"),
        Capability.OBJECT_TO_SILENCE: _("object to silence"),
        Capability.VOTE: _("vote"),
    },
    Category: {
        Category.MEMBER_STATE: _("Member State"),
        Category.OBSERVER_STATE: _("observer State"),
        Category.EUROPEAN_UNION: _("the European Union"),
        Category.OBSERVER_ENTITY: _("observer entity"),
        Category.INTERGOVERNMENTAL_ORGANIZATION: _("intergovernmental organization"),
        Category.UNITED_NATIONS_ENTITY: _("United Nations entity"),
        Category.STAKEHOLDER: _("stakeholder"),
    },
    Grant: {
        Grant.INSCRIBE: _("ask for the floor"),
        Grant.EDIT_STATEMENTS: _("edit statements"),
        Grant.RECEIVE_CONNECTION_DETAILS: _("receive connection details"),
        Grant.ADMINISTER: _("administer"),
    },
    Purpose: {
        Purpose.REGISTER: _("to register a passkey"),
        Purpose.RECOVER: _("to come in again"),
        Purpose.INSCRIBE: _("to ask for the floor once"),
        Purpose.READ: _("to read"),
    },
    Kind: {
        Kind.STATEMENT: _("statement"),
        Kind.EXPLANATION: _("explanation of position"),
        Kind.REPLY: _("right of reply"),
        Kind.POINT_OF_ORDER: _("point of order"),
    },
    MotionKind: {
        MotionKind.SUSPEND_MEETING: _("to suspend the meeting"),
        MotionKind.ADJOURN_MEETING: _("to adjourn the meeting"),
        MotionKind.ADJOURN_DEBATE: _("to adjourn the debate"),
        MotionKind.CLOSE_DEBATE: _("to close the debate"),
    },
    Visibility: {
        Visibility.EVERYONE: _("everyone"),
        Visibility.PARTICIPANTS: _("participants"),
        Visibility.NEXT: _("everyone, but only the next names"),
        Visibility.OWN: _("each delegation, its own"),
    },
    Standing: {
        Standing.LATE: _("late"),
        Standing.WAITING: _("waiting"),
        Standing.JOINED: _("joined"),
        Standing.SPEAKING: _("speaking"),
        Standing.HEARD: _("heard"),
        Standing.IN_WRITING: _("in writing"),
        Standing.WITHDRAWN: _("withdrawn"),
        Standing.DECLINED: _("declined"),
        Standing.LAPSED: _("lapsed"),
        Standing.CARRIED_OVER: _("carried over"),
    },
    Capacity: {
        Capacity.NATIONAL: _("national capacity"),
        Capacity.GROUP: _("for a group"),
        Capacity.JOINT: _("joint statement"),
    },
    TimeClass: {
        TimeClass.NATIONAL: _("national statements"),
        TimeClass.GROUP: _("statements for groups"),
        TimeClass.JOINT: _("joint statements"),
        TimeClass.STAKEHOLDER: _("stakeholders"),
        TimeClass.FIRST_REPLY: _("first reply"),
        TimeClass.SECOND_REPLY: _("second reply"),
        TimeClass.POINT_OF_ORDER: _("points of order"),
        TimeClass.EXPLANATION: _("explanations of position"),
    },
    Force: {
        Force.ENCOURAGED: _("encouraged"),
        Force.AGREED: _("agreed"),
        Force.ENFORCED: _("enforced"),
    },
    Criterion: {
        Criterion.OWED: _("those owed the floor"),
        Criterion.CATEGORY: _("category of participant"),
        Criterion.LEVEL: _("level of representation"),
        Criterion.GROUPS: _("statements for groups first"),
        Criterion.UNHEARD: _("those not yet heard"),
        Criterion.REGIONS: _("regions in turn"),
        Criterion.LOT: _("the lot"),
        Criterion.ALPHABET: _("the alphabet"),
        Criterion.TIME: _("time of inscription"),
    },
    Stance: {
        Stance.FOR: _("in favour of"),
        Stance.AGAINST: _("against"),
    },
    Mode: {
        Mode.FORMAL: _("formal"),
        Mode.INFORMAL: _("informal"),
    },
    Status: {
        Status.PLANNED: _("planned"),
        Status.IN_SESSION: _("in session"),
        Status.SUSPENDED: _("suspended"),
        Status.ADJOURNED: _("adjourned"),
        Status.CANCELLED: _("cancelled"),
    },
}
"""By the kind of term, since a point of order is a kind of intervention and a capability, each said in its own way."""

OFFICES: Mapping[Office, str] = {
    Office.CHAIR: _("the Chair"),
    Office.SECRETARIAT: _("the secretariat"),
    Office.INTERPRETER: _("an interpreter"),
    Office.DELEGATION: _("a delegation"),
    Office.INTERPRETER: _("an interpreter"),
    Office.SYSTEM: _("the program"),
}
NOBODY = _("nobody")
NOT_ANNOUNCED = _("not announced")
FROM_TO = _("from {least} to {most}")

WORDS: Mapping[str, str] = {
    "seconds": _("seconds"),
    "grace_seconds": _("seconds of grace"),
    "closing_seconds": _("seconds for closing"),
    "percent": _("percentage"),
    "lot_commitment": _("commitment to the seed"),
    "time": _("time"),
    "next_names": _("number of next names"),
    "elapsed_ms": _("time used"),
    "speaker": _("speaker"),
    "votes": _("votes"),
    "ordinal": _("number of the session"),
    "number": _("number"),
    "reason": _("reason"),
    "ruling": _("ruling"),
    "decision": _("decision"),
    "consent": _("consent"),
    "text": _("text"),
    "name": _("name"),
    "seat": _("seat"),
    "title": _("title"),
    "topic": _("topic"),
    "room": _("the room"),
    "interpretation": _("interpretation"),
    "captions": _("captions"),
    "none yet": _("none yet"),
    "0 or more": _("0 or more"),
    "1 or more": _("1 or more"),
    "chair or secretariat": _("chair or secretariat"),
    "an instant with an offset from UTC": _("an instant with an offset from UTC"),
    "the SHA-256 of the seed, 64 hexadecimal digits in small letters": _(
        "the SHA-256 of the seed, 64 hexadecimal digits in small letters"
    ),
}
"""The names of fields and services, and what may be put into a field; a word that is not here is said as it is."""


COMMA = ", "
COMMAS: Mapping[str, str] = {"ar": "، ", "zh": "、"}
"""What stands between things that are named one after the other, where it is another sign."""


class Ordinal(str):
    """A place in English, `10th`; a translation takes from it what its own language needs.

    `{nth:n}` is the bare number, `{nth:er}` and `{nth:re}` are French, masculine and feminine: 1er, 1re, 2e.
    """

    __slots__ = ("number",)
    number: int

    def __format__(self, form: str) -> str:
        if not form:
            return str(self)
        if form == "n":
            return str(self.number)
        return f"{self.number}{form if self.number == 1 else 'e'}"


def ordinal(number: int) -> Ordinal:
    """The number as a place, 1st, 2nd, 3rd, 11th."""
    teens = 10 <= number % 100 <= 20  # noqa: PLR2004 — eleventh, twelfth, thirteenth
    nth = Ordinal(f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}")
    nth.number = number
    return nth
