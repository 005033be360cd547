"""What a letter must know before it is written.

Names and free words are in English, as the journal has them; what they are called in another language is in the
`Names` that are given with the facts. Everything that a language writes in its own way (dates, ordinals, phases,
counts) is data.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from seriatim.kernel.refusal import Refused
from seriatim.letters.rules.refusals import Refusal


class Phase(StrEnum):
    """What a follow-up meeting does with the floor."""

    OWED = "owed"
    OPEN_FLOOR = "open-floor"


class Addressees(StrEnum):
    """To whom the letter goes: one fixed phrase for each combination."""

    REPRESENTATIVES_AND_OBSERVERS = "permanent-representatives-and-observers"
    REPRESENTATIVES = "permanent-representatives"
    OBSERVERS = "permanent-observers"


@dataclass(frozen=True)
class Chair:
    """Who signs; `office` is the title held: Chair, President, Co-Chair."""

    name: str
    mission: str
    office: str = "Chair"


@dataclass(frozen=True)
class Mandate:
    """The resolution that established the body; `objective` completes "our common objective of …"."""

    organ: str
    symbol: str
    adopted: date
    objective: str = ""


@dataclass(frozen=True)
class Body:
    """The body that meets; a main committee has no mandate, and not every body has a short name."""

    name: str
    chair: Chair
    short_name: str = ""
    mandate: Mandate | None = None


@dataclass(frozen=True)
class Session:
    """The session that was held; `kind` is substantive, organizational, resumed, … or blank for a plain session."""

    opens: date
    closes: date
    ordinal: int | None = None
    kind: str = ""
    programme_of_work_adopted: bool = True


@dataclass(frozen=True)
class Topic:
    """What the list of speakers was about; `short_title` completes "our discussions on …"."""

    title: str
    agenda_item: str
    short_title: str = ""


@dataclass(frozen=True)
class Speakers:
    """How the list of speakers ended.

    `heard` and `owed` count requests; one that was withdrawn or handed in as text is in neither.
    `reason_for_limit` completes "due to …".
    """

    heard: int
    owed: int
    list_was_long: bool = True
    reason_for_limit: str = ""


@dataclass(frozen=True)
class FollowUp:
    """The meeting to which the letter invites.

    `start` is aware; `zone` is the IANA zone by whose clock it is told, as the time of `city`.
    `form` and `name` say what it is: a *virtual informal* "*town hall*" meeting. `place` is blank if
    there is none to go to.
    """

    start: datetime
    zone: str
    city: str
    phases: tuple[Phase, ...]
    form: str = ""
    name: str = ""
    place: str = ""
    connection_details_later: bool = False
    proposed_at_closing: bool = False

    @property
    def begins(self) -> datetime:
        """The start by the clock of the city."""
        if self.start.tzinfo is None:
            raise Refused(Refusal.START_WITHOUT_ZONE, start=self.start)
        try:
            return self.start.astimezone(ZoneInfo(self.zone))
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise Refused(Refusal.UNKNOWN_ZONE, zone=self.zone) from error


@dataclass(frozen=True)
class LetterFacts:
    """Everything that the letter of a follow-up is composed from; a change in any of it changes the letter."""

    dated: date
    city: str
    body: Body
    session: Session
    topic: Topic
    speakers: Speakers
    follow_up: FollowUp | None = None
    organization: str = "United Nations"
    addressees: Addressees = Addressees.REPRESENTATIVES_AND_OBSERVERS

    @property
    def meeting(self) -> FollowUp:
        """The follow-up; without one there is nothing to write about."""
        if self.follow_up is None:
            raise Refused(Refusal.NO_FOLLOW_UP, topic=self.topic.title)
        return self.follow_up
