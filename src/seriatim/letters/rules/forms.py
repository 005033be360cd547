"""What a language brings that inflects: its phrases as data, each in the form that its one place asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.outline import Unheard, Week


@dataclass(frozen=True)
class Held:
    """A session: *à la septième session*, *de la septième session*. `{ordinal}` and `{kind}` are gaps."""

    at: str
    of: str


@dataclass(frozen=True)
class Called:
    """The follow-up meeting, invited to and spoken of: *une réunion*, *lors de cette réunion*. `{name}` is a gap."""

    to: str
    at_this: str


@dataclass(frozen=True)
class Owed:
    """Who was not heard, who should be, and to whom the floor is given: in number, gender and case as they stand."""

    not_heard: str
    should_be: str
    given_to: str


@dataclass(frozen=True)
class Comments:
    """What the open floor is for; `{issue}` and `{session_at}` are gaps."""

    first: str
    further: str
    on_this_issue: str
    on_this_topic: str


@dataclass(frozen=True)
class Forms:
    """All that is not a sentence and not a name. Keys are facts, values phrases of the language."""

    outer_quotes: str
    inner_quotes: str
    """Two characters each; what stands between French ones is set off by `quote_space`."""

    day: Callable[[date], str]
    span: Callable[[date, date], str]
    appointment: Callable[[datetime, str], str]
    """A start by the clock of a city, and how that clock is called."""
    ordinal: Callable[[int], str]

    established: Mapping[Gender, str]
    introduced: str
    convened: Mapping[Week, str]
    sessions: Mapping[str, Held]
    any_other_session: Held
    programme_of_work: Mapping[bool, str]
    recall: Mapping[tuple[bool, bool], str]
    """By whether the list was long, and whether there was a reason for a limit."""
    owed: Mapping[Unheard, Owed]
    meetings: Mapping[str, Called]
    any_other_meeting: Called
    as_proposed: Mapping[bool, str]
    comments: Comments
    addressed: Mapping[Addressees, str]
    not_given: Mapping[Sort, Name]
    """For a name that nobody gave: the phrase in which the English one stands, so that it need not inflect."""
    the_body: Name
    """A body whose short name is not known, once it has been introduced."""

    owed_two: Mapping[Unheard, Owed] = field(default_factory=dict)
    """Where two take forms of their own."""
    quote_space: str = ""
