"""What concerns one delegation in a session, and what can it do now? The rules are asked: nothing is decided here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from seriatim.delegations.rules.participants import Roster
from seriatim.floor.own import Own, own_requests
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.decide import decide
from seriatim.floor.rules.kinds import Kind, Level, MotionKind, Stance
from seriatim.floor.rules.queue import joined_to, waiting
from seriatim.floor.rules.state import Motion, Request, SpeakersList, Speech, Standing
from seriatim.floor.shown import Line, ListShown, list_shown
from seriatim.kernel.actor import Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.state import Meeting, Status, Topic
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.reasons import reason
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.words import told
from seriatim.site.sessions.choices import Choice, choices
from seriatim.site.sessions.expected import Expected, Weighed, expected, weighed
from seriatim.site.sessions.standing import State, state_of, state_without

MAY_STILL_BE_ACTED_ON = (Standing.LATE, Standing.WAITING, Standing.JOINED)


@dataclass(frozen=True)
class Seat:
    """Where a delegation looks from: what is known, who she is, who takes part, and by which clock and words."""

    known: Session
    actor: Actor
    roster: Roster
    reader: Reader
    at: datetime

    @property
    def delegation(self) -> DelegationId:
        """The delegation for which she is here."""
        assert self.actor.delegation  # or there is no such page
        return self.actor.delegation

    def refusal(self, command: Any) -> Refused | None:
        """Why a command would be refused if it were given now; None if it would be obeyed."""
        try:
            decide(self.known.floor, command, Occasion(self.actor, self.at, self.known.version), self.roster)
        except Refused as refused:
            return refused
        return None

    def may(self, command: Any) -> bool:
        """Whether it would be obeyed."""
        return self.refusal(command) is None

    def told(self, refused: Refused) -> str:
        """The sentence of a refusal."""
        return told(refused, self.reader)


@dataclass(frozen=True)
class Ours:
    """One's own request: how it stands, and what can be done about it; `may` are the nouns of its deeds."""

    own: Own
    state: State
    why: str
    by: str
    speech: Speech | None
    may: frozenset[str]
    others: Sequence[tuple[int, str]]
    later: Sequence[tuple[int, str]]
    lead: Request | None
    joined_by: tuple[Request, ...]
    """Whose statement it joined, and who joined it: both agreed, and know it of each other whatever else is shown."""
    expected: Expected | None
    weighed: Weighed | None

    @property
    def request(self) -> Request:
        """The request."""
        return self.own.request


@dataclass(frozen=True)
class Card:
    """One list as it concerns a delegation: its own requests there, and what it can ask for."""

    topic: Topic
    speakers: SpeakersList
    is_open: bool
    phase: str
    heard_now: bool
    waiting: int
    state: State
    ours: tuple[Ours, ...]
    choices: tuple[Choice, ...]
    follow_ups: tuple[Meeting, ...]

    @property
    def first(self) -> Ours | None:
        """The request that says how the delegation stands here: the most urgent of the open ones, or the last."""
        return self.ours[0] if self.ours else None

    @property
    def can_ask(self) -> bool:
        """Whether anything can be asked for."""
        return any(not one.why_not for one in self.choices)

    @property
    def can_make_a_statement(self) -> bool:
        """Whether the next step is to ask for the floor."""
        return any(not one.why_not for one in self.choices if one.value in ("national", "group", "joint"))

    @property
    def urgency(self) -> tuple[int, int]:
        """What is shown first."""
        ahead = self.first.own.ahead if self.first else None
        return (list(State).index(self.state), 9_999 if ahead is None else ahead)


@dataclass(frozen=True)
class OnTheFloor:
    """What can be done about the floor of the meeting in session, beside asking for it on a list."""

    meeting: Meeting | None
    point_why_not: str
    motions: tuple[tuple[MotionKind, str], ...]
    pending: tuple["Pending", ...]
    may_appeal: bool
    ruling: str

    @property
    def can_move(self) -> bool:
        """Whether any motion can be made."""
        return any(not why_not for _kind, why_not in self.motions)


