"""The commands with many fields: their arguments, mostly plausible."""

from datetime import date, datetime

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.acting import points_undecided
from seriatim.floor.rules.kinds import AtZero, Capacity, Criterion, Force, Kind, Level, Side, TimeClass
from seriatim.floor.rules.lot import commitment
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.tests.histories.scene import Scene
from seriatim.proceedings.tests.histories.world import BODY, DELEGATIONS, EIGHTH, SEVENTH, TOPICS, stops

SEED = "drawn from a hat"
POLICIES = (
    (Criterion.TIME,),
    (Criterion.OWED, Criterion.CATEGORY, Criterion.GROUPS, Criterion.TIME),
    (Criterion.OWED, Criterion.LEVEL, Criterion.UNHEARD),
    (Criterion.REGIONS, Criterion.GROUPS),
    (Criterion.OWED, Criterion.CATEGORY, Criterion.LOT, Criterion.ALPHABET, Criterion.TIME),
    (Criterion.GROUPS, Criterion.GROUPS),
)


def convening(scene: Scene) -> m.ConveneSession:
    dice = scene.dice
    return m.ConveneSession(
        dice.pick((SEVENTH, EIGHTH)), BODY.body, 7, date(2024, 3, 4), date(2024, 3, dice.pick((8, 8, 8, 1))),
        rules_profile=dice.pick(("general-assembly-committee",) * 6 + ("general-assembly-plenary", "of our own")),
    )  # fmt: skip


def slot(scene: Scene) -> tuple[datetime, tuple[HardStop, ...]]:
    """Mostly free, at times not; at times in the hour that the clocks skip, or with a stop before the start."""
    if scene.dice.once_in(12):
        gap = datetime(2024, 3, 10, 2, 30)  # noqa: DTZ001 — local, as somebody types it in
        return gap, stops(scene.now)
    starts = scene.soon(0, 60, 300, 1500, 3000)
    return starts, stops(starts, scene.dice.pick((3, 3, 1, 3, 3, 3, 1, 0)), scene.dice.pick((0, 0, 2)))


def following_up(scene: Scene) -> m.ScheduleFollowUp:
    meeting, adjourned = scene.new_meeting(), scene.meeting(Status.ADJOURNED)
    return m.ScheduleFollowUp(meeting, adjourned, *slot(scene), scene.dice.pick(((), (), TOPICS[:1])))


def opening(scene: Scene) -> c.OpenList:
    of, dice = scene.topic(), scene.dice
    if dice.once_in(4):
        return c.OpenList(of, lot_until=scene.soon(1, 5, -1), lot_commitment=dice.pick((commitment(SEED), "")))
    closes = dice.pick((None, None, None, scene.soon(30, 300, -5)))
    return c.OpenList(of, dice.pick((None, None, None, scene.soon(0, 2, 90))), closes)


def inscription(scene: Scene) -> c.Inscribe:
    dice = scene.dice
    kind = dice.pick((Kind.STATEMENT,) * 26 + (Kind.REPLY,) * 4 + (Kind.EXPLANATION, Kind.POINT_OF_ORDER))
    if any(one.decision for one in scene.floor.lists.values()) and dice.once_in(3):
        kind = Kind.EXPLANATION
    capacity = dice.pick((Capacity.NATIONAL,) * 4 + (Capacity.GROUP, Capacity.JOINT))
    partners = {Capacity.GROUP: ("G77", ()), Capacity.JOINT: ("", (dice.pick(DELEGATIONS),))}.get(capacity, ("", ()))
    if dice.once_in(16):
        partners = ("", ())
    level = dice.pick((Level.OTHER, Level.OTHER, Level.MINISTER, Level.HEAD_OF_STATE))
    return c.Inscribe(
        scene.topic(), scene.delegation(), kind, capacity, partners[0], partners[1], level, late=dice.once_in(2)
    )


def reclassing(scene: Scene) -> c.ChangeClass:
    capacity = scene.dice.pick((Capacity.GROUP, Capacity.NATIONAL, None))
    group = scene.dice.pick(("G77", "G77", "")) if capacity == Capacity.GROUP else ""
    level = scene.dice.pick((None, Level.MINISTER))
    return c.ChangeClass(scene.pair()[0], capacity, group, (), level, accept_move=not scene.dice.once_in(4))


def carrying(scene: Scene) -> c.CarryOver:
    to = scene.dice.pick((EIGHTH, EIGHTH, EIGHTH, SEVENTH))
    return c.CarryOver(scene.topic(), to, scene.topic(), scene.some())


def voting(scene: Scene) -> c.DecideMotion:
    dice, motion = scene.dice, scene.motion()
    if dice.once_in(2):
        return c.DecideMotion(motion, carried=dice.once_in(2))
    return c.DecideMotion(motion, dice.pick((3, 9, -1, None)), dice.pick((5, 2)), 1)


def limiting(scene: Scene) -> c.SetTimeLimit:
    dice = scene.dice
    return c.SetTimeLimit(
        dice.pick(tuple(TimeClass)), dice.pick((180, 120, 60, 0)), dice.pick(tuple(Force)), dice.pick(tuple(AtZero)),
        dice.pick((0, 30, -1)), dice.pick((None, None, scene.topic())), dice.pick(("agreed by the body", "")),
    )  # fmt: skip


def lettering(scene: Scene) -> c.DrawLetter:
    return c.DrawLetter(scene.topic(), "en", scene.delegation(), scene.dice.pick((DELEGATIONS, DELEGATIONS, ())))


def beside(scene: Scene) -> tuple[RequestId, Side, RequestId]:
    one, other = scene.pair()
    return one, scene.dice.pick(tuple(Side)), other


def giving(scene: Scene) -> c.GiveFloor:
    if scene.dice.once_in(4):
        return c.GiveFloor(scene.waiting(), scene.dice.pick(("the minister must leave", "")))
    return c.GiveFloor()


def giving_up(scene: Scene) -> c.Withdraw:
    """Who is heard on a point of order, or was interrupted, no longer insists on it."""
    undecided = [one.request for one in points_undecided(scene.floor) if one.request]
    return c.Withdraw(scene.dice.pick(undecided or [RequestId(1)]))


def correcting(scene: Scene) -> c.CorrectSpeech:
    speech = scene.dice.pick([one.number for one in scene.floor.speeches] or [1]) + scene.dice.pick((0, 0, 0, 1))
    return c.CorrectSpeech(speech, scene.dice.pick((1000, 0, 180_000, -1)), scene.reason())
