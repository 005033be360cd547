"""The page of a body's people: its officers, the delegations that have somebody, and who is to be named or admitted."""

from typing import Any

from django.http import HttpRequest

from seriatim.delegations.collation import alphabetical
from seriatim.delegations.rules.people import Grant
from seriatim.delegations.rules.reading import Reads, sees_people
from seriatim.site.people.arranging import Here
from seriatim.site.people.assembly import PeoplePage
from seriatim.site.people.deeds import ARRANGEMENTS, PEOPLE
from seriatim.site.readers import language


def contents(_request: HttpRequest, here: Here) -> dict[str, Any]:
    """The officers by name; each delegation with how many it has, and how many administer it."""
    roster = here.record.roster
    rows = here.people
    order = [one for one in alphabetical(roster, language()) if roster.members.get(one)]
    return {
        "officers": [
            {"person": person, "row": rows.get(person), "office": office} for person, office in roster.officers.items()
        ],
        "delegations_here": [
            {
                "id": one,
                "people": len(roster.members[one]),
                "focal_points": [
                    rows[person].name if person in rows else person
                    for person, grants in roster.members[one].items()
                    if Grant.ADMINISTER in grants
                ],
            }
            for one in order
        ],
    }


def sees(here: Here) -> bool:
    """Whether whoever looks sees the people of everybody."""
    return sees_people(here.record.roster, here.actor) == Reads.ALL


PAGE = PeoplePage("people", "site/people.html", PEOPLE, ARRANGEMENTS, sees, contents)
