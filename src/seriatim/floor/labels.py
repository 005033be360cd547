"""What are the words of the floor called on a page?"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.floor.rules.kinds import Capacity, Force, Kind, Level, MotionKind, TimeClass, Visibility
from seriatim.floor.rules.state import Standing

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, Promise]] = {
    Kind: {
        Kind.STATEMENT: _("Statement"),
        Kind.EXPLANATION: _("Explanation of position"),
        Kind.REPLY: _("Right of reply"),
        Kind.POINT_OF_ORDER: _("Point of order"),
    },
    Capacity: {
        Capacity.NATIONAL: _("National capacity"),
        Capacity.GROUP: _("On behalf of a group"),
        Capacity.JOINT: _("Joint statement"),
    },
    Level: {
        Level.HEAD_OF_STATE: _("Head of State"),
        Level.HEAD_OF_GOVERNMENT: _("Head of Government"),
        Level.VICE_PRESIDENT: _("Vice-President"),
        Level.MINISTER: _("Minister"),
        Level.PERMANENT_REPRESENTATIVE: _("Permanent Representative"),
        Level.OTHER: _("Other"),
    },
    Standing: {
        Standing.LATE: _("Late request"),
        Standing.WAITING: _("Waiting"),
        Standing.JOINED: _("Joined to another statement"),
        Standing.SPEAKING: _("Has the floor"),
        Standing.HEARD: _("Heard"),
        Standing.IN_WRITING: _("Given in writing"),
        Standing.WITHDRAWN: _("Withdrawn"),
        Standing.DECLINED: _("Declined by the Chair"),
        Standing.LAPSED: _("Lapsed by decision"),
        Standing.CARRIED_OVER: _("Carried over"),
    },
    Visibility: {
        Visibility.EVERYONE: _("Everyone"),
        Visibility.PARTICIPANTS: _("Participants"),
        Visibility.NEXT: _("The next few, to everyone"),
        Visibility.OWN: _("Each its own"),
    },
    TimeClass: {
        TimeClass.NATIONAL: _("National statements"),
        TimeClass.GROUP: _("Statements for groups"),
        TimeClass.JOINT: _("Joint statements"),
        TimeClass.STAKEHOLDER: _("Stakeholders"),
        TimeClass.FIRST_REPLY: _("First reply"),
        TimeClass.SECOND_REPLY: _("Second reply"),
        TimeClass.POINT_OF_ORDER: _("Points of order"),
        TimeClass.EXPLANATION: _("Explanations of position"),
    },
    Force: {
        Force.ENCOURAGED: _("encouraged"),
        Force.AGREED: _("agreed"),
        Force.ENFORCED: _("enforced"),
    },
    MotionKind: {
        MotionKind.SUSPEND_MEETING: _("To suspend the meeting"),
        MotionKind.ADJOURN_MEETING: _("To adjourn the meeting"),
        MotionKind.ADJOURN_DEBATE: _("To adjourn the debate"),
        MotionKind.CLOSE_DEBATE: _("To close the debate"),
    },
}


def choices(kind: type[StrEnum], *but: StrEnum) -> list[tuple[str, Promise]]:
    """The values of a kind of word with their labels, for a form, but for some."""
    return [(value, label) for value, label in LABELS[kind].items() if value not in but]
