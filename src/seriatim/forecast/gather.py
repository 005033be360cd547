"""A meeting of a recorded session, and what its body had taught before it: the forecast's facts from the journal."""

from datetime import datetime
from functools import reduce

from seriatim.forecast.field import paces, shipped
from seriatim.forecast.history import record_of
from seriatim.forecast.outlook import Outlook, outlook
from seriatim.kernel.ids import MeetingId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.proceedings.rules.session import Session, evolve


def outlook_of(
    chamber: Chamber, session: SessionId, meeting: MeetingId | None, at: datetime
) -> tuple[Session, MeetingId, Outlook]:
    """The session as it stood at an instant, the meeting that is meant, and how that stands; or Refused.

    Without `meeting` it is the one in session, else the next that is planned.
    """
    known = as_it_stood(chamber, session, at)
    meant = meeting or _next(known)
    if meant is None or meant not in known.programme.meetings:
        listed = ", ".join(known.programme.meetings) or "none yet"
        raise Refused(Refusal.NO_SUCH_MEETING, meeting=meant or "next", known=listed)
    body = known.programme.session.body if known.programme.session else None
    sessions = [chamber.session(one) for one in chamber.sessions_of(body)] if body else [known]
    return known, meant, outlook(known, meant, at, record_of(sessions, shipped(), begun(known, meant, at)), paces())


def as_it_stood(chamber: Chamber, session: SessionId, at: datetime) -> Session:
    """The session at an instant, also one long past; raises Refused when it was never convened."""
    known = chamber.session(session)
    if known.at is None or known.at <= at:
        return known
    recorded = chamber.journal.read(stream_of_session(session))
    return reduce(evolve, (one for one in recorded if one.at <= at), Session())


def begun(known: Session, meeting: MeetingId, at: datetime) -> datetime:
    """When the meeting began, from which on it is no past; now where it has not yet."""
    return min(known.programme.meetings[meeting].opened_at or at, at)


def _next(known: Session) -> MeetingId | None:
    if known.programme.sitting:
        return known.programme.sitting
    planned = [one for one in known.programme.meetings.values() if one.status == "planned"]
    return min(planned, key=lambda one: one.starts).id if planned else None
