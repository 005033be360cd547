"""What may become of a statement once it is inscribed: withdrawn, later, exchanged, joined, for a group."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.kinds import Capacity, Kind
from seriatim.floor.rules.queue import waiting
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.actor import delegation as of_delegation
from seriatim.kernel.ids import RequestId
from seriatim.rehearsal.rules.asking import written
from seriatim.rehearsal.rules.deed import Deed, Scene
from seriatim.rehearsal.rules.dice import falls, one_of
from seriatim.rehearsal.rules.whereabouts import SOON, later, somebody

IN_A_WHILE = (600.0, 7_200.0)
"""Seconds after the inscription."""


def think_again(scene: Scene, event: e.Inscribed, at: datetime) -> Iterator[Deed]:
    """Second thoughts about a statement, each as often as the habits say."""
    if event.kind != Kind.STATEMENT or event.late or event.origin:
        return
    for name, chance, span, make in SECOND_THOUGHTS:
        if falls(scene.hall.dice, getattr(scene.hall.habits, chance), name, event.request):
            command = make(scene, event)
            if command is not None:
                when = later(scene, at, span, name, event.request)
                yield Deed(when, of_delegation(event.delegation), command, f"{name}-{event.request}", event.request)
    if falls(scene.hall.dice, scene.hall.habits.oversteps, "oversteps", event.request):
        other = somebody(scene, event.delegation, "oversteps", event.request)
        when = later(scene, at, SOON, "oversteps", event.request)
        yield Deed(when, of_delegation(other), c.Withdraw(event.request), f"oversteps-{event.request}", event.request)
    if falls(scene.hall.dice, scene.hall.habits.placed_by_hand, "by hand", event.request):
        when = later(scene, at, SOON, "by hand", event.request)
        by_hand = c.PlaceAt(event.request, 1, "the minister must leave")
        yield Deed(when, CHAIR, by_hand, f"by-hand-{event.request}", event.request, presiding=True)


def _neighbour(scene: Scene, event: e.Inscribed) -> RequestId | None:
    floor = scene.session.floor
    line = [one for one in waiting(floor, event.list) if floor.requests[one].asked.kind == Kind.STATEMENT]
    others = [one for one in line if one != event.request]
    return one_of(scene.hall.dice, others, "neighbour", event.request) if others else None


def _exchange(scene: Scene, event: e.Inscribed) -> Any:
    other = _neighbour(scene, event)
    return c.ProposeExchange(event.request, other) if other else None


def _join(scene: Scene, event: e.Inscribed) -> Any:
    lead = _neighbour(scene, event)
    return c.ProposeJoin(event.request, lead) if lead and event.capacity == Capacity.NATIONAL else None


def _for_a_group(scene: Scene, event: e.Inscribed) -> Any:
    group = one_of(scene.hall.dice, tuple(scene.hall.roster.groups), "for a group", event.request)
    sure = falls(scene.hall.dice, 0.7, "knows that it moves", event.request)
    return c.ChangeClass(event.request, Capacity.GROUP, group, accept_move=sure)


SECOND_THOUGHTS: Sequence[tuple[str, str, tuple[float, float], Callable[[Scene, e.Inscribed], Any]]] = (
    ("withdraws", "withdraws", IN_A_WHILE, lambda _, event: c.Withdraw(event.request, "for lack of time")),
    ("later", "moves_later", IN_A_WHILE, lambda _, event: c.MoveLater(event.request)),
    ("exchange", "exchanges", SOON, _exchange),
    ("join", "joins", SOON, _join),
    ("class", "changes_class", SOON, _for_a_group),
    (
        "text", "text_later", IN_A_WHILE,
        lambda scene, event: c.AmendRequest(event.request, text=written(scene.hall, event.delegation)),
    ),
)  # fmt: skip
