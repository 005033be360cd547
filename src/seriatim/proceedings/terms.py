"""What the program's own terms are called in a sentence."""

from collections.abc import Mapping

from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.floor.rules.kinds import Kind, MotionKind, Visibility
from seriatim.kernel.actor import Office


def _(term: str) -> str:
    """Mark a term for `makemessages`; it is translated where it is shown."""
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
}
"""By the kind of term, since a point of order is a kind of intervention and a capability, each said in its own way."""

OFFICES: Mapping[Office, str] = {
    Office.CHAIR: _("the Chair"),
    Office.SECRETARIAT: _("the secretariat"),
    Office.DELEGATION: _("a delegation"),
    Office.SYSTEM: _("the program"),
}
NOBODY = _("nobody")
NOT_ANNOUNCED = _("not announced")


def ordinal(number: int) -> str:
    """The number as a place, 1st, 2nd, 3rd, 11th."""
    teens = 10 <= number % 100 <= 20  # noqa: PLR2004 — eleventh, twelfth, thirteenth
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
