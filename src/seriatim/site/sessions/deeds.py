"""What can be done on which page, under which noun, with which fields? One line a command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.floor import forms as f
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Kind
from seriatim.meetings import forms as mf
from seriatim.meetings.rules import commands as m


@dataclass(frozen=True)
class Deed:
    """A command that a page gives: the words on its button, its fields, and what is settled beforehand.

    With `sitting` it is done in the meeting in session, which must then be the one on the page. With `touch` it is
    dangerous: it cannot be taken back, or discloses, or decides who may act, and needs a recent touch of the passkey.
    """

    command: type
    button: Promise
    form: type[forms.Form] = forms.Form
    settled: Mapping[str, Any] = field(default_factory=dict)
    sitting: bool = False
    touch: bool = False


MEETING: Mapping[str, Deed] = {
    "opening": Deed(m.OpenMeeting, _("Open the meeting")),
    "floor": Deed(c.GiveFloor, _("Give the floor"), f.OneRequest, sitting=True),
    "end-of-speech": Deed(c.EndSpeech, _("End the speech"), sitting=True),
    "absences": Deed(c.PassOver, _("Absent: pass over"), f.OneRequest, sitting=True),
    "undoing": Deed(c.Undo, _("Undo"), sitting=True),
    "return": Deed(c.ReturnFloor, _("Return the floor"), sitting=True),
    "chair": Deed(c.TakeFloor, _("The Chair speaks"), sitting=True),
    "clock-stop": Deed(c.StopClock, _("Stop the clock"), sitting=True),
    "clock-start": Deed(c.StartClock, _("Start the clock"), sitting=True),
    "extensions": Deed(c.ExtendSpeech, _("Extend the speech"), f.Extension, sitting=True),
    "points-of-order": Deed(c.RaisePointOfOrder, _("Point of order"), f.PointOfOrder, sitting=True),
    "rulings": Deed(c.Rule, _("Record the ruling"), f.Ruling, sitting=True),
    "withdrawal": Deed(c.Withdraw, _("Withdraw the point of order"), f.OneRequest, sitting=True),
    "appeals": Deed(c.Appeal, _("Appeal against the ruling"), f.Appealing, sitting=True),
    "appeal-votes": Deed(c.DecideAppeal, _("Record the vote to overrule"), f.Votes, sitting=True, touch=True),
    "replies": Deed(c.Inscribe, _("Note a right of reply"), f.Reply, {"kind": Kind.REPLY}, sitting=True),
    "motions": Deed(c.Move, _("Make the motion"), f.Motion, sitting=True),
    "motion-votes": Deed(c.DecideMotion, _("Record the vote"), f.VotesOnMotion, sitting=True, touch=True),
    "open-floor": Deed(c.OpenFloorToAll, _("Open the floor to all"), f.OpeningToAll, sitting=True, touch=True),
    "lists": Deed(m.TakeUpList, _("Take up"), f.OnList, sitting=True),
    "consents": Deed(m.ContinueBeyond, _("Continue, with consent"), mf.Consent, sitting=True),
    "mode": Deed(m.ChangeMode, _("Change the mode"), mf.ModeChange, sitting=True),
    "suspension": Deed(m.SuspendMeeting, _("Suspend the meeting"), mf.Suspension, sitting=True),
    "resumption": Deed(m.ResumeMeeting, _("Resume the meeting"), sitting=True),
    "adjournment": Deed(m.AdjournMeeting, _("Adjourn the meeting"), mf.Rising, sitting=True, touch=True),
}

FOLLOW_UP: Mapping[str, Deed] = {
    "meeting": Deed(m.ScheduleFollowUp, _("Schedule the follow-up"), mf.FollowUp, touch=True),
}

TOPIC: Mapping[str, Deed] = {
    "requests": Deed(c.Inscribe, _("Inscribe"), f.Inscription),
    "opening": Deed(c.OpenList, _("Open the list")),
    "closing": Deed(c.CloseList, _("Close the list")),
    "limits": Deed(c.SetTimeLimit, _("Set the limit, from the next speaker on"), f.Limit),
    "visibility": Deed(c.SetVisibility, _("Change who sees the names"), f.WhoSees, touch=True),
}

REQUEST: Mapping[str, Deed] = {
    "floor": Deed(c.GiveFloor, _("Give the floor out of order"), f.Reason),
    "admission": Deed(c.AdmitLateRequest, _("Admit to the list")),
    "place": Deed(c.PlaceAt, _("Move"), f.Placing),
    "swap": Deed(c.SwapPlaces, _("Swap places"), f.Swap),
    "later": Deed(c.MoveLater, _("Move later"), f.Later),
    "class": Deed(c.ChangeClass, _("Change the class"), f.CapacityChange),
    "text": Deed(c.GiveInWriting, _("Give in writing"), f.Text),
    "withdrawal": Deed(c.Withdraw, _("Withdraw"), f.PerhapsReason),
    "refusal": Deed(c.Decline, _("Decline"), f.Reason, touch=True),
    "reinstatement": Deed(c.Reinstate, _("Reinstate"), f.Reason),
}

PLACE: Mapping[str, Deed] = {
    "requests": Deed(c.Inscribe, _("Request the floor"), f.Asking),
    "points-of-order": Deed(c.RaisePointOfOrder, _("Raise the point of order now")),
    "motions": Deed(c.Move, _("Make the motion"), f.OurMotion),
    "motion-speeches": Deed(c.SpeakOnMotion, _("Speak on the motion"), f.OnMotion),
    "motion-withdrawal": Deed(c.WithdrawMotion, _("Withdraw the motion"), f.OneMotion),
    "appeals": Deed(c.Appeal, _("Appeal against the ruling")),
    "end-of-speech": Deed(c.EndSpeech, _("I have finished")),
    "amendment": Deed(c.AmendRequest, _("Save"), f.Amendment),
    "class": Deed(c.ChangeClass, _("Change for whom we speak"), f.OursInAnotherClass),
    "later": Deed(c.MoveLater, _("Move later"), f.OursLater),
    "exchanges": Deed(c.ProposeExchange, _("Propose to exchange places"), f.WithAnother),
    "exchange": Deed(c.AcceptExchange, _("Agree: exchange places"), f.AnotherWithOurs),
    "joins": Deed(c.ProposeJoin, _("Propose a joint statement"), f.IntoAnother),
    "join": Deed(c.AcceptJoin, _("Agree: one joint statement"), f.AnotherIntoOurs),
    "refusal": Deed(c.RefuseProposal, _("Say no"), f.AnotherWithOurs),
    "leaving": Deed(c.LeaveJoin, _("Leave the joint statement"), f.OneOfOurs),
    "text": Deed(c.GiveInWriting, _("Hand in the text instead of speaking"), f.OursInWriting),
    "withdrawal": Deed(c.Withdraw, _("Withdraw"), f.OursWithdrawn),
}
"""What a delegation does for itself, from its own page in a session: which list or request it means, a field says."""
