"""What a letter says: which sentences are true, in which order, in no language yet."""

from datetime import date, timedelta
from enum import Enum, StrEnum, auto

from seriatim.letters.rules.facts import FollowUp, LetterFacts, Phase, Session, Speakers


class Say(StrEnum):
    """A line or a sentence that each language has in full."""

    LETTERHEAD_MISSION = auto()
    LETTERHEAD_SEAT = auto()
    DATE = auto()
    SALUTATION = auto()
    CAPACITY = auto()
    CAPACITY_UNDER_MANDATE = auto()
    THANKS = auto()
    NOT_ALL_HEARD = auto()
    IMPORTANT_TO_HEAR = auto()
    INVITATION_TO_HEAR = auto()
    INVITATION_TO_CONTINUE = auto()
    PLACE = auto()
    CONNECTION_LATER = auto()
    ONLY_OWED = auto()
    ONLY_OPEN_FLOOR = auto()
    FIRST_OWED = auto()
    FIRST_OPEN_FLOOR = auto()
    THEN_OWED = auto()
    THEN_OPEN_FLOOR = auto()
    COMMITMENT = auto()
    OUTLOOK = auto()
    OUTLOOK_UNDER_MANDATE = auto()
    OUTLOOK_WITH_OBJECTIVE = auto()
    CLOSING = auto()
    SIGNED_NAME = auto()
    SIGNED_OFFICE = auto()
    SIGNED_BODY = auto()
    ADDRESSED_TO = auto()
    ADDRESSED_AT = auto()


class Week(Enum):
    """When the session was held, seen from the letter's date."""

    THIS = auto()
    LAST = auto()
    OTHER = auto()


class Unheard(Enum):
    """Who was not heard of those who asked; each takes its own phrases."""

    NOBODY = auto()
    ONE_OF_SEVERAL = auto()
    SEVERAL = auto()
    THE_ONLY_ONE = auto()
    EVERYBODY = auto()


ONLY = {Phase.OWED: Say.ONLY_OWED, Phase.OPEN_FLOOR: Say.ONLY_OPEN_FLOOR}
FIRST = {Phase.OWED: Say.FIRST_OWED, Phase.OPEN_FLOOR: Say.FIRST_OPEN_FLOOR}
THEN = {Phase.OWED: Say.THEN_OWED, Phase.OPEN_FLOOR: Say.THEN_OPEN_FLOOR}


def outline(facts: LetterFacts) -> tuple[tuple[Say, ...], ...]:
    """The sentences of each paragraph; a paragraph with nothing true to say is left out."""
    paragraphs = (
        (Say.CAPACITY_UNDER_MANDATE if facts.body.mandate else Say.CAPACITY,),
        (Say.THANKS, Say.NOT_ALL_HEARD) if facts.speakers.owed else (Say.THANKS,),
        _invitation(facts, facts.meeting),
        _conduct(phases(facts)),
        (Say.COMMITMENT, _outlook(facts)),
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def phases(facts: LetterFacts) -> tuple[Phase, ...]:
    """The phases that the meeting will really have: where nobody is owed the floor, nobody is given it first."""
    return tuple(phase for phase in facts.meeting.phases if phase != Phase.OWED or facts.speakers.owed)


def week(session: Session, dated: date) -> Week:
    """Whether the whole session was held in the ISO week of the letter or in the one before.

    A session of two weeks that closed last week was not "convened last week".
    """
    opened, closed, now = (day - timedelta(days=day.weekday()) for day in (session.opens, session.closes, dated))
    if opened != closed:
        return Week.OTHER
    return {timedelta(0): Week.THIS, timedelta(days=7): Week.LAST}.get(now - closed, Week.OTHER)


def unheard(speakers: Speakers) -> Unheard:
    """One or several, and whether anybody was heard at all."""
    if speakers.owed == 0:
        return Unheard.NOBODY
    if speakers.owed == 1:
        return Unheard.ONE_OF_SEVERAL if speakers.heard else Unheard.THE_ONLY_ONE
    return Unheard.SEVERAL if speakers.heard else Unheard.EVERYBODY


def _invitation(facts: LetterFacts, meeting: FollowUp) -> tuple[Say, ...]:
    to_hear, to_continue = (Say.IMPORTANT_TO_HEAR, Say.INVITATION_TO_HEAR), (Say.INVITATION_TO_CONTINUE,)
    invitation = to_hear if facts.speakers.owed else to_continue
    place = (Say.PLACE,) if meeting.place else ()
    connection = (Say.CONNECTION_LATER,) if meeting.connection_details_later else ()
    return invitation + place + connection


def _conduct(order: tuple[Phase, ...]) -> tuple[Say, ...]:
    if len(order) == 1:
        return (ONLY[order[0]],)
    return tuple(table[phase] for table, phase in zip((FIRST, THEN), order, strict=False))


def _outlook(facts: LetterFacts) -> Say:
    mandate = facts.body.mandate
    if mandate is None:
        return Say.OUTLOOK
    return Say.OUTLOOK_WITH_OBJECTIVE if mandate.objective else Say.OUTLOOK_UNDER_MANDATE
