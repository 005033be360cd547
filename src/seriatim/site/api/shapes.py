"""Of which shape are the answers? Written out for the description; `facts.py` fills them in."""

from typing import Any, Literal

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

Standing = Literal[
    "late", "waiting", "joined", "speaking", "heard", "in writing", "withdrawn", "declined", "lapsed", "carried over"
]
Instant = AwareDatetime
Code = str
"""A delegation's code; `names` has its name."""


class Shape(Schema):
    """Nothing but what is written here."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """Why something was not done (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="Where the code is explained: /api/#LIST_CLOSED.")
    title: str = Field(description="What kind of problem it is, in the reader's language.")
    status: int
    detail: str = Field(description="What happened and what to do, in the reader's language.")
    code: str = Field(
        description="The same for programs; a refusal of the rules, or one of the codes of this interface."
    )
    field: str | None = Field(None, description="With WRONG_FIELD: which one.")
    problem: str | None = Field(None, description="With WRONG_FIELD: what is the matter with it.")
    advice: str | None = Field(None, description="With WRONG_FIELD: what to give instead.")
    given: str | None = Field(None, description="With WRONG_FIELD: the name that nobody has.")
    suggestions: dict[Code, str] | None = Field(None, description="With WRONG_FIELD: whom it may mean, with names.")
    page: str | None = Field(None, description="With TOUCH_NEEDED: the page on which it can be done.")


class Event(Shape):
    """Something that was recorded."""

    name: str
    version: int
    facts: dict[str, Any] | None = Field(None, description="Left out where they are another delegation's.")


class Done(Shape):
    """What a deed did."""

    version: int
    events: list[Event]


class Counts(Shape):
    """The figures of a list."""

    waiting: int
    owed: int
    heard: int


class Line(Shape):
    """One request. What is usual is left out: a statement, at another level, not owed, in no language announced."""

    who: Code
    number: int
    kind: str | None = None
    for_: str | None = Field(None, alias="for", description="The group for which it is made.")
    with_: list[Code] | None = Field(None, alias="with", description="Whoever makes the statement with it.")
    owed: bool | None = None
    level: str | None = None
    language: str | None = None
    text: bool | None = Field(None, description="The text was handed in; said to who presides and to interpreters.")


class PlacedLine(Line):
    """One that waits, at its place."""

    place: int
    reason: str | None = Field(None, description="Why it stands there, for who may see all names.")


class LateLine(Line):
    """One that came after the list was closed."""

    asked_at: Instant


class HeardLine(Line):
    """One that was heard."""

    given_at: Instant | None = None
    ended_at: Instant | None = None
    elapsed_ms: int | None = None


class End(Shape):
    """How a request ended."""

    how: Standing
    at: Instant
    reason: str | None = None


class EndedLine(Line):
    """One that ended without being heard."""

    end: End | None


class ListShown(Counts):
    """A list of speakers as this reader sees it."""

    version: int
    as_: str = Field(alias="as")
    of: str
    item: str
    title: str
    short_title: str
    state: Literal["open", "closed", "not yet open"]
    opens_at: Instant | None
    closes_at: Instant | None
    visibility: str
    next_names: int
    to_all: bool
    hidden: int = Field(description="How many wait whose names this reader may not see.")
    lines: list[PlacedLine]
    speaking: list[Line]
    late: list[LateLine]
    names: dict[Code, str]
    next: str | None = Field(None, description="The address of the lines behind these.")


class Part(Shape):
    """Some requests of a list that are over."""

    version: int
    as_: str = Field(alias="as")
    of: str
    names: dict[Code, str]
    next: str | None = None


class HeardPart(Part):
    """Who was heard."""

    lines: list[HeardLine]


class EndedPart(Part):
    """Who ended otherwise."""

    lines: list[EndedLine]


class Origin(Shape):
    """The request of another session that was carried over."""

    session: str
    request: int


class HeardAt(Shape):
    """The speech in which a request was heard."""

    given_at: Instant
    elapsed_ms: int


class RequestShown(Shape):
    """One request, from its inscription to its end."""

    version: int
    as_: str = Field(alias="as")
    of: str
    who: Code
    number: int
    kind: str
    capacity: str
    level: str
    for_: str | None = Field(None, alias="for")
    with_: list[Code] | None = Field(None, alias="with")
    owed: bool | None = None
    language: str | None = None
    standing: Standing
    asked_at: Instant
    place: int | None = None
    reason: str | None = None
    owed_in: list[str] | None = None
    origin: Origin | None = None
    heard: HeardAt | None = None
    end: End | None = None
    text: str | bool | None = Field(description="The statement, for who may read it before it is delivered.")
    receipt: str = Field(description="The address of the proof that it was recorded.")
    names: dict[Code, str]


class MeetingShown(Shape):
    """A meeting in a few facts."""

    meeting: str
    number: int | None = None
    name: str | None = None
    status: str
    mode: str
    form: str
    starts: Instant
    takes_up: list[str] | None = None
    items: list[str] | None = None
    place: str | None = None
    reason: str | None = None


class Stop(Shape):
    """The end of a service, and whether the meeting agreed to continue without it."""

    service: str
    at: Instant
    consent: bool


