"""What does the Chair say now? One sentence for each state of a meeting, to be read out as it stands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from seriatim.floor.labels import LABELS
from seriatim.floor.rules.kinds import Kind, MotionKind
from seriatim.floor.rules.queue import callable_now, points_of_order
from seriatim.floor.rules.state import Floor, Request
from seriatim.kernel.ids import RequestId
from seriatim.meetings.rules.state import Meeting
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.site.sessions.console import Console, Stage

GIVES: Mapping[tuple[bool, bool], Promise] = {
    (False, False): gettext_lazy("I give the floor to the distinguished representative of {delegation}."),
    (False, True): gettext_lazy(
        "I give the floor to the distinguished representative of {delegation}, to be followed by {following}."
    ),
    (True, False): gettext_lazy(
        "I thank the distinguished representative of {speaker}. "
        "I give the floor to the distinguished representative of {delegation}."
    ),
    (True, True): gettext_lazy(
        "I thank the distinguished representative of {speaker}. I give the floor to the distinguished representative "
        "of {delegation}, to be followed by {following}."
    ),
}
"""Whether somebody is to be thanked, and whether somebody follows."""

KINDS: Mapping[Kind, Promise] = {
    Kind.POINT_OF_ORDER: gettext_lazy(
        "I give the floor to the distinguished representative of {delegation} on a point of order."
    ),
    Kind.REPLY: gettext_lazy(
        "I give the floor to the distinguished representative of {delegation} in exercise of the right of reply."
    ),
    Kind.EXPLANATION: gettext_lazy(
        "I give the floor to the distinguished representative of {delegation} in explanation of position."
    ),
}


SETTLED: Mapping[Stage, Promise] = {
    Stage.BEFORE: gettext_lazy("I call the {meeting} to order."),
    Stage.SUSPENDED: gettext_lazy("The meeting is resumed."),
    Stage.POINT_OF_ORDER: gettext_lazy(
        "On the point of order of the distinguished representative of {delegation}, I rule as follows."
    ),
    Stage.APPEAL: gettext_lazy(
        "The appeal is put to the vote: the ruling stands unless a majority votes to overrule it."
    ),
}
"""Where nothing else need be known than which meeting it is, and who speaks."""


def to_say(known: Session, meeting: Meeting, title: str, at_hand: Console, reader: Reader) -> str:
    """What is said next; empty where nothing is. `title` is what the meeting is called."""
    if settled := SETTLED.get(at_hand.stage):
        return str(settled).format(meeting=title, delegation=_speaker(at_hand, reader))
    if at_hand.stage == Stage.CLOSED:
        return ""
    return _moved(at_hand) if at_hand.stage == Stage.MOTION else _gives(known.floor, meeting, at_hand, reader)


def to_close(owed: int) -> str:
    """What is said when the meeting rises."""
    if not owed:
        return _("The list of speakers is exhausted. The meeting is adjourned.")
    return ngettext(
        "Our time is over. {n} delegation could not be heard: it keeps its place and is heard first when we continue. "
        "The meeting is adjourned.",
        "Our time is over. {n} delegations could not be heard: they keep their places and are heard first when we "
        "continue. The meeting is adjourned.",
        owed,
    ).format(n=owed)


def _moved(at_hand: Console) -> str:
    first = min(at_hand.motions, key=lambda one: list(MotionKind).index(one.kind))
    label = LABELS[MotionKind][first.kind]
    return _("There is a motion: {motion}. I put it to the vote.").format(motion=label)


def _speaker(at_hand: Console, reader: Reader) -> str:
    return reader.name(at_hand.turn.speech.speaker) if at_hand.turn.speech else ""


def _gives(floor: Floor, meeting: Meeting, at_hand: Console, reader: Reader) -> str:
    speech = at_hand.turn.speech
    if at_hand.back:
        return _("I return the floor to the distinguished representative of {delegation}.").format(
            delegation=reader.name(at_hand.back.speaker)
        )
    if at_hand.giving is None:
        return _("Does any other delegation wish to take the floor?")
    called, following = floor.requests[at_hand.giving], _following(floor, meeting, at_hand.giving)
    facts = {
        "delegation": _written(called, reader),
        "speaker": reader.name(speech.speaker) if speech else "",
        "following": reader.name(floor.requests[following].asked.delegation) if following else "",
    }
    thanks = speech is not None and speech.request is not None
    sentence = KINDS.get(called.asked.kind) or GIVES[thanks, following is not None]
    return str(sentence).format(**facts)


def _written(request: Request, reader: Reader) -> str:
    name = reader.name(request.asked.delegation)
    if not request.on_behalf_of:
        return name
    return _("{delegation}, on behalf of {group}").format(delegation=name, group=request.on_behalf_of)


def _following(floor: Floor, meeting: Meeting, giving: RequestId) -> RequestId | None:
    """Who comes after the one who is called next."""
    waiting = [*points_of_order(floor), *(one for of in meeting.at_hand for one in callable_now(floor, of))]
    return next((one for one in waiting if one != giving), None)
