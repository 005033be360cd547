"""What is true of a follow-up and of the meeting that it follows: the facts of its letter, from the journal."""

from datetime import date
from zoneinfo import ZoneInfo

from seriatim.floor.rules.kinds import Kind
from seriatim.floor.rules.queue import on_list
from seriatim.floor.rules.state import Floor, Standing
from seriatim.kernel.ids import ListId, MeetingId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.letters.rules import facts as f
from seriatim.letters.rules.refusals import Refusal
from seriatim.meetings.rules.events import BodyEstablished, SessionConvened
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.meetings.rules.state import Meeting, Programme
from seriatim.proceedings.chamber import Chamber

REMOTE_FORMS = ("virtual", "hybrid")
GONE = (Standing.WITHDRAWN, Standing.IN_WRITING, Standing.DECLINED, Standing.LAPSED)
"""Whom the follow-up need not hear, although their meeting rose without hearing them."""


def facts_of(
    chamber: Chamber, session: SessionId, meeting: MeetingId, dated: date | None = None, about: ListId | None = None
) -> f.LetterFacts:
    """The facts of the letter that invites to a follow-up; raises Refused when the meeting follows none.

    Without `dated` the letter bears the day on which the follow-up was scheduled, by the seat's clock. A letter is
    about one topic: `about` names it where the follow-up takes up several.
    """
    known = chamber.session(session)
    programme = known.programme
    convened, follow_up = _convened(programme, session), _follow_up(programme, meeting)
    body = chamber.body(convened.body).body.facts
    if body is None:
        raise Refused(MeetingRefusal.NO_SUCH_BODY, body=convened.body)
    topic = programme.topics[_topic(follow_up, about)]
    return f.LetterFacts(
        dated=dated or _scheduled_on(follow_up, convened.zone),
        city=body.seat,
        body=_body(body),
        session=f.Session(convened.opens, convened.closes, convened.ordinal, convened.kind, programme.adopted),
        topic=f.Topic(topic.title, topic.item, topic.short_title),
        speakers=_speakers(known.floor, topic.id, programme.meetings[follow_up.follows or meeting]),
        follow_up=_invitation(follow_up, body),
    )


def _convened(programme: Programme, session: SessionId) -> SessionConvened:
    if programme.session is None:
        raise Refused(MeetingRefusal.NO_SESSION, session=session)
    return programme.session


def _follow_up(programme: Programme, meeting: MeetingId) -> Meeting:
    found = programme.meetings.get(meeting)
    if found is None:
        known = ", ".join(programme.meetings) or "none yet"
        raise Refused(MeetingRefusal.NO_SUCH_MEETING, meeting=meeting, known=known)
    if found.follows is None or not found.takes_up:
        raise Refused(Refusal.NO_LETTER, meeting=meeting)
    return found


def _topic(follow_up: Meeting, about: ListId | None) -> ListId:
    if about is None and len(follow_up.takes_up) == 1:
        return follow_up.takes_up[0]
    if about is None or about not in follow_up.takes_up:
        raise Refused(Refusal.SEVERAL_TOPICS, meeting=follow_up.id, topics=", ".join(follow_up.takes_up))
    return about


def _scheduled_on(follow_up: Meeting, zone: str) -> date:
    at = follow_up.scheduled_at or follow_up.starts
    return at.astimezone(ZoneInfo(zone)).date()


def _body(body: BodyEstablished) -> f.Body:
    mandate = f.Mandate(body.mandate.organ, body.mandate.symbol, body.mandate.adopted, body.mandate.objective)
    chair = f.Chair(body.chair.name, body.chair.mission, body.chair.title)
    short = body.short_name if body.short_name != body.name else ""
    return f.Body(body.name, chair, short, mandate)


def _speakers(floor: Floor, of: ListId, followed: Meeting) -> f.Speakers:
    """How the list stood when the followed meeting rose: what the follow-up hears later does not rewrite the letter."""
    statements = [one for one in on_list(floor, of) if one.asked.kind == Kind.STATEMENT]
    rose = followed.adjourned_at
    heard = sum(
        one.standing == Standing.HEARD and one.end is not None and (rose is None or one.end.at <= rose)
        for one in statements
    )
    owed = sum(followed.id in one.owed_in and one.standing not in GONE for one in statements)
    return f.Speakers(heard, owed, reason_for_limit=followed.reason_for_limit)


def _invitation(follow_up: Meeting, body: BodyEstablished) -> f.FollowUp:
    return f.FollowUp(
        start=follow_up.starts,
        zone=body.zone,
        city=body.seat,
        phases=tuple(f.Phase(phase) for phase in follow_up.phases),
        form=" ".join(word for word in (follow_up.form, follow_up.mode) if word not in ("in-person", "formal")),
        name=follow_up.name,
        place=follow_up.place,
        connection_details_later=follow_up.form in REMOTE_FORMS,
        proposed_at_closing=follow_up.proposed_at_closing,
    )
