"""What each kind of participant may do, and with whom it is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """The kinds of participant, in the order in which the rules of procedure and practice name them."""

    MEMBER_STATE = "member-state"
    OBSERVER_STATE = "observer-state"
    EUROPEAN_UNION = "european-union"
    OBSERVER_ENTITY = "observer-entity"
    INTERGOVERNMENTAL_ORGANIZATION = "intergovernmental-organization"
    UNITED_NATIONS_ENTITY = "united-nations-entity"
    STAKEHOLDER = "stakeholder"


class Capability(StrEnum):
    """What a participant may be able to do in a body."""

    INSCRIBE = "inscribe"
    SPEAK_AMONG_GROUPS = "speak-among-groups"
    REPLY = "reply"
    POINT_OF_ORDER = "point-of-order"
    MOVE = "move"
    APPEAL = "appeal"
    OBJECT_TO_SILENCE = "object-to-silence"
    VOTE = "vote"


@dataclass(frozen=True)
class Standing:
    """What a participant may do, and the category with which it is called."""

    may: frozenset[Capability]
    called_with: Category


Matrix = Mapping[str, Standing]
"""The standing of each category and, where a body says so, of one participant by its id.

Ids are capital letters and categories are not, so the two cannot be confused.
"""

_INSCRIBE_ONLY = frozenset({Capability.INSCRIBE})
_OBSERVER_STATE = frozenset({Capability.INSCRIBE, Capability.REPLY, Capability.POINT_OF_ORDER})
_EUROPEAN_UNION = frozenset({Capability.INSCRIBE, Capability.SPEAK_AMONG_GROUPS, Capability.REPLY})

DEFAULT_MATRIX: Matrix = {
    Category.MEMBER_STATE: Standing(frozenset(Capability), Category.MEMBER_STATE),
    Category.OBSERVER_STATE: Standing(_OBSERVER_STATE, Category.OBSERVER_STATE),
    Category.EUROPEAN_UNION: Standing(_EUROPEAN_UNION, Category.MEMBER_STATE),
    Category.OBSERVER_ENTITY: Standing(_INSCRIBE_ONLY, Category.OBSERVER_ENTITY),
    Category.INTERGOVERNMENTAL_ORGANIZATION: Standing(_INSCRIBE_ONLY, Category.INTERGOVERNMENTAL_ORGANIZATION),
    Category.UNITED_NATIONS_ENTITY: Standing(_INSCRIBE_ONLY, Category.UNITED_NATIONS_ENTITY),
    Category.STAKEHOLDER: Standing(_INSCRIBE_ONLY, Category.STAKEHOLDER),
}
"""What holds in a body that has not decided otherwise.

Member States: the rules of procedure give the floor (68/109), points of order and appeals (71/113), replies
(73/115), motions (74-77/116-119) and votes (82/124) to representatives of Members; silence procedures are put to
all Member States (decision 74/544).

Observer States: A/RES/52/250 (Palestine) and A/RES/58/314 (Holy See) give the floor after the last Member State,
replies, and points of order on proceedings that concern them, which the Chair judges; they exclude challenging the
presiding officer, and neither votes. A/RES/ES-10/23 gives the State of Palestine more since 10 September 2024 (its
place among Member States, statements for groups, motions and appeals, no vote): a body that applies it sets the
capabilities of PSE.

The European Union: A/RES/65/276 inscribes it among representatives of major groups and lets it reply once; it has
no vote and may neither challenge rulings nor raise points of order. It is called with the Member States.

Other observers take part in sessions and work by the resolution that invites each (the first was A/RES/3237 (XXIX)):
the floor, nothing procedural. Rule 73/115 speaks of replies by Members. Organizations, United Nations entities and
stakeholders speak as the modalities of the body say.
"""
