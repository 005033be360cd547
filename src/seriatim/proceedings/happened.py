"""What happened, in words: a sentence for every event."""

from collections.abc import Callable, Mapping
from typing import Any

from seriatim.delegations.rules import events as d
from seriatim.floor.rules import events as f
from seriatim.floor.rules.kinds import Side
from seriatim.floor.rules.state import Floor
from seriatim.journal.erasing import ConfidentialErased
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules import events as m
from seriatim.proceedings.reader import Reader


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


HAPPENED: Mapping[type, str] = {
    d.ParticipantAdmitted: _("{participant} is admitted ({category})."),
    d.GroupFormed: _("The group {group} is formed: {members}."),
    d.CapabilitiesSet: _("{whose} may: {capabilities}."),
    d.OfficerAppointed: _("Appointed to {office}: {person}."),
    d.OfficerRemoved: _("The appointment of {person} is ended."),
    d.MemberAdded: _("Added to {participant}: {person}, who may: {grants}."),
    d.GrantsChanged: _("In {participant}, {person} may from now on: {grants}."),
    d.MemberRemoved: _("Removed from {participant}: {person}."),
    d.RecoveryAsked: _("A recovery is asked for {person}."),
    d.RecoveryConfirmed: _("The recovery of {person} is confirmed."),
    d.RecoveryPermitted: _("A link may be made with which {person} comes in again."),
    d.RecoveryDeclined: _("The recovery of {person} is declined."),
    d.LinkIssued: _("A link is made for {person} ({purpose}), until {expires}."),
    d.LinkUsed: _("The link {link} is used."),
    d.LinkRevoked: _("The link {link} is revoked."),
    d.KeyRegistered: _("A passkey is registered by {person}."),
    d.KeyRemoved: _("A passkey of {person} is removed."),
    m.BodyEstablished: _("{name} is established."),
    m.SessionConvened: _("The session “{session}” of {body_name} is convened, from {opens} to {closes}."),
    m.AgendaItemAdded: _("Agenda item {number}: {title}."),
    m.TopicAdded: _("Topic “{topic}” under item {item}: {title}."),
    m.ProgrammeOfWorkAdopted: _("The programme of work is adopted."),
    m.MeetingPlanned: _("The {meeting} is planned for {starts}."),
    m.FollowUpScheduled: _("It follows the {follows}."),
    m.MeetingRescheduled: _("The {meeting} is moved to {starts}."),
    m.MeetingCancelled: _("The {meeting} is cancelled."),
    m.MeetingOpened: _("The {meeting} is called to order, in {mode} mode."),
    m.MeetingSuspended: _("The {meeting} is suspended."),
    m.MeetingResumed: _("The {meeting} is resumed."),
    m.ModeChanged: _("The {meeting} continues in {mode} mode."),
    m.ListTakenUp: _("The {meeting} takes up the list “{list}”."),
    m.ListPutDown: _("The {meeting} puts down the list “{list}”."),
    m.HardStopMoved: _("The service “{service}” now ends at {at}."),
    m.ContinuedBeyond: _("The {meeting} agrees to continue without “{service}”: {consent}"),
    m.MeetingAdjourned: _("The {meeting} is adjourned."),
    f.RulesAdopted: _("The rules are those of the profile {profile}."),
    f.ListOpened: _("The list of speakers “{list}” opens at {opens_at}."),
    f.ListClosed: _("The list of speakers “{list}” is closed."),
    f.OrderPolicySet: _("The list “{list}” is ordered by: {order}."),
    f.VisibilitySet: _("The names on the list “{list}” are shown to: {visibility}."),
    f.LotDrawn: _("The lot on “{list}” is drawn: {drawn}."),
    f.LetterDrawn: _("The alphabet on “{list}” begins with {first}."),
    f.Inscribed: _("{delegation} asks for the floor on “{list}” ({kind}, request {number})."),
    f.LateRequestAdmitted: _("The late request of {request} is admitted."),
    f.RequestAmended: _("The request of {request} is amended."),
    f.ClassChanged: _("{request} will speak in another class ({capacity})."),
    f.Withdrawn: _("{request} withdraws its request."),
    f.PointOfOrderWithdrawn: _("{request} withdraws its point of order."),
    f.Declined: _("The request of {request} is declined."),
    f.GivenInWriting: _("{request} gives its statement in writing."),
    f.Lapsed: _("These requests lapse: {requests}. {decision}"),
    f.RequestsOwed: _("Owed the floor on “{list}”, in this order: {requests}."),
    f.PassedOver: _("{request} is absent and passed over."),
    f.Placed: _("The Chair puts {request} before {anchor}."),
    f.PlacesSwapped: _("The Chair lets {first} and {second} trade places."),
    f.MovedLater: _("{request} moves later, behind {after}."),
    f.ExchangeProposed: _("{request} proposes to {other} to exchange places."),
    f.PlacesExchanged: _("{request} and {other} exchange places."),
    f.JoinProposed: _("{request} proposes to join the statement of {lead}."),
    f.Joined: _("{request} joins the statement of {lead}."),
    f.JoinLeft: _("{request} leaves the joint statement."),
    f.ProposalRefused: _("{request} says no to {other}."),
    f.CarriedOver: _("Carried over to the session “{session}”: {requests}."),
    f.FloorGiven: _("{speaker} has the floor (speech {speech})."),
    f.SpeechEnded: _("{of} has spoken for {elapsed_ms}."),
    f.ClockStopped: _("The clock of {of} stands at {elapsed_ms}."),
    f.ClockStarted: _("The clock of {of} runs again."),
    f.SpeechExtended: _("The time of {of} is extended by {seconds}."),
    f.SpeechInterrupted: _("{of} is interrupted at {elapsed_ms} by {by}."),
    f.FloorReturned: _("{of} has the floor again, {elapsed_ms} having been used."),
    f.RulingGiven: _("The Chair rules on the point of order of {request}: {ruling}"),
    f.AppealMade: _("{delegation} appeals against the ruling."),
    f.AppealDecided: _("The appeal is decided: {in_favour} to overrule, {against} against, {abstaining} abstaining."),
    f.MotionMade: _("{delegation} moves {kind} (motion {motion})."),
    f.MotionSpeakerHeard: _("{delegation} speaks {stance} motion {motion}."),
    f.MotionWithdrawn: _("Motion {motion} is withdrawn."),
    f.MotionLapsed: _("Motion {motion} lapses with the meeting."),
    f.MotionDecided: _("Motion {motion} is {carried}."),
    f.DebateResumed: _("The debate on “{list}” is resumed."),
    f.DecisionRecorded: _("Decision on “{list}”: {decision}"),
    f.TimeLimitSet: _("The time limit is {limit}."),
    f.Accommodated: _("The clock of one delegation is set."),
    f.FloorOpenedToAll: _("The floor on “{list}” is open to all."),
    f.FloorActionUndone: _("The last action on the floor is taken back."),
    f.SpeechCorrected: _("The time of {of} is corrected from {was_ms} to {elapsed_ms}."),
    f.Reinstated: _("The request of {request} stands again."),
    ConfidentialErased: _("What was confidential in event {version} of this stream is erased."),
}

