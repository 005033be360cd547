"""What there is at a moment of a session, to choose from."""

from datetime import datetime, timedelta

from seriatim.floor.rules.queue import points_of_order
from seriatim.floor.rules.state import Standing
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.tests.histories.dice import Dice
from seriatim.proceedings.tests.histories.world import DELEGATIONS, MEETINGS, TOPICS

REASONS = ("the minister must leave", "a mistake") * 4 + (" ",)


class Scene:
    """A session at a moment, and the dice with which arguments are chosen from what is there."""

    def __init__(self, session: Session, now: datetime, dice: Dice, *, elsewhere: bool = False) -> None:
        """`elsewhere` tells whether there is another session to which something could be carried over."""
        self.session, self.now, self.dice, self.elsewhere = session, now, dice, elsewhere
        self.floor, self.programme = session.floor, session.programme
        self.by_standing: dict[str, list[RequestId]] = {standing: [] for standing in Standing}
        for request in self.floor.requests.values():
            self.by_standing[request.standing].append(request.id)
        self.meetings: dict[str, list[MeetingId]] = {status: [] for status in Status}
        for meeting in self.programme.meetings.values():
            self.meetings[meeting.status].append(meeting.id)
        self.sitting = self.floor.sitting is not None and not self.floor.sitting.suspended
        self.speech = self.floor.turn.speech
        self.points = points_of_order(self.floor)
        self.pending = [one.number for one in self.floor.motions.values() if one.pending]

    def request(self, *wanted: Standing) -> RequestId:
        """Mostly a request that stands so, at times any other, or one that there is not."""
        if self.dice.once_in(12):
            return RequestId(self.dice.number(len(self.floor.requests) + 2))
        fitting = [one for standing in wanted for one in self.by_standing[standing]]
        return self.dice.pick(fitting) if fitting else RequestId(1)

    def waiting(self) -> RequestId:
        return self.request(Standing.WAITING)

    def pair(self) -> tuple[RequestId, RequestId]:
        """Mostly two that wait on one list for the same kind of intervention."""
        one = self.waiting()
        if one not in self.floor.requests or self.dice.once_in(12):
            return one, self.waiting()
        asked = self.floor.requests[one].asked
        beside = [
            other
            for other in self.by_standing[Standing.WAITING]
            if other != one
            and (asked.list, asked.kind)
            == (self.floor.requests[other].asked.list, self.floor.requests[other].asked.kind)
        ]
        return one, self.dice.pick(beside) if beside else self.waiting()

    def ended(self) -> RequestId:
        return self.request(
            Standing.HEARD, Standing.WITHDRAWN, Standing.DECLINED, Standing.IN_WRITING, Standing.LAPSED,
            Standing.CARRIED_OVER,
        )  # fmt: skip

    def topic(self) -> ListId:
        return self.dice.pick((TOPICS[0],) * 8 + (TOPICS[1],) * 7 + (ListId("nil"),))

    def delegation(self) -> DelegationId:
        return self.dice.pick((*DELEGATIONS[:4], *DELEGATIONS[:4], *DELEGATIONS[:4], *DELEGATIONS))

    def reason(self) -> str:
        return self.dice.pick(REASONS)

    def meeting(self, *wanted: Status) -> MeetingId:
        fitting = [one for status in wanted for one in self.meetings[status]]
        return self.dice.pick(fitting) if fitting and not self.dice.once_in(12) else self.dice.pick(MEETINGS)

    def new_meeting(self) -> MeetingId:
        fresh = [one for one in MEETINGS if one not in self.programme.meetings]
        return self.dice.pick(fresh) if fresh and not self.dice.once_in(12) else self.dice.pick(MEETINGS)

    def proposal(self, kind: str) -> tuple[RequestId, RequestId]:
        fitting = sorted((one, other) for known, one, other in self.floor.proposals if known == kind)
        return self.dice.pick(fitting) if fitting else (self.waiting(), self.waiting())

    def motion(self) -> int:
        return self.dice.pick(self.pending) if self.pending and not self.dice.once_in(12) else self.dice.number(3)

    def some(self) -> tuple[RequestId, ...]:
        """No request named, which means all of them; or one or two."""
        return tuple(self.waiting() for _ in range(self.dice.pick((0, 0, 1, 2))))

    def soon(self, *minutes: int) -> datetime:
        return self.now + timedelta(minutes=self.dice.pick(minutes))
