"""What does each command of the program need? One table, by the names of the commands.

By name, since a command of another slice is not seen from here; a test proves that none is missing and none too many.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from seriatim.delegations.rules.people import Grant
from seriatim.kernel.actor import PRESIDING, Office


@dataclass(frozen=True)
class Need:
    """Who may give a command; any one of these is enough.

    Somebody of these offices; with `delegation`, the delegation for which it is given, by a member with this `grant`
    (None: by any member); with `herself`, the person whom it is about.
    """

    offices: frozenset[Office] = frozenset()
    delegation: bool = False
    grant: Grant | None = None
    herself: bool = False


_PRESIDING = frozenset(PRESIDING)
_SECRETARIAT = frozenset({Office.SECRETARIAT})

PRESIDES = Need(_PRESIDING)
"""The Chair, or the secretariat, which works the console for the Chair."""

APPOINTS = Need(_SECRETARIAT)
ERASES = Need(_SECRETARIAT)
"""The secretariat, through whoever keeps the machine (`seriatim erase`)."""

ADMINISTERS = Need(_SECRETARIAT, delegation=True, grant=Grant.ADMINISTER)
ADMINISTERS_OR_HERSELF = Need(_SECRETARIAT, delegation=True, grant=Grant.ADMINISTER, herself=True)
HERSELF = Need(herself=True)

ASKS = Need(_PRESIDING, delegation=True, grant=Grant.INSCRIBE)
"""A delegation asks, or whoever presides types in what it asked."""

IS_OF_IT = Need(_PRESIDING, delegation=True)
WRITES = Need(_PRESIDING, delegation=True, grant=Grant.EDIT_STATEMENTS)

NEEDS: Mapping[str, Need] = {
    # bodies, who takes part in them, sessions and meetings
    **dict.fromkeys(("EstablishBody", "AdmitParticipant", "FormGroup", "SetCapabilities"), PRESIDES),
    **dict.fromkeys(("ConveneSession", "AddAgendaItem", "AddTopic", "AdoptProgrammeOfWork"), PRESIDES),
    **dict.fromkeys(("PlanMeeting", "ScheduleFollowUp", "RescheduleMeeting", "CancelMeeting"), PRESIDES),
    **dict.fromkeys(("OpenMeeting", "SuspendMeeting", "ResumeMeeting", "AdjournMeeting", "ChangeMode"), PRESIDES),
    **dict.fromkeys(("TakeUpList", "PutDownList", "MoveHardStop", "ContinueBeyond"), PRESIDES),
    # lists of speakers, and what the Chair does on them
    **dict.fromkeys(("OpenList", "CloseList", "SetOrderPolicy", "SetVisibility", "DrawLot", "DrawLetter"), PRESIDES),
    **dict.fromkeys(("AdmitLateRequest", "Decline", "Lapse", "KeepOwed", "Reinstate", "CarryOver"), PRESIDES),
    **dict.fromkeys(("Place", "PlaceAt", "SwapPlaces"), PRESIDES),
    # the floor
    **dict.fromkeys(("GiveFloor", "TakeFloor", "ReturnFloor", "PassOver", "StopClock", "StartClock"), PRESIDES),
    **dict.fromkeys(
        ("Undo", "CorrectSpeech", "SetTimeLimit", "ExtendSpeech", "Accommodate", "OpenFloorToAll"), PRESIDES
    ),
    **dict.fromkeys(("Rule", "DecideAppeal", "DecideMotion", "RecordDecision"), PRESIDES),
    # what a delegation does for itself
    **dict.fromkeys(("Inscribe", "ChangeClass", "Withdraw", "MoveLater", "EndSpeech"), ASKS),
    **dict.fromkeys(("ProposeExchange", "AcceptExchange", "RefuseProposal"), ASKS),
    **dict.fromkeys(("ProposeJoin", "AcceptJoin", "LeaveJoin"), ASKS),
    **dict.fromkeys(("RaisePointOfOrder", "Appeal", "Move", "SpeakOnMotion", "WithdrawMotion"), ASKS),
    **dict.fromkeys(("AmendRequest", "GiveInWriting"), WRITES),
    # people
    **dict.fromkeys(("AppointOfficer", "RemoveOfficer"), APPOINTS),
    **dict.fromkeys(("AddMember", "ChangeGrants", "RemoveMember"), ADMINISTERS),
    **dict.fromkeys(("IssueLink", "RevokeLink", "ConfirmRecovery"), ADMINISTERS),
    "AskForRecovery": IS_OF_IT,
    **dict.fromkeys(("DeclineRecovery", "RemoveKey"), ADMINISTERS_OR_HERSELF),
    **dict.fromkeys(("RegisterKey", "UseLink"), HERSELF),
    # the record itself
    "EraseConfidential": ERASES,
}
"""What each command needs, by its name; a command that is not here is refused."""

WITHOUT_A_COMMAND = frozenset({"EraseConfidential"})
"""What no command does, since it takes something away, which no decision on a state can: the command line does."""

GUESTS_MAY = frozenset({"Inscribe"})
"""What a guest may do with an open link that was issued for it, once: the link is then used."""
