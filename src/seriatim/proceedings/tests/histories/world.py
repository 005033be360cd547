"""The small world of the random histories: six delegations, two topics, four meetings, two sessions."""

from datetime import UTC, date, datetime, timedelta

from seriatim.delegations.rules.capabilities import Category
from seriatim.delegations.rules.participants import Participant, Roster
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, SessionId
from seriatim.meetings.rules.events import BodyEstablished, HardStop, Mandate, Presiding
from seriatim.proceedings.rules.session import Setting

MORNING = datetime(2024, 3, 8, 15, 0, tzinfo=UTC)
"""10:00 in New York, two days before the clocks change there."""

SEVENTH, EIGHTH = SessionId("oewg-7"), SessionId("oewg-8")
TOPICS = (ListId("rid"), ListId("law"))
MEETINGS = tuple(MeetingId(f"m{number}") for number in range(1, 5))
ITEM = "5"

_REGIONS = {
    "KEN": "african",
    "BRA": "latin-american",
    "FRA": "western",
    "EGY": "african",
    "EUU": None,
    "NGO": None,
}
_CATEGORIES = {"EUU": Category.EUROPEAN_UNION, "NGO": Category.STAKEHOLDER}

DELEGATIONS = tuple(DelegationId(code) for code in _REGIONS)
ROSTER = Roster(
    {
        code: Participant(code, _CATEGORIES.get(code, Category.MEMBER_STATE), {"en": code}, _REGIONS[code])
        for code in DELEGATIONS
    }
)
BODY = BodyEstablished(
    BodyId("oewg"), "Open-ended working group", "OEWG", "America/New_York", "New York",
    Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("The Chair", "Singapore"),
)  # fmt: skip
SETTING = Setting(BODY, ROSTER)


def stops(after: datetime, hours: int = 3, interpretation: int = 0) -> tuple[HardStop, ...]:
    """The room is lost after so many hours, and the interpreters, if there are any, at another time."""
    room = HardStop("room", after + timedelta(hours=hours))
    return (room, HardStop("interpretation", after + timedelta(hours=interpretation))) if interpretation else (room,)
