"""What came of a rehearsal, as data and in a few lines."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import owed_on
from seriatim.floor.rules.state import Standing
from seriatim.meetings.rules.state import Status
from seriatim.rehearsal.performance import Performance

ORDER = (
    Standing.HEARD, Standing.IN_WRITING, Standing.WITHDRAWN, Standing.DECLINED, Standing.LAPSED, Standing.CARRIED_OVER,
    Standing.LATE, Standing.JOINED, Standing.SPEAKING, Standing.WAITING,
)  # fmt: skip


def summary(play: Performance) -> dict[str, Any]:
    """Meetings, requests by where they stand, what was refused, and the promises."""
    known, counts = play.known(), play.counts
    floor, requests = known.floor, known.floor.requests.values()
    standing = Counter(one.standing for one in requests)
    kinds = Counter(one.asked.kind for one in requests)
    meetings = Counter(one.status for one in known.programme.meetings.values())
    return {
        "session": play.session,
        "version": known.version,
        "meetings": {str(status): meetings[status] for status in Status if meetings[status]},
        "follow_ups": sum(one.follows is not None for one in known.programme.meetings.values()),
        "requests": {str(one): standing[one] for one in ORDER if standing[one]},
        "owed": sum(owed_on(floor, of) for of in floor.lists),
        "speeches": len(floor.speeches),
        "points_of_order": kinds[Kind.POINT_OF_ORDER],
        "replies": kinds[Kind.REPLY],
        "accepted": dict(counts.accepted.most_common()),
        "refused": dict(counts.refused.most_common()),
        "repeated": counts.repeated,
        "checks": counts.checks,
        "broken": counts.broken,
    }


def told(facts: dict[str, Any]) -> Iterator[str]:
    """The same in lines for people."""
    held = ", ".join(f"{number} {status}" for status, number in facts["meetings"].items())
    yield f"Meetings: {held or 'none'}; {facts['follow_ups']} of them for those who were owed the floor."
    ends = ", ".join(f"{number} {standing}" for standing, number in facts["requests"].items())
    yield f"Requests for the floor: {ends or 'none'}; {facts['owed']} are owed the floor."
    yield f"Speeches: {facts['speeches']}, points of order: {facts['points_of_order']}, replies: {facts['replies']}."
    refused = ", ".join(f"{number} × {code}" for code, number in facts["refused"].items())
    yield f"Refused: {refused or 'nothing'}. Sent twice, and done once: {facts['repeated']}."
    if not facts["broken"]:
        yield f"Every promise was checked {facts['checks']} times, and none was broken."
        return
    yield f"PROMISES WERE BROKEN, {len(facts['broken'])} times; the first ones:"
    yield from (f"  {one}" for one in facts["broken"][:10])
