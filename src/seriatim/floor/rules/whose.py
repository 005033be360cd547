"""Whose act is a command: for which delegation is it given, if for any?"""

from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.acting import running_speech
from seriatim.floor.rules.entitled import known_request
from seriatim.floor.rules.motions import pending_motion
from seriatim.floor.rules.state import Floor
from seriatim.kernel.ids import DelegationId

BY_ITS_NAME = (c.Inscribe, c.RaisePointOfOrder, c.Appeal, c.Move, c.SpeakOnMotion)
BY_ITS_REQUEST = (
    c.AmendRequest, c.ChangeClass, c.Withdraw, c.GiveInWriting, c.MoveLater, c.ProposeExchange, c.AcceptExchange,
    c.ProposeJoin, c.LeaveJoin, c.RefuseProposal,
)  # fmt: skip


def whose(floor: Floor, command: Any) -> DelegationId | None:
    """The delegation that does it or for which it is typed in; None for what only those who preside do.

    Refused when the command names a request or a motion that there is not.
    """
    if isinstance(command, BY_ITS_NAME):
        return command.delegation
    if isinstance(command, BY_ITS_REQUEST):
        return known_request(floor, command.request).asked.delegation
    if isinstance(command, c.AcceptJoin):
        return known_request(floor, command.lead).asked.delegation
    if isinstance(command, c.WithdrawMotion):
        return pending_motion(floor, command.motion).delegation
    speaking = running_speech(floor).request if isinstance(command, c.EndSpeech) else None
    return known_request(floor, speaking).asked.delegation if speaking else None
