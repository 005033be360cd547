"""Of which kind is an event, as a reader asks for it, and of which is shown what is confidential in it?

Every event is listed: one that is not has no kind, a test fails, and nothing of it is opened.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.delegations.rules import events as d
from seriatim.floor.rules import events as f
from seriatim.journal.erasing import ConfidentialErased
from seriatim.kernel.event import EVENT_NAMES
from seriatim.meetings.rules import events as m

KINDS: Mapping[str, Promise] = {
    "people": _("Officers, members, links and keys"),
    "participants": _("Participants and groups"),
    "meetings": _("Sessions and meetings"),
    "lists": _("Lists and requests"),
    "floor": _("The floor"),
    "other": _("Other"),
}
"""What a reader may ask for, instead of some eighty names of events."""

OF: Mapping[str, tuple[type, ...]] = {
    "people": (
        d.OfficerAppointed, d.OfficerRemoved, d.MemberAdded, d.GrantsChanged, d.MemberRemoved, d.RecoveryAsked,
        d.RecoveryConfirmed, d.RecoveryPermitted, d.RecoveryDeclined, d.LinkIssued, d.LinkUsed, d.LinkRevoked,
        d.KeyRegistered, d.KeyRemoved,
    ),
    "participants": (d.ParticipantAdmitted, d.GroupFormed, d.CapabilitiesSet),
    "meetings": (
        m.BodyEstablished, m.SessionConvened, m.AgendaItemAdded, m.TopicAdded, m.ProgrammeOfWorkAdopted,
        m.MeetingPlanned, m.FollowUpScheduled, m.MeetingRescheduled, m.MeetingCancelled, m.MeetingOpened,
        m.MeetingSuspended, m.MeetingResumed, m.ModeChanged, m.ListTakenUp, m.ListPutDown, m.HardStopMoved,
        m.ContinuedBeyond, m.MeetingAdjourned,
    ),
    "lists": (
        f.RulesAdopted, f.ListOpened, f.ListClosed, f.OrderPolicySet, f.VisibilitySet, f.LotDrawn, f.LetterDrawn,
        f.TimeLimitSet, f.Accommodated, f.Inscribed, f.LateRequestAdmitted, f.RequestAmended, f.ClassChanged,
        f.Withdrawn, f.PointOfOrderWithdrawn, f.Declined, f.GivenInWriting, f.Lapsed, f.RequestsOwed, f.CarriedOver,
        f.Reinstated, f.Placed, f.PlacesSwapped, f.MovedLater, f.ExchangeProposed, f.PlacesExchanged, f.JoinProposed,
        f.Joined, f.JoinLeft, f.ProposalRefused,
    ),
    "floor": (
        f.FloorGiven, f.SpeechEnded, f.ClockStopped, f.ClockStarted, f.SpeechExtended, f.SpeechInterrupted,
        f.FloorReturned, f.PassedOver, f.RulingGiven, f.AppealMade, f.AppealDecided, f.MotionMade, f.MotionSpeakerHeard,
        f.MotionWithdrawn, f.MotionLapsed, f.MotionDecided, f.DebateResumed, f.DecisionRecorded, f.FloorActionUndone,
        f.SpeechCorrected, f.FloorOpenedToAll,
    ),
    "other": (ConfidentialErased,),
}  # fmt: skip
"""The events of each kind."""

KIND_OF: Mapping[type, str] = {event: kind for kind, events in OF.items() for event in events}

OPENED = frozenset(
    {d.OfficerRemoved, d.MemberRemoved, d.RecoveryAsked, d.RecoveryDeclined, d.LinkRevoked, d.KeyRemoved}
)
"""What is confidential in these is read: the reason why something was done about people, who are the reader's own."""

CLOSED = frozenset({f.Inscribed, f.RequestAmended, f.GivenInWriting, f.FloorGiven, f.Accommodated})
"""What is confidential in these is never read here: statements before they are delivered, and accommodations."""


def names_of(kind: str) -> tuple[str, ...]:
    """The names of the events of a kind, as they stand in the journal."""
    return tuple(EVENT_NAMES[event] for event in OF[kind])


def opened() -> tuple[str, ...]:
    """The names of the events whose confidential part is read."""
    return tuple(sorted(EVENT_NAMES[event] for event in OPENED))