class PlannedMeeting(MeetingShown):
    """A meeting of the programme of work."""

    follows: str | None = None
    opened_at: Instant | None = None
    suspended_until: Instant | None = None
    adjourned_at: Instant | None = None
    proposed_at_closing: bool | None = None
    scheduled_at: Instant | None = None
    hard_stops: list[Stop]


class Now(Shape):
    """Who has the floor. Its clock shows `ran` and what has passed since `since`, times 100 ÷ `rate`, in ms."""

    as_: str = Field(alias="as", description="delegation, chair, secretariat, or hidden.")
    who: Code | None = Field(None, description="Left out where who presides speaks, or the name is not shown.")
    number: int | None = None
    of: str | None = None
    kind: str | None = None
    for_: str | None = Field(None, alias="for")
    with_: list[Code] | None = Field(None, alias="with")
    owed: bool | None = None
    language: str | None = None
    speech: int
    limit: int | None = Field(None, description="Milliseconds, extensions included; left out where there is no limit.")
    zero: str | None = Field(None, description="What happens at zero, unless the speech goes on.")
    grace: int | None = None
    ran: int
    rate: int
    since: int | None = Field(None, description="Milliseconds since 1970; left out while the clock stands.")


class FloorShown(Shape):
    """The floor of the meeting in session, as the live stream tells it; what there is none of is left out."""

    now: Now | None = None
    interrupted: list[Code] | None = None
    pending: list[str] | None = Field(None, description="What is to be voted on: kinds of motions, or an appeal.")
    agreed: list[str] | None = Field(None, description="The services beyond whose end the meeting goes on.")
    until: int | None = Field(None, description="Until when it is suspended, in milliseconds since 1970.")
    undo: int | None = Field(None, description="For the desk: until when the last action can be taken back.")
    undoes: str | None = None
    next: list[Line] | None = None
    more: int | None = Field(None, description="How many are called behind these.")
    points: list[Line] | None = None
    replies: list[Line] | None = None
    late: int | None = Field(None, description="For the desk: how many late requests wait for the Chair.")


class Owed(Shape):
    """What is owed on a list."""

    of: str
    lines: list[Line]


class WholeMeeting(PlannedMeeting):
    """A meeting with its floor, what it heard and what it owes."""

    version: int
    as_: str = Field(alias="as")
    floor: FloorShown | None = Field(description="Null unless this meeting is in session.")
    heard: list[HeardLine]
    owed: list[Owed]
    follow_ups: list[str]
    names: dict[Code, str]


class SpanOfTime(Shape):
    """From when until when, in eight of ten meetings."""

    from_: Instant = Field(alias="from")
    to: Instant


class Range(Shape):
    """From so many to so many, in eight of ten meetings."""

    from_: int = Field(alias="from")
    to: int


class Outlook(Shape):
    """What is forecast of all who wait in a meeting."""

    waiting: int
    exhausted: SpanOfTime = Field(description="When nobody waits any more.")
    stops: Instant | None = Field(description="When the meeting must rise.")
    unheard: Range = Field(description="How many will not have been heard by then.")
    all_heard: int = Field(description="The chance, in hundredths, that all who wait now are heard.")


class ForecastTurn(Shape):
    """When a request is called."""

    number: int
    who: Code
    called: SpanOfTime
    heard: int = Field(description="The chance, in hundredths, to have been heard when the meeting must rise.")


class ForecastShown(Shape):
    """What is forecast of a meeting: all of it to whoever presides, her own turns to a delegation."""

    version: int
    as_: str = Field(alias="as")
    meeting: str
    at: Instant
    outlook: Outlook | None = Field(description="Null unless the reader presides, and where nothing is known yet.")
    turns: list[ForecastTurn] = Field(description="In the order in which they are called.")
    names: dict[Code, str]


class TopicShown(Counts):
    """A topic with the figures of its list."""

    topic: str
    title: str
    short_title: str


class AgendaItem(Shape):
    """An item of the agenda."""

    number: str
    title: str
    topics: list[TopicShown]


class SessionShown(Shape):
    """A session at a glance."""

    version: int
    as_: str = Field(alias="as", description="desk, booth, delegation:KEN or public: what this reader may see.")
    session: str
    body: str
    body_name: str
    ordinal: int
    kind: str
    opens: str
    closes: str
    zone: str
    illustrative: str
    in_session: str | None
    agenda: list[AgendaItem]
    meetings: list[MeetingShown]


class Programme(Shape):
    """The programme of work."""

    version: int
    zone: str
    meetings: list[PlannedMeeting]


class ListFigures(Counts):
    """A list in figures."""

    list: str
    title: str


class SessionFigures(Shape):
    """A session of a body."""

    session: str
    ordinal: int
    kind: str
    opens: str
    closes: str
    illustrative: str
    lists: list[ListFigures]


class BodyShown(Shape):
    """A body with its mandate and its sessions."""

    body: str
    name: str
    short_name: str
    seat: str
    mandate: str
    organ: str
    chair: str
    sessions: list[SessionFigures]


class Bodies(Shape):
    """Every body; `behind` counts the events that are not yet in these figures."""

    bodies: list[BodyShown]
    behind: int


class Reader(Shape):
    """Who asks."""

    signed_in: bool
    guest: bool
    csrf: str = Field(description="To be sent as X-CSRFToken with whatever is posted.")