@dataclass(frozen=True)
class Pending:
    """A motion that is not yet decided: whether it is one's own, and on which sides one may speak."""

    motion: Motion
    withdraws: bool
    stances: tuple[Stance, ...]


@dataclass(frozen=True)
class Place:
    """The whole page: what is most urgent first, and the lists that do not concern the delegation at this moment."""

    seat: Seat
    cards: tuple[Card, ...]
    elsewhere: tuple[Topic, ...]
    floor: OnTheFloor

    @cached_property
    def speaking(self) -> Ours | None:
        """The request with which the delegation has the floor."""
        return next((one for card in self.cards for one in card.ours if one.state == State.FLOOR), None)


@dataclass(frozen=True)
class _Look:
    """A look at one list, made once."""

    seat: Seat
    of: ListId
    shown: ListShown
    lines: Mapping[int, Line] = field(default_factory=dict)


def place(seat: Seat) -> Place:
    """What the delegation sees, and may do."""
    floor = seat.known.floor
    mine: dict[ListId, list[Own]] = {}
    for own in own_requests(floor, seat.delegation):
        mine.setdefault(own.request.asked.list, []).append(own)
    cards, elsewhere = list[Card](), list[Topic]()
    for topic in seat.known.programme.topics.values():
        if topic.id not in floor.lists:
            continue
        if topic.id in mine or _concerns(seat, floor.lists[topic.id]):
            cards.append(_card(seat, topic, mine.get(topic.id, [])))
        else:
            elsewhere.append(topic)
    cards.sort(key=lambda card: card.urgency)
    return Place(seat, tuple(cards), tuple(elsewhere), _on_the_floor(seat))


def _concerns(seat: Seat, speakers: SpeakersList) -> bool:
    """Whether a list on which the delegation never asked matters now: it is open or opens, or a meeting hears it."""
    meetings = (one for one in seat.known.programme.meetings.values() if _is_to_come(one))
    opens = speakers.opens_at is not None and speakers.opens_later(seat.at)
    return opens or speakers.is_open(seat.at) or any(speakers.id in one.takes_up for one in meetings)


def _is_to_come(meeting: Meeting) -> bool:
    return meeting.status in (Status.PLANNED, Status.IN_SESSION, Status.SUSPENDED)


def _card(seat: Seat, topic: Topic, mine: Sequence[Own]) -> Card:
    floor, speakers = seat.known.floor, seat.known.floor.lists[topic.id]
    shown = list_shown(floor, topic.id, seat.actor)
    look = _Look(seat, topic.id, shown, {line.request.id: line for line in shown.lines})
    ours = sorted((_ours(look, own) for own in mine), key=lambda one: (list(State).index(one.state), -one.request.id))
    statement = seat.refusal(c.Inscribe(topic.id, seat.delegation))
    state = ours[0].state if ours else state_without(statement)
    if ours and ours[0].own.request.standing not in (*MAY_STILL_BE_ACTED_ON, Standing.SPEAKING) and statement is None:
        state = State.OPEN  # it ended, and one may ask again
    owing = {meeting for one in ours if one.request.owed for meeting in one.request.owed_in}
    return Card(
        topic, speakers, speakers.is_open(seat.at), speakers.phase(seat.at),
        floor.sitting is not None and topic.id in floor.sitting.hears,
        len(waiting(floor, topic.id)), state, tuple(ours), tuple(choices(seat, topic.id)),
        tuple(_follow_ups(seat, topic.id, owing)),
    )  # fmt: skip


