"""Which command is tried next: mostly one whose moment it is."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import MotionKind, Stance, Visibility
from seriatim.floor.rules.state import Standing
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, delegation
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import Mode
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.tests.histories import arguments as a
from seriatim.proceedings.tests.histories.moments import (
    Moment,
    always,
    appeal,
    clock_runs,
    clock_stands,
    has,
    late,
    lot_is_due,
    may_call,
    may_return,
    may_undo,
    point_of_order,
    ruled,
    sitting,
    speaking,
    takes_names,
    two_wait,
    undecided,
)
from seriatim.proceedings.tests.histories.scene import Scene
from seriatim.proceedings.tests.histories.world import DELEGATIONS, ITEM, MEETINGS, TOPICS


class Chance(NamedTuple):
    """One kind of command: how often it is tried where it fits."""

    weight: int
    fits: Moment
    command: Callable[[Scene], Any]


def just(command: Callable[[], Any]) -> Callable[[Scene], Any]:
    """A command that has no arguments to choose."""
    return lambda _: command()


CHANCES: Sequence[Chance] = (
    Chance(60, lambda s: not s.programme.session, a.convening),
    Chance(40, lambda s: s.programme.session and not s.programme.items, lambda s: m.AddAgendaItem(
        s.dice.pick((ITEM, ITEM, ITEM, "")), "Discussions")),
    Chance(40, lambda s: s.programme.items and len(s.floor.lists) < 2, lambda s: m.AddTopic(
        s.dice.pick(TOPICS), s.dice.pick((ITEM,) * 7 + ("9",)), s.dice.pick(("Dialogue", "Law", "Dialogue", "")))),
    Chance(2, lambda s: s.programme.session and not s.programme.adopted, just(m.AdoptProgrammeOfWork)),
    Chance(40, lambda s: s.floor.lists and not s.programme.meetings, lambda s: m.PlanMeeting(
        s.new_meeting(), *a.slot(s), tuple(s.floor.lists))),
    Chance(2, lambda s: s.floor.lists and len(s.programme.meetings) < len(MEETINGS), lambda s: m.PlanMeeting(
        s.new_meeting(), *a.slot(s), (s.topic(),), s.dice.pick(((ITEM,), ("9",))), mode=s.dice.pick(tuple(Mode)))),
    Chance(16, lambda s: s.meetings[Status.ADJOURNED] and len(s.programme.meetings) < len(MEETINGS), a.following_up),
    Chance(1, lambda s: s.meetings[Status.PLANNED], lambda s: m.RescheduleMeeting(
        s.meeting(Status.PLANNED), *a.slot(s), s.reason())),
    Chance(1, lambda s: s.meetings[Status.PLANNED], lambda s: m.CancelMeeting(s.meeting(Status.PLANNED), s.reason())),
    Chance(40, lambda s: s.meetings[Status.PLANNED] and not s.floor.sitting, lambda s: m.OpenMeeting(
        s.meeting(Status.PLANNED))),
    Chance(4, sitting, lambda s: m.SuspendMeeting(s.dice.pick((None, s.soon(15))))),
    Chance(40, lambda s: s.floor.sitting and not s.sitting, just(m.ResumeMeeting)),
    Chance(2, lambda s: s.floor.sitting, lambda s: m.ChangeMode(s.dice.pick((Mode.INFORMAL, Mode.FORMAL)))),
    Chance(3, lambda s: s.floor.sitting, lambda s: m.TakeUpList(s.topic())),
    Chance(2, lambda s: s.floor.sitting, lambda s: m.PutDownList(s.topic())),
    Chance(2, lambda s: s.floor.sitting, lambda s: m.MoveHardStop(
        s.dice.pick(("room", "room", "interpretation")), s.soon(60, 600, -600), s.reason())),
    Chance(20, late, lambda s: m.ContinueBeyond(
        s.dice.pick(("room", "room", "interpretation", "captions")), s.dice.pick(("no objection",) * 3 + ("",)))),
    Chance(4, lambda s: s.floor.sitting, just(m.AdjournMeeting)),
    Chance(30, lambda s: s.floor.sitting and late(s), just(m.AdjournMeeting)),
    Chance(24, lambda s: not all(one.is_open(s.now) for one in s.floor.lists.values()), a.opening),
    Chance(4, takes_names, lambda s: c.CloseList(s.topic())),
    Chance(4, lambda s: s.floor.lists, lambda s: c.SetOrderPolicy(s.topic(), s.dice.pick(a.POLICIES), s.reason())),
    Chance(1, lambda s: s.floor.lists, lambda s: c.SetVisibility(
        s.topic(), s.dice.pick(tuple(Visibility)), s.dice.pick((2, 1, 0)))),
    Chance(24, lot_is_due, lambda s: c.DrawLot(s.topic(), s.dice.pick((a.SEED, a.SEED, a.SEED, "another")))),
    Chance(1, lambda s: any(one.lot_until for one in s.floor.lists.values()), lambda s: c.DrawLot(s.topic(), a.SEED)),
    Chance(2, lambda s: s.floor.lists, a.lettering),
    Chance(60, takes_names, a.inscription),
    Chance(10, has(Standing.LATE), lambda s: c.AdmitLateRequest(s.request(Standing.LATE))),
    Chance(1, has(Standing.WAITING, Standing.LATE), lambda s: c.AmendRequest(
        s.request(Standing.WAITING, Standing.LATE), s.dice.pick((None, "fr", "")), s.dice.pick((None, "Thank you.")))),
    Chance(6, has(Standing.WAITING), a.reclassing),
    Chance(5, has(Standing.WAITING), lambda s: c.Withdraw(s.request(Standing.WAITING, Standing.JOINED, Standing.LATE))),
    Chance(2, has(Standing.WAITING), lambda s: c.Decline(
        s.request(Standing.WAITING, Standing.JOINED, Standing.LATE), s.reason())),
    Chance(3, has(Standing.WAITING), lambda s: c.GiveInWriting(
        s.waiting(), s.dice.pick(("Our text.", "Our text.", "")))),
    Chance(1, has(Standing.WAITING), lambda s: c.Lapse(s.topic(), s.reason(), s.some())),
    Chance(3, lambda s: s.sitting and s.by_standing[Standing.WAITING], lambda s: c.KeepOwed(
        s.topic(), s.reason(), s.some())),
    Chance(8, two_wait, lambda s: c.Place(*a.beside(s), s.reason())),
    Chance(6, two_wait, lambda s: c.PlaceAt(s.pair()[0], s.dice.pick((1, 2, 1, 2, 3, 1, 4, 0)), s.reason())),
    Chance(6, two_wait, lambda s: c.SwapPlaces(*s.pair(), s.reason())),
    Chance(6, two_wait, lambda s: c.MoveLater(*s.dice.pick((s.pair(), (s.pair()[0], None))))),
    Chance(6, two_wait, lambda s: c.ProposeExchange(*s.pair())),
    Chance(12, lambda s: s.floor.proposals, lambda s: c.AcceptExchange(*s.proposal("exchange")[::-1])),
    Chance(8, two_wait, lambda s: c.ProposeJoin(*s.pair())),
    Chance(16, lambda s: s.floor.proposals, lambda s: c.AcceptJoin(*s.proposal("join")[::-1])),
    Chance(4, has(Standing.JOINED), lambda s: c.LeaveJoin(s.request(Standing.JOINED))),
    Chance(3, lambda s: s.floor.proposals, lambda s: c.RefuseProposal(
        *s.proposal(s.dice.pick(("exchange", "join")))[::-1])),
    Chance(8, may_call, lambda s: c.PassOver(s.dice.pick((None, None, s.waiting())))),
    Chance(60, may_call, a.giving),
    Chance(3, sitting, lambda s: c.TakeFloor(s.dice.pick(("chair", "secretariat", "chair", "KEN")))),
    Chance(10, lambda s: speaking(s) and not point_of_order(s), just(c.EndSpeech)),
    Chance(6, clock_runs, just(c.StopClock)),
    Chance(12, clock_stands, just(c.StartClock)),
    Chance(6, speaking, lambda s: c.ExtendSpeech(s.dice.pick((30, 30, 30, 90, 3_600, 0, -30, 3_601)))),
    Chance(16, may_return, just(c.ReturnFloor)),
    Chance(24, may_undo, just(c.Undo)),
    Chance(3, lambda s: s.floor.speeches, a.correcting),
    Chance(5, has(Standing.HEARD, Standing.WITHDRAWN, Standing.LAPSED), lambda s: c.Reinstate(s.ended(), s.reason())),
    Chance(10, sitting, lambda s: c.RaisePointOfOrder(s.delegation())),
    Chance(20, point_of_order, lambda s: c.RaisePointOfOrder(s.delegation())),
    Chance(12, lambda s: s.points, lambda s: c.Withdraw(s.dice.pick(s.points or (RequestId(1),)))),
    Chance(4, undecided, a.giving_up),
    Chance(20, lambda s: undecided(s) and not s.speech, lambda s: s.dice.pick((
        c.GiveFloor(), c.ReturnFloor(), m.AdjournMeeting(), c.EndSpeech()))),
    Chance(6, appeal, just(c.TakeFloor)),
    Chance(30, point_of_order, lambda s: c.Rule(s.dice.pick(("The Chair has taken note.",) * 3 + ("",)))),
    Chance(16, ruled, lambda s: c.Appeal(s.delegation())),
    Chance(40, appeal, lambda s: c.DecideAppeal(s.dice.pick((3, 9, 5, -1)), 5)),
    Chance(6, sitting, lambda s: c.Move(
        s.dice.pick(tuple(MotionKind)), s.delegation(), s.dice.pick((None, s.topic())))),
    Chance(16, lambda s: s.pending, lambda s: c.SpeakOnMotion(s.motion(), s.delegation(), s.dice.pick(tuple(Stance)))),
    Chance(6, lambda s: s.pending, lambda s: c.WithdrawMotion(s.motion())),
    Chance(20, lambda s: s.pending, a.voting),
    Chance(1, lambda s: s.floor.lists, lambda s: c.RecordDecision(
        s.topic(), s.dice.pick(("Adopted as A/C.1/79/L.1.",) * 3 + ("",)))),
    Chance(2, always, a.limiting),
    Chance(1, always, lambda s: c.Accommodate(s.delegation(), s.dice.pick((150, 200, 99)))),
    Chance(3, sitting, lambda s: c.OpenFloorToAll(s.topic(), s.dice.pick(("", "time permits")))),
    Chance(6, lambda s: s.elsewhere and any(one.owed for one in s.floor.requests.values()), a.carrying),
)  # fmt: skip

WHOSE = {
    c.Inscribe: "delegation", c.RaisePointOfOrder: "delegation", c.Appeal: "delegation", c.Move: "delegation",
    c.SpeakOnMotion: "delegation", c.AmendRequest: "request", c.ChangeClass: "request", c.Withdraw: "request",
    c.GiveInWriting: "request", c.MoveLater: "request", c.ProposeExchange: "request", c.AcceptExchange: "request",
    c.ProposeJoin: "request", c.AcceptJoin: "lead", c.LeaveJoin: "request", c.RefuseProposal: "request",
}  # fmt: skip
"""Which field of a command tells whose act it is; the others are the Chair's."""


def drawn(scene: Scene) -> Any:
    """A command; once in sixteen times one that need not fit at all."""
    fitting = CHANCES if scene.dice.once_in(16) else [one for one in CHANCES if one.fits(scene)]
    left = scene.dice.number(sum(one.weight for one in fitting))
    for one in fitting:
        left -= one.weight
        if left < 0:
            return one.command(scene)
    raise AssertionError("the weights add up")


def actor(scene: Scene, command: Any) -> Actor:
    """Mostly who may give this command; once in twenty times anybody."""
    if scene.dice.once_in(20):
        return scene.dice.pick((SYSTEM, delegation("KEN"), delegation("FRA"), SECRETARIAT))
    whose = WHOSE.get(type(command))
    if whose is None or scene.dice.once_in(4):
        return scene.dice.pick((CHAIR, SECRETARIAT))
    named = getattr(command, whose)
    if whose != "delegation":
        named = scene.floor.requests[named].asked.delegation if named in scene.floor.requests else DELEGATIONS[0]
    return delegation(named)
