"""Whether a true letter can be written from these facts."""

from operator import attrgetter

from seriatim.kernel.refusal import Refused
from seriatim.letters.rules.facts import FollowUp, LetterFacts, Phase
from seriatim.letters.rules.refusals import Refusal

REQUIRED = (
    "city",
    "organization",
    "body.name",
    "body.chair.name",
    "body.chair.mission",
    "body.chair.office",
    "topic.title",
    "topic.agenda_item",
    "follow_up.city",
)
REQUIRED_OF_A_MANDATE = ("body.mandate.organ", "body.mandate.symbol")


def check(facts: LetterFacts) -> None:
    """Refuse facts from which no true letter can be written."""
    meeting = facts.meeting
    for fact in REQUIRED + (REQUIRED_OF_A_MANDATE if facts.body.mandate else ()):
        if not attrgetter(fact)(facts):
            raise Refused(Refusal.FACT_MISSING, fact=fact)
    _check_numbers(facts)
    _check_dates(facts, meeting)
    _check_phases(facts, meeting)


def _check_numbers(facts: LetterFacts) -> None:
    """There is no session 0, and nobody is owed less than nothing."""
    session, speakers = facts.session, facts.speakers
    if session.ordinal is not None and session.ordinal < 1:
        raise Refused(Refusal.IMPOSSIBLE_NUMBER, fact="session.ordinal", number=session.ordinal)
    for fact, number in (("speakers.heard", speakers.heard), ("speakers.owed", speakers.owed)):
        if number < 0:
            raise Refused(Refusal.IMPOSSIBLE_NUMBER, fact=fact, number=number)


def _check_dates(facts: LetterFacts, meeting: FollowUp) -> None:
    """A session that has closed, then the letter, then the meeting: two may fall on one day."""
    session, start = facts.session, meeting.begins.date()
    if session.closes < session.opens:
        raise Refused(Refusal.SESSION_CLOSES_BEFORE_IT_OPENS, opens=session.opens, closes=session.closes)
    if facts.dated < session.closes:
        raise Refused(Refusal.SESSION_NOT_CLOSED, dated=facts.dated, closes=session.closes)
    if start < facts.dated:
        raise Refused(Refusal.FOLLOW_UP_BEFORE_LETTER, dated=facts.dated, start=start)


def _check_phases(facts: LetterFacts, meeting: FollowUp) -> None:
    """Each phase once, and somebody to speak in it."""
    for phase in Phase:
        if meeting.phases.count(phase) > 1:
            raise Refused(Refusal.PHASE_TWICE, phase=phase)
    if meeting.phases == (Phase.OWED,) and not facts.speakers.owed:
        raise Refused(Refusal.NOBODY_TO_HEAR)