def _ours(look: _Look, own: Own) -> Ours:
    seat, request = look.seat, own.request
    line = look.lines.get(request.id)
    why = reason(line.place, line.number, seat.known.floor, seat.reader, own=True) if line and line.place else ""
    speech = next((one for one in seat.known.floor.speeches if request.end and one.number == request.end.speech), None)
    others, later = [*_others(look, own)], [*_behind(look, own)]
    may = frozenset(noun for noun, command in _deeds(own, others, later) if seat.may(command))
    by = seat.reader.person(request.actor.person) if request.actor.person in seat.reader.persons else ""
    requests = seat.known.floor.requests
    return Ours(
        own, state_of(seat.known.floor, own), why, by, speech, may, others, later,
        requests[request.lead] if request.lead else None,
        tuple(requests[one] for one in joined_to(seat.known.floor, request.id)),
        expected(seat.known, request, seat.at), weighed(seat.known, request),
    )  # fmt: skip


def _others(look: _Look, own: Own) -> Iterator[tuple[int, str]]:
    """The requests with which one may trade or join: of the same kind, by others, as far as their names are shown."""
    for line in look.shown.lines:
        asked = line.request.asked
        if asked.kind == own.request.asked.kind and asked.delegation != own.request.asked.delegation:
            yield line.request.id, f"{line.number}. {look.seat.reader.name(asked.delegation)}"


def _behind(look: _Look, own: Own) -> list[tuple[int, str]]:
    return [one for one in _others(look, own) if own.place and look.lines[one[0]].number > own.place]


def _deeds(own: Own, others: Sequence[tuple[int, str]], later: Sequence[tuple[int, str]]) -> Iterator[tuple[str, Any]]:
    """One command for each noun, such as would be given, so that the rules can be asked about it."""
    request = own.request
    number = request.id
    yield "amendment", c.AmendRequest(number, language="–", text=request.text)
    yield "later", c.MoveLater(number)
    yield "text", c.GiveInWriting(number, "–")
    yield "withdrawal", c.Withdraw(number)
    yield "leaving", c.LeaveJoin(number)
    if request.asked.kind == Kind.STATEMENT:
        yield "class", c.ChangeClass(number, level=_another(request.level), accept_move=True)
    for other, _name in others[:1]:
        yield "exchanges", c.ProposeExchange(number, RequestId(other))
        yield "joins", c.ProposeJoin(number, RequestId(other))
    if later:
        yield "later", c.MoveLater(number, RequestId(later[-1][0]))


def _another(level: Level) -> Level:
    return Level.MINISTER if level != Level.MINISTER else Level.OTHER


def _follow_ups(seat: Seat, of: ListId, owing: set[MeetingId]) -> Iterator[Meeting]:
    """The meetings to come that will hear what is owed on a list."""
    for meeting in seat.known.programme.meetings.values():
        if owing and _is_to_come(meeting) and of in meeting.takes_up and meeting.id not in owing:
            yield meeting


def _on_the_floor(seat: Seat) -> OnTheFloor:
    floor, programme = seat.known.floor, seat.known.programme
    point = seat.refusal(c.RaisePointOfOrder(seat.delegation))
    moves = ((kind, seat.refusal(c.Move(kind, seat.delegation))) for kind in MotionKind)
    ruling = floor.turn.ruling
    return OnTheFloor(
        programme.meetings.get(programme.sitting) if programme.sitting else None,
        seat.told(point) if point else "",
        tuple((kind, seat.told(refused) if refused else "") for kind, refused in moves),
        tuple(_pending(seat, one) for one in floor.motions.values() if one.pending),
        seat.may(c.Appeal(seat.delegation)),
        ruling.ruling if ruling else "",
    )


def _pending(seat: Seat, motion: Motion) -> Pending:
    stances = (
        one for one in Stance if motion.delegation != seat.delegation
        and seat.may(c.SpeakOnMotion(motion.number, seat.delegation, one))
    )  # fmt: skip
    own = motion.delegation == seat.delegation
    return Pending(motion, own and seat.may(c.WithdrawMotion(motion.number)), tuple(stances))
