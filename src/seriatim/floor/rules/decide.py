"""What a command about the floor leads to."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.delegations.rules.authority import must
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import (
    asking,
    ending,
    giving,
    hand,
    limits,
    lists,
    motions,
    pausing,
    points,
    second_phase,
    turns,
    undoing,
)
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.state import Floor
from seriatim.floor.rules.whose import whose
from seriatim.kernel.command import Occasion

Events = tuple[Any, ...]
Decision = Callable[[Floor, Any, Occasion, Roster], Events]

DECISIONS: Mapping[type, Decision] = {
    c.OpenList: lists.open_list,
    c.CloseList: lists.close_list,
    c.SetOrderPolicy: lists.set_policy,
    c.SetVisibility: lists.set_visibility,
    c.DrawLot: lists.draw_lot,
    c.DrawLetter: lists.draw_letter,
    c.Inscribe: asking.inscribe,
    c.AdmitLateRequest: asking.admit_late,
    c.AmendRequest: asking.amend,
    c.ChangeClass: asking.change_class,
    c.Withdraw: ending.withdraw,
    c.Decline: ending.decline,
    c.GiveInWriting: ending.give_in_writing,
    c.Lapse: ending.lapse,
    c.KeepOwed: ending.keep_owed,
    c.Reinstate: ending.reinstate,
    c.Place: hand.place,
    c.PlaceAt: hand.place_at,
    c.SwapPlaces: hand.swap,
    c.MoveLater: hand.move_later,
    c.ProposeExchange: hand.propose_exchange,
    c.AcceptExchange: hand.accept_exchange,
    c.ProposeJoin: hand.propose_join,
    c.AcceptJoin: hand.accept_join,
    c.LeaveJoin: hand.leave_join,
    c.RefuseProposal: hand.refuse_proposal,
    c.PassOver: giving.pass_over,
    c.GiveFloor: giving.give,
    c.TakeFloor: giving.take,
    c.EndSpeech: turns.end_speech,
    c.StopClock: pausing.stop_clock,
    c.StartClock: pausing.start_clock,
    c.ExtendSpeech: limits.extend,
    c.ReturnFloor: turns.return_floor,
    c.Undo: undoing.undo,
    c.CorrectSpeech: undoing.correct,
    c.RaisePointOfOrder: points.rise,
    c.Rule: points.rule,
    c.Appeal: points.appeal,
    c.DecideAppeal: points.decide_appeal,
    c.Move: motions.move,
    c.SpeakOnMotion: motions.speak_on,
    c.WithdrawMotion: motions.withdraw_motion,
    c.DecideMotion: motions.decide_motion,
    c.RecordDecision: motions.record_decision,
    c.SetTimeLimit: limits.set_limit,
    c.Accommodate: limits.accommodate,
    c.OpenFloorToAll: second_phase.open_to_all,
}
COMMANDS = frozenset(DECISIONS)


def decide(floor: Floor, command: Any, occasion: Occasion, roster: Roster) -> Events:
    """The events to which a command leads, or Refused with a code and the facts that its sentence needs."""
    must(roster, command, occasion, whose(floor, command))
    return DECISIONS[type(command)](floor, command, occasion, roster)
