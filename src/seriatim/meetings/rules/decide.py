"""What a command about bodies, sessions and meetings leads to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from seriatim.delegations.rules.authority import must
from seriatim.delegations.rules.participants import Roster
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as c
from seriatim.meetings.rules import conduct, planning
from seriatim.meetings.rules.events import BodyEstablished
from seriatim.meetings.rules.planning import Slot
from seriatim.meetings.rules.refusals import Refusal
from seriatim.meetings.rules.state import Body, Programme

Events = tuple[Any, ...]

BESIDE_OTHERS: Mapping[type, Callable[[Programme, Any, Sequence[Slot]], Events]] = {
    c.PlanMeeting: planning.plan,
    c.ScheduleFollowUp: planning.follow_up,
    c.RescheduleMeeting: planning.reschedule,
    c.OpenMeeting: conduct.open_meeting,
    c.MoveHardStop: conduct.move_stop,
}
"""What depends on the other sessions of the body as well: a body does not meet twice at once."""

DECISIONS: Mapping[type, Callable[[Programme, Any, Occasion], Events]] = {
    c.AddAgendaItem: planning.add_item,
    c.AddTopic: planning.add_topic,
    c.AdoptProgrammeOfWork: planning.adopt,
    c.CancelMeeting: planning.cancel,
    c.SuspendMeeting: conduct.suspend,
    c.ResumeMeeting: conduct.resume,
    c.ChangeMode: conduct.change_mode,
    c.TakeUpList: conduct.take_up,
    c.PutDownList: conduct.put_down,
    c.ContinueBeyond: conduct.continue_beyond,
    c.AdjournMeeting: conduct.adjourn,
}
COMMANDS = frozenset({c.ConveneSession, *BESIDE_OTHERS, *DECISIONS})


def decide_body(body: Body, command: c.EstablishBody, occasion: Occasion, roster: Roster) -> Events:
    """The events that establish a body, or Refused."""
    must(roster, command, occasion)
    return planning.establish(body, command, occasion)


def decide_convening(
    programme: Programme, command: c.ConveneSession, occasion: Occasion, roster: Roster, body: BodyEstablished
) -> Events:
    """The events that convene a session of an established body, or Refused."""
    must(roster, command, occasion)
    return planning.convene(programme, command, body)


def decide(programme: Programme, command: Any, occasion: Occasion, roster: Roster, busy: Sequence[Slot] = ()) -> Events:
    """The events to which a command leads, or Refused. `busy` are the slots of the body's other sessions."""
    must(roster, command, occasion)
    if not programme.session:
        raise Refused(Refusal.NO_SESSION)
    if beside := BESIDE_OTHERS.get(type(command)):
        return beside(programme, command, busy)
    return DECISIONS[type(command)](programme, command, occasion)