PLACED_AFTER = _("The Chair puts {request} after {anchor}.")
SPEECH = _("speech {number}")
CARRIED, REJECTED = _("carried"), _("rejected")


def happened(event: Any, reader: Reader, floor: Floor) -> str:
    """One event as a sentence; `floor` is what is known after it."""
    facts = {name: _fact(name, value, reader, floor) for name, value in vars(event).items()}
    if "speech" in facts:
        facts["of"] = _speaker(event.speech, reader, floor)
    if isinstance(event, f.Inscribed):
        facts["number"] = str(event.request)
    why = getattr(event, "reason", "")
    after = isinstance(event, f.Placed) and event.side == Side.AFTER
    written = reader.say(PLACED_AFTER if after else HAPPENED[type(event)], **facts) + (f" ({why})" if why else "")
    return written[:1].upper() + written[1:]


def _fact(name: str, value: Any, reader: Reader, floor: Floor) -> str:
    if writing := FACTS.get(name):
        return writing(value, reader, floor)
    if isinstance(value, tuple):
        return reader.listed(reader.fact("", one) for one in value)
    if name.endswith("_ms"):
        return minutes(value)
    return reader.fact(name, value)


def _request(request: Any, reader: Reader, floor: Floor) -> str:
    known = floor.requests.get(RequestId(request)) if isinstance(request, int) else None
    return reader.name(known.asked.delegation) if known else reader.name(str(request or ""))


def _requests(requests: Any, reader: Reader, floor: Floor) -> str:
    return reader.listed(_request(one, reader, floor) for one in requests)


def _speaker(number: int, reader: Reader, floor: Floor) -> str:
    turn = floor.turn
    known = (*floor.speeches, *turn.interrupted, *([turn.speech] if turn.speech else []))
    named = (reader.name(one.speaker) for one in known if one.number == number)
    return next(named, reader.say(SPEECH, number=number))


def _limit(limit: f.Limit | None, reader: Reader, _floor: Floor) -> str:
    if limit is None:
        return ""
    return f"{minutes(limit.seconds * 1000)} ({reader.fact('', limit.time_class)}, {reader.fact('', limit.force)})"


def minutes(milliseconds: int) -> str:
    """`2:10`, minutes and seconds."""
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02}"


FACTS: Mapping[str, Callable[[Any, Reader, Floor], str]] = {
    **dict.fromkeys(("request", "other", "anchor", "lead", "after", "first", "second"), _request),
    **dict.fromkeys(("requests", "drawn"), _requests),
    **dict.fromkeys(("meeting", "follows"), lambda meeting, reader, _: reader.meeting(meeting or "")),
    **dict.fromkeys(("participant", "speaker", "by"), lambda code, reader, _: reader.name(code)),
    "grants": lambda grants, reader, _: reader.listed(reader.fact("", one) for one in grants) or reader.name(""),
    "members": lambda members, reader, _: reader.listed(map(reader.name, members)),
    "carried": lambda carried, reader, _: reader.tongue.gettext(CARRIED if carried else REJECTED),
    "limit": _limit,
    "seconds": lambda seconds, _reader, _floor: minutes(seconds * 1000),
}
