"""By which acts has somebody taken the Chair? By conducting a meeting, not by typing in what a delegation asks."""

from seriatim.floor.rules import events as e
from seriatim.kernel.event import Recorded
from seriatim.meetings.rules import events as m

CONDUCT = (
    m.MeetingOpened, m.MeetingSuspended, m.MeetingResumed, m.MeetingAdjourned, m.ModeChanged, m.ListTakenUp,
    m.ListPutDown, m.HardStopMoved, m.ContinuedBeyond, e.FloorGiven, e.SpeechEnded, e.ClockStopped, e.ClockStarted,
    e.FloorReturned, e.PassedOver, e.FloorActionUndone, e.RulingGiven, e.AppealDecided, e.MotionDecided,
    e.FloorOpenedToAll, e.Placed, e.PlacesSwapped,
)  # fmt: skip


def takes_the_chair(recorded: Recorded) -> bool:
    """Whether this is the act of somebody who presides."""
    return recorded.actor.presides and isinstance(recorded.event, CONDUCT)
