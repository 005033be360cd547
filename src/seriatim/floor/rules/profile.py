"""The rules profiles: what a body's rules of procedure say where it has not decided otherwise."""

from collections.abc import Mapping

from seriatim.floor.rules.events import Limit, RulesAdopted
from seriatim.floor.rules.kinds import Criterion, Force, TimeClass, Visibility

COMMITTEE_ORDER = (Criterion.OWED, Criterion.CATEGORY, Criterion.GROUPS, Criterion.TIME)
PLENARY_ORDER = (Criterion.OWED, Criterion.CATEGORY, Criterion.LEVEL, Criterion.GROUPS, Criterion.TIME)

COMMON_LIMITS = (
    Limit(TimeClass.FIRST_REPLY, 600, Force.AGREED),
    Limit(TimeClass.SECOND_REPLY, 300, Force.AGREED),
    Limit(TimeClass.POINT_OF_ORDER, 300, Force.AGREED),
    Limit(TimeClass.EXPLANATION, 600, Force.AGREED),
)
"""Decision 34/401, paragraphs 6, 9 and 10; five minutes for a point of order is practice."""

PROFILES: Mapping[str, RulesAdopted] = {
    "general-assembly-committee": RulesAdopted(
        "general-assembly-committee",
        COMMITTEE_ORDER,
        (
            Limit(TimeClass.NATIONAL, 180),
            Limit(TimeClass.GROUP, 300),
            Limit(TimeClass.STAKEHOLDER, 120),
            *COMMON_LIMITS,
        ),
        replies=2,
        visibility=Visibility.EVERYONE,
    ),
    "general-assembly-plenary": RulesAdopted(
        "general-assembly-plenary",
        PLENARY_ORDER,
        (Limit(TimeClass.NATIONAL, 900), Limit(TimeClass.GROUP, 900), *COMMON_LIMITS),
        replies=2,
        visibility=Visibility.EVERYONE,
    ),
}
"""The committee's limits are the working group's known practice, three and five minutes, encouraged."""
